import { sql } from "drizzle-orm";
import type { Context, Writer } from "#platform/db/index.ts";

/** What was to be spoken about in a meeting that does not take place goes back into the store. */
export async function returnTopics(ctx: Context, tx: Writer, meetingId: string): Promise<void> {
  await tx.execute(sql`
    update topics set state = 'stored', version = version + 1
    where region_id = ${ctx.region.id} and state = 'scheduled'
      and id in (select topic_id from agenda_items where region_id = ${ctx.region.id} and meeting_id = ${meetingId} and outcome <> 'finished')`);
}
