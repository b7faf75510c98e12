import { and, eq } from "drizzle-orm";
import { findConcept } from "#domain/concept/index.ts";
import {
  closeEvaluation,
  findEvaluation,
  prepareEvaluation,
  proposeForRevision,
  releaseEvaluation,
  saveRatings,
  submitRatings,
} from "#domain/concept/evaluation/index.ts";
import { evaluationContacts, evaluationRounds } from "#domain/concept/evaluation/schema.ts";
import { gremien } from "#domain/network/gremien/schema.ts";
import { makeContext, read, transact, type Actor, type Context } from "#platform/db/index.ts";
import type { Result } from "#platform/result.ts";
import type { StoryEvaluation } from "./story.ts";

/** Plays each round as it went, day by day. Only opening is written as a row: it would put mails of long ago into the queue. */
export async function loadEvaluations(ctx: Context, story: readonly StoryEvaluation[], organisationId: (key: string) => string): Promise<void> {
  for (const round of story) await loadOne(ctx, round, organisationId);
}

async function loadOne(ctx: Context, story: StoryEvaluation, organisationId: (key: string) => string): Promise<void> {
  const on = (day: string, actor: Actor = { kind: "system", name: story.decidedBy }) =>
    makeContext(ctx.database, ctx.region, actor, new Date(`${day}T09:00:00Z`));
  const regionId = ctx.region.id;
  const { concept, bodies } = await read(ctx, async (db) => ({
    concept: await findConcept(ctx, db),
    bodies: await db.select({ id: gremien.id, name: gremien.name }).from(gremien).where(eq(gremien.regionId, regionId)),
  }));
  const field = concept?.fields.find(({ number }) => number === story.field);
  if (!field) throw new Error(`The evaluation's field ${story.field} is not in the concept.`);
  const goalId = (number: string) => field.goals.find((goal) => goal.number === number)?.id ?? "";
  const idOf = ({ gremium, organisation }: StoryEvaluation["raters"][number]) =>
    gremium === undefined ? organisationId(organisation ?? "") : (bodies.find(({ name }) => name === gremium)?.id ?? "");

  const opening = on(story.openedOn);
  const { roundId } = made(
    await prepareEvaluation(opening, {
      title: story.title,
      dueOn: story.dueOn,
      fieldIds: [field.id],
      gremiumIds: story.raters.filter(({ gremium }) => gremium !== undefined).map(idOf),
      organisationIds: story.raters.filter(({ gremium }) => gremium === undefined).map(idOf),
    }),
  );
  const raters = (await read(opening, (db) => findEvaluation(opening, db, roundId)))?.raters ?? [];
  await transact(opening, async (tx) => {
    await tx
      .update(evaluationRounds)
      .set({ openedAt: opening.now })
      .where(and(eq(evaluationRounds.regionId, regionId), eq(evaluationRounds.id, roundId)));
    for (const { id } of raters)
      await tx
        .update(evaluationContacts)
        .set({ sentAt: opening.now })
        .where(and(eq(evaluationContacts.regionId, regionId), eq(evaluationContacts.raterId, id)));
    tx.audit("demo.loaded", roundId);
  });
  for (const rater of story.raters) {
    const raterId = raters.find(({ gremiumId, organisationId: own }) => gremiumId === idOf(rater) || own === idOf(rater))?.id ?? "";
    const link = on(rater.on, { kind: "link", opens: "evaluation", subjectId: raterId, name: "Link zur Bewertung" });
    const drafts = Object.entries(rater.ratings).map(([number, [rating, reason = ""]]) => ({ goalId: goalId(number), rating, reason }));
    made(await saveRatings(link, drafts));
    const submitted = await submitRatings(link);
    if (!submitted.ok) throw new Error(`An evaluation of the demo: ${submitted.refusal}`);
  }
  const closing = on(story.closedOn);
  made(await closeEvaluation(closing, { roundId }));
  const proposals = Object.entries(story.proposals).map(([number, [kind, sentence = ""]]) => ({ goalId: goalId(number), kind, sentence, version: 0 }));
  const proposed = await proposeForRevision(closing, { roundId, proposals });
  if (!proposed.ok) throw new Error(`The evaluation's proposals: ${proposed.refusal}`);
  made(await releaseEvaluation(closing, { roundId, release: true }));
}

function made<Value, Refusal extends string>(result: Result<Value, Refusal>): Value {
  if (!result.ok) throw new Error(`The evaluation: ${result.refusal}`);
  return result.value;
}
