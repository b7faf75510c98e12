import { and, eq } from "drizzle-orm";
import { findLastChange, type LastChange } from "#domain/network/index.ts";
import type { Context, Reader } from "#platform/db/index.ts";
import { conceptToEdit } from "../in-force.ts";
import { concepts } from "../schema.ts";

/** Somebody saved in between: both texts are there, the person decides and saves again with the stored version. */
export type VersionConflict<Stored> = { ok: false; refusal: "version-conflict"; stored: Stored; changed: LastChange | null };

/**
 * Tells who changed the item in between: by its own edit, by names that were confirmed or taken back, or by reading in a new edition of the whole document.
 * @param event the one that editing this kind of item writes
 */
export async function versionConflict<Stored>(ctx: Context, db: Reader, id: string, event: string, stored: Stored): Promise<VersionConflict<Stored>> {
  const edited = await findLastChange(ctx, db, id, [event, "names.confirmed", "name.unlinked"]);
  const [edition] = await db
    .select({ id: concepts.id })
    .from(concepts)
    .where(and(eq(concepts.regionId, ctx.region.id), eq(concepts.id, conceptToEdit(ctx))));
  const readIn = edition ? await findLastChange(ctx, db, edition.id, ["concept.edition-taken-over"]) : null;
  const changed = edited && readIn && readIn.at > edited.at ? readIn : (edited ?? readIn);
  return { ok: false, refusal: "version-conflict", stored, changed };
}
