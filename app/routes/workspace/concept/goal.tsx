import { data, href, redirect } from "react-router";
import { Bridge } from "#app/components/bridge.tsx";
import { ButtonLink } from "#app/components/button.tsx";
import { Figure, Figures } from "#app/components/figure.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { StateLegend } from "#app/components/state.tsx";
import { Table } from "#app/components/table.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { IndicatorFigures } from "#app/indicators/indicator-figures.tsx";
import { ServedGoals } from "#app/plans/served-goals.tsx";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { agreementsOfGoals, findConcept, mayEditConcept } from "#domain/concept/index.ts";
import { listIndicators, showIndicator } from "#domain/concept/indicators/index.ts";
import { servedGoals } from "#domain/concept/plans/index.ts";
import { organisationNames } from "#domain/network/names/index.ts";
import { placesIn } from "#domain/concept/priorities/index.ts";
import { read } from "#platform/db/index.ts";
import { AgreementRows } from "../agreements/agreement-rows.tsx";
import type { Route } from "./+types/goal.ts";
import { archesOf, recommendationAddress, useShare, useShareWords } from "./concept-figures.tsx";
import { useConceptPath } from "./concept-path.ts";
import { isFormer } from "./is-former.ts";
import { RecommendationRows } from "./recommendation-rows.tsx";

export async function loader({ context, params }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const frame = await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/konzept");
  const found = await read(ctx, async (db) => {
    const concept = await findConcept(ctx, db);
    const field = concept?.fields.find(({ goals }) => goals.some(({ id }) => id === params.id));
    const goal = field?.goals.find(({ id }) => id === params.id);
    if (!field || !goal) return null;
    const guidingGoal = field.guidingGoals.find(({ goals }) => goals.some(({ id }) => id === goal.id))?.text ?? null;
    return {
      field,
      goal,
      guidingGoal,
      agreements: (await agreementsOfGoals(ctx, db, [goal.id])).get(goal.id) ?? [],
      places: await placesIn(ctx, db),
      indicators: (await listIndicators(ctx, db)).filter(({ goalId }) => goalId === goal.id).map((indicator) => showIndicator(indicator, "rounded")),
      served: (await servedGoals(ctx, db)).get(goal.id) ?? [],
      owners: await organisationNames(
        ctx,
        db,
        goal.recommendations.map(({ ownerOrganisationId }) => ownerOrganisationId),
      ),
    };
  });
  // A later version may do without it; what it was and what became of it stands there.
  if (!found && (await isFormer(ctx, params.id))) throw redirect(href("/app/:region/konzept/frueher/:id", { region: ctx.region.slug, id: params.id }));
  if (!found) throw data({ code: "not-found" }, { status: 404 });
  return { frame, ...found, region: ctx.region.slug, mayEdit: mayEditConcept(ctx.actor) };
}

export default function GoalPage({ loaderData }: Route.ComponentProps) {
  const { t } = useTexts();
  const share = useShare();
  const shareWords = useShareWords();
  const { frame, field, goal, guidingGoal, agreements, places, indicators, served, owners, region, mayEdit } = loaderData;
  const { progress, recommendations } = goal;
  return (
    <WorkspacePage
      {...frame}
      crumbs={[...useConceptPath(region, field), { label: `${goal.number} ${goal.title}` }]}
      kicker={t("concept.goal", { number: goal.number })}
      title={goal.title}
      sentence={goal.title === goal.text}
      actions={
        mayEdit ? (
          <ButtonLink small icon="pencil" href={`${href("/app/:region/konzept/gliederung", { region })}?bearbeiten=${goal.id}#i-${goal.id}`}>
            {t("common.edit")}
          </ButtonLink>
        ) : null
      }
      lede={goal.title === goal.text ? undefined : goal.text}
      head={
        <>
          {guidingGoal ? (
            <p className="muted s flow-s">
              {t("concept.guiding-goal")}: {guidingGoal}
            </p>
          ) : null}
          <ServedGoals served={served} hrefOf={(id) => href("/app/:region/plaene/:id", { region, id })} />
        </>
      }
    >
      <title>{`${goal.number} ${goal.title} – ${frame.region.name}`}</title>
      <section className="stack" aria-label={t("conceptwork.state")}>
        <Bridge arches={archesOf(goal)} />
        <Figures>
          <Figure
            value={progress.percent === null ? "–" : share(progress)}
            what={shareWords(progress)}
            parts={
              <div className="stack-s">
                <p>{t("concept.parts-coverage", { covered: progress.withMeasure, all: progress.total })}</p>
                <Table
                  caption={t("conceptwork.share-by-part")}
                  columns={[{ label: t("conceptwork.recommendation-word") }, { label: t("conceptwork.state") }, { label: t("concept.share"), numeric: true }]}
                  rows={recommendations.map((recommendation) => ({
                    key: recommendation.id,
                    cells: [
                      <a key="number" href={recommendationAddress(region, recommendation.id)}>
                        {recommendation.number}
                      </a>,
                      t(`states.${recommendation.progress.state}`),
                      recommendation.progress.counts ? share(recommendation.progress) : t("conceptwork.does-not-count"),
                    ],
                  }))}
                />
              </div>
            }
          />
          <Figure
            value={progress.byState.done}
            unit={t("concept.of", { count: progress.total })}
            what={t("conceptwork.done-of", { count: progress.byState.done })}
          />
        </Figures>
        <div className="legend-row">
          <StateLegend counts={progress.byState} />
        </div>
      </section>
      <section aria-labelledby="h-recommendations">
        <h2 id="h-recommendations">{t("conceptwork.recommendations")}</h2>
        <RecommendationRows region={region} recommendations={recommendations} owners={owners} places={places} />
      </section>
      {indicators.length > 0 || mayEdit ? (
        <section className="stack-s" aria-labelledby="h-indicators">
          <h2 id="h-indicators">{t("measured.how-we-see")}</h2>
          <IndicatorFigures heading="h3" indicators={indicators} hrefOf={(id) => href("/app/:region/kennzahlen/:id", { region, id })} />
          {mayEdit ? (
            <p className="s">
              <a href={`${href("/app/:region/kennzahlen/neu", { region })}?ziel=${goal.id}`}>{t("indicators.new")}</a>
            </p>
          ) : null}
        </section>
      ) : null}
      {agreements.length > 0 ? (
        <section aria-labelledby="h-agreements">
          <h2 id="h-agreements">{t("agreements.of-goal")}</h2>
          <AgreementRows region={region} agreements={agreements} />
        </section>
      ) : null}
    </WorkspacePage>
  );
}
