import { isDeepStrictEqual } from "node:util";
import { and, eq } from "drizzle-orm";
import { actorName, newId, read, transact, type Context, type Writer } from "#platform/db/index.ts";
import type { Locale } from "#platform/i18n/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { providersOf } from "../access.ts";
import { changeFault, contentFrom, losesOwnFields, unknownIn, type ChangeRefusal, type ContentRefusal, type OfferContent } from "../catalogue/content.ts";
import type { OfferFields } from "../catalogue/input.ts";
import { insertOffer } from "../catalogue/save-offer.ts";
import { moveOffer } from "../catalogue/states.ts";
import { storeContent } from "../catalogue/versions.ts";
import { wordsIn } from "../catalogue/words-in.ts";
import type { CourseDetails } from "../courses/index.ts";
import type { LendingFields } from "../lending/index.ts";
import { isPostKind, type PostFields } from "../posts/index.ts";
import { isKept } from "../upkeep/index.ts";
import type { OfferTime } from "../times/index.ts";
import { findOwnOffer, isTrusted, type OwnOffer } from "./own-offers.ts";
import { offerChanges } from "./schema.ts";

/** Public already, or waiting for the office; "kept": the public does not see this offer anyway. */
export type Fate = "live" | "waits" | "kept";

/** A provider's form: without the provider and the note of the house. */
export type OwnFields = Omit<OfferFields, "organisationId" | "note">;

/**
 * A provider enters an offer. It waits in review for an editor, unless the provider is trusted and wrote German.
 *
 * @param input.language of the words; in another than German they stand in German's place, too, until somebody translates them
 * @param id of the form; the same form sent twice is one offer
 */
export async function createOwnOffer(
  ctx: Context,
  input: { organisationId: string; fields: OwnFields; language: Locale },
  id: string = newId(ctx.now),
): Promise<Result<{ id: string; fate: Fate }, "not-allowed" | ContentRefusal>> {
  const { organisationId, language } = input;
  if (!providersOf(ctx.actor).includes(organisationId)) return refused("not-allowed");
  return transact(ctx, async (tx): Promise<Result<{ id: string; fate: Fate }, ContentRefusal>> => {
    const fields = { ...input.fields, organisationId, note: "" };
    const unknown = await unknownIn(ctx, tx, fields);
    if (unknown) return refused(unknown);
    const content = wordsIn(language, fields.words, contentFrom(ctx, fields, null));
    const isLive = language === "de" && (await isTrusted(ctx, tx, organisationId));
    if (await insertOffer(ctx, tx, { id, state: isLive ? "public" : "in-review", content })) {
      await keepChange(ctx, tx, { offerId: id, before: null, after: content, writtenIn: language, isLive }, null);
      tx.audit("offer.entered-by-provider", id, { isLive });
    }
    return done({ id, fate: isLive ? "live" : "waits" });
  });
}

export type SaveOwnRefusal = "not-found" | "over" | "own-fields-go" | ChangeRefusal;
/** Somebody saved in between; the caller shows both and lets the person decide. */
export type OwnConflict = { ok: false; refusal: "changed-meanwhile"; standing: OfferContent; stamp: string };

/**
 * @param input.stamp as it was when the form was opened
 * @param input.language in which the form's words are
 * @param input.ownFieldsMayGo the person was told that with another kind goes what only the old one says
 */
export function editOwnOffer(
  ctx: Context,
  { fields, language, ...input }: { id: string; stamp: string; fields: OwnFields; language: Locale; ownFieldsMayGo?: boolean },
): Promise<Result<{ fate: Fate }, SaveOwnRefusal> | OwnConflict> {
  return saveOwn(ctx, { ...input, language }, ({ content }) => {
    const { organisationId } = content;
    const german = content.texts.find((text) => text.language === "de") ?? fields.words;
    const { title, summary, description, papers, requirements, costNote, childcareNote, timesNote } = language === "de" ? fields.words : german;
    const words = { title, summary, description, papers, requirements, costNote, childcareNote, timesNote };
    return wordsIn(language, fields.words, contentFrom(ctx, { ...fields, words, organisationId, note: "" }, content));
  });
}

/** Says when an own offer takes place, instead of what was said before. */
export function setOwnTimes(
  ctx: Context,
  { times, ...input }: { id: string; stamp: string; times: OfferTime[] },
): Promise<Result<{ fate: Fate }, SaveOwnRefusal> | OwnConflict> {
  return saveOwn(ctx, { ...input, language: "de" }, ({ content }) => ({ ...content, times }));
}

/** What a provider says of its course. Who teaches, and whether the interest list is asked, stays with the office. */
export type OwnCourse = Omit<CourseDetails, "teacherPersonId" | "asksInterested">;

/** Says what an own course is about. */
export async function setOwnCourse(
  ctx: Context,
  { course, ...input }: { id: string; stamp: string; course: OwnCourse },
): Promise<Result<{ fate: Fate }, SaveOwnRefusal | "no-course"> | OwnConflict> {
  const own = await read(ctx, (db) => findOwnOffer(ctx, db, input.id));
  if (own && own.content.kind !== "course") return refused("no-course");
  return saveOwn(ctx, { ...input, language: "de" }, ({ content }) => {
    const { teacherPersonId = null, asksInterested = false } = content.course ?? {};
    return { ...content, course: { ...course, teacherPersonId, asksInterested } };
  });
}

/** Says what an own post is about. */
export async function setOwnPost(
  ctx: Context,
  { post, ...input }: { id: string; stamp: string; post: PostFields },
): Promise<Result<{ fate: Fate }, SaveOwnRefusal | "no-post"> | OwnConflict> {
  const own = await read(ctx, (db) => findOwnOffer(ctx, db, input.id));
  if (own && !isPostKind(own.content.kind)) return refused("no-post");
  return saveOwn(ctx, { ...input, language: "de" }, ({ content }) => ({ ...content, post }));
}

/** Says what an own thing or room to borrow is. */
export async function setOwnLending(
  ctx: Context,
  { lending, ...input }: { id: string; stamp: string; lending: LendingFields },
): Promise<Result<{ fate: Fate }, SaveOwnRefusal | "no-lending"> | OwnConflict> {
  const own = await read(ctx, (db) => findOwnOffer(ctx, db, input.id));
  if (own && own.content.kind !== "lending") return refused("no-lending");
  return saveOwn(ctx, { ...input, language: "de" }, ({ content }) => ({ ...content, lending }));
}

async function saveOwn(
  ctx: Context,
  { id, stamp, language, ownFieldsMayGo = false }: { id: string; stamp: string; language: Locale; ownFieldsMayGo?: boolean },
  write: (own: OwnOffer) => OfferContent,
): Promise<Result<{ fate: Fate }, SaveOwnRefusal> | OwnConflict> {
  return transact(ctx, async (tx): Promise<Result<{ fate: Fate }, SaveOwnRefusal> | OwnConflict> => {
    const own = await findOwnOffer(ctx, tx, id, true);
    if (!own) return refused("not-found");
    const { row, stored, open, content } = own;
    if (row.state === "ended") return refused("over");
    if (own.stamp !== stamp) return { ok: false, refusal: "changed-meanwhile", standing: content, stamp: own.stamp };
    const after = write(own);
    const fault = await changeFault(ctx, tx, id, stored, after);
    if (fault) return refused(fault);
    if (!ownFieldsMayGo && losesOwnFields(content, after)) return refused("own-fields-go");
    const isSeen = isKept(row.state);
    const isLive = isSeen && (await isTrusted(ctx, tx, row.organisationId));
    const fate = isLive ? "live" : isSeen ? "waits" : "kept";
    if (isDeepStrictEqual(after, content)) return done({ fate: open && !open.isLive && isSeen ? "waits" : "kept" });
    if (fate !== "waits") await storeContent(ctx, tx, row, stored, { ...after, note: stored.note });
    // A change that waits is compared with what stands now; what became public unseen, with what stood there first.
    const unseen = fate === "live" ? open : null;
    const before = unseen ? unseen.before : { ...stored, note: "" };
    // Changed back to what stands: nothing to look at any more.
    if (fate === "waits" && open && isDeepStrictEqual(after, before)) await withdraw(ctx, tx, open.id);
    else if (isSeen) await keepChange(ctx, tx, { offerId: id, before, after, writtenIn: language, isLive }, open);
    else if (open) await keepChange(ctx, tx, { offerId: id, before: null, after, writtenIn: open.writtenIn, isLive: false }, open);
    tx.audit("offer.changed-by-provider", id, { fate });
    return done({ fate });
  });
}

type Kept = Pick<typeof offerChanges.$inferSelect, "offerId" | "before" | "after" | "writtenIn" | "isLive">;

async function keepChange(ctx: Context, tx: Writer, change: Kept, open: { id: string; version: number } | null): Promise<void> {
  const sent = { ...change, sentAt: ctx.now, sentBy: actorName(ctx.actor) };
  if (open === null) await tx.insert(offerChanges).values({ regionId: ctx.region.id, id: newId(ctx.now), ...sent });
  else
    await tx
      .update(offerChanges)
      .set({ ...sent, version: open.version + 1 })
      .where(ofChange(ctx, open.id));
}

async function withdraw(ctx: Context, tx: Writer, changeId: string): Promise<void> {
  await tx
    .update(offerChanges)
    .set({ settledAt: ctx.now, settledBy: actorName(ctx.actor), outcome: "withdrawn" })
    .where(ofChange(ctx, changeId));
}

const ofChange = (ctx: Context, id: string) => and(eq(offerChanges.regionId, ctx.region.id), eq(offerChanges.id, id));

/** What a provider does with an own offer, besides writing it. */
export const OWN_ACTS = ["pause", "resume", "end", "send", "withdraw"] as const;
export type OwnAct = (typeof OWN_ACTS)[number];

/** Which acts an own offer allows now. */
export function actsOn({ row, open }: Pick<OwnOffer, "row" | "open">): OwnAct[] {
  const waits = open !== null && !open.isLive && open.before !== null;
  const acts: Record<string, OwnAct[]> = { draft: ["send"], public: ["pause", "end"], paused: ["resume", "end"] };
  return [...(acts[row.state] ?? []), ...(waits ? (["withdraw"] as const) : [])];
}

/** Pauses, resumes or ends an own offer, hands a draft in for review, or takes a waiting change back. It holds at once. */
export async function moveOwnOffer(
  ctx: Context,
  { id, act }: { id: string; act: OwnAct },
): Promise<Result<null, "not-found" | "no-such-way" | "already-over">> {
  return transact(ctx, async (tx): Promise<Result<null, "not-found" | "no-such-way" | "already-over">> => {
    const own = await findOwnOffer(ctx, tx, id, true);
    if (!own) return refused("not-found");
    const { row, open, stored } = own;
    if (!actsOn(own).includes(act)) return refused("no-such-way");
    if (act === "withdraw") {
      if (open) await withdraw(ctx, tx, open.id);
      tx.audit("offer.change-withdrawn", id);
      return done(null);
    }
    const moved = await moveOffer(ctx, tx, row, ({ pause: "paused", resume: "public", end: "ended", send: "in-review" } as const)[act]);
    if (!moved.ok) return moved;
    if (act === "end" && open) await withdraw(ctx, tx, open.id);
    if (act === "send") await keepChange(ctx, tx, { offerId: id, before: null, after: { ...stored, note: "" }, writtenIn: "de", isLive: false }, open);
    return done(null);
  });
}
