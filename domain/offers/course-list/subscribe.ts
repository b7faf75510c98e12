import { and, eq, ne, sql } from "drizzle-orm";
import { z } from "zod";
import { newId, transact, type Actor, type Context, type Reader } from "#platform/db/index.ts";
import { enqueue } from "#platform/jobs/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { mayEditOffers } from "../access.ts";
import { ANY_OFFER, type OfferQuery } from "../finding/index.ts";
import { courseListSubscribers, LIST_LANGUAGES, PACES, type ListLanguage, type Pace } from "./schema.ts";

/** Who gets a list, and how. The search comes beside it, already read from an address. */
export const Subscription = z.strictObject({
  name: z.string().trim().max(120),
  email: z.email().max(200),
  language: z.enum(LIST_LANGUAGES),
  pace: z.enum(PACES),
});
export type Subscription = z.infer<typeof Subscription>;

/** Only what is asked for, so that a filter that comes later is in no old list. */
function asked(query: OfferQuery): Partial<OfferQuery> {
  return Object.fromEntries(Object.entries({ ...query, kind: null }).filter(([name, value]) => value !== ANY_OFFER[name as keyof OfferQuery]));
}
export const wholeQuery = (stored: Partial<OfferQuery>): OfferQuery => ({ ...ANY_OFFER, ...stored, kind: "course" });

/**
 * What a stranger typed into the public form. Nothing is sent but the question whether it was meant (`confirmCourseList`).
 *
 * @param id of the form; the same form sent twice is one entry
 */
export async function askForCourseList(ctx: Context, wanted: Subscription, query: OfferQuery, id = newId(ctx.now)): Promise<Result<null, "too-many">> {
  const { name, email, language, pace } = wanted;
  return transact(ctx, async (tx): Promise<Result<null, "too-many">> => {
    const { rows } = await tx.execute<{ taken: boolean }>(
      sql`select wall.ask_for_course_list(${id}, ${ctx.today}, ${name}, ${email}, ${language}, ${pace}, ${JSON.stringify(asked(query))}::jsonb) as taken`,
    );
    if (!rows[0]?.taken) return refused("too-many");
    await enqueue(tx, "course-list.confirm", { regionId: ctx.region.id, subscriberId: id }, { singletonKey: id });
    tx.audit("course-list.asked", id);
    return done(null);
  });
}

/** The office enters somebody who agreed: counts at once, and replaces what the address got before. */
export async function enterSubscriber(
  ctx: Context,
  wanted: Subscription,
  query: OfferQuery,
  id = newId(ctx.now),
): Promise<Result<{ id: string }, "not-allowed">> {
  if (!mayEditOffers(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx) => {
    const regionId = ctx.region.id;
    const s = courseListSubscribers;
    const [added] = await tx
      .insert(s)
      .values({ regionId, id, state: "listed", enteredBy: "office", since: ctx.today, query: asked(query), ...wanted })
      .onConflictDoNothing()
      .returning({ id: s.id });
    if (added) {
      await tx.delete(s).where(and(eq(s.regionId, regionId), ne(s.id, id), sql`lower(${s.email}) = lower(${wanted.email})`));
      tx.audit("course-list.entered", id);
    }
    return done({ id });
  });
}

/** The office takes somebody off the list. */
export async function deleteSubscriber(
  ctx: Context,
  { id, version }: { id: string; version: number },
): Promise<Result<null, "not-allowed" | "not-found" | "version-conflict">> {
  if (!mayEditOffers(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx): Promise<Result<null, "not-found" | "version-conflict">> => {
    const [found] = await tx.select().from(courseListSubscribers).where(ownSubscriber(ctx, id)).for("update");
    if (!found) return refused("not-found");
    if (found.version !== version) return refused("version-conflict");
    await tx.delete(courseListSubscribers).where(ownSubscriber(ctx, id));
    tx.audit("course-list.deleted", id);
    return done(null);
  });
}

/** The entry that a signed link opens; null for everybody else. */
function ownSubscriberId(actor: Actor): string | null {
  return actor.kind === "link" && actor.opens === "course-list" ? actor.subjectId : null;
}

export type OwnSubscription = { state: "asked" | "listed"; email: string; language: ListLanguage; pace: Pace };

/** The page behind the link in a mail; null after that one left. */
export async function findOwnSubscription(ctx: Context, db: Reader): Promise<OwnSubscription | null> {
  const id = ownSubscriberId(ctx.actor);
  if (id === null) return null;
  const { state, email, language, pace } = courseListSubscribers;
  const [own] = await db.select({ state, email, language, pace }).from(courseListSubscribers).where(ownSubscriber(ctx, id));
  return own ?? null;
}

/** By link: the click that makes an entry count. Twice is once. */
export async function confirmCourseList(ctx: Context): Promise<Result<null, "not-found">> {
  const id = ownSubscriberId(ctx.actor);
  if (id === null) return refused("not-found");
  return transact(ctx, async (tx): Promise<Result<null, "not-found">> => {
    const { rows } = await tx.execute<{ found: boolean }>(sql`select wall.confirm_course_list() as found`);
    if (!rows[0]?.found) return refused("not-found");
    tx.audit("course-list.confirmed", id);
    return done(null);
  });
}

/** By link: no more lists, and nothing of the subscriber stays. Twice is once. */
export async function leaveCourseList(ctx: Context): Promise<Result<null, "not-allowed">> {
  const id = ownSubscriberId(ctx.actor);
  if (id === null) return refused("not-allowed");
  return transact(ctx, async (tx) => {
    const gone = await tx.delete(courseListSubscribers).where(ownSubscriber(ctx, id)).returning({ id: courseListSubscribers.id });
    if (gone.length > 0) tx.audit("course-list.left", id);
    return done(null);
  });
}

export const ownSubscriber = (ctx: Context, id: string) => and(eq(courseListSubscribers.regionId, ctx.region.id), eq(courseListSubscribers.id, id));
