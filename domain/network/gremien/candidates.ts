import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { newId, transact, type Context } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { isInUse } from "../in-use.ts";
import { people } from "../schema.ts";
import { mayEditGremien } from "./access.ts";
import { electionCandidates, elections } from "./schema.ts";

export const CandidateFields = z.strictObject({
  personId: z.uuid(),
  presentation: z.string().trim().max(4000),
  /** The day on which the person agreed to stand. */
  agreedOn: z.iso.date(),
});
export type CandidateFields = z.infer<typeof CandidateFields>;

/** Enters somebody who agreed to stand. Nobody is entered ahead of the own word. */
export async function enterCandidate(
  ctx: Context,
  { electionId, ...fields }: CandidateFields & { electionId: string },
): Promise<Result<{ id: string }, "election-not-found" | "not-allowed" | "person-unknown" | "already-candidate" | "not-agreed">> {
  if (!mayEditGremien(ctx.actor)) return refused("not-allowed");
  if (fields.agreedOn > ctx.today) return refused("not-agreed");
  return transact(ctx, async (tx) => {
    const [election] = await tx
      .select({ id: elections.id })
      .from(elections)
      .where(and(eq(elections.regionId, ctx.region.id), eq(elections.id, electionId)));
    if (!election) return refused("election-not-found");
    const [person] = await tx
      .select({ id: people.id })
      .from(people)
      .where(and(eq(people.regionId, ctx.region.id), eq(people.id, fields.personId), isInUse));
    if (!person) return refused("person-unknown");
    const id = newId(ctx.now);
    const added = await tx
      .insert(electionCandidates)
      .values({ regionId: ctx.region.id, id, electionId, ...fields })
      .onConflictDoNothing()
      .returning({ id: electionCandidates.id });
    if (added.length === 0) return refused("already-candidate");
    // Public if the name is released.
    tx.publish();
    tx.audit("candidate.entered", id, { electionId, personId: fields.personId });
    return done({ id });
  });
}

/** Who withdraws is gone, with the presentation. */
export async function removeCandidate(ctx: Context, input: { electionId: string; id: string }): Promise<Result<null, "candidate-not-found" | "not-allowed">> {
  if (!mayEditGremien(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx) => {
    const removed = await tx
      .delete(electionCandidates)
      .where(and(eq(electionCandidates.regionId, ctx.region.id), eq(electionCandidates.electionId, input.electionId), eq(electionCandidates.id, input.id)))
      .returning({ personId: electionCandidates.personId });
    const [gone] = removed;
    if (!gone) return refused("candidate-not-found");
    tx.publish();
    tx.audit("candidate.removed", input.id, { electionId: input.electionId, personId: gone.personId });
    return done(null);
  });
}
