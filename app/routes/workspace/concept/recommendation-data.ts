import { readEvidence, standingOf } from "#domain/concept/editing/index.ts";
import { findConcept, findRecommendation, latestUpdates, mayEditConcept, measureProgress, readLabelNames, shownPercent } from "#domain/concept/index.ts";
import { mayCreateMeasure } from "#domain/concept/measures/index.ts";
import { organisationNames, peopleById } from "#domain/network/names/index.ts";
import { prioritiesOf } from "#domain/concept/priorities/index.ts";
import { read, type Context } from "#platform/db/index.ts";

/** More than anybody reads; keeps the page of a recommendation with many measures small. */
const MOST_ENTRIES = 200;

export type RecommendationData = NonNullable<Awaited<ReturnType<typeof readRecommendation>>>;

/** Everything the page of a recommendation shows, in one snapshot; null where the newest concept has none of that id. */
export function readRecommendation(ctx: Context, id: string) {
  return read(ctx, async (db) => {
    const concept = await findConcept(ctx, db);
    const place = concept && findRecommendation(concept, (own) => own.id === id);
    if (!concept || !place) return null;
    const { recommendation } = place;
    const evidence = await readEvidence(ctx, db, recommendation);
    const order = concept.measures.map(({ id }) => id);
    const updates = await latestUpdates(ctx, db, MOST_ENTRIES, recommendation.measureIds);
    const measures = concept.measures.filter(({ id }) => recommendation.measureIds.includes(id));
    const labels = await readLabelNames(ctx, db);
    const [person] = recommendation.ownerPersonId === null ? [] : await peopleById(ctx, db, [recommendation.ownerPersonId]);
    const named = (ids: readonly string[], of: readonly { id: string; name: string }[]) => of.filter(({ id }) => ids.includes(id)).map(({ name }) => name);
    return {
      region: ctx.region.slug,
      today: ctx.today,
      may: { edit: mayEditConcept(ctx.actor), create: mayCreateMeasure(ctx.actor) },
      ...place,
      measures: measures.map((measure) => {
        const progress = measureProgress(measure);
        return { ...measure, progress: { ...progress, percent: shownPercent(progress.share, progress.state === "done") } };
      }),
      periodTo: concept.periodTo,
      updates,
      standing: standingOf(recommendation, concept.measures, updates),
      priorities: (await prioritiesOf(ctx, db, [id])).get(id) ?? [],
      chapter: recommendation.origin?.chapter ?? null,
      evidence: { ...evidence, results: evidence.results.toSorted((a, b) => order.indexOf(a.measureId) - order.indexOf(b.measureId)) },
      organisations: await organisationNames(ctx, db, [recommendation.ownerOrganisationId, ...measures.map(({ leadOrganisationId }) => leadOrganisationId)]),
      ownerPerson: person ? [person.salutation, person.firstName, person.lastName].filter(Boolean).join(" ") : null,
      labels: {
        themes: named(recommendation.themeIds, labels.themes),
        targetGroups: named(recommendation.targetGroupIds, labels.targetGroups),
        municipalities: named(recommendation.municipalityIds, labels.municipalities),
      },
    };
  });
}
