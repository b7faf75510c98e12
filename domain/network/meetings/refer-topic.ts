import { and, asc, eq, isNull, ne } from "drizzle-orm";
import { z } from "zod";
import { newId, transact, type Context, type Reader } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { gremien } from "../gremien/schema.ts";
import { lockGremium, type KeepRefusal } from "./keep-gremium.ts";
import { topicReferrals, topics } from "./schema.ts";
import { lockTopic, updateTopic, type TopicRefusal } from "./topics.ts";

export const ReferTopic = z.strictObject({ topicId: z.uuid(), toGremiumId: z.uuid(), note: z.string().trim().max(2000) });
export type ReferTopic = z.infer<typeof ReferTopic>;
export type ReferRefusal = TopicRefusal | "gremium-not-found" | "same-gremium" | "already-referred";

/** Offers a stored topic to another body. It stays where it is until that body says what becomes of it. */
export async function referTopic(
  ctx: Context,
  { topicId, toGremiumId, note }: ReferTopic,
): Promise<Result<{ referralId: string; gremiumId: string }, ReferRefusal>> {
  return transact(ctx, async (tx): Promise<Result<{ referralId: string; gremiumId: string }, ReferRefusal>> => {
    const topic = await lockTopic(ctx, tx, topicId);
    if (!topic.ok) return topic;
    const { gremiumId, state } = topic.value;
    if (state !== "stored") return refused("not-stored");
    if (toGremiumId === gremiumId) return refused("same-gremium");
    const regionId = ctx.region.id;
    const [other] = await tx
      .select({ endedOn: gremien.endedOn })
      .from(gremien)
      .where(and(eq(gremien.regionId, regionId), eq(gremien.id, toGremiumId)));
    if (!other || other.endedOn !== null) return refused("gremium-not-found");
    const waiting = await tx
      .select({ id: topicReferrals.id })
      .from(topicReferrals)
      .where(and(eq(topicReferrals.regionId, regionId), eq(topicReferrals.topicId, topicId), eq(topicReferrals.state, "waiting")));
    if (waiting.length > 0) return refused("already-referred");
    const id = newId(ctx.now);
    await tx.insert(topicReferrals).values({ regionId, id, topicId, fromGremiumId: gremiumId, toGremiumId, note, referredOn: ctx.today });
    tx.audit("topic.referred", topicId, { referralId: id });
    return done({ referralId: id, gremiumId });
  });
}

export const AnswerReferral = z.strictObject({
  referralId: z.uuid(),
  accept: z.boolean(),
  /** Why it is returned; may be empty where it is accepted. */
  answer: z.string().trim().max(2000),
});
export type AnswerReferral = z.infer<typeof AnswerReferral>;
export type AnswerReferralRefusal = KeepRefusal | "referral-not-found" | "already-answered" | "reason-missing" | "not-stored";

/** The receiving body takes a topic over, or gives it back with a reason. The sender reads the answer at the referral. */
export async function answerReferral(ctx: Context, input: AnswerReferral): Promise<Result<{ gremiumId: string }, AnswerReferralRefusal>> {
  return transact(ctx, async (tx): Promise<Result<{ gremiumId: string }, AnswerReferralRefusal>> => {
    const regionId = ctx.region.id;
    const [referral] = await tx
      .select()
      .from(topicReferrals)
      .where(and(eq(topicReferrals.regionId, regionId), eq(topicReferrals.id, input.referralId)))
      .for("update");
    if (!referral) return refused("referral-not-found");
    const gremium = await lockGremium(ctx, tx, referral.toGremiumId);
    if (!gremium.ok) return gremium;
    if (referral.state !== "waiting") return refused("already-answered");
    if (!input.accept && input.answer === "") return refused("reason-missing");
    const [topic] = await tx
      .select()
      .from(topics)
      .where(and(eq(topics.regionId, regionId), eq(topics.id, referral.topicId)))
      .for("update");
    if (input.accept) {
      // Meanwhile the sender may have put it on its own agenda, or withdrawn it.
      if (topic?.state !== "stored") return refused("not-stored");
      await updateTopic(ctx, tx, topic, { gremiumId: referral.toGremiumId });
    }
    await tx
      .update(topicReferrals)
      .set({ state: input.accept ? "accepted" : "returned", answer: input.answer, answeredOn: ctx.today })
      .where(and(eq(topicReferrals.regionId, regionId), eq(topicReferrals.id, referral.id)));
    tx.audit(input.accept ? "topic.accepted" : "topic.returned", referral.topicId, { referralId: referral.id });
    return done({ gremiumId: referral.toGremiumId });
  });
}

/** The bodies that work, without the topic's own. One query. */
export function gremienToReferTo(ctx: Context, db: Reader, exceptId: string) {
  return db
    .select({ id: gremien.id, name: gremien.name })
    .from(gremien)
    .where(and(eq(gremien.regionId, ctx.region.id), isNull(gremien.endedOn), ne(gremien.id, exceptId)))
    .orderBy(asc(gremien.name));
}
