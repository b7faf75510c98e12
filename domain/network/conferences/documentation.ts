import { and, asc, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { newId, transact, type Context, type Reader } from "#platform/db/index.ts";
import { removeFile, storeFile, type FileKind, type FileRefusal, type ShownFile } from "#platform/files/index.ts";
import { done, type Result } from "#platform/result.ts";
import { findLastChange, type Overtaken } from "../last-change.ts";
import { lockConference, ownConference, type KeepRefusal } from "./lock-conference.ts";
import { conferencePapers, conferences, conferenceWorkshops } from "./schema.ts";

export const CONFERENCE_FILES: readonly FileKind[] = ["pdf", "docx", "xlsx", "png", "webp", "jpeg"];

export const WriteDocumentation = z.strictObject({
  conferenceId: z.uuid(),
  version: z.int(),
  text: z.string().trim().max(20_000),
  /** By workshop; which is not named stays as it was. */
  workshops: z.record(z.uuid(), z.string().trim().max(20_000)),
});
export type WriteDocumentation = z.infer<typeof WriteDocumentation>;

/** What is told afterwards of the whole and of each workshop. Public once the conference is documented. */
export async function writeDocumentation(
  ctx: Context,
  { conferenceId, version, text, workshops }: WriteDocumentation,
): Promise<Result<null, KeepRefusal> | Overtaken> {
  return transact(ctx, async (tx): Promise<Result<null, KeepRefusal> | Overtaken> => {
    const locked = await lockConference(ctx, tx, conferenceId);
    if (!locked.ok) return locked;
    if (locked.value.version !== version) {
      const changed = await findLastChange(ctx, tx, conferenceId, ["conference.documentation-saved", "conference.edited"]);
      return { ok: false, refusal: "version-conflict", version: locked.value.version, changed };
    }
    await tx
      .update(conferences)
      .set({ documentation: text, version: version + 1 })
      .where(ownConference(ctx, conferenceId));
    for (const [id, documentation] of Object.entries(workshops))
      await tx
        .update(conferenceWorkshops)
        .set({ documentation })
        .where(and(eq(conferenceWorkshops.regionId, ctx.region.id), eq(conferenceWorkshops.conferenceId, conferenceId), eq(conferenceWorkshops.id, id)));
    tx.audit("conference.documentation-saved", conferenceId);
    tx.publish();
    return done(null);
  });
}

export type Paper = { id: string; title: string; workshopId: string | null; file: ShownFile; mediaType: string };

/** Papers and pictures of a conference; for the public of a documented one, and only what the check found clean. One query. */
export async function listPapers(ctx: Context, db: Reader, conferenceId: string): Promise<Paper[]> {
  const found = await db.execute<Paper>(sql`
    select p.id, p.title, p.workshop_id as "workshopId", f.media_type as "mediaType",
      json_build_object('id', f.id, 'name', f.name, 'state', f.state, 'refusal', f.refusal) as file
    from conference_papers p join files f on f.region_id = p.region_id and f.id = p.file_id
    where p.region_id = ${ctx.region.id} and p.conference_id = ${conferenceId} order by p.title, p.id`);
  return found.rows;
}

/** The file of one paper, as far as the context may read it; null otherwise. */
export async function findConferenceFile(ctx: Context, db: Reader, conferenceId: string, paperId: string): Promise<string | null> {
  const [found] = await db
    .select({ fileId: conferencePapers.fileId })
    .from(conferencePapers)
    .where(and(eq(conferencePapers.regionId, ctx.region.id), eq(conferencePapers.conferenceId, conferenceId), eq(conferencePapers.id, paperId)))
    .orderBy(asc(conferencePapers.id));
  return found?.fileId ?? null;
}

/** Puts a paper or a picture to a conference. @param id of the form; the same form sent twice is one paper. `dataFolder` is the settings' folder. */
export async function addConferencePaper(
  ctx: Context,
  { conferenceId, title }: { conferenceId: string; title: string },
  upload: { dataFolder: string; name: string; bytes: Uint8Array },
  id: string = newId(ctx.now),
): Promise<Result<null, KeepRefusal> | { ok: false; refusal: "file-refused"; reason: FileRefusal }> {
  return transact(ctx, async (tx) => {
    const locked = await lockConference(ctx, tx, conferenceId);
    if (!locked.ok) return locked;
    const sent = await findConferenceFile(ctx, tx, conferenceId, id);
    if (sent !== null) return done(null);
    const stored = await storeFile(tx, ctx, { ...upload, allowed: CONFERENCE_FILES });
    if (!stored.ok) return { ok: false, refusal: "file-refused", reason: stored.refusal } as const;
    await tx
      .insert(conferencePapers)
      .values({ regionId: ctx.region.id, id, conferenceId, fileId: stored.value.id, title: title.trim().slice(0, 200) || upload.name.slice(0, 200) });
    tx.audit("conference.paper-added", conferenceId);
    tx.publish();
    return done(null);
  });
}

export async function removeConferencePaper(
  ctx: Context,
  { conferenceId, paperId }: { conferenceId: string; paperId: string },
): Promise<Result<null, KeepRefusal>> {
  return transact(ctx, async (tx) => {
    const locked = await lockConference(ctx, tx, conferenceId);
    if (!locked.ok) return locked;
    const gone = await tx
      .delete(conferencePapers)
      .where(and(eq(conferencePapers.regionId, ctx.region.id), eq(conferencePapers.conferenceId, conferenceId), eq(conferencePapers.id, paperId)))
      .returning({ fileId: conferencePapers.fileId });
    for (const { fileId } of gone) await removeFile(tx, ctx, { id: fileId });
    tx.audit("conference.paper-removed", conferenceId);
    tx.publish();
    return done(null);
  });
}

/** How many came, for the public of a documented conference; null for others. One query. */
export async function headcountOf(db: Reader, conferenceId: string): Promise<number | null> {
  const [found] = (await db.execute<{ came: number }>(sql`select wall.conference_headcount(${conferenceId}) as came`)).rows;
  return found?.came || null;
}
