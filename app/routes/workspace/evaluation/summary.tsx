import { data, href } from "react-router";
import { z } from "zod";
import { ButtonLink } from "#app/components/button.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { RatedGoals } from "#app/routes/public/rated-goals.tsx";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { evaluationSummary, mayRunEvaluations } from "#domain/concept/evaluation/index.ts";
import { read } from "#platform/db/index.ts";
import type { Route } from "./+types/summary.ts";
import { roundCrumbs } from "./crumbs.ts";
import { RoundNote } from "./notice.tsx";

export async function loader({ params, context, url }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const summary = z.uuid().safeParse(params.id).success ? await read(ctx, (db) => evaluationSummary(ctx, db, params.id)) : null;
  if (!summary) throw data({ code: "not-found" }, { status: 404 });
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/konzept"),
    region: params.region,
    mayRun: mayRunEvaluations(ctx.actor),
    summary,
    notice: url.searchParams.get("hinweis"),
  };
}

export default function EvaluationSummaryPage({ loaderData }: Route.ComponentProps) {
  const { t } = useTexts();
  const formats = useFormats();
  const { frame, region, mayRun, summary, notice } = loaderData;
  const { id, title, submitted, asked, closedAt, releasedAt, goals } = summary;
  const heading = t("evaluation.summary-title", { title });
  const file = (name: string) => href("/app/:region/konzept/bewertung/:id/datei/:file", { region, id, file: name });
  return (
    <WorkspacePage
      {...frame}
      crumbs={[
        ...roundCrumbs(region, t),
        mayRun ? { label: title, href: href("/app/:region/konzept/bewertung/:id", { region, id }) } : { label: title },
        ...(mayRun ? [{ label: t("evaluation.result") }] : []),
      ]}
      kicker={t("evaluation.closed-on", { day: formats.momentDay(closedAt) })}
      title={heading}
      lede={`${t("evaluation.summary-lede", { submitted, asked })} ${t("rating.differences", { count: goals.filter(({ agreement }) => agreement === "difference").length })}`}
      notice={<RoundNote word={notice} />}
      actions={
        <>
          {mayRun ? (
            <ButtonLink kind="primary" small href={href("/app/:region/konzept/bewertung/:id/vorschlaege", { region, id })}>
              {t("evaluation.proposals")}
            </ButtonLink>
          ) : null}
          {releasedAt ? (
            <ButtonLink small icon="world" href={`${href("/:region/konzept/bewertung", { region })}?runde=${id}`}>
              {t("layout.public-page")}
            </ButtonLink>
          ) : null}
        </>
      }
    >
      <title>{`${heading} – ${frame.region.name}`}</title>
      <section aria-labelledby="h-goals">
        <h2 id="h-goals">{t("evaluation.by-goal")}</h2>
        <RatedGoals
          goals={goals}
          below={({ proposal }) =>
            proposal ? (
              <p className="s">
                <b>{t("evaluation.proposal", { kind: t(`evaluation.kind-${proposal.kind}`) })}</b>
                {proposal.sentence ? `. ${proposal.sentence}` : ""}{" "}
                <span className="muted">({t("evaluation.proposal-by", { name: proposal.decidedBy, day: formats.momentDay(proposal.decidedAt) })})</span>
              </p>
            ) : null
          }
        />
        <p className="muted s flow noprint">
          <a href={file("bewertung.xlsx")}>XLSX</a>, <a href={file("bewertung.csv")}>CSV</a>
        </p>
      </section>
    </WorkspacePage>
  );
}
