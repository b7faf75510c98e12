import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { municipalities } from "#domain/network/schema.ts";
import { newId, transact, type Context, type Reader, type Writer } from "#platform/db/index.ts";
import { isLocale, type Locale } from "#platform/i18n/index.ts";
import { enqueue } from "#platform/jobs/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { mayCounsel, mayEditOffers, mayKeepLearner } from "../../access.ts";
import { COURSE_TYPES, LEVELS } from "../schema.ts";
import { interestContacts, interestEntries } from "./schema.ts";

export const DAY_PARTS = ["morning", "afternoon", "evening"] as const;

/** What somebody looks for. */
export const Need = z.strictObject({
  /** Null: not known. */
  level: z.enum(LEVELS).nullable(),
  /** Empty: any. */
  types: z.array(z.enum(COURSE_TYPES)).max(COURSE_TYPES.length),
  /** Where somebody lives, no finer. */
  municipalityId: z.uuid().nullable(),
  /** 1 is Monday; empty: any. */
  weekdays: z.array(z.int().min(1).max(7)).max(7),
  dayParts: z.array(z.enum(DAY_PARTS)).max(3),
  needsChildcare: z.boolean(),
});
export type Need = z.infer<typeof Need>;

/** Who looks, and agreed to be written to. */
export const InterestContact = z
  .strictObject({
    name: z.string().trim().min(1).max(120),
    email: z.email().max(200).nullable(),
    phone: z.string().trim().max(60),
    language: z
      .string()
      .refine(isLocale)
      .transform((code): Locale => code as Locale),
  })
  .refine(({ email, phone }) => email !== null || phone !== "", { path: ["email"], error: "unreachable" });
export type InterestContact = z.infer<typeof InterestContact>;

/**
 * What a stranger typed into the public form. It counts nowhere until the click in a mail (`answerInterest`).
 *
 * @param id of the form; the same form sent twice is one entry
 */
export async function askForCourse(
  ctx: Context,
  need: Need,
  contact: InterestContact,
  id = newId(ctx.now),
): Promise<Result<null, "no-address" | "too-many" | "municipality-unknown">> {
  const { name, email, phone, language } = contact;
  if (email === null) return refused("no-address");
  return transact(ctx, async (tx): Promise<Result<null, "too-many" | "municipality-unknown">> => {
    if (!(await isKnown(ctx, tx, need.municipalityId))) return refused("municipality-unknown");
    const { rows } = await tx.execute<{ taken: boolean }>(sql`
      select wall.ask_for_course(${id}, ${ctx.today}, ${need.level}, ${sql.param(need.types)}::text[], ${need.municipalityId},
        ${sql.param(need.weekdays)}::smallint[], ${sql.param(need.dayParts)}::text[], ${need.needsChildcare}, ${name}, ${email}, ${phone}, ${language}) as taken`);
    if (!rows[0]?.taken) return refused("too-many");
    await enqueueInterestMail(ctx, tx, id);
    tx.audit("interest.asked", id);
    return done(null);
  });
}

/**
 * A counsellor enters somebody: counts at once, and stays visible for who entered it (`listOwnInterested`).
 *
 * @param contact null where the person did not agree to be written to: only the need is kept
 */
export async function enterInterest(
  ctx: Context,
  need: Need,
  contact: InterestContact | null,
  id = newId(ctx.now),
): Promise<Result<{ id: string }, "not-allowed" | "municipality-unknown">> {
  if (!mayEditOffers(ctx.actor) && !mayCounsel(ctx.actor)) return refused("not-allowed");
  const enteredByAccount = ctx.actor.kind === "staff" ? ctx.actor.accountId : null;
  return transact(ctx, async (tx): Promise<Result<{ id: string }, "municipality-unknown">> => {
    if (!(await isKnown(ctx, tx, need.municipalityId))) return refused("municipality-unknown");
    const regionId = ctx.region.id;
    const day = { since: ctx.today, lastSignOn: ctx.today };
    const [added] = await tx
      .insert(interestEntries)
      .values({ regionId, id, state: "listed", enteredBy: "office", enteredByAccount, ...day, ...need })
      .onConflictDoNothing()
      .returning({ id: interestEntries.id });
    if (added && contact) await tx.insert(interestContacts).values({ regionId, interestId: id, consentedOn: ctx.today, ...contact });
    if (added) tx.audit("interest.entered", id, { contact: contact !== null });
    return done({ id });
  });
}

/** Takes somebody off the list at once, with everything that is kept of this one; the counts stay. Counsellors: whom they entered. */
export async function deleteInterest(
  ctx: Context,
  { id, version }: { id: string; version: number },
): Promise<Result<null, "not-allowed" | "not-found" | "place-offered" | "version-conflict">> {
  if (!mayEditOffers(ctx.actor) && !mayCounsel(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx): Promise<Result<null, "not-found" | "place-offered" | "version-conflict">> => {
    const [entry] = await tx.select().from(interestEntries).where(ownEntry(ctx, id)).for("update");
    if (!entry || !mayKeepLearner(ctx.actor, entry)) return refused("not-found");
    if (entry.version !== version) return refused("version-conflict");
    if (entry.state === "offered") return refused("place-offered");
    await tx.delete(interestEntries).where(ownEntry(ctx, id));
    tx.audit("interest.deleted", id);
    return done(null);
  });
}

export async function isKnown(ctx: Context, db: Reader, municipalityId: string | null): Promise<boolean> {
  if (municipalityId === null) return true;
  const here = and(eq(municipalities.regionId, ctx.region.id), eq(municipalities.id, municipalityId));
  return (await db.select({ id: municipalities.id }).from(municipalities).where(here)).length > 0;
}

export const ownEntry = (ctx: Context, id: string) => and(eq(interestEntries.regionId, ctx.region.id), eq(interestEntries.id, id));

export async function enqueueInterestMail(ctx: Context, tx: Writer, interestId: string): Promise<void> {
  await enqueue(tx, "interest.mail", { regionId: ctx.region.id, interestId }, { singletonKey: interestId });
}
