import { findConference, type ConferencePage } from "#domain/network/conferences/index.ts";
import { read, type Context } from "#platform/db/index.ts";
import { orNotFound, throwIfClosed } from "../meetings/refusals.ts";

/** @throws 404 as data */
export async function shownConference(ctx: Context, id: string): Promise<ConferencePage> {
  return orNotFound(await read(ctx, (db) => findConference(ctx, db, id)));
}

/** The conference for who keeps it; asked before a form is read, so that others learn nothing about its fields. @throws 403, 404 as data */
export async function keptConferencePage(ctx: Context, id: string): Promise<ConferencePage> {
  const conference = await shownConference(ctx, id);
  if (!conference.mayKeep) throwIfClosed("not-allowed");
  return conference;
}
