import { data, href, redirect } from "react-router";
import { ButtonLink } from "#app/components/button.tsx";
import { Timeline, type TimelineRow } from "#app/components/charts/timeline.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Log } from "#app/components/log.tsx";
import { Notice } from "#app/components/notice.tsx";
import { Rows, Tag } from "#app/components/rows.tsx";
import { StateSymbol } from "#app/components/state.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import type { Route } from "./+types/recommendation.ts";
import { useShare } from "./concept-figures.tsx";
import { useConceptPath } from "./concept-path.ts";
import { isFormer } from "./is-former.ts";
import { readRecommendation, type RecommendationData } from "./recommendation-data.ts";
import { RecommendationMargin } from "./recommendation-margin.tsx";
import { RecommendationState } from "./recommendation-state.tsx";

/** Entries shown at once; older ones stand behind them. */
const SHOWN_ENTRIES = 4;

export async function loader({ request, context, params }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const frame = await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/konzept");
  const found = await readRecommendation(ctx, params.id);
  // A later version may do without it; what it was and what became of it stands there.
  if (!found && (await isFormer(ctx, params.id))) throw redirect(href("/app/:region/konzept/frueher/:id", { region: ctx.region.slug, id: params.id }));
  if (!found) throw data({ code: "not-found" }, { status: 404 });
  return { frame, ...found, saved: new URL(request.url).searchParams.has("gespeichert") };
}

export default function RecommendationPage({ loaderData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, field, goal, recommendation, region, may, saved } = loaderData;
  return (
    <WorkspacePage
      {...frame}
      crumbs={useConceptPath(region, field, goal)}
      notice={saved ? <Notice kind="success">{t("forms.saved")}</Notice> : null}
      kicker={t("concept.recommendation", { number: recommendation.number })}
      title={recommendation.text}
      sentence
      actions={
        <>
          {may.edit ? (
            <ButtonLink small icon="pencil" href={href("/app/:region/konzept/empfehlungen/:id/bearbeiten", { region, id: recommendation.id })}>
              {t("common.edit")}
            </ButtonLink>
          ) : null}
          {may.create ? (
            <ButtonLink kind="primary" small icon="plus" href={newMeasure(region, recommendation.id)}>
              {t("conceptwork.new-measure")}
            </ButtonLink>
          ) : null}
        </>
      }
      head={
        <>
          {recommendation.subPoints.length > 0 ? (
            <ul className="subs flow-s">
              {recommendation.subPoints.map((point) => (
                <li key={point}>{point}</li>
              ))}
            </ul>
          ) : null}
          {recommendation.notes.map((note) => (
            <p key={note} className="muted s flow-s">
              {note}
            </p>
          ))}
        </>
      }
      aside={<RecommendationMargin shown={loaderData} />}
    >
      <title>{`${recommendation.number} ${recommendation.text.slice(0, 80)} – ${frame.region.name}`}</title>
      <RecommendationState shown={loaderData} />
      <Measures shown={loaderData} />
      <WhatHappened shown={loaderData} />
    </WorkspacePage>
  );
}

function newMeasure(region: string, recommendationId: string): string {
  return `${href("/app/:region/massnahmen/neu", { region })}?empfehlung=${recommendationId}`;
}

function Measures({ shown }: { shown: RecommendationData }) {
  const { t } = useTexts();
  const formats = useFormats();
  const share = useShare();
  const { measures, evidence, organisations, today, periodTo, region, recommendation, may } = shown;
  const rows = measures.flatMap((measure): TimelineRow[] => {
    if (!measure.startsOn) return [];
    const end = measure.endsOn ?? (periodTo ? `${periodTo}-12-31` : today);
    return [
      {
        key: measure.id,
        title: measure.title,
        second: organisations.get(measure.leadOrganisationId ?? ""),
        from: measure.startsOn,
        to: end < measure.startsOn ? measure.startsOn : end,
        state: measure.progress.state,
        share: measure.progress.share,
        milestones: evidence.milestones.filter(({ measureId }) => measureId === measure.id).map(({ dueOn, title }) => ({ day: dueOn, label: title })),
      },
    ];
  });
  const period = (from: string | null, to: string | null) =>
    from && to
      ? t("common.from-to", { from: formats.month(from), to: formats.month(to) })
      : to
        ? t("common.until", { day: formats.day(to) })
        : from
          ? t("conceptwork.from-month", { month: formats.month(from) })
          : "";
  return (
    <section className="stack" aria-labelledby="h-measures">
      <h2 id="h-measures">{t("conceptwork.measures-and-time")}</h2>
      {measures.length === 0 ? (
        <EmptyState
          action={
            may.create ? (
              <ButtonLink icon="plus" href={newMeasure(region, recommendation.id)}>
                {t("conceptwork.new-measure")}
              </ButtonLink>
            ) : null
          }
        >
          {t("conceptwork.no-measures")}
        </EmptyState>
      ) : null}
      <Timeline
        label={t("conceptwork.time-chart", { count: rows.length })}
        today={today}
        rows={rows}
        columns={[t("conceptwork.measure-word"), t("conceptwork.period"), t("conceptwork.state"), t("conceptwork.milestones")]}
      />
      <Rows
        rows={measures.map((measure) => ({
          key: measure.id,
          symbol: <StateSymbol state={measure.progress.state} />,
          title: measure.title,
          href: href("/app/:region/massnahmen/:id", { region, id: measure.id }),
          tag: <Tag>{t(`states.measure-${measure.state}`)}</Tag>,
          second: [organisations.get(measure.leadOrganisationId ?? ""), period(measure.startsOn, measure.endsOn)].filter(Boolean).join(". "),
          act: measure.progress.percent === null ? null : <span className="num">{share(measure.progress)}</span>,
        }))}
      />
    </section>
  );
}

function WhatHappened({ shown }: { shown: RecommendationData }) {
  const { t } = useTexts();
  const formats = useFormats();
  const { updates, region } = shown;
  if (shown.measures.length === 0) return null;
  const entries = updates.map((update) => ({
    key: update.id,
    state: update.assessment,
    meta: (
      <>
        {formats.day(update.dated)}, {update.author}: <a href={href("/app/:region/massnahmen/:id", { region, id: update.measureId })}>{update.measure}</a>.{" "}
        {t(`states.${update.assessment}`)}
      </>
    ),
    text: <p>{update.text}</p>,
  }));
  const older = entries.slice(SHOWN_ENTRIES);
  return (
    <section className="stack" aria-labelledby="h-log">
      <h2 id="h-log">{t("concept.what-happened")}</h2>
      {entries.length === 0 ? <EmptyState>{t("conceptwork.no-entries")}</EmptyState> : <Log entries={entries.slice(0, SHOWN_ENTRIES)} />}
      {older.length > 0 ? (
        <details>
          <summary>{t("conceptwork.older-entries", { count: older.length })}</summary>
          <Log entries={older} />
        </details>
      ) : null}
    </section>
  );
}
