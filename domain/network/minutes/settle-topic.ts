import { and, eq } from "drizzle-orm";
import { dayIn, newId, type Context, type Writer } from "#platform/db/index.ts";
import { agendaItems, topics } from "../meetings/schema.ts";

type Item = typeof agendaItems.$inferSelect;

/**
 * After a meeting, what was finished is done, and everything else lies in the topic store again. An item that came
 * from no topic becomes one. A topic that is on another agenda by now stays there.
 */
export async function settleTopic(ctx: Context, tx: Writer, item: Item, meeting: { gremiumId: string; startsAt: Date }): Promise<void> {
  const regionId = ctx.region.id;
  const isFinished = item.outcome === "finished";
  if (item.topicId === null) {
    if (isFinished) return;
    const id = newId(ctx.now);
    const raisedOn = dayIn(ctx.region.timeZone, meeting.startsAt);
    const { title, durationMinutes } = item;
    await tx.insert(topics).values({ regionId, id, gremiumId: meeting.gremiumId, title, durationMinutes, raisedOn });
    await tx
      .update(agendaItems)
      .set({ topicId: id })
      .where(and(eq(agendaItems.regionId, regionId), eq(agendaItems.id, item.id)));
    return;
  }
  const own = and(eq(topics.regionId, regionId), eq(topics.id, item.topicId));
  const [topic] = await tx.select().from(topics).where(own).for("update");
  const elsewhere = topic?.state === "scheduled" && (await isPlannedElsewhere(ctx, tx, item.topicId, item.id));
  if (!topic || topic.state === "withdrawn" || elsewhere) return;
  await tx
    .update(topics)
    .set({ state: isFinished ? "done" : "stored", version: topic.version + 1 })
    .where(own);
}

/** Whether another agenda holds the topic, and has not dealt with it yet. */
async function isPlannedElsewhere(ctx: Context, tx: Writer, topicId: string, itemId: string): Promise<boolean> {
  const others = await tx
    .select({ id: agendaItems.id })
    .from(agendaItems)
    .where(and(eq(agendaItems.regionId, ctx.region.id), eq(agendaItems.topicId, topicId), eq(agendaItems.outcome, "open")));
  return others.some(({ id }) => id !== itemId);
}
