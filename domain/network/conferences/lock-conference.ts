import { and, eq } from "drizzle-orm";
import type { Context, Reader, Writer } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { seatsOf } from "../gremien/index.ts";
import { mayKeepConference } from "./access.ts";
import { conferences } from "./schema.ts";

export type Conference = typeof conferences.$inferSelect;
export type KeepRefusal = "not-found" | "not-allowed";

export const ownConference = (ctx: Context, id: string) => and(eq(conferences.regionId, ctx.region.id), eq(conferences.id, id));

/** A conference that the actor keeps, locked. */
export async function lockConference(ctx: Context, tx: Writer, id: string): Promise<Result<Conference, KeepRefusal>> {
  const [conference] = await tx.select().from(conferences).where(ownConference(ctx, id)).for("update");
  return kept(ctx, tx, conference);
}

/** The same for who only reads. */
export async function keptConference(ctx: Context, db: Reader, id: string): Promise<Result<Conference, KeepRefusal>> {
  const [conference] = await db.select().from(conferences).where(ownConference(ctx, id));
  return kept(ctx, db, conference);
}

async function kept(ctx: Context, db: Reader, conference: Conference | undefined): Promise<Result<Conference, KeepRefusal>> {
  if (!conference) return refused("not-found");
  return mayKeepConference(ctx.actor, await seatsOf(ctx, db), conference, ctx.today) ? done(conference) : refused("not-allowed");
}
