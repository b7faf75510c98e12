import { and, asc, eq, inArray, isNotNull } from "drizzle-orm";
import { z } from "zod";
import { actorName, transact, type Context, type Reader, type Writer } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { seatsOf } from "#domain/network/gremien/index.ts";
import { people } from "#domain/network/schema.ts";
import { goals } from "../schema.ts";
import { mayRateFor, ownRaterId } from "./access.ts";
import { updateContact } from "./evaluation-letter.ts";
import { evaluationContacts, evaluationRaters, evaluationRatings, evaluationRounds, RATINGS } from "./schema.ts";

/** One goal as far as it is rated. It need not be complete before it is handed in. */
export const RatingDraft = z.strictObject({ goalId: z.uuid(), rating: z.enum(RATINGS).nullable(), reason: z.string().max(2000) });
export type RatingDraft = z.infer<typeof RatingDraft>;
export type SaveRatingsRefusal = "not-allowed" | "round-not-open" | "goal-not-asked" | "goal-left";

/**
 * Saves what a rater has typed so far: by link its own, by account one it may rate for. What did not change is not written, what
 * comes last is kept. What was handed in stays so and says the new thing until the round closes.
 *
 * @param raterId for accounts; the holder of a link has one rater only, and naming another is refused
 */
export async function saveRatings(ctx: Context, drafts: readonly RatingDraft[], raterId: string | null = null): Promise<Result<null, SaveRatingsRefusal>> {
  return transact(ctx, async (tx): Promise<Result<null, SaveRatingsRefusal>> => {
    const open = await lockOwnRatings(ctx, tx, raterId);
    if (!open.ok) return open;
    const stored = new Map(open.value.ratings.map((rating) => [rating.goalId, rating]));
    for (const { goalId, rating, reason } of drafts) {
      const before = stored.get(goalId);
      if (!before) return refused("goal-not-asked");
      if (before.rating === rating && before.reason === reason) continue;
      if (!open.value.standing.has(goalId)) return refused("goal-left");
      await tx
        .update(evaluationRatings)
        .set({ rating, reason, savedAt: ctx.now, version: before.version + 1 })
        .where(and(eq(evaluationRatings.regionId, ctx.region.id), eq(evaluationRatings.raterId, before.raterId), eq(evaluationRatings.goalId, goalId)));
      tx.audit("evaluation-rating.saved", before.raterId, { goalId });
    }
    return done(null);
  });
}

export type RatingFault = "rating-missing" | "reason-missing";
export type SubmitRatingsResult =
  Result<{ submitted: number }, "not-allowed" | "round-not-open"> | { ok: false; refusal: "incomplete"; missing: { goalId: string; fault: RatingFault }[] };

/**
 * Hands the ratings in: from now on they count. Refused while one is missing, with all that are. Who says "reached", "partly" or
 * "not" says why; who cannot say need not. Goals that left the concept meanwhile are not asked for.
 */
export async function submitRatings(ctx: Context, raterId: string | null = null): Promise<SubmitRatingsResult> {
  return transact(ctx, async (tx): Promise<SubmitRatingsResult> => {
    const open = await lockOwnRatings(ctx, tx, raterId);
    if (!open.ok) return open;
    const { rater, ratings, standing } = open.value;
    const asked = ratings.filter(({ goalId }) => standing.has(goalId));
    const missing = asked.flatMap(({ goalId, ...rating }) => ratingFault(rating).map((fault) => ({ goalId, fault })));
    if (missing.length > 0) return { ok: false, refusal: "incomplete", missing };
    if (!rater.submittedAt) {
      await tx
        .update(evaluationRaters)
        .set({ submittedAt: ctx.now })
        .where(and(eq(evaluationRaters.regionId, ctx.region.id), eq(evaluationRaters.id, rater.id)));
      tx.audit("evaluation-ratings.submitted", rater.id, { goals: asked.length });
      await updateContact(ctx, tx, rater.id, { submittedBy: await whoSubmits(ctx, tx, rater.id) });
    }
    return done({ submitted: asked.length });
  });
}

export function ratingFault({ rating, reason }: Pick<RatingDraft, "rating" | "reason">): RatingFault[] {
  if (rating === null) return ["rating-missing"];
  return rating !== "unknown" && reason.trim() === "" ? ["reason-missing"] : [];
}

/** The rater the context speaks for, as far as it may: a link's own, or the one an account names. */
export async function findOwnRater(ctx: Context, db: Reader, raterId: string | null) {
  const id = ownRaterId(ctx.actor) ?? raterId;
  if (id === null || (raterId !== null && id !== raterId)) return null;
  const [found] = await db
    .select({ rater: evaluationRaters, round: evaluationRounds })
    .from(evaluationRaters)
    .innerJoin(evaluationRounds, and(eq(evaluationRounds.regionId, evaluationRaters.regionId), eq(evaluationRounds.id, evaluationRaters.evaluationRoundId)))
    .where(and(eq(evaluationRaters.regionId, ctx.region.id), eq(evaluationRaters.id, id)));
  if (!found?.round.openedAt) return null;
  if (ownRaterId(ctx.actor) === null && !mayRateFor(ctx.actor, await seatsOf(ctx, db), found.rater, ctx.today)) return null;
  return found;
}

/** Which of these goals are still in the concept. */
export async function standingGoals(ctx: Context, db: Reader, goalIds: readonly string[]): Promise<Set<string>> {
  const found = await db
    .select({ id: goals.id })
    .from(goals)
    // A goal that a later version does without stays as a row without a field.
    .where(and(eq(goals.regionId, ctx.region.id), inArray(goals.id, [...goalIds]), isNotNull(goals.actionFieldId)));
  return new Set(found.map(({ id }) => id));
}

async function lockOwnRatings(ctx: Context, tx: Writer, raterId: string | null) {
  const found = await findOwnRater(ctx, tx, raterId);
  if (!found) return refused("not-allowed");
  if (found.round.closedAt) return refused("round-not-open");
  const ratings = await tx
    .select()
    .from(evaluationRatings)
    .where(and(eq(evaluationRatings.regionId, ctx.region.id), eq(evaluationRatings.raterId, found.rater.id)))
    .orderBy(asc(evaluationRatings.goalId))
    .for("update");
  const standing = await standingGoals(
    ctx,
    tx,
    ratings.map(({ goalId }) => goalId),
  );
  return done({ rater: found.rater, ratings, standing });
}

/** By account its holder; by link the person whom the link was sent to. */
async function whoSubmits(ctx: Context, tx: Writer, raterId: string): Promise<string> {
  if (ctx.actor.kind !== "link") return actorName(ctx.actor);
  const [contact] = await tx
    .select({ firstName: people.firstName, lastName: people.lastName })
    .from(evaluationContacts)
    .innerJoin(people, and(eq(people.regionId, evaluationContacts.regionId), eq(people.id, evaluationContacts.personId)))
    .where(and(eq(evaluationContacts.regionId, ctx.region.id), eq(evaluationContacts.raterId, raterId)));
  return contact ? `${contact.firstName} ${contact.lastName}`.trim() : ctx.actor.name;
}
