import { sweepFiles } from "#platform/files/index.ts";
import type { Context } from "#platform/db/index.ts";
import type { Job } from "#platform/jobs/index.ts";
import type { TestDatabase } from "./database.ts";

/** Does what the worker does right after an act that took files away. @returns their ids */
export async function sweepRemoved(db: TestDatabase, ctx: Context, dataFolder: string): Promise<string[]> {
  const { rows } = await db.superuser.query<{ data: Job["payload"] }>("select data from pgboss.job where name = 'files.sweep' and data ->> 'regionId' = $1", [
    ctx.region.id,
  ]);
  for (const { data } of rows) await sweepFiles(dataFolder)(ctx, { id: "", payload: data, attempt: 1, isLastAttempt: false });
  return rows.map(({ data }) => String(data.fileId));
}
