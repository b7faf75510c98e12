import { and, eq, gt, sql } from "drizzle-orm";
import { newId, transact, type Context } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { measures } from "../schema.ts";
import { mayEditMeasure } from "./access.ts";
import { findFaults, type Fault } from "./faults.ts";
import type { MeasureFields } from "./fields.ts";
import { findLostReference } from "./references.ts";
import { aMomentBefore } from "./sent-twice.ts";
import { ownColumns, writeParts } from "./write-measure.ts";

/** The fields contradict each other. */
export type DoesNotFit = { ok: false; refusal: "does-not-fit"; faults: Fault[] };
/** Something the measure points to is not there (any more). */
export type ReferenceLost = { ok: false; refusal: "reference-lost"; field: keyof MeasureFields };
export type CreateMeasureResult = Result<{ id: string }, "not-allowed"> | DoesNotFit | ReferenceLost;

/** Equal in all of these within a moment: the same form, sent twice. */
const SAME = ["title", "description", "state", "leadOrganisationId", "leadPersonId", "startsOn", "endsOn"] as const;

/**
 * Starts a measure, from a recommendation or free. It is not public until it is released.
 * A partner may start one that its own organisation leads. The same form sent twice is one measure.
 */
export async function createMeasure(ctx: Context, input: MeasureFields): Promise<CreateMeasureResult> {
  if (!mayEditMeasure(ctx.actor, input)) return refused("not-allowed");
  const faults = findFaults(input);
  if (faults.length > 0) return { ok: false, refusal: "does-not-fit", faults };
  return transact(ctx, async (tx): Promise<CreateMeasureResult> => {
    const field = await findLostReference(ctx, tx, input);
    if (field) return { ok: false, refusal: "reference-lost", field };
    const own = ownColumns(input);
    // Nothing is there yet that the second sending could wait for.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`${ctx.region.id} ${input.title}`}, 0))`);
    const [same] = await tx
      .select({ id: measures.id })
      .from(measures)
      .where(
        and(
          eq(measures.regionId, ctx.region.id),
          ...SAME.map((column) => sql`${measures[column]} is not distinct from ${own[column]}`),
          gt(measures.createdAt, aMomentBefore(ctx.now)),
        ),
      );
    if (same) return done(same);
    const id = newId(ctx.now);
    await tx.insert(measures).values({ regionId: ctx.region.id, id, ...own, createdAt: ctx.now });
    await writeParts(ctx, tx, id, input);
    tx.audit("measure.created", id, { state: input.state });
    return done({ id });
  });
}
