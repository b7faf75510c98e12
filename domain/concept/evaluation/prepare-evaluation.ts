import { and, asc, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { newId, transact, type Context, type Writer } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { revokeCodes } from "#platform/tenancy/index.ts";
import { findConcept } from "../concept-overview.ts";
import { mayRunEvaluations } from "./access.ts";
import { contactsFor } from "./contact-choices.ts";
import { evaluationContacts, evaluationGoals, evaluationRaters, evaluationRatings, evaluationRounds } from "./schema.ts";

const ids = z.array(z.uuid()).max(500);

export const PrepareEvaluation = z.strictObject({
  title: z.string().trim().min(1).max(200),
  fieldIds: ids.min(1),
  /** Last day on which a rating is in time. */
  dueOn: z.iso.date(),
  gremiumIds: ids,
  organisationIds: ids,
});
export type PrepareEvaluation = z.infer<typeof PrepareEvaluation>;
export type PrepareRefusal = "not-allowed" | "due-too-soon" | "field-not-found" | "field-without-goals" | "rater-not-found" | "no-raters";

/**
 * Prepares a round about the goals of some fields. Each rater is asked about all of them, and its usual contact is entered;
 * both can be changed until the round opens. Nobody is written to before.
 *
 * @param roundId of the form; the same form sent twice is one round
 */
export async function prepareEvaluation(
  ctx: Context,
  input: PrepareEvaluation,
  roundId: string = newId(ctx.now),
): Promise<Result<{ roundId: string }, PrepareRefusal>> {
  if (!mayRunEvaluations(ctx.actor)) return refused("not-allowed");
  if (input.dueOn <= ctx.today) return refused("due-too-soon");
  if (input.gremiumIds.length + input.organisationIds.length === 0) return refused("no-raters");
  return transact(ctx, async (tx): Promise<Result<{ roundId: string }, PrepareRefusal>> => {
    const regionId = ctx.region.id;
    const added = await tx
      .insert(evaluationRounds)
      .values({ regionId, id: roundId, title: input.title, dueOn: input.dueOn })
      .onConflictDoNothing()
      .returning({ id: evaluationRounds.id });
    if (added.length === 0) return done({ roundId });
    const concept = await findConcept(ctx, tx);
    const wanted = new Set(input.fieldIds);
    const fields = (concept?.fields ?? []).filter(({ id }) => wanted.has(id));
    if (fields.length < wanted.size) return refused("field-not-found");
    const goals = fields.flatMap(({ id, number, title, goals: own }) =>
      own.map((goal) => ({ actionFieldId: id, field: `${number} ${title}`, goalId: goal.id, number: goal.number, title: goal.title, text: goal.text })),
    );
    if (goals.length === 0) return refused("field-without-goals");
    await tx.insert(evaluationGoals).values(goals.map((goal, position) => ({ ...goal, regionId, evaluationRoundId: roundId, position })));
    const raters = await insertRaters(ctx, tx, roundId, input);
    if (raters === null) return refused("rater-not-found");
    tx.audit("evaluation-round.prepared", roundId, { goals: goals.length, raters });
    return done({ roundId });
  });
}

export const AddRaters = z.strictObject({ roundId: z.uuid(), gremiumIds: ids, organisationIds: ids });
export type AddRaters = z.infer<typeof AddRaters>;
export type AddRatersRefusal = "not-allowed" | "round-not-found" | "round-closed" | "rater-not-found" | "no-raters";

/** Adds raters, also to an open round; who is in already stays as is. Their links are sent one by one, when their contact is right. */
export async function addRaters(ctx: Context, input: AddRaters): Promise<Result<{ added: number }, AddRatersRefusal>> {
  if (!mayRunEvaluations(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx): Promise<Result<{ added: number }, AddRatersRefusal>> => {
    const round = await lockRound(ctx, tx, input.roundId);
    if (!round) return refused("round-not-found");
    if (round.closedAt) return refused("round-closed");
    const present = await tx
      .select({ organisationId: evaluationRaters.organisationId, gremiumId: evaluationRaters.gremiumId })
      .from(evaluationRaters)
      .where(and(eq(evaluationRaters.regionId, ctx.region.id), eq(evaluationRaters.evaluationRoundId, round.id)));
    const isNew = (id: string) => !present.some(({ organisationId, gremiumId }) => organisationId === id || gremiumId === id);
    const wanted = { gremiumIds: input.gremiumIds.filter(isNew), organisationIds: input.organisationIds.filter(isNew) };
    if (wanted.gremiumIds.length + wanted.organisationIds.length === 0) return refused("no-raters");
    const added = await insertRaters(ctx, tx, round.id, wanted);
    if (added === null) return refused("rater-not-found");
    tx.audit("evaluation-raters.added", round.id, { raters: added });
    return done({ added });
  });
}

export const ChangeRater = z.strictObject({ raterId: z.uuid(), personId: z.uuid().nullable(), fieldIds: ids });
export type ChangeRater = z.infer<typeof ChangeRater>;
export type ChangeRaterRefusal = "not-allowed" | "rater-not-found" | "round-closed" | "person-not-found" | "no-fields" | "already-rating";

/**
 * Changes whom a rater's mail goes to, and which fields it is asked about. Another contact needs a link of its own: the earlier one
 * stops working. Once something was rated, the fields stay, so that no word is lost.
 */
export async function changeRater(ctx: Context, input: ChangeRater): Promise<Result<null, ChangeRaterRefusal>> {
  if (!mayRunEvaluations(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx): Promise<Result<null, ChangeRaterRefusal>> => {
    const found = await lockRater(ctx, tx, input.raterId);
    if (!found) return refused("rater-not-found");
    if (found.round.closedAt) return refused("round-closed");
    const { contact, rater, round } = found;
    if (input.personId !== contact.personId) {
      const choices = (await contactsFor(ctx, tx, [rater])).get(rater.id) ?? [];
      if (input.personId !== null && !choices.some(({ id }) => id === input.personId)) return refused("person-not-found");
      await revokeCodes(tx, rater.id);
      await tx
        .update(evaluationContacts)
        .set({ personId: input.personId, sentAt: null, reminders: 0, remindedAt: null, revokedAt: null })
        .where(and(eq(evaluationContacts.regionId, ctx.region.id), eq(evaluationContacts.raterId, rater.id)));
    }
    const goals = await goalsOf(ctx, tx, round.id);
    const wanted = goals.filter(({ actionFieldId }) => input.fieldIds.includes(actionFieldId)).map(({ goalId }) => goalId);
    if (wanted.length === 0) return refused("no-fields");
    const asked = found.ratings.map(({ goalId }) => goalId);
    if (wanted.length !== asked.length || wanted.some((id) => !asked.includes(id))) {
      if (found.ratings.some(({ savedAt }) => savedAt !== null)) return refused("already-rating");
      await tx.delete(evaluationRatings).where(and(eq(evaluationRatings.regionId, ctx.region.id), eq(evaluationRatings.raterId, rater.id)));
      await tx.insert(evaluationRatings).values(wanted.map((goalId) => ({ regionId: ctx.region.id, raterId: rater.id, goalId })));
    }
    tx.audit("evaluation-rater.changed", rater.id);
    return done(null);
  });
}

export type RemoveRaterRefusal = "not-allowed" | "rater-not-found" | "round-closed" | "already-rating";

/** Takes a rater out that has said nothing yet. Whoever has is not taken out but its link revoked. */
export async function removeRater(ctx: Context, input: { raterId: string }): Promise<Result<null, RemoveRaterRefusal>> {
  if (!mayRunEvaluations(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx): Promise<Result<null, RemoveRaterRefusal>> => {
    const found = await lockRater(ctx, tx, input.raterId);
    if (!found) return refused("rater-not-found");
    if (found.round.closedAt) return refused("round-closed");
    if (found.ratings.some(({ savedAt }) => savedAt !== null)) return refused("already-rating");
    await revokeCodes(tx, input.raterId);
    await tx.delete(evaluationRaters).where(and(eq(evaluationRaters.regionId, ctx.region.id), eq(evaluationRaters.id, input.raterId)));
    tx.audit("evaluation-rater.removed", input.raterId);
    return done(null);
  });
}

export async function lockRound(ctx: Context, tx: Writer, id: string) {
  const [round] = await tx
    .select()
    .from(evaluationRounds)
    .where(and(eq(evaluationRounds.regionId, ctx.region.id), eq(evaluationRounds.id, id)))
    .for("update");
  return round ?? null;
}

async function lockRater(ctx: Context, tx: Writer, id: string) {
  const [found] = await tx
    .select({ rater: evaluationRaters, contact: evaluationContacts, round: evaluationRounds })
    .from(evaluationRaters)
    .innerJoin(evaluationContacts, and(eq(evaluationContacts.regionId, evaluationRaters.regionId), eq(evaluationContacts.raterId, evaluationRaters.id)))
    .innerJoin(evaluationRounds, and(eq(evaluationRounds.regionId, evaluationRaters.regionId), eq(evaluationRounds.id, evaluationRaters.evaluationRoundId)))
    .where(and(eq(evaluationRaters.regionId, ctx.region.id), eq(evaluationRaters.id, id)))
    .for("update");
  if (!found) return null;
  const ratings = await tx
    .select()
    .from(evaluationRatings)
    .where(and(eq(evaluationRatings.regionId, ctx.region.id), eq(evaluationRatings.raterId, id)))
    .for("update");
  return { ...found, ratings };
}

function goalsOf(ctx: Context, tx: Writer, roundId: string) {
  return tx
    .select({ goalId: evaluationGoals.goalId, actionFieldId: evaluationGoals.actionFieldId })
    .from(evaluationGoals)
    .where(and(eq(evaluationGoals.regionId, ctx.region.id), eq(evaluationGoals.evaluationRoundId, roundId)))
    .orderBy(asc(evaluationGoals.position));
}

/** @returns how many; null where one of them is not in the region's network */
async function insertRaters(ctx: Context, tx: Writer, roundId: string, chosen: { gremiumIds: string[]; organisationIds: string[] }): Promise<number | null> {
  const regionId = ctx.region.id;
  const raters = [
    ...[...new Set(chosen.gremiumIds)].map((gremiumId) => ({ id: newId(ctx.now), gremiumId, organisationId: null })),
    ...[...new Set(chosen.organisationIds)].map((organisationId) => ({ id: newId(ctx.now), gremiumId: null, organisationId })),
  ];
  const known = await tx.execute(sql`
    select id from gremien where region_id = ${regionId} and ended_on is null and id = any(${sql.param(chosen.gremiumIds)}::uuid[])
    union all select id from organisations where region_id = ${regionId} and id = any(${sql.param(chosen.organisationIds)}::uuid[])`);
  if (known.rows.length < raters.length) return null;
  await tx.insert(evaluationRaters).values(raters.map((rater) => ({ ...rater, regionId, evaluationRoundId: roundId })));
  const contacts = await contactsFor(ctx, tx, raters);
  await tx.insert(evaluationContacts).values(raters.map(({ id }) => ({ regionId, raterId: id, personId: contacts.get(id)?.[0]?.id ?? null })));
  const goals = await goalsOf(ctx, tx, roundId);
  await tx.insert(evaluationRatings).values(raters.flatMap(({ id }) => goals.map(({ goalId }) => ({ regionId, raterId: id, goalId }))));
  return raters.length;
}
