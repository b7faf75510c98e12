import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { transact, type Context, type Writer } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { mayEditOffers } from "../access.ts";
import { OFFER_STATES, offers, type OfferState } from "../schema.ts";
import { findOfferRow } from "./content.ts";
import { isPastOwnEnd } from "./own-end.ts";
import { keepState, keepWordsBefore } from "./versions.ts";

/** Where an offer can go from each state, the usual way first. */
export const NEXT_STATES: Record<OfferState, readonly OfferState[]> = {
  draft: ["in-review", "public"],
  "in-review": ["public", "draft"],
  public: ["paused", "ended", "archived"],
  paused: ["public", "ended", "archived"],
  ended: ["public", "archived"],
  archived: ["draft"],
};

export const ChangeOfferState = z.strictObject({ id: z.uuid(), version: z.int(), state: z.enum(OFFER_STATES) });
export type ChangeOfferState = z.infer<typeof ChangeOfferState>;

/** Moves any offer on, as the office does. */
export async function changeOfferState(
  ctx: Context,
  { id, version, state }: ChangeOfferState,
): Promise<Result<null, "not-found" | "not-allowed" | "changed-meanwhile" | "no-such-way" | "already-over">> {
  if (!mayEditOffers(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx) => {
    const row = await findOfferRow(ctx, tx, id, true);
    if (!row) return refused("not-found");
    // Sent twice: it stands where it should.
    if (row.state === state) return done(null);
    if (row.version !== version) return refused("changed-meanwhile");
    return moveOffer(ctx, tx, row, state);
  });
}

/**
 * Moves an offer on for a caller who may, and has locked the row. Made public, it counts as confirmed today and is no
 * longer hidden for its age.
 */
export async function moveOffer(
  ctx: Context,
  tx: Writer,
  row: typeof offers.$inferSelect,
  state: OfferState,
): Promise<Result<null, "no-such-way" | "already-over">> {
  if (!NEXT_STATES[row.state].includes(state)) return refused("no-such-way");
  if (state === "public" && (await isOver(ctx, tx, row))) return refused("already-over");
  const published = state === "public" ? { publishedAt: row.publishedAt ?? ctx.now, confirmedOn: ctx.today, hiddenAt: null } : {};
  await keepWordsBefore(ctx, tx, row);
  await tx
    .update(offers)
    .set({ state, version: row.version + 1, ...published })
    .where(and(eq(offers.regionId, ctx.region.id), eq(offers.id, row.id)));
  await keepState(ctx, tx, row.id);
  tx.audit("offer.state-changed", row.id, { from: row.state, to: state });
  if (row.isShown || state === "public") tx.publish();
  return done(null);
}

/** Whether the coming night would end it again. */
async function isOver(ctx: Context, tx: Writer, { id, validUntil }: typeof offers.$inferSelect): Promise<boolean> {
  if (validUntil !== null && validUntil < ctx.today) return true;
  const found = await tx.execute(sql`select 1 from offers o where o.region_id = ${ctx.region.id} and o.id = ${id} and ${isPastOwnEnd(ctx)}`);
  return found.rows.length > 0;
}

/** Deletes a draft. Whatever was once more than a draft is archived instead: others may have written it down. */
export async function deleteDraft(
  ctx: Context,
  { id, version }: { id: string; version: number },
): Promise<Result<null, "not-found" | "not-allowed" | "changed-meanwhile" | "not-a-draft">> {
  if (!mayEditOffers(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx) => {
    const row = await findOfferRow(ctx, tx, id, true);
    if (!row) return refused("not-found");
    if (row.version !== version) return refused("changed-meanwhile");
    if (row.state !== "draft" || row.publishedAt !== null) return refused("not-a-draft");
    await tx.delete(offers).where(and(eq(offers.regionId, ctx.region.id), eq(offers.id, id)));
    tx.audit("offer.deleted", id);
    return done(null);
  });
}
