import { and, eq } from "drizzle-orm";
import { read, type Context } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { findLongJob } from "./find-long-job.ts";
import type { MayDo } from "./kinds.ts";
import { longJobPieces } from "./schema.ts";

export type WrittenExport = { name: string; mediaType: string; pieces: AsyncIterable<Uint8Array> };

/** The file of an export that is done: for the account that asked, as long as it may still do what it asked for. */
export async function openExport(ctx: Context, id: string, may: MayDo): Promise<Result<WrittenExport, "file-not-found">> {
  const job = await findLongJob(ctx, id);
  if (!job?.hasFile || !may(ctx.actor, job.kind)) return refused("file-not-found");
  return done({ name: job.fileName ?? "", mediaType: job.mediaType ?? "", pieces: piecesOf(ctx, id) });
}

async function* piecesOf(ctx: Context, id: string): AsyncGenerator<Uint8Array> {
  for (let piece = 0; ; piece++) {
    const [found] = await read(ctx, (db) =>
      db
        .select({ bytes: longJobPieces.bytes })
        .from(longJobPieces)
        .where(and(eq(longJobPieces.regionId, ctx.region.id), eq(longJobPieces.longJobId, id), eq(longJobPieces.piece, piece))),
    );
    if (!found) return;
    yield found.bytes;
  }
}
