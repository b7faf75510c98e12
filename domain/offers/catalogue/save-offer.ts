import { z } from "zod";
import { findLastChange, type LastChange } from "#domain/network/index.ts";
import { actorName, newId, transact, type Context, type Writer } from "#platform/db/index.ts";
import { LANGUAGES } from "#platform/i18n/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { mayEditOffers } from "../access.ts";
import { offers } from "../schema.ts";
import { OfferTimes } from "../times/index.ts";
import { CHANGES } from "./changes.ts";
import {
  changeFault,
  columnsOf,
  contentFrom,
  findOfferRow,
  losesOwnFields,
  readContent,
  unknownIn,
  writeBeside,
  type ChangeRefusal,
  type ContentRefusal,
  type OfferContent,
} from "./content.ts";
import { OfferFields, Words } from "./input.ts";
import { offerVersions } from "./schema.ts";
import { sourceHash } from "./source-hash.ts";
import { storeContent } from "./versions.ts";

/** Writes a new offer as a draft. @param id of the form; the same form sent twice is one offer */
export async function createOffer(
  ctx: Context,
  fields: OfferFields,
  id: string = newId(ctx.now),
): Promise<Result<{ id: string }, "not-allowed" | ContentRefusal>> {
  if (!mayEditOffers(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx) => {
    const unknown = await unknownIn(ctx, tx, fields);
    if (unknown) return refused(unknown);
    if (await insertOffer(ctx, tx, { id, state: "draft", content: contentFrom(ctx, fields, null) })) tx.audit("offer.created", id);
    return done({ id });
  });
}

/** Writes a new offer with its first version. @returns false: it is there already, from the same form sent twice */
export async function insertOffer(
  ctx: Context,
  tx: Writer,
  { id, state, content }: { id: string; state: "draft" | "in-review" | "public"; content: OfferContent },
): Promise<boolean> {
  const regionId = ctx.region.id;
  const published = state === "public" ? { publishedAt: ctx.now } : {};
  const [added] = await tx
    .insert(offers)
    .values({ regionId, id, state, createdAt: ctx.now, confirmedOn: ctx.today, ...published, ...columnsOf(content) })
    .onConflictDoNothing()
    .returning({ isShown: offers.isShown });
  if (!added) return false;
  await writeBeside(ctx, tx, { id, isShown: added.isShown }, content, { times: [], course: null, post: null, lending: null });
  await tx.insert(offerVersions).values({ regionId, offerId: id, version: 1, content, savedAt: ctx.now, savedBy: actorName(ctx.actor) });
  if (added.isShown) tx.publish();
  return true;
}

/** Somebody saved in between; the caller shows both and lets the person decide. */
export type OfferConflict = { ok: false; refusal: "version-conflict"; stored: OfferContent; version: number; changed: LastChange | null };
export type EditOfferRefusal = "not-found" | "not-allowed" | "own-fields-go" | ChangeRefusal;

/**
 * @param input.version as it was when the form was opened
 * @param input.ownFieldsMayGo the person was told that with another kind goes what only the old one says
 */
export async function editOffer(
  ctx: Context,
  input: { id: string; version: number; fields: OfferFields; ownFieldsMayGo?: boolean },
): Promise<Result<{ version: number }, EditOfferRefusal> | OfferConflict> {
  if (!mayEditOffers(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx): Promise<Result<{ version: number }, EditOfferRefusal> | OfferConflict> => {
    const row = await findOfferRow(ctx, tx, input.id, true);
    if (!row) return refused("not-found");
    const before = await readContent(ctx, tx, row);
    if (row.version !== input.version) {
      return { ok: false, refusal: "version-conflict", stored: before, version: row.version, changed: await findLastChange(ctx, tx, row.id, CHANGES) };
    }
    const after = contentFrom(ctx, input.fields, before);
    const fault = await changeFault(ctx, tx, row.id, before, after);
    if (fault) return refused(fault);
    if (!input.ownFieldsMayGo && losesOwnFields(before, after)) return refused("own-fields-go");
    const version = await storeContent(ctx, tx, row, before, after);
    tx.audit("offer.edited", row.id);
    return done({ version });
  });
}

export const SetOfferTimes = z.strictObject({ id: z.uuid(), version: z.int(), times: OfferTimes });
export type SetOfferTimes = z.infer<typeof SetOfferTimes>;

/** Says when an offer takes place, instead of what was said before. */
export async function setOfferTimes(
  ctx: Context,
  { id, version, times }: SetOfferTimes,
): Promise<Result<{ version: number }, "not-found" | "not-allowed"> | OfferConflict> {
  if (!mayEditOffers(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx): Promise<Result<{ version: number }, "not-found" | "not-allowed"> | OfferConflict> => {
    const row = await findOfferRow(ctx, tx, id, true);
    if (!row) return refused("not-found");
    const before = await readContent(ctx, tx, row);
    if (row.version !== version) {
      return { ok: false, refusal: "version-conflict", stored: before, version: row.version, changed: await findLastChange(ctx, tx, id, CHANGES) };
    }
    const stored = await storeContent(ctx, tx, row, before, { ...before, times });
    tx.audit("offer.times-set", id);
    return done({ version: stored });
  });
}

export const TranslateOffer = z.strictObject({
  id: z.uuid(),
  version: z.int(),
  language: z.enum(LANGUAGES.map(({ code }) => code)),
  words: Words,
});
export type TranslateOffer = z.infer<typeof TranslateOffer>;

/** Writes an offer's words in another language, made from the German ones as they are now. */
export async function translateOffer(
  ctx: Context,
  { id, version, language, words }: TranslateOffer,
): Promise<Result<{ version: number }, "not-found" | "not-allowed" | "source-language"> | OfferConflict> {
  if (!mayEditOffers(ctx.actor)) return refused("not-allowed");
  if (language === "de") return refused("source-language");
  return transact(ctx, async (tx): Promise<Result<{ version: number }, "not-found" | "not-allowed" | "source-language"> | OfferConflict> => {
    const row = await findOfferRow(ctx, tx, id, true);
    if (!row) return refused("not-found");
    const before = await readContent(ctx, tx, row);
    if (row.version !== version) {
      return { ok: false, refusal: "version-conflict", stored: before, version: row.version, changed: await findLastChange(ctx, tx, id, CHANGES) };
    }
    const german = before.texts.find((text) => text.language === "de");
    if (!german) throw new Error("An offer without German words.");
    const text = { ...words, language, state: "reviewed" as const, sourceHash: sourceHash(german) };
    const texts = [...before.texts.filter((other) => other.language !== language), text].toSorted((a, b) => a.language.localeCompare(b.language));
    const stored = await storeContent(ctx, tx, row, before, { ...before, texts });
    tx.audit("offer.translated", id, { language });
    return done({ version: stored });
  });
}
