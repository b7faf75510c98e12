import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { findLastChange, type LastChange } from "#domain/network/index.ts";
import { transact, type Context } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { findLineFaults } from "../funding/index.ts";
import { measures } from "../schema.ts";
import { mayEditMeasure, mayEditPublicPart } from "./access.ts";
import { logState } from "./change-log.ts";
import type { DoesNotFit, ReferenceLost } from "./create-measure.ts";
import { findFaults } from "./faults.ts";
import { MeasureFields } from "./fields.ts";
import { samePublicPart } from "./public-part.ts";
import { readMeasureFields } from "./read-fields.ts";
import { findLostReference } from "./references.ts";
import { ownColumns, writeParts } from "./write-measure.ts";

export const EditMeasure = MeasureFields.extend({ id: z.uuid(), version: z.int() });
export type EditMeasure = z.infer<typeof EditMeasure>;

/** Somebody saved in between: both versions are there, the person decides, and saves again with `stored.version`. */
export type MeasureConflict = { ok: false; refusal: "version-conflict"; stored: MeasureFields & { version: number }; changed: LastChange | null };
export type EditMeasureResult =
  Result<{ version: number }, "measure-not-found" | "not-allowed" | "public-part-by-office"> | DoesNotFit | ReferenceLost | MeasureConflict;

/** Everything that changes a measure's version; the last of them is who the second editor hears about. */
const CHANGES = ["measure.edited", "measure.file-attached", "progress.added", "status-answer.accepted", "fund.booked", "fund.booking-cancelled"];

/**
 * Writes all fields of a measure. A partner keeps the lead with its own organisation; handing it on is for the
 * coordination, or for the answer in a status round. Once a measure is released, the office alone changes what stands
 * on the public page. A new state leaves an entry in the history.
 *
 * @param input.version as it was when the form was opened
 */
export async function editMeasure(ctx: Context, input: EditMeasure): Promise<EditMeasureResult> {
  const { id, version, ...fields } = input;
  return transact(ctx, async (tx): Promise<EditMeasureResult> => {
    const own = and(eq(measures.regionId, ctx.region.id), eq(measures.id, id));
    const [stored] = await tx.select().from(measures).where(own).for("update");
    if (!stored) return refused("measure-not-found");
    if (!mayEditMeasure(ctx.actor, stored) || !mayEditMeasure(ctx.actor, fields)) return refused("not-allowed");
    const current = await readMeasureFields(ctx, tx, id);
    if (!current) return refused("measure-not-found");
    if (stored.version !== version) {
      return { ok: false, refusal: "version-conflict", stored: current, changed: await findLastChange(ctx, tx, id, CHANGES) };
    }
    const { version: _, ...before } = current;
    if (!mayEditPublicPart(ctx.actor, stored) && !samePublicPart(before, fields)) return refused("public-part-by-office");
    const faults = [...findFaults(fields), ...(await findLineFaults(ctx, tx, id, fields.budgetLines))];
    if (faults.length > 0) return { ok: false, refusal: "does-not-fit", faults };
    const field = await findLostReference(ctx, tx, fields);
    if (field) return { ok: false, refusal: "reference-lost", field };

    await tx
      .update(measures)
      .set({ ...ownColumns(fields), version: version + 1 })
      .where(own);
    await writeParts(ctx, tx, id, fields);
    if (stored.state !== fields.state) await logState(ctx, tx, id, stored.state, fields.state);
    tx.audit("measure.edited", id, stored.state === fields.state ? {} : { state: { from: stored.state, to: fields.state } });
    if (stored.releasedAt) tx.publish();
    return done({ version: version + 1 });
  });
}
