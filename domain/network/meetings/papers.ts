import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { newId, read, transact, type Context, type Reader } from "#platform/db/index.ts";
import { removeFile, storeFile, type FileKind, type FileRefusal } from "#platform/files/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { mayReadPapers } from "../gremien/access.ts";
import { seatsOf } from "../gremien/own-seats.ts";
import { lockItem, type AgendaRefusal } from "./agenda.ts";
import { guestItemOf } from "./guest-item.ts";
import { localTime } from "./local-time.ts";
import { agendaItems, agendaPapers, meetings } from "./schema.ts";

/** What somebody sent with a form. `dataFolder` is the settings' folder. */
export type PaperUpload = { dataFolder: string; name: string; bytes: Uint8Array };
export const PAPER_FILES: readonly FileKind[] = ["pdf", "docx", "xlsx", "csv", "text", "png", "webp", "jpeg"];

export const AddPaper = z.strictObject({ itemId: z.uuid(), title: z.string().trim().max(200) });
export type AddPaper = z.infer<typeof AddPaper>;
export type AddPaperResult = Result<{ meetingId: string }, AgendaRefusal> | { ok: false; refusal: "file-refused"; reason: FileRefusal };

/** Puts a paper to an item of the agenda; without a title it goes by its file name. @param id of the form */
export async function addPaper(ctx: Context, { itemId, title }: AddPaper, upload: PaperUpload, id: string = newId(ctx.now)): Promise<AddPaperResult> {
  return transact(ctx, async (tx): Promise<AddPaperResult> => {
    const found = await lockItem(ctx, tx, itemId);
    if (!found.ok) return found;
    const meetingId = found.value.meeting.id;
    const own = and(eq(agendaPapers.regionId, ctx.region.id), eq(agendaPapers.id, id));
    if ((await tx.select({ id: agendaPapers.id }).from(agendaPapers).where(own)).length > 0) return done({ meetingId });
    const stored = await storeFile(tx, ctx, { ...upload, allowed: PAPER_FILES });
    if (!stored.ok) return { ok: false, refusal: "file-refused", reason: stored.refusal };
    await tx.insert(agendaPapers).values({ regionId: ctx.region.id, id, agendaItemId: itemId, fileId: stored.value.id, title: title || upload.name });
    tx.audit("meeting.paper-added", meetingId, { fileId: stored.value.id });
    return done({ meetingId });
  });
}

export async function removePaper(ctx: Context, paperId: string): Promise<Result<{ meetingId: string }, AgendaRefusal | "paper-not-found">> {
  return transact(ctx, async (tx): Promise<Result<{ meetingId: string }, AgendaRefusal | "paper-not-found">> => {
    const own = and(eq(agendaPapers.regionId, ctx.region.id), eq(agendaPapers.id, paperId));
    const [paper] = await tx.select().from(agendaPapers).where(own);
    if (!paper) return refused("paper-not-found");
    const found = await lockItem(ctx, tx, paper.agendaItemId);
    if (!found.ok) return found;
    await tx.delete(agendaPapers).where(own);
    await removeFile(tx, ctx, { id: paper.fileId });
    tx.audit("meeting.paper-removed", found.value.meeting.id);
    return done({ meetingId: found.value.meeting.id });
  });
}

/**
 * The stored file of a paper that the actor may read; null otherwise. A member who left reads no later paper, and a guest
 * of one item, with an account or by link, the papers of that item.
 */
export async function findPaperFile(ctx: Context, paperId: string): Promise<string | null> {
  return read(ctx, async (db) => {
    const [found] = await db
      .select({
        fileId: agendaPapers.fileId,
        itemId: agendaPapers.agendaItemId,
        meetingId: meetings.id,
        gremiumId: meetings.gremiumId,
        startsAt: meetings.startsAt,
      })
      .from(agendaPapers)
      .innerJoin(agendaItems, and(eq(agendaItems.regionId, agendaPapers.regionId), eq(agendaItems.id, agendaPapers.agendaItemId)))
      .innerJoin(meetings, and(eq(meetings.regionId, agendaItems.regionId), eq(meetings.id, agendaItems.meetingId)))
      .where(and(eq(agendaPapers.regionId, ctx.region.id), eq(agendaPapers.id, paperId)));
    if (!found) return null;
    // What a link sees of papers is the wall's to say: those of its guest's item.
    if (ctx.actor.kind === "link") return found.fileId;
    const meeting = { gremiumId: found.gremiumId, on: localTime(ctx.region.timeZone, found.startsAt).on };
    const mayRead = mayReadPapers(ctx.actor, await seatsOf(ctx, db), meeting) || (await guestItemOf(ctx, db, found.meetingId)) === found.itemId;
    return mayRead ? found.fileId : null;
  });
}

/** Whether an upload is a paper of a meeting: such a file is given out by its meeting, which asks who sits in the body. */
export async function isPaper(ctx: Context, db: Reader, fileId: string): Promise<boolean> {
  const found = await db
    .select({ id: agendaPapers.id })
    .from(agendaPapers)
    .where(and(eq(agendaPapers.regionId, ctx.region.id), eq(agendaPapers.fileId, fileId)));
  return found.length > 0;
}
