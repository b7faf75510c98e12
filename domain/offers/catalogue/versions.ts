import { and, desc, eq, sql } from "drizzle-orm";
import { actorName, transact, type Context, type Reader, type Writer } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { mayEditOffers } from "../access.ts";
import { offers, type OfferState } from "../schema.ts";
import { changeFault, columnsOf, findOfferRow, readContent, writeBeside, type ChangeRefusal, type OfferContent } from "./content.ts";
import { offerVersions } from "./schema.ts";

/** @property state that the offer went to with it; null: its words changed */
export type OfferVersion = { version: number; savedAt: Date; savedBy: string; state: OfferState | null; content: OfferContent };

/** Newest first. */
export function listVersions(ctx: Context, db: Reader, offerId: string): Promise<OfferVersion[]> {
  return db
    .select({
      version: offerVersions.version,
      savedAt: offerVersions.savedAt,
      savedBy: offerVersions.savedBy,
      state: offerVersions.state,
      content: offerVersions.content,
    })
    .from(offerVersions)
    .where(and(eq(offerVersions.regionId, ctx.region.id), eq(offerVersions.offerId, offerId)))
    .orderBy(desc(offerVersions.version));
}

type Row = typeof offers.$inferSelect;

/**
 * Writes an offer's new content and keeps it as a version; what stood there before is kept too, if nothing had kept it.
 * The caller has locked the row.
 */
export async function storeContent(ctx: Context, tx: Writer, row: Row, before: OfferContent, content: OfferContent): Promise<number> {
  const version = row.version + 1;
  const own = { regionId: ctx.region.id, offerId: row.id };
  await keepBefore(ctx, tx, row, before);
  await tx
    .update(offers)
    .set({ ...columnsOf(content), version })
    .where(and(eq(offers.regionId, ctx.region.id), eq(offers.id, row.id)));
  await writeBeside(ctx, tx, row, content, before);
  await tx.insert(offerVersions).values({ ...own, version, content, savedAt: ctx.now, savedBy: actorName(ctx.actor) });
  if (row.isShown) tx.publish();
  return version;
}

/** What stood there before the first saving, if nothing had kept it. */
async function keepBefore(ctx: Context, tx: Writer, row: Row, before: OfferContent): Promise<void> {
  await tx
    .insert(offerVersions)
    .values({ regionId: ctx.region.id, offerId: row.id, version: row.version, content: before, savedAt: row.createdAt })
    .onConflictDoNothing();
}

/**
 * Around what a calendar from elsewhere changes, so that it stands among the versions, too.
 *
 * @param by whose calendar it is
 */
export async function changeAsVersion(ctx: Context, tx: Writer, id: string, by: string, change: (row: Row) => Promise<void>): Promise<void> {
  const row = await findOfferRow(ctx, tx, id, true);
  if (!row) return;
  await keepBefore(ctx, tx, row, await readContent(ctx, tx, row));
  const version = row.version + 1;
  await tx
    .update(offers)
    .set({ version })
    .where(and(eq(offers.regionId, ctx.region.id), eq(offers.id, id)));
  await change(row);
  const content = await readContent(ctx, tx, (await findOfferRow(ctx, tx, id)) ?? row);
  await tx.insert(offerVersions).values({ regionId: ctx.region.id, offerId: id, version, content, savedAt: ctx.now, savedBy: by });
}

/** Before an offer goes into another state: lets `keepState` find what it says. A provider's link finds it in the last version. */
export async function keepWordsBefore(ctx: Context, tx: Writer, row: Row): Promise<void> {
  if (ctx.actor.kind !== "link") await keepBefore(ctx, tx, row, await readContent(ctx, tx, row));
}

/** After an offer went into another state: one more version, with what the offer said then. */
export async function keepState(ctx: Context, tx: Writer, offerId: string): Promise<void> {
  await tx.execute(sql`select wall.keep_state(${offerId}, ${ctx.now.toISOString()}::timestamptz, ${actorName(ctx.actor)})`);
}

/** A version as it would stand again: from before posts and lendings were kept with it, it says nothing of them, and they stay. */
export function broughtBack(
  earlier: Omit<OfferContent, "post" | "lending"> & Partial<Pick<OfferContent, "post" | "lending">>,
  standing: OfferContent,
): OfferContent {
  // The note is the house's own and no part of what an offer says; a version that its provider saved has none.
  return { post: standing.post, lending: standing.lending, ...earlier, note: standing.note };
}

export type RestoreRefusal = "not-found" | "not-allowed" | "changed-meanwhile" | ChangeRefusal;

/**
 * Brings back what an offer said in an earlier version, as a new one. Its state, and whether it was confirmed, stay.
 *
 * @param input.version the one that stands now, as the page showed it
 */
export async function restoreVersion(
  ctx: Context,
  input: { id: string; version: number; restore: number },
): Promise<Result<{ version: number }, RestoreRefusal>> {
  if (!mayEditOffers(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx) => {
    const row = await findOfferRow(ctx, tx, input.id, true);
    if (!row) return refused("not-found");
    if (row.version !== input.version) return refused("changed-meanwhile");
    const earlier = (await listVersions(ctx, tx, row.id)).find(({ version }) => version === input.restore);
    if (!earlier) return refused("not-found");
    const standing = await readContent(ctx, tx, row);
    const again = broughtBack(earlier.content, standing);
    const fault = await changeFault(ctx, tx, row.id, standing, again);
    if (fault) return refused(fault);
    const version = await storeContent(ctx, tx, row, standing, again);
    tx.audit("offer.restored", row.id, { version: input.restore });
    return done({ version });
  });
}
