import { href } from "react-router";
import { addDays } from "#platform/days/index.ts";
import { ButtonLink } from "#app/components/button.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { Facts } from "#app/components/facts.tsx";
import { Figure, Figures } from "#app/components/figure.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { MoneyBar } from "#app/components/money-bar.tsx";
import { Notice } from "#app/components/notice.tsx";
import { Side } from "#app/components/side.tsx";
import { StateLabel } from "#app/components/state.tsx";
import { StoredFile } from "#app/components/stored-file.tsx";
import { Table } from "#app/components/table.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { mayKeepMoney, readWarnDays, type FundPage, type MoneySums } from "#domain/concept/funding/index.ts";
import { read } from "#platform/db/index.ts";
import type { Route } from "./+types/fund.ts";
import { useFundCrumbs } from "./crumbs.ts";
import { shownFund } from "./shown-fund.ts";
import { usePeriod } from "./use-period.ts";

const NOTICES = ["saved", "notice-attached"] as const;

export async function loader({ params, context, url }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const word = url.searchParams.get("hinweis");
  return {
    fund: await shownFund(ctx, params.id),
    /** Money that lapses until then is marked. */
    soon: addDays(ctx.today, (await read(ctx, (db) => readWarnDays(ctx, db))).firstDays),
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/konzept"),
    region: params.region,
    today: ctx.today,
    mayKeep: mayKeepMoney(ctx.actor),
    notice: NOTICES.find((known) => known === word) ?? null,
  };
}

export default function FundPageView({ loaderData }: Route.ComponentProps) {
  const { t } = useTexts();
  const formats = useFormats();
  const { frame, region, fund, mayKeep, notice } = loaderData;
  const { id } = fund;
  const money = (cents: number) => formats.money(cents);
  return (
    <WorkspacePage
      {...frame}
      crumbs={useFundCrumbs(region)}
      kicker={t(`funding.state-${fund.state}`)}
      title={fund.name}
      lede={t("funding.fund-lede", {
        measures: fund.measures,
        approved: money(fund.approvedCents),
        calledUp: money(fund.calledUpCents),
        spent: money(fund.spentCents),
      })}
      notice={notice ? <Notice kind="success" title={t(`funding.notice-${notice}`)} /> : undefined}
      actions={
        mayKeep ? (
          <>
            <ButtonLink small icon="pencil" href={href("/app/:region/foerdermittel/:id/bearbeiten", { region, id })}>
              {t("common.edit")}
            </ButtonLink>
            <ButtonLink small kind="primary" icon="report-money" href={href("/app/:region/foerdermittel/:id/buchungen", { region, id })}>
              {t("funding.to-bookings")}
            </ButtonLink>
          </>
        ) : undefined
      }
      aside={<Aside {...loaderData} />}
    >
      <title>{`${fund.name} – ${frame.region.name}`}</title>
      <Money fund={fund} region={region} />
      <section aria-labelledby="h-lines" className="stack">
        <h2 id="h-lines">{t("funding.lines")}</h2>
        {fund.lines.length === 0 ? <EmptyState>{t("funding.lines-empty")}</EmptyState> : <Lines fund={fund} region={region} soon={loaderData.soon} />}
      </section>
      <section aria-labelledby="h-proofs" className="stack">
        <h2 id="h-proofs">{t("funding.proofs")}</h2>
        <p className="muted">{t("funding.proofs-lede")}</p>
        {fund.years.length === 0 ? (
          <p className="muted">{t("funding.proofs-empty")}</p>
        ) : (
          <ul className="row base">
            {fund.years.map((year) => (
              <li key={year}>
                <a href={href("/app/:region/foerdermittel/:id/nachweis/:year", { region, id, year: String(year) })}>
                  {t("funding.proof-of", { year: String(year) })}
                </a>
              </li>
            ))}
          </ul>
        )}
      </section>
      <Deadlines {...loaderData} />
      {fund.rules === "" ? null : (
        <section aria-labelledby="h-rules">
          <h2 id="h-rules">{t("funding.field-rules")}</h2>
          <p className="lines prose">{fund.rules}</p>
        </section>
      )}
    </WorkspacePage>
  );
}

type Loaded = Route.ComponentProps["loaderData"];
const PARTS = [
  ["appliedCents", "funding.applied"],
  ["approvedCents", "funding.approved"],
  ["calledUpCents", "funding.called-up"],
  ["spentCents", "funding.spent"],
] as const satisfies [keyof MoneySums, string][];

/** Four figures, each opening to the lines it is the sum of. */
function Money({ fund, region }: { fund: FundPage; region: string }) {
  const { t } = useTexts();
  const formats = useFormats();
  return (
    <section className="stack" aria-label={t("funding.facts")}>
      <Figures>
        {PARTS.map(([part, label]) => (
          <Figure
            key={part}
            value={formats.money(fund[part])}
            what={t(label)}
            parts={
              fund.lines.length === 0 ? undefined : (
                <Table
                  caption={t(label)}
                  columns={[{ label: t("funding.column-measure") }, { label: t(label), numeric: true }]}
                  rows={fund.lines
                    .filter((line) => line[part] > 0)
                    .map((line) => ({
                      key: line.id,
                      cells: [
                        <a key="measure" href={href("/app/:region/massnahmen/:id", { region, id: line.measureId })}>
                          {line.measure}
                        </a>,
                        formats.money(line[part]),
                      ],
                    }))}
                  footer={[t("common.total"), formats.money(fund[part])]}
                />
              )
            }
          />
        ))}
      </Figures>
      {fund.approvedCents > 0 ? (
        <MoneyBar
          label={t("funding.bar", { calledUp: formats.money(fund.calledUpCents), approved: formats.money(fund.approvedCents) })}
          parts={[
            { label: t("funding.called-up"), cents: fund.calledUpCents, kind: "used" },
            { label: t("funding.approved"), cents: fund.approvedCents - fund.calledUpCents, kind: "lapsing" },
            { label: t("funding.free"), cents: Math.max(0, (fund.totalCents ?? 0) - fund.approvedCents), kind: "open" },
          ]}
        />
      ) : null}
      {fund.totalCents === null ? null : (
        <p className="s muted">
          {t("funding.free-of-total", { free: formats.money(fund.totalCents - fund.approvedCents), total: formats.money(fund.totalCents) })}
        </p>
      )}
    </section>
  );
}

function Lines({ fund, region, soon }: { fund: FundPage; region: string; soon: string }) {
  const { t } = useTexts();
  const formats = useFormats();
  return (
    <Table
      caption={t("funding.lines")}
      columns={[{ label: t("funding.column-measure") }, ...PARTS.map(([, label]) => ({ label: t(label), numeric: true }))]}
      rows={fund.lines.map((line) => ({
        key: line.id,
        cells: [
          <span key="measure">
            <a href={href("/app/:region/massnahmen/:id", { region, id: line.measureId })}>{line.measure}</a>
            <br />
            <span className="muted s">
              {[line.organisation, line.source].filter(Boolean).join(" · ")}
              {line.state === "applied" ? ` · ${t("measures.money-state-applied")}` : ""}
              {line.undatedCents > 0 ? (
                <>
                  <br />
                  {t("funding.undated", { amount: formats.money(line.undatedCents) })}
                </>
              ) : null}
            </span>
            {line.expiresOn && line.approvedCents > line.calledUpCents ? (
              <>
                <br />
                <CallUpUntil line={{ ...line, expiresOn: line.expiresOn }} isSoon={line.expiresOn <= soon} />
              </>
            ) : null}
          </span>,
          ...PARTS.map(([part]) => formats.money(line[part])),
        ],
      }))}
      footer={[t("common.total"), ...PARTS.map(([part]) => formats.money(fund[part]))]}
    />
  );
}

function CallUpUntil({ line, isSoon }: { line: { approvedCents: number; calledUpCents: number; expiresOn: string }; isSoon: boolean }) {
  const { t } = useTexts();
  const formats = useFormats();
  const said = t("funding.call-up-until", { amount: formats.money(line.approvedCents - line.calledUpCents), day: formats.day(line.expiresOn) });
  return isSoon ? <StateLabel state="at-risk">{said}</StateLabel> : <span className="muted s">{said}</span>;
}

function Deadlines({ fund, today }: Loaded) {
  const { t } = useTexts();
  const formats = useFormats();
  if (fund.deadlines.length === 0) return null;
  return (
    <section aria-labelledby="h-deadlines" className="stack-s">
      <h2 id="h-deadlines">{t("funding.deadlines")}</h2>
      <ul className="stack-s">
        {fund.deadlines.map(({ dueOn, what }) => (
          <li key={`${dueOn} ${what}`} className={dueOn < today ? "muted" : undefined}>
            <strong className="w6">{formats.weekday(dueOn)}</strong>: {what}
            {dueOn < today ? ` (${t("funding.is-past")})` : ""}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Aside({ fund, region, mayKeep }: Loaded) {
  const { t } = useTexts();
  const formats = useFormats();
  const period = usePeriod();
  const { id, notice } = fund;
  return (
    <>
      <Side title={t("funding.facts")}>
        <Facts
          facts={[
            {
              name: t("funding.field-giver"),
              value: fund.giverOrganisationId ? (
                <a href={href("/app/:region/netzwerk/:id", { region, id: fund.giverOrganisationId })}>{fund.giver}</a>
              ) : (
                fund.giver
              ),
            },
            { name: t("funding.field-total"), value: fund.totalCents === null ? null : formats.money(fund.totalCents) },
            { name: t("funding.field-ownShare"), value: fund.ownSharePercent === 0 ? t("funding.no-own-share") : formats.percent(fund.ownSharePercent / 100) },
            { name: t("funding.period"), value: period(fund) },
            {
              name: t("funding.field-url"),
              value: fund.url ? (
                <a href={fund.url} rel="noreferrer">
                  {new URL(fund.url).hostname}
                </a>
              ) : null,
            },
          ]}
        />
      </Side>
      <Side title={t("funding.notice")}>
        {notice ? (
          <StoredFile file={notice} href={href("/app/:region/dateien/:id", { region, id: notice.id })} />
        ) : (
          <p className="muted s">{t("funding.notice-none")}</p>
        )}
        {mayKeep ? (
          <p className="s">
            <a href={href("/app/:region/foerdermittel/:id/bescheid", { region, id })}>{t("funding.notice-attach")}</a>
          </p>
        ) : null}
      </Side>
      {mayKeep ? (
        <p className="s">
          <a href={href("/app/:region/foerdermittel/:id/loeschen", { region, id })}>{t("funding.delete")}</a>
        </p>
      ) : null}
    </>
  );
}
