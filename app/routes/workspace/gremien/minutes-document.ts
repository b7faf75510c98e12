import { minutesDocument } from "#app/documents/minutes.ts";
import { textsIn } from "#app/messages/texts.ts";
import { findMinutes, type MinutesPage } from "#domain/network/minutes/index.ts";
import { read, type Context } from "#platform/db/index.ts";
import { renderPdf, writeDocx } from "#platform/documents/index.ts";

type File = { name: string; bytes: Uint8Array };

/** The minutes as they are now, as PDF/UA; null where the actor may not read them, or nothing is written. */
export async function minutesPdf(ctx: Context, meetingId: string): Promise<File | null> {
  const minutes = await readable(ctx, meetingId);
  return minutes && { name: nameOf(minutes, "pdf"), bytes: await renderPdf(minutesDocument(minutes, ctx), { at: ctx.now }) };
}

/** As minutesPdf, for Word. */
export async function minutesDocx(ctx: Context, meetingId: string): Promise<File | null> {
  const minutes = await readable(ctx, meetingId);
  return minutes && { name: nameOf(minutes, "docx"), bytes: writeDocx(minutesDocument(minutes, ctx), { at: ctx.now }) };
}

async function readable(ctx: Context, meetingId: string): Promise<MinutesPage | null> {
  const minutes = await read(ctx, (db) => findMinutes(ctx, db, meetingId));
  return minutes?.mayRead && minutes.minutesState !== "none" ? minutes : null;
}

/** Without names: of a mail's enclosure the name stays in logs. */
function nameOf({ on }: MinutesPage, ending: string): string {
  return `${textsIn("de").t("minutes.document-file")}-${on}.${ending}`;
}
