import { and, desc, eq, isNull } from "drizzle-orm";
import { actorName, transact, type Context, type Reader } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { mayEditNetwork } from "../access.ts";
import { lockEntry } from "../entry.ts";
import { EntryFields } from "../input.ts";
import { organisations } from "../schema.ts";
import { differing, readFields, writeEntry } from "./own-entry.ts";
import { organisationChanges } from "./schema.ts";

type Stored = typeof organisationChanges.$inferSelect;
export type EntryChange = Omit<Stored, "before" | "after"> & { organisation: string; before: Partial<EntryFields>; after: Partial<EntryFields> };

/** What came in by links and nobody of the office has looked at, the newest first. One query. */
export async function listOpenChanges(ctx: Context, db: Reader): Promise<EntryChange[]> {
  const rows = await db
    .select({ change: organisationChanges, organisation: organisations.name })
    .from(organisationChanges)
    .innerJoin(organisations, and(eq(organisations.regionId, organisationChanges.regionId), eq(organisations.id, organisationChanges.organisationId)))
    .where(and(eq(organisationChanges.regionId, ctx.region.id), isNull(organisationChanges.settledAt)))
    .orderBy(desc(organisationChanges.changedAt), desc(organisationChanges.id))
    .limit(200);
  return rows.map(({ change, organisation }) => ({ ...change, organisation, before: readFields(change.before), after: readFields(change.after) }));
}

export type SettleRefusal = "not-allowed" | "change-not-found" | "changed-since";

/**
 * The office has seen a change and leaves it, or takes it back: then what stood there before stands there again.
 * Where somebody has changed the same fields since, nothing is taken back, because that would undo the newer words.
 */
export async function settleChange(ctx: Context, input: { id: string; takeBack: boolean }): Promise<Result<null, SettleRefusal>> {
  if (!mayEditNetwork(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx): Promise<Result<null, SettleRefusal>> => {
    const own = and(eq(organisationChanges.regionId, ctx.region.id), eq(organisationChanges.id, input.id));
    const [change] = await tx
      .select()
      .from(organisationChanges)
      .where(and(own, isNull(organisationChanges.settledAt)))
      .for("update");
    const stored = change && (await lockEntry(ctx, tx, change.organisationId));
    if (!change || !stored) return refused("change-not-found");
    if (input.takeBack) {
      if (differing(stored, readFields(change.after)).length > 0) return refused("changed-since");
      const fields = Object.fromEntries(Object.keys(EntryFields.shape).map((name) => [name, stored[name as keyof EntryFields]]));
      await writeEntry(ctx, tx, stored, { ...(fields as EntryFields), ...readFields(change.before) });
      if (stored.isPublic) tx.publish();
    }
    await tx
      .update(organisationChanges)
      .set({ settledAt: ctx.now, settledBy: actorName(ctx.actor), takenBack: input.takeBack })
      .where(own);
    tx.audit(input.takeBack ? "organisation.change-taken-back" : "organisation.change-seen", change.organisationId, { changeId: change.id });
    return done(null);
  });
}
