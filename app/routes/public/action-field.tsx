import { data } from "react-router";
import { findConcept } from "#domain/concept/index.ts";
import { placesIn } from "#domain/concept/priorities/index.ts";
import { listIndicators, showIndicator } from "#domain/concept/indicators/index.ts";
import { servedGoals } from "#domain/concept/plans/index.ts";
import { read } from "#platform/db/index.ts";
import { Bridge } from "#app/components/bridge.tsx";
import { German } from "#app/components/german.tsx";
import { useInLanguage, useTexts } from "#app/components/locale.tsx";
import { Rows } from "#app/components/rows.tsx";
import { StateSymbol } from "#app/components/state.tsx";
import { Crumbs } from "#app/components/crumbs.tsx";
import { IndicatorFigures } from "#app/indicators/indicator-figures.tsx";
import { ServedGoals } from "#app/plans/served-goals.tsx";
import { requestContext } from "#app/request.ts";
import type { Route } from "./+types/action-field";
import { ConceptFrame, publicRegion } from "./frame.tsx";

export async function loader({ context, params }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const { concept, places, indicators, served } = await read(ctx, async (db) => ({
    concept: await findConcept(ctx, db),
    places: await placesIn(ctx, db),
    indicators: await listIndicators(ctx, db),
    served: await servedGoals(ctx, db),
  }));
  const field = concept?.fields.find(({ number }) => number === params.field);
  if (!field) throw data({ code: "not-found" }, { status: 404 });
  return {
    region: publicRegion(ctx.region),
    today: ctx.today,
    field: {
      number: field.number,
      title: field.title,
      introduction: field.introduction,
      progress: field.progress,
      guidingGoals: field.guidingGoals.map(({ text, goals }) => ({
        text,
        goals: goals.map(({ id, number, title, text: wording, recommendations, progress }) => ({
          number,
          title,
          text: wording === title ? null : wording,
          progress,
          recommendations: recommendations.map((item) => ({
            number: item.number,
            text: item.text,
            progress: item.progress,
            measures: item.measureIds.length,
            place: places.get(item.id) ?? null,
          })),
          indicators: indicators.filter(({ goalId }) => goalId === id).map((indicator) => showIndicator(indicator, "rounded")),
          served: served.get(id) ?? [],
        })),
      })),
    },
  };
}

export default function PublicActionField({ loaderData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { region, field, today } = loaderData;
  const base = `/${region.slug}/konzept`;
  const inLanguage = useInLanguage();
  const recommendations = field.guidingGoals.flatMap(({ goals }) => goals.flatMap((goal) => goal.recommendations));
  const goals = field.guidingGoals.flatMap((guidingGoal) => guidingGoal.goals);
  return (
    <ConceptFrame region={region} today={today}>
      <title>{`${field.number} ${field.title} – ${region.name}`}</title>
      <meta
        name="description"
        content={`${t("concept.goals-count", { goals: goals.length, recommendations: recommendations.length })}. ${field.introduction[0] ?? ""}`.trim()}
      />
      <header className="page-head hero">
        <Crumbs crumbs={[{ label: t("concept.concept"), href: `${base}${inLanguage}` }]} />
        <h1 lang="de" dir="ltr">
          {field.number} {field.title}
        </h1>
        <p className="lede">
          {t("concept.goals-count", { goals: goals.length, recommendations: recommendations.length })}
          {field.progress.percent === null ? "" : `, ${field.progress.percent} % ${t("concept.share-reached")}`}.{" "}
          {t("common.coverage", { covered: String(field.progress.withMeasure), all: String(field.progress.total) })}.
        </p>
      </header>
      {field.introduction.length > 0 ? (
        <div className="prose stack" lang="de" dir="ltr">
          {field.introduction.map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
        </div>
      ) : null}
      {field.guidingGoals.map((guidingGoal) => (
        <section key={guidingGoal.text ?? "-"} className="flow-l">
          {guidingGoal.text ? (
            <>
              <p className="muted s">{t("concept.guiding-goal")}</p>
              <h2 lang="de" dir="ltr" className="prose">
                {guidingGoal.text}
              </h2>
            </>
          ) : null}
          {guidingGoal.goals.map((goal) => (
            <section key={goal.number} id={`ziel-${goal.number}`} className="flow" aria-labelledby={`h-${goal.number}`}>
              <div className="goal-head">
                <Bridge arches={goal.recommendations.map(({ progress }) => ({ state: progress.state, share: progress.share }))} />
                <h3 id={`h-${goal.number}`} lang="de" dir="ltr">
                  {goal.number} {goal.title}
                </h3>
              </div>
              {goal.text ? (
                <p className="muted prose flow-s" lang="de" dir="ltr">
                  {goal.text}
                </p>
              ) : null}
              <div className="flow-s">
                <Rows
                  rows={goal.recommendations.map((item) => ({
                    key: item.number,
                    symbol: <StateSymbol state={item.progress.state} />,
                    title: (
                      <German>
                        {item.number} {item.text}
                      </German>
                    ),
                    href: `${base}/empfehlung/${item.number}${inLanguage}`,
                    second: [t(`states.${item.progress.state}`), item.place ? `${t("ballot.priority")}: ${t("ballot.priority-rank", item.place)}` : ""]
                      .filter(Boolean)
                      .join(" · "),
                    act: item.progress.percent === null ? undefined : <span className="num">{item.progress.percent} %</span>,
                  }))}
                />
              </div>
              <ServedGoals served={goal.served} />
              {goal.indicators.length > 0 ? (
                <div className="flow-s stack-s">
                  <p className="w6">{t("measured.how-we-see")}</p>
                  <IndicatorFigures heading="h4" indicators={goal.indicators} />
                </div>
              ) : null}
            </section>
          ))}
        </section>
      ))}
    </ConceptFrame>
  );
}
