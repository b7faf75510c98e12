import { and, asc, eq } from "drizzle-orm";
import type { Context, Reader } from "#platform/db/index.ts";
import { people } from "#domain/network/schema.ts";
import { lastDayOfLink } from "../rounds/index.ts";
import { readEvidence, type Evidence } from "./evidence.ts";
import { raterName } from "./rater-name.ts";
import { findOwnRater, standingGoals } from "./save-ratings.ts";
import { evaluationContacts, evaluationGoals, evaluationRaters, evaluationRatings, type Rating } from "./schema.ts";

export type OwnRating = {
  goalId: string;
  number: string;
  field: string;
  title: string;
  text: string;
  rating: Rating | null;
  reason: string;
  savedAt: Date | null;
  /** The goal is no longer in the concept: it is shown, and not asked about. */
  left: boolean;
} & Evidence;
export type OwnEvaluation = {
  raterId: string;
  rater: string;
  /** Who was written to; null for accounts. */
  person: { salutation: string; firstName: string; lastName: string } | null;
  round: { id: string; title: string; dueOn: string; closed: boolean };
  submitted: boolean;
  lastDayOfLink: string;
  ratings: OwnRating[];
};

/**
 * What one rater is asked about, with the evidence beside each goal; null where the context speaks for no such rater, or the link was
 * revoked. Seven queries. @param raterId for accounts
 */
export async function findOwnEvaluation(ctx: Context, db: Reader, raterId: string | null = null): Promise<OwnEvaluation | null> {
  const found = await findOwnRater(ctx, db, raterId);
  if (!found) return null;
  const { rater, round } = found;
  const here = ctx.region.id;
  const [head] = await db
    .select({ name: raterName, salutation: people.salutation, firstName: people.firstName, lastName: people.lastName })
    .from(evaluationRaters)
    .innerJoin(evaluationContacts, and(eq(evaluationContacts.regionId, evaluationRaters.regionId), eq(evaluationContacts.raterId, evaluationRaters.id)))
    .leftJoin(people, and(eq(people.regionId, evaluationContacts.regionId), eq(people.id, evaluationContacts.personId)))
    .where(and(eq(evaluationRaters.regionId, here), eq(evaluationRaters.id, rater.id)));
  if (!head) return null;
  const rows = await db
    .select({ rating: evaluationRatings, goal: evaluationGoals })
    .from(evaluationRatings)
    .innerJoin(evaluationGoals, and(eq(evaluationGoals.regionId, evaluationRatings.regionId), eq(evaluationGoals.goalId, evaluationRatings.goalId)))
    .where(and(eq(evaluationRatings.regionId, here), eq(evaluationRatings.raterId, rater.id), eq(evaluationGoals.evaluationRoundId, round.id)))
    .orderBy(asc(evaluationGoals.position));
  const standing = await standingGoals(
    ctx,
    db,
    rows.map(({ goal }) => goal.goalId),
  );
  const evidenceOf = await readEvidence(db, rater.id);
  const { name, salutation, firstName, lastName } = head;
  return {
    raterId: rater.id,
    rater: name ?? "",
    person: ctx.actor.kind === "link" && salutation !== null && firstName !== null && lastName !== null ? { salutation, firstName, lastName } : null,
    round: { id: round.id, title: round.title, dueOn: round.dueOn, closed: round.closedAt !== null },
    submitted: rater.submittedAt !== null,
    lastDayOfLink: lastDayOfLink(round.dueOn),
    ratings: rows.map(({ rating: { rating, reason, savedAt }, goal: { goalId, number, field, title, text } }) => ({
      goalId,
      number,
      field,
      title,
      text,
      rating,
      reason,
      savedAt,
      left: !standing.has(goalId),
      ...evidenceOf(goalId),
    })),
  };
}
