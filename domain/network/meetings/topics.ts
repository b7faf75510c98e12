import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { newId, transact, type Context, type Writer } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { lockGremium, type KeepRefusal } from "./keep-gremium.ts";
import { topics, topicSubjects } from "./schema.ts";

/** What of other areas a topic is about: asked above, where those areas are known; here only the title is kept. */
export const Subject = z.strictObject({ kind: z.enum(["goal", "recommendation", "measure"]), id: z.uuid(), title: z.string().trim().min(1).max(500) });
export type Subject = z.infer<typeof Subject>;

export const TopicFields = z.strictObject({
  title: z.string().trim().min(1).max(300),
  note: z.string().trim().max(4000),
  raisedBy: z.string().trim().max(200),
  durationMinutes: z.int().min(1).max(600).nullable(),
  subjects: z.array(Subject).max(20),
});
export type TopicFields = z.infer<typeof TopicFields>;

type Topic = typeof topics.$inferSelect;
export type TopicRefusal = KeepRefusal | "topic-not-found" | "version-conflict" | "not-stored";

/** Puts a topic into a body's store. @param id of the form; the same form sent twice is one topic */
export async function addTopic(
  ctx: Context,
  { gremiumId, fields }: { gremiumId: string; fields: TopicFields },
  id: string = newId(ctx.now),
): Promise<Result<{ topicId: string }, KeepRefusal>> {
  return transact(ctx, (tx) => putTopic(ctx, tx, { gremiumId, fields }, id));
}

/** The same within an act that brings the topic: cards of a conference become one. */
export async function putTopic(
  ctx: Context,
  tx: Writer,
  { gremiumId, fields }: { gremiumId: string; fields: TopicFields },
  id: string,
): Promise<Result<{ topicId: string }, KeepRefusal>> {
  const gremium = await lockGremium(ctx, tx, gremiumId);
  if (!gremium.ok) return gremium;
  const { subjects, ...values } = fields;
  const added = await tx
    .insert(topics)
    .values({ regionId: ctx.region.id, id, gremiumId, ...values, raisedOn: ctx.today })
    .onConflictDoNothing()
    .returning({ id: topics.id });
  if (added.length === 0) return done({ topicId: id });
  await storeSubjects(ctx, tx, id, subjects);
  tx.audit("topic.added", id);
  return done({ topicId: id });
}

export async function editTopic(
  ctx: Context,
  input: { topicId: string; version: number; fields: TopicFields },
): Promise<Result<{ gremiumId: string }, TopicRefusal>> {
  return transact(ctx, async (tx): Promise<Result<{ gremiumId: string }, TopicRefusal>> => {
    const topic = await lockTopic(ctx, tx, input.topicId);
    if (!topic.ok) return topic;
    if (topic.value.version !== input.version) return refused("version-conflict");
    const { subjects, ...values } = input.fields;
    await updateTopic(ctx, tx, topic.value, values);
    await storeSubjects(ctx, tx, input.topicId, subjects);
    tx.audit("topic.edited", input.topicId);
    return done({ gremiumId: topic.value.gremiumId });
  });
}

/** Takes a topic out of the store; it stays readable where it was spoken about. */
export async function withdrawTopic(ctx: Context, topicId: string): Promise<Result<{ gremiumId: string }, TopicRefusal>> {
  return transact(ctx, async (tx): Promise<Result<{ gremiumId: string }, TopicRefusal>> => {
    const topic = await lockTopic(ctx, tx, topicId);
    if (!topic.ok) return topic;
    if (topic.value.state !== "stored") return refused("not-stored");
    await updateTopic(ctx, tx, topic.value, { state: "withdrawn" });
    tx.audit("topic.withdrawn", topicId);
    return done({ gremiumId: topic.value.gremiumId });
  });
}

/** A topic of a body whose meetings the actor keeps, locked. */
export async function lockTopic(ctx: Context, tx: Writer, id: string): Promise<Result<Topic, KeepRefusal | "topic-not-found">> {
  const [topic] = await tx
    .select()
    .from(topics)
    .where(and(eq(topics.regionId, ctx.region.id), eq(topics.id, id)))
    .for("update");
  if (!topic) return refused("topic-not-found");
  const gremium = await lockGremium(ctx, tx, topic.gremiumId);
  return gremium.ok ? done(topic) : gremium;
}

export async function updateTopic(ctx: Context, tx: Writer, topic: Topic, values: Partial<Topic>): Promise<void> {
  await tx
    .update(topics)
    .set({ ...values, version: topic.version + 1 })
    .where(and(eq(topics.regionId, ctx.region.id), eq(topics.id, topic.id)));
}

async function storeSubjects(ctx: Context, tx: Writer, topicId: string, subjects: readonly Subject[]): Promise<void> {
  const regionId = ctx.region.id;
  await tx.delete(topicSubjects).where(and(eq(topicSubjects.regionId, regionId), eq(topicSubjects.topicId, topicId)));
  if (subjects.length > 0)
    await tx
      .insert(topicSubjects)
      .values(subjects.map(({ kind, id, title }) => ({ regionId, topicId, kind, subjectId: id, title })))
      .onConflictDoNothing();
}
