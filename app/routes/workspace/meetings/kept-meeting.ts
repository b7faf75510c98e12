import { findMeeting, type MeetingPage } from "#domain/network/meetings/index.ts";
import { read, type Context } from "#platform/db/index.ts";
import { orNotFound, throwIfClosed } from "./refusals.ts";

/** The meeting for who keeps it; asked before a form is read, so that others learn nothing about its fields. @throws 403, 404 as data */
export async function keptMeeting(ctx: Context, id: string): Promise<MeetingPage> {
  const meeting = orNotFound(await read(ctx, (db) => findMeeting(ctx, db, id)));
  if (!meeting.mayKeep) throwIfClosed("not-allowed");
  return meeting;
}
