import { and, asc, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { newId, transact, type Context, type Writer } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { isInUse } from "../in-use.ts";
import { people } from "../schema.ts";
import { isOpen } from "./edit-meeting.ts";
import { enqueueItemGuests, withdraw } from "./enqueue-mails.ts";
import { lockMeeting, type KeepRefusal } from "./keep-gremium.ts";
import { agendaItems, meetingParticipants, meetings, topics } from "./schema.ts";

export const AgendaItemFields = z.strictObject({
  title: z.string().trim().min(1).max(300),
  durationMinutes: z.int().min(1).max(600).nullable(),
  ownerPersonId: z.uuid().nullable(),
  isPublic: z.boolean(),
});
export type AgendaItemFields = z.infer<typeof AgendaItemFields>;
export type AgendaRefusal = KeepRefusal | "not-open" | "item-not-found" | "person-unknown" | "version-conflict";

type Meeting = typeof meetings.$inferSelect;
type Item = typeof agendaItems.$inferSelect;

/** A stored topic of the same body as the last item of a meeting's agenda. */
export async function putOnAgenda(
  ctx: Context,
  { meetingId, topicId }: { meetingId: string; topicId: string },
): Promise<Result<{ itemId: string }, KeepRefusal | "not-open" | "topic-not-stored">> {
  return transact(ctx, async (tx): Promise<Result<{ itemId: string }, KeepRefusal | "not-open" | "topic-not-stored">> => {
    const found = await lockOpenMeeting(ctx, tx, meetingId);
    if (!found.ok) return found;
    const [topic] = await tx
      .update(topics)
      .set({ state: "scheduled", version: sql`${topics.version} + 1` })
      .where(and(eq(topics.regionId, ctx.region.id), eq(topics.id, topicId), eq(topics.gremiumId, found.value.gremiumId), eq(topics.state, "stored")))
      .returning();
    if (!topic) return refused("topic-not-stored");
    const { title, durationMinutes } = topic;
    const itemId = await append(ctx, tx, found.value, newId(ctx.now), { title, durationMinutes, ownerPersonId: null, isPublic: false }, topic.id);
    return done({ itemId });
  });
}

/** An item that is no topic of its own, such as "Verschiedenes". @param id of the form */
export async function addAgendaItem(
  ctx: Context,
  { meetingId, fields }: { meetingId: string; fields: AgendaItemFields },
  id: string = newId(ctx.now),
): Promise<Result<{ itemId: string }, AgendaRefusal>> {
  return transact(ctx, async (tx): Promise<Result<{ itemId: string }, AgendaRefusal>> => {
    const found = await lockOpenMeeting(ctx, tx, meetingId);
    if (!found.ok) return found;
    if (!(await isKnown(ctx, tx, fields.ownerPersonId))) return refused("person-unknown");
    const [sent] = await itemsOf(ctx, tx, meetingId).then((items) => items.filter((item) => item.id === id));
    if (!sent) await append(ctx, tx, found.value, id, fields, null);
    return done({ itemId: id });
  });
}

export async function editAgendaItem(
  ctx: Context,
  { itemId, version, fields }: { itemId: string; version: number; fields: AgendaItemFields },
): Promise<Result<{ meetingId: string }, AgendaRefusal>> {
  return transact(ctx, async (tx): Promise<Result<{ meetingId: string }, AgendaRefusal>> => {
    const found = await lockItem(ctx, tx, itemId);
    if (!found.ok) return found;
    const { item, meeting } = found.value;
    if (item.version !== version) return refused("version-conflict");
    if (!(await isKnown(ctx, tx, fields.ownerPersonId))) return refused("person-unknown");
    await tx
      .update(agendaItems)
      .set({ ...fields, version: version + 1 })
      .where(and(eq(agendaItems.regionId, ctx.region.id), eq(agendaItems.id, itemId)));
    await noteAgenda(ctx, tx, meeting);
    return done({ meetingId: meeting.id });
  });
}

/** Takes an item off the agenda; its topic goes back into the store, and who was invited to it alone is not expected any more. */
export async function removeAgendaItem(ctx: Context, itemId: string): Promise<Result<{ meetingId: string }, AgendaRefusal>> {
  return transact(ctx, async (tx): Promise<Result<{ meetingId: string }, AgendaRefusal>> => {
    const found = await lockItem(ctx, tx, itemId);
    if (!found.ok) return found;
    const { item, meeting } = found.value;
    const regionId = ctx.region.id;
    const guests = await tx
      .select()
      .from(meetingParticipants)
      .where(and(eq(meetingParticipants.regionId, regionId), eq(meetingParticipants.agendaItemId, itemId)));
    for (const guest of guests) await withdraw(ctx, tx, guest, meeting.sequence);
    await tx.delete(agendaItems).where(and(eq(agendaItems.regionId, regionId), eq(agendaItems.id, itemId)));
    if (item.topicId !== null)
      await tx
        .update(topics)
        .set({ state: "stored", version: sql`${topics.version} + 1` })
        .where(and(eq(topics.regionId, regionId), eq(topics.id, item.topicId), eq(topics.state, "scheduled")));
    await store(ctx, tx, await itemsOf(ctx, tx, meeting.id));
    await noteAgenda(ctx, tx, meeting);
    return done({ meetingId: meeting.id });
  });
}

/** Moves an item one place up or down; at the end of the list nothing happens. */
export async function moveAgendaItem(ctx: Context, { itemId, by }: { itemId: string; by: 1 | -1 }): Promise<Result<{ meetingId: string }, AgendaRefusal>> {
  return transact(ctx, async (tx): Promise<Result<{ meetingId: string }, AgendaRefusal>> => {
    const found = await lockItem(ctx, tx, itemId);
    if (!found.ok) return found;
    const { item, meeting } = found.value;
    const items = await itemsOf(ctx, tx, meeting.id);
    const place = items.findIndex(({ id }) => id === item.id);
    const others = items.toSpliced(place, 1);
    await store(ctx, tx, others.toSpliced(Math.max(0, place + by), 0, item));
    await noteAgenda(ctx, tx, meeting);
    return done({ meetingId: meeting.id });
  });
}

/** An item of an open meeting whose body's meetings the actor keeps; the meeting is locked, and with it its agenda. */
export async function lockItem(
  ctx: Context,
  tx: Writer,
  itemId: string,
): Promise<Result<{ item: Item; meeting: Meeting }, KeepRefusal | "item-not-found" | "not-open">> {
  const own = and(eq(agendaItems.regionId, ctx.region.id), eq(agendaItems.id, itemId));
  const [seen] = await tx.select({ meetingId: agendaItems.meetingId }).from(agendaItems).where(own);
  if (!seen) return refused("item-not-found");
  const meeting = await lockOpenMeeting(ctx, tx, seen.meetingId);
  if (!meeting.ok) return meeting;
  // Read again: who held the lock before may have changed or removed it.
  const [item] = await tx.select().from(agendaItems).where(own);
  return item ? done({ item, meeting: meeting.value }) : refused("item-not-found");
}

async function lockOpenMeeting(ctx: Context, tx: Writer, id: string): Promise<Result<Meeting, KeepRefusal | "not-open">> {
  const found = await lockMeeting(ctx, tx, id);
  if (!found.ok) return found;
  return isOpen(found.value) ? found : refused("not-open");
}

async function append(ctx: Context, tx: Writer, meeting: Meeting, id: string, fields: AgendaItemFields, topicId: string | null): Promise<string> {
  const items = await itemsOf(ctx, tx, meeting.id);
  await tx.insert(agendaItems).values({ regionId: ctx.region.id, id, meetingId: meeting.id, topicId, position: items.length + 1, ...fields });
  await noteAgenda(ctx, tx, meeting);
  return id;
}

function itemsOf(ctx: Context, tx: Writer, meetingId: string): Promise<Item[]> {
  return tx
    .select()
    .from(agendaItems)
    .where(and(eq(agendaItems.regionId, ctx.region.id), eq(agendaItems.meetingId, meetingId)))
    .orderBy(asc(agendaItems.position));
}

async function store(ctx: Context, tx: Writer, items: readonly Item[]): Promise<void> {
  for (const [index, { id, position }] of items.entries())
    if (position !== index + 1)
      await tx
        .update(agendaItems)
        .set({ position: index + 1 })
        .where(and(eq(agendaItems.regionId, ctx.region.id), eq(agendaItems.id, id)));
}

async function noteAgenda(ctx: Context, tx: Writer, meeting: Meeting): Promise<void> {
  if (meeting.state === "invited") await enqueueItemGuests(ctx, tx, meeting.id);
  tx.audit("meeting.agenda-changed", meeting.id);
  if (meeting.isPublic) tx.publish();
}

async function isKnown(ctx: Context, tx: Writer, personId: string | null): Promise<boolean> {
  if (personId === null) return true;
  const found = await tx
    .select({ id: people.id })
    .from(people)
    .where(and(eq(people.regionId, ctx.region.id), eq(people.id, personId), isInUse));
  return found.length > 0;
}
