import { data, href } from "react-router";
import { Bridge, useArchCounts } from "#app/components/bridge.tsx";
import { ButtonLink } from "#app/components/button.tsx";
import { Figures } from "#app/components/figure.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { StateLegend } from "#app/components/state.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { allRecommendations, findConcept, mayEditConcept, readFoundations, type GoalOverview } from "#domain/concept/index.ts";
import { organisationNames } from "#domain/network/names/index.ts";
import { placesIn } from "#domain/concept/priorities/index.ts";
import { read } from "#platform/db/index.ts";
import type { Route } from "./+types/action-field.ts";
import { archesOf, DoneFigure, goalAddress, ShareFigure, type Part } from "./concept-figures.tsx";
import { RecommendationRows } from "./recommendation-rows.tsx";

export async function loader({ context, params }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const frame = await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/konzept");
  const found = await read(ctx, async (db) => {
    const concept = await findConcept(ctx, db);
    const field = concept?.fields.find(({ id }) => id === params.id);
    if (!concept || !field) return null;
    const { principles } = await readFoundations(ctx, db, concept.id);
    const linked = principles.filter(({ fieldIds }) => fieldIds.includes(field.id)).map(({ id, text }) => ({ id, text }));
    return {
      field,
      linked,
      places: await placesIn(ctx, db),
      owners: await organisationNames(
        ctx,
        db,
        field.goals.flatMap(({ recommendations }) => recommendations.map(({ ownerOrganisationId }) => ownerOrganisationId)),
      ),
    };
  });
  if (!found) throw data({ code: "not-found" }, { status: 404 });
  const weighted = allRecommendations([found.field]).some(({ weight }) => weight !== null);
  return { frame, ...found, weighted, region: ctx.region.slug, mayEdit: mayEditConcept(ctx.actor) };
}

export default function ActionFieldPage({ loaderData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, field, linked, owners, places, weighted, region, mayEdit } = loaderData;
  const title = `${field.number} ${field.title}`;
  const parts = field.goals.map((goal): Part => ({
    id: goal.id,
    name: `${goal.number} ${goal.title}`,
    address: goalAddress(region, goal.id),
    progress: goal.progress,
  }));
  return (
    <WorkspacePage
      {...frame}
      crumbs={[{ label: t("concept.concept"), href: href("/app/:region/konzept", { region }) }, { label: title }]}
      kicker={field.label ?? t("concept.field")}
      title={title}
      actions={
        mayEdit ? (
          <ButtonLink small icon="pencil" href={`${href("/app/:region/konzept/gliederung", { region })}?bearbeiten=${field.id}#i-${field.id}`}>
            {t("common.edit")}
          </ButtonLink>
        ) : null
      }
      lede={t("concept.goals-count", { goals: field.goals.length, recommendations: field.progress.total })}
    >
      <title>{`${title} – ${frame.region.name}`}</title>
      <section aria-label={t("conceptwork.state")}>
        <Figures>
          <ShareFigure progress={field.progress} weighted={weighted} parts={parts} partHead={t("conceptwork.goal-word")} />
          <DoneFigure progress={field.progress} parts={parts} partHead={t("conceptwork.goal-word")} />
        </Figures>
        <div className="legend-row">
          <StateLegend counts={field.progress.byState} />
        </div>
      </section>
      {field.introduction.length > 0 || linked.length > 0 ? (
        <section className="stack prose">
          {field.introduction.map((paragraph, place) => (
            <p key={place}>{paragraph}</p>
          ))}
          {linked.length > 0 ? (
            <>
              <p className="muted s">{t("conceptwork.serves-principles")}</p>
              <ul>
                {linked.map(({ id, text }) => (
                  <li key={id}>{text}</li>
                ))}
              </ul>
            </>
          ) : null}
        </section>
      ) : null}
      {field.guidingGoals
        .filter(({ id, goals }) => id !== null || goals.length > 0)
        .map(({ id, text, goals }) => (
          <section key={id ?? ""} className="stack">
            {text ? (
              <header>
                <p className="muted s">{t("concept.guiding-goal")}</p>
                <h2>{text}</h2>
              </header>
            ) : null}
            {goals.length === 0 ? <p className="muted s">{t("conceptwork.no-goals")}</p> : null}
            {goals.map((goal) => (
              <GoalSection key={goal.id} goal={goal} region={region} owners={owners} places={places} />
            ))}
          </section>
        ))}
    </WorkspacePage>
  );
}

function GoalSection({
  goal,
  region,
  owners,
  places,
}: {
  goal: GoalOverview;
  region: string;
  owners: ReadonlyMap<string, string>;
  places: ReadonlyMap<string, { rank: number; of: number }>;
}) {
  const counts = useArchCounts();
  const arches = archesOf(goal);
  return (
    <article className="stack-s" aria-labelledby={`h-${goal.id}`}>
      <Bridge arches={arches} />
      <h3 id={`h-${goal.id}`}>
        <a className="plain" href={goalAddress(region, goal.id)}>{`${goal.number} ${goal.title}`}</a>
      </h3>
      {arches.length > 0 ? <p className="muted s">{counts(arches)}</p> : null}
      <RecommendationRows region={region} recommendations={goal.recommendations} owners={owners} places={places} />
    </article>
  );
}
