import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { actorName, transact, type Context } from "#platform/db/index.ts";
import { done, type Result } from "#platform/result.ts";
import { findLastChange, type LastChange } from "../last-change.ts";
import { agendaItems } from "../meetings/schema.ts";
import { lockItem, type MinutesRefusal } from "./lock-minutes.ts";
import { agendaNotes } from "./schema.ts";
import { settleTopic } from "./settle-topic.ts";

export const SaveNote = z.strictObject({
  itemId: z.uuid(),
  /** As it was when the item was opened for writing; 0 where nothing was written yet. */
  version: z.int().min(0),
  /** Paragraphs, an empty line between them. */
  text: z
    .string()
    .max(20_000)
    .transform((text) => text.replace(/\r\n?/g, "\n").trim()),
  outcome: z.enum(["open", "finished", "unfinished"]),
});
export type SaveNote = z.infer<typeof SaveNote>;
export type SaveNoteRefusal = MinutesRefusal | "item-not-found";
/** Somebody saved in between: both texts are there; saving again with `stored.version` means to have seen the other. */
export type NoteConflict = { ok: false; refusal: "version-conflict"; stored: { text: string; version: number }; changed: LastChange | null };

/** Writes what the minutes say to one item, and whether it is finished. Whoever saves is no longer writing. */
export async function saveNote(ctx: Context, input: SaveNote): Promise<Result<{ version: number }, SaveNoteRefusal> | NoteConflict> {
  const { itemId, version, text, outcome } = input;
  return transact(ctx, async (tx): Promise<Result<{ version: number }, SaveNoteRefusal> | NoteConflict> => {
    const locked = await lockItem(ctx, tx, itemId);
    if (!locked.ok) return locked;
    const { item, meeting } = locked.value;
    const regionId = ctx.region.id;
    const own = and(eq(agendaNotes.regionId, regionId), eq(agendaNotes.agendaItemId, itemId));
    const [stored] = await tx.select().from(agendaNotes).where(own);
    const current = stored?.version ?? 0;
    if (stored && current !== version && stored.text !== text) {
      const changed = await findLastChange(ctx, tx, itemId, ["minutes.note-saved"]);
      return { ok: false, refusal: "version-conflict", stored: { text: stored.text, version: current }, changed };
    }
    const next = { text, writerName: null, writingSince: null, version: current + 1 };
    await tx
      .insert(agendaNotes)
      .values({ regionId, agendaItemId: itemId, ...next })
      .onConflictDoUpdate({ target: [agendaNotes.regionId, agendaNotes.agendaItemId], set: next });
    if (item.outcome !== outcome) {
      await tx
        .update(agendaItems)
        .set({ outcome, version: item.version + 1 })
        .where(and(eq(agendaItems.regionId, regionId), eq(agendaItems.id, itemId)));
      if (meeting.state === "held") await settleTopic(ctx, tx, { ...item, outcome }, meeting);
    }
    tx.audit("minutes.note-saved", itemId, { version: current + 1, outcome });
    return done({ version: current + 1 });
  });
}

/**
 * Says to the others that somebody writes here. It locks nothing: saving is guarded by the version.
 * @returns the version to save with
 */
export async function beginNote(ctx: Context, { itemId }: { itemId: string }): Promise<Result<{ version: number }, SaveNoteRefusal>> {
  return transact(ctx, async (tx): Promise<Result<{ version: number }, SaveNoteRefusal>> => {
    const locked = await lockItem(ctx, tx, itemId);
    if (!locked.ok) return locked;
    const writing = { writerName: actorName(ctx.actor), writingSince: ctx.now };
    const [note] = await tx
      .insert(agendaNotes)
      .values({ regionId: ctx.region.id, agendaItemId: itemId, version: 0, ...writing })
      .onConflictDoUpdate({ target: [agendaNotes.regionId, agendaNotes.agendaItemId], set: writing })
      .returning({ version: agendaNotes.version });
    tx.audit("minutes.note-begun", itemId);
    return done({ version: note?.version ?? 0 });
  });
}
