import { and, eq, inArray } from "drizzle-orm";
import { z } from "zod";
import { newId, transact, type Context } from "#platform/db/index.ts";
import { enqueue } from "#platform/jobs/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { conceptInForce } from "../in-force.ts";
import { actionFields, statusAnswers, statusRequests, statusRoundFields, statusRounds } from "../schema.ts";
import { mayRunRounds } from "./access.ts";
import { readCandidates } from "./round-candidates.ts";

export const OpenStatusRound = z.strictObject({
  title: z.string().trim().min(1).max(200),
  fieldIds: z.array(z.uuid()).min(1),
  /** Last day on which an answer is in time. */
  dueOn: z.iso.date(),
  /** Only these of the fields' measures; without it all that `readCandidates` finds. */
  measureIds: z.array(z.uuid()).optional(),
});
export type OpenStatusRound = z.infer<typeof OpenStatusRound>;
export type OpenRefusal = "not-allowed" | "due-too-soon" | "field-not-found" | "measure-not-found" | "nobody-to-ask";
export type OpenedRound = {
  roundId: string;
  /** Who was asked by this call. */
  requests: { id: string; personId: string; measureIds: string[] }[];
  /** Nobody can be asked about these. */
  withoutOwner: { measureId: string; title: string }[];
};

/**
 * Opens a round: one request with one mail for each owner, one answer for each measure, filled with its present state.
 *
 * @param roundId of the form; the same form sent twice is one round and asks nobody twice
 */
export async function openStatusRound(ctx: Context, input: OpenStatusRound, roundId: string = newId(ctx.now)): Promise<Result<OpenedRound, OpenRefusal>> {
  if (!mayRunRounds(ctx.actor)) return refused("not-allowed");
  if (input.dueOn <= ctx.today) return refused("due-too-soon");
  return transact(ctx, async (tx): Promise<Result<OpenedRound, OpenRefusal>> => {
    const regionId = ctx.region.id;
    const added = await tx
      .insert(statusRounds)
      .values({ regionId, id: roundId, title: input.title, openedAt: ctx.now, dueOn: input.dueOn })
      .onConflictDoNothing()
      .returning({ id: statusRounds.id });
    if (added.length === 0) return done({ roundId, requests: [], withoutOwner: [] });
    const fieldIds = [...new Set(input.fieldIds)];
    const fields = await tx
      .select({ id: actionFields.id })
      .from(actionFields)
      .where(and(eq(actionFields.regionId, regionId), eq(actionFields.conceptId, conceptInForce(ctx)), inArray(actionFields.id, fieldIds)));
    if (fields.length < fieldIds.length) return refused("field-not-found");

    const candidates = await readCandidates(ctx, tx, fieldIds);
    const wanted = input.measureIds && new Set(input.measureIds);
    const asked = wanted ? candidates.filter(({ measureId }) => wanted.has(measureId)) : candidates;
    if (wanted && asked.length < wanted.size) return refused("measure-not-found");
    const byOwner = Map.groupBy(
      asked.filter(({ ownerId }) => ownerId !== null),
      ({ ownerId }) => ownerId ?? "",
    );
    if (byOwner.size === 0) return refused("nobody-to-ask");

    await tx.insert(statusRoundFields).values(fieldIds.map((actionFieldId) => ({ regionId, statusRoundId: roundId, actionFieldId })));
    const requests = [...byOwner].map(([personId, measures]) => ({ id: newId(ctx.now), personId, measures }));
    await tx.insert(statusRequests).values(requests.map(({ id, personId }) => ({ regionId, id, statusRoundId: roundId, personId })));
    await tx
      .insert(statusAnswers)
      .values(
        requests.flatMap(({ id, measures }) =>
          measures.map(({ measureId, state }) => ({ regionId, id: newId(ctx.now), statusRequestId: id, measureId, state })),
        ),
      );
    for (const { id } of requests) await enqueue(tx, "status-request.mail", { regionId, requestId: id }, { singletonKey: id });
    tx.audit("status-round.opened", roundId, { requests: requests.length, measures: asked.length });
    return done({
      roundId,
      requests: requests.map(({ id, personId, measures }) => ({ id, personId, measureIds: measures.map(({ measureId }) => measureId) })),
      withoutOwner: asked.filter(({ ownerId }) => ownerId === null).map(({ measureId, title }) => ({ measureId, title })),
    });
  });
}
