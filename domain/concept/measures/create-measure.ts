import { newId, transact, type Context } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { findLineFaults } from "../funding/index.ts";
import { measures } from "../schema.ts";
import { mayEditMeasure } from "./access.ts";
import { findFaults, type Fault } from "./faults.ts";
import type { MeasureFields } from "./fields.ts";
import { noteDecision } from "./measure-decisions.ts";
import { findLostReference } from "./references.ts";
import { ownColumns, writeParts } from "./write-measure.ts";

/** The fields contradict each other. */
export type DoesNotFit = { ok: false; refusal: "does-not-fit"; faults: Fault[] };
/** Something the measure points to is not there (any more). */
export type ReferenceLost = { ok: false; refusal: "reference-lost"; field: keyof MeasureFields };
export type CreateMeasureResult = Result<{ id: string }, "not-allowed"> | { ok: false; refusal: "decision-not-found" } | DoesNotFit | ReferenceLost;

/**
 * Starts a measure, from a recommendation or free. It is not public until it is released.
 * A partner may start one that its own organisation leads.
 *
 * @param id of the form; the same form sent twice is one measure
 * @param decisionId of the body's decision it comes from
 */
export async function createMeasure(
  ctx: Context,
  input: MeasureFields,
  id: string = newId(ctx.now),
  decisionId: string | null = null,
): Promise<CreateMeasureResult> {
  if (!mayEditMeasure(ctx.actor, input)) return refused("not-allowed");
  return transact(ctx, async (tx): Promise<CreateMeasureResult> => {
    const faults = [...findFaults(input), ...(await findLineFaults(ctx, tx, id, input.budgetLines))];
    if (faults.length > 0) return { ok: false, refusal: "does-not-fit", faults };
    const field = await findLostReference(ctx, tx, input);
    if (field) return { ok: false, refusal: "reference-lost", field };
    const added = await tx
      .insert(measures)
      .values({ regionId: ctx.region.id, id, ...ownColumns(input), createdAt: ctx.now })
      .onConflictDoNothing()
      .returning({ id: measures.id });
    if (added.length === 0) return done({ id });
    await writeParts(ctx, tx, id, input);
    if (decisionId !== null) {
      const noted = await noteDecision(ctx, tx, { measureId: id, decisionId, kind: "began" });
      if (!noted.ok) return refused("decision-not-found");
    }
    tx.audit("measure.created", id, { state: input.state });
    return done({ id });
  });
}
