import { and, eq, inArray } from "drizzle-orm";
import { z } from "zod";
import { newId, transact, type Context, type Writer } from "#platform/db/index.ts";
import { LANGUAGES } from "#platform/i18n/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { mayEditOffers } from "../access.ts";
import { offers } from "../schema.ts";
import { readProgramme, type Programme } from "./read-programmes.ts";
import { programmeOffers, programmes, programmeTexts } from "./schema.ts";

const Words = z.strictObject({
  language: z.enum(LANGUAGES.map(({ code }) => code)),
  title: z.string().trim().min(1).max(160),
  description: z.string().trim().max(4000),
});

export const ProgrammeFields = z
  .strictObject({
    isPublic: z.boolean(),
    firstDay: z.iso.date(),
    lastDay: z.iso.date(),
    texts: z
      .array(Words)
      .max(LANGUAGES.length)
      .refine((texts) => texts.some(({ language }) => language === "de"), { error: "german-missing" }),
    offerIds: z.array(z.uuid()).max(500),
  })
  .refine(({ firstDay, lastDay }) => firstDay <= lastDay, { path: ["lastDay"], error: "end-before-start" })
  .refine(({ firstDay, lastDay }) => Date.parse(lastDay) - Date.parse(firstDay) <= 400 * 86_400_000, { path: ["lastDay"], error: "too-long" });
export type ProgrammeFields = z.infer<typeof ProgrammeFields>;

export type ProgrammeRefusal = "not-allowed" | "not-found" | "offer-not-found";
/** Somebody saved in between; the caller shows both. */
export type ProgrammeConflict = { ok: false; refusal: "version-conflict"; stored: Programme };

/** @param id of the form; the same form sent twice is one programme */
export async function createProgramme(
  ctx: Context,
  fields: ProgrammeFields,
  id = newId(ctx.now),
): Promise<Result<{ id: string }, "not-allowed" | "offer-not-found">> {
  if (!mayEditOffers(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx): Promise<Result<{ id: string }, "offer-not-found">> => {
    if (!(await areOffers(ctx, tx, fields.offerIds))) return refused("offer-not-found");
    const { isPublic, firstDay, lastDay } = fields;
    const made = await tx
      .insert(programmes)
      .values({ regionId: ctx.region.id, id, isPublic, firstDay, lastDay, createdAt: ctx.now })
      .onConflictDoNothing()
      .returning({ id: programmes.id });
    if (made.length === 0) return done({ id });
    await writeBeside(ctx, tx, id, fields);
    tx.audit("programme.created", id);
    if (isPublic) tx.publish();
    return done({ id });
  });
}

/** @param input.version as it was when the form was opened */
export async function editProgramme(
  ctx: Context,
  { id, version, fields }: { id: string; version: number; fields: ProgrammeFields },
): Promise<Result<null, ProgrammeRefusal> | ProgrammeConflict> {
  if (!mayEditOffers(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx): Promise<Result<null, ProgrammeRefusal> | ProgrammeConflict> => {
    const [row] = await tx.select().from(programmes).where(own(ctx, id)).for("update");
    const stored = row && (await readProgramme(ctx, tx, id));
    if (!stored) return refused("not-found");
    if (row.version !== version) return { ok: false, refusal: "version-conflict", stored };
    if (!(await areOffers(ctx, tx, fields.offerIds))) return refused("offer-not-found");
    const { isPublic, firstDay, lastDay } = fields;
    await tx
      .update(programmes)
      .set({ isPublic, firstDay, lastDay, version: version + 1 })
      .where(own(ctx, id));
    const beside = (table: typeof programmeTexts | typeof programmeOffers) => and(eq(table.regionId, ctx.region.id), eq(table.programmeId, id));
    await tx.delete(programmeTexts).where(beside(programmeTexts));
    await tx.delete(programmeOffers).where(beside(programmeOffers));
    await writeBeside(ctx, tx, id, fields);
    tx.audit("programme.edited", id);
    if (isPublic || row.isPublic) tx.publish();
    return done(null);
  });
}

/** Takes the programme away; its events stay as they are. @param version as the page showed it */
export async function deleteProgramme(
  ctx: Context,
  { id, version }: { id: string; version: number },
): Promise<Result<null, "not-allowed" | "not-found" | "changed-meanwhile">> {
  if (!mayEditOffers(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx): Promise<Result<null, "not-found" | "changed-meanwhile">> => {
    const [row] = await tx.select().from(programmes).where(own(ctx, id)).for("update");
    if (!row) return refused("not-found");
    if (row.version !== version) return refused("changed-meanwhile");
    await tx.delete(programmes).where(own(ctx, id));
    tx.audit("programme.deleted", id);
    if (row.isPublic) tx.publish();
    return done(null);
  });
}

const own = (ctx: Context, id: string) => and(eq(programmes.regionId, ctx.region.id), eq(programmes.id, id));

async function areOffers(ctx: Context, tx: Writer, offerIds: readonly string[]): Promise<boolean> {
  const wanted = [...new Set(offerIds)];
  if (wanted.length === 0) return true;
  const found = await tx
    .select({ id: offers.id })
    .from(offers)
    .where(and(eq(offers.regionId, ctx.region.id), inArray(offers.id, wanted)));
  return found.length === wanted.length;
}

async function writeBeside(ctx: Context, tx: Writer, programmeId: string, { isPublic, texts, offerIds }: ProgrammeFields): Promise<void> {
  const ofProgramme = { regionId: ctx.region.id, programmeId, isPublic };
  await tx.insert(programmeTexts).values(texts.map((text) => ({ ...ofProgramme, ...text })));
  const chosen = [...new Set(offerIds)];
  if (chosen.length > 0) await tx.insert(programmeOffers).values(chosen.map((offerId) => ({ ...ofProgramme, offerId })));
}
