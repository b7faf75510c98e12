import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { newId, transact, type Context, type Reader } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { findLastChange, type LastChange } from "../last-change.ts";
import { mayEditGremien } from "./access.ts";
import { GremiumFields } from "./input.ts";
import { gremien } from "./schema.ts";
import { wouldReportToItself } from "./structure.ts";

export const EditGremium = GremiumFields.extend({ id: z.uuid(), version: z.int() });
export type EditGremium = z.infer<typeof EditGremium>;
export type Gremium = typeof gremien.$inferSelect;
export type SaveRefusal = "not-allowed" | "name-taken" | "parent-unknown" | "reports-to-itself";
export type GremiumConflict = { ok: false; refusal: "version-conflict"; stored: Gremium; changed: LastChange | null };

/** @param id of the form; the same form sent twice is one body */
export async function createGremium(ctx: Context, input: GremiumFields, id: string = newId(ctx.now)): Promise<Result<{ id: string }, SaveRefusal>> {
  if (!mayEditGremien(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx) => {
    const all = await lockedStructure(ctx, tx);
    if (all.some((other) => other.id === id)) return done({ id });
    const fault = faultOf(all, id, input);
    if (fault) return refused(fault);
    // Two who add the same name in the same moment: the second one waits here and then gets the refusal. A form sent twice waits, too.
    const added = await tx
      .insert(gremien)
      .values({ regionId: ctx.region.id, id, ...input })
      .onConflictDoNothing()
      .returning({ id: gremien.id });
    if (added.length === 0) return (await lockedStructure(ctx, tx)).some((other) => other.id === id) ? done({ id }) : refused("name-taken");
    tx.audit("gremium.created", id);
    if (input.isPublic) tx.publish();
    return done({ id });
  });
}

/** Changes what a body is for, whom it reports to and whether everybody may see it. An ended one stays as it was. */
export async function editGremium(
  ctx: Context,
  { id, version, ...fields }: EditGremium,
): Promise<Result<{ version: number }, SaveRefusal | "gremium-not-found" | "gremium-ended"> | GremiumConflict> {
  if (!mayEditGremien(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx): ReturnType<typeof editGremium> => {
    const all = await lockedStructure(ctx, tx);
    const stored = all.find((other) => other.id === id);
    if (!stored) return refused("gremium-not-found");
    if (stored.endedOn !== null) return refused("gremium-ended");
    if (stored.version !== version) {
      return { ok: false, refusal: "version-conflict", stored, changed: await findLastChange(ctx, tx, id, ["gremium.edited"]) };
    }
    const fault = faultOf(all, id, fields);
    if (fault) return refused(fault);
    await tx
      .update(gremien)
      .set({ ...fields, version: version + 1 })
      .where(and(eq(gremien.regionId, ctx.region.id), eq(gremien.id, id)));
    tx.audit("gremium.edited", id);
    if (stored.isPublic || fields.isPublic) tx.publish();
    return done({ version: version + 1 });
  });
}

/** All of them, because two people who change two bodies at once could otherwise make a circle. */
function lockedStructure(ctx: Context, tx: Reader): Promise<Gremium[]> {
  return tx.select().from(gremien).where(eq(gremien.regionId, ctx.region.id)).orderBy(gremien.id).for("update");
}

function faultOf(all: readonly Gremium[], id: string, { name, parentId }: GremiumFields): "name-taken" | "parent-unknown" | "reports-to-itself" | null {
  if (all.some((other) => other.id !== id && other.name.toLowerCase() === name.toLowerCase())) return "name-taken";
  if (parentId !== null && !all.some((other) => other.id === parentId)) return "parent-unknown";
  return wouldReportToItself(all, id, parentId) ? "reports-to-itself" : null;
}
