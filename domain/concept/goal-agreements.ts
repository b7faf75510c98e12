import { and, eq, inArray } from "drizzle-orm";
import { listAgreementsById, type AgreementRow } from "#domain/network/index.ts";
import { agreements } from "#domain/network/agreements/schema.ts";
import { transact, type Context, type Reader } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { mayEditConcept } from "./access.ts";
import { areGoalsInForce } from "./goals-in-force.ts";
import { goalAgreements } from "./schema.ts";

/** The agreements that serve each of these goals, by the goal's id. Two queries; one where there is none. */
export async function agreementsOfGoals(ctx: Context, db: Reader, goalIds: readonly string[]): Promise<Map<string, AgreementRow[]>> {
  if (goalIds.length === 0) return new Map();
  const links = await db
    .select()
    .from(goalAgreements)
    .where(and(eq(goalAgreements.regionId, ctx.region.id), inArray(goalAgreements.goalId, [...goalIds])));
  const found = await listAgreementsById(ctx, db, [...new Set(links.map(({ agreementId }) => agreementId))]);
  const of = (goalId: string) => found.filter(({ id }) => links.some((link) => link.goalId === goalId && link.agreementId === id));
  return new Map(links.map(({ goalId }) => [goalId, of(goalId)]));
}

/** Ids of the goals that an agreement serves. One query. */
export async function goalsOfAgreement(ctx: Context, db: Reader, agreementId: string): Promise<string[]> {
  const links = await db
    .select({ goalId: goalAgreements.goalId })
    .from(goalAgreements)
    .where(and(eq(goalAgreements.regionId, ctx.region.id), eq(goalAgreements.agreementId, agreementId)));
  return links.map(({ goalId }) => goalId);
}

/** Says which goals an agreement serves, instead of those said before. Ids that are no goals of the concept in force are refused. */
export async function linkAgreementToGoals(
  ctx: Context,
  { agreementId, goalIds }: { agreementId: string; goalIds: readonly string[] },
): Promise<Result<null, "not-allowed" | "agreement-not-found" | "goal-not-found">> {
  if (!mayEditConcept(ctx.actor)) return refused("not-allowed");
  const here = ctx.region.id;
  const wanted = [...new Set(goalIds)];
  return transact(ctx, async (tx) => {
    const [agreement] = await tx
      .select({ isPublic: agreements.isPublic })
      .from(agreements)
      .where(and(eq(agreements.regionId, here), eq(agreements.id, agreementId)))
      .for("update");
    if (!agreement) return refused("agreement-not-found");
    if (!(await areGoalsInForce(ctx, tx, wanted))) return refused("goal-not-found");
    await tx.delete(goalAgreements).where(and(eq(goalAgreements.regionId, here), eq(goalAgreements.agreementId, agreementId)));
    if (wanted.length > 0) await tx.insert(goalAgreements).values(wanted.map((goalId) => ({ regionId: here, goalId, agreementId })));
    tx.audit("agreement.goals-linked", agreementId, { goals: wanted.length });
    if (agreement.isPublic) tx.publish();
    return done(null);
  });
}
