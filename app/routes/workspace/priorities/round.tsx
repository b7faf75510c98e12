import { href } from "react-router";
import { ButtonLink } from "#app/components/button.tsx";
import { Facts } from "#app/components/facts.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { Rows } from "#app/components/rows.tsx";
import { Side } from "#app/components/side.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { meetingName } from "#app/meeting-name.ts";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import stylesheet from "#app/styles/ballot.css?url";
import { loadFrame } from "#app/workspace.ts";
import type { RoundPage } from "#domain/concept/priorities/index.ts";
import type { Route } from "./+types/round.ts";
import { Ranking } from "./ranking.tsx";
import { roundCrumbs, shownRound } from "./shown-round.ts";

const NOTICES = ["gespeichert"] as const;

export async function loader({ params, context, url }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const { link: _link, ...shown } = await shownRound(ctx, params.id);
  const word = url.searchParams.get("hinweis");
  return {
    shown,
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/konzept"),
    region: params.region,
    notice: NOTICES.find((known) => known === word) ?? null,
  };
}

export default function RoundPageView({ loaderData }: Route.ComponentProps) {
  const { t } = useTexts();
  const formats = useFormats();
  const { frame, region, shown, notice } = loaderData;
  const { round, mayRun, items, criteria, result, counted, receipts } = shown;
  const { id, state } = round;
  return (
    <WorkspacePage
      {...frame}
      crumbs={[...roundCrumbs(t, region), { label: round.question }]}
      kicker={[t(`priorities.state-${state}`), t(`priorities.method-${round.method}`)].join(" · ")}
      title={round.question}
      lede={ledeOf()}
      notice={notice ? <Notice kind="success">{t(`priorities.notice-${notice}`)}</Notice> : undefined}
      actions={
        <>
          {mayRun && state === "draft" ? (
            <ButtonLink small icon="pencil" href={href("/app/:region/priorisierung/:id/bearbeiten", { region, id })}>
              {t("priorities.edit")}
            </ButtonLink>
          ) : null}
          {state === "draft" ? null : (
            <ButtonLink small icon="eye" href={href("/app/:region/priorisierung/:id/leinwand", { region, id })}>
              {t("priorities.projector")}
            </ButtonLink>
          )}
          {mayRun ? (
            <ButtonLink small kind="primary" href={href("/app/:region/priorisierung/:id/leitung", { region, id })}>
              {t(`priorities.run-${state}`)}
            </ButtonLink>
          ) : null}
        </>
      }
      aside={<Margin region={region} shown={shown} />}
    >
      <title>{`${round.question} – ${frame.region.name}`}</title>
      <link rel="stylesheet" href={stylesheet} precedence="workspace" />
      {result ? (
        <section aria-labelledby="h-result" className="stack">
          <h2 id="h-result">{t(state === "closed" ? "priorities.result" : "priorities.interim")}</h2>
          <Ranking region={region} round={round} criteria={criteria} result={result} />
        </section>
      ) : (
        <section aria-labelledby="h-items" className="stack">
          <h2 id="h-items">{t("priorities.items")}</h2>
          {items.length === 0 ? (
            <p className="muted">{t("priorities.items-none")}</p>
          ) : (
            <Rows
              ordered
              rows={items.map(({ recommendationId, label }) => ({
                key: recommendationId,
                title: label,
                href: href("/app/:region/konzept/empfehlungen/:id", { region, id: recommendationId }),
              }))}
            />
          )}
        </section>
      )}
      {receipts.length > 0 ? (
        <details>
          <summary>{t("priorities.receipts", { count: receipts.length })}</summary>
          <p className="s">{t("priorities.receipts-what")}</p>
          <ul className="receipts flow-s">
            {receipts.map((receipt) => (
              <li key={receipt}>{receipt}</li>
            ))}
          </ul>
        </details>
      ) : null}
    </WorkspacePage>
  );

  function ledeOf(): string {
    if (state === "draft") return t("priorities.lede-draft", { count: items.length });
    const count = { count: counted.ballots, paper: counted.onPaper };
    if (state === "open")
      return `${t("priorities.lede-open", count)}${result ? "" : ` ${t(round.strength === "members" ? "priorities.no-interim" : "priorities.too-few-yet")}`}`;
    return `${t("priorities.lede-closed", { ...count, day: round.closedAt ? formats.momentDay(round.closedAt) : "" })}${result ? "" : ` ${t("priorities.no-result")}`}`;
  }
}

function Margin({ region, shown }: { region: string; shown: Omit<RoundPage, "link"> }) {
  const { t } = useTexts();
  const formats = useFormats();
  const { round, occasion, entitled, used, criteria, mayRun, result } = shown;
  const { id, state, strength } = round;
  const file = (name: string) => href("/app/:region/priorisierung/:id/datei/:file", { region, id, file: name });
  return (
    <>
      <Side title={t("concept.good-to-know")}>
        <Facts
          facts={[
            { name: t("priorities.field-strength"), value: t(`priorities.strength-${strength}-told`) },
            { name: t("priorities.field-gremiumId"), value: occasion.gremium },
            {
              name: t("priorities.used"),
              value: entitled === null || state === "draft" ? null : t("priorities.used-of", { used, entitled }),
            },
            {
              name: t("priorities.field-points"),
              value: round.method === "points" ? t("priorities.points-of", { points: round.points, most: round.pointsPerItem }) : null,
            },
            {
              name: t("priorities.criteria"),
              value:
                criteria.length > 0 ? (
                  <ul className="plain-list stack-s">
                    {criteria.map(({ id: criterionId, name, weight, sentence }) => (
                      <li key={criterionId}>
                        {t("priorities.column-criterion", { name, weight })}
                        <br />
                        <span className="muted">{sentence}</span>
                      </li>
                    ))}
                  </ul>
                ) : null,
            },
            {
              name: t("priorities.field-conferenceId"),
              value:
                occasion.conference && round.conferenceId ? (
                  <a href={href("/app/:region/konferenzen/:id", { region, id: round.conferenceId })}>{occasion.conference}</a>
                ) : null,
            },
            {
              name: t("priorities.field-meetingId"),
              value:
                occasion.meeting && round.meetingId ? (
                  <a href={href("/app/:region/sitzungen/:id", { region, id: round.meetingId })}>
                    {`${occasion.meeting.gremium}: ${meetingName(t, occasion.meeting)}, ${formats.momentDay(occasion.meeting.startsAt)}`}
                  </a>
                ) : null,
            },
            { name: t("priorities.languages"), value: formats.list(round.languages.map((language) => formats.language(language))) },
            { name: t("priorities.ends"), value: state === "open" && round.endsAt ? formats.moment(round.endsAt) : null },
            { name: t("priorities.is-public"), value: state === "closed" ? t(round.isPublic ? "common.yes" : "common.no") : null },
          ]}
        />
      </Side>
      {result && state === "closed" ? (
        <Side title={t("priorities.files")}>
          <p>
            <a href={file("ergebnis.xlsx")}>XLSX</a>, <a href={file("ergebnis.csv")}>CSV</a>
          </p>
        </Side>
      ) : null}
      {mayRun && state === "draft" ? (
        <Side>
          <a href={href("/app/:region/priorisierung/:id/loeschen", { region, id })}>{t("priorities.delete")}</a>
        </Side>
      ) : null}
    </>
  );
}
