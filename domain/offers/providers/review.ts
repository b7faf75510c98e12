import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import { findRecipient } from "#domain/network/upkeep/index.ts";
import { organisations } from "#domain/network/schema.ts";
import { actorName, transact, type Context, type Reader, type Writer } from "#platform/db/index.ts";
import type { Locale } from "#platform/i18n/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { mayEditOffers } from "../access.ts";
import { findOfferRow, readContent, changeFault, type ChangeRefusal, type OfferContent } from "../catalogue/content.ts";
import { moveOffer } from "../catalogue/states.ts";
import { storeContent } from "../catalogue/versions.ts";
import { offers, offerTexts, type OfferState } from "../schema.ts";
import { isKept } from "../upkeep/index.ts";
import { sendAnswer, type ComposeProviderLetter } from "./letters.ts";
import { mergeContent } from "./merge-content.ts";
import { offerChanges, offerTrust } from "./schema.ts";

/** new: an offer that nobody of the office has seen; change: waits beside a public one; live: public already. */
export const REVIEW_KINDS = ["new", "change", "live"] as const;
export type ReviewKind = (typeof REVIEW_KINDS)[number];

export type ReviewRow = {
  id: string;
  kind: ReviewKind;
  title: string;
  organisationId: string;
  organisation: string;
  trusted: boolean;
  writtenIn: Locale;
  sentAt: Date;
};

const kindOf = ({ isLive, before }: { isLive: boolean; before: unknown }): ReviewKind => (isLive ? "live" : before === null ? "new" : "change");

/** What providers wrote and nobody has looked at: first what waits, the longest first, then what is public already. One query. */
export async function listReview(ctx: Context, db: Reader, kinds: readonly ReviewKind[] = []): Promise<ReviewRow[]> {
  const rows = await db
    .select({
      id: offerChanges.id,
      isLive: offerChanges.isLive,
      isNew: sql<boolean>`${offerChanges.before} is null`,
      writtenIn: offerChanges.writtenIn,
      sentAt: offerChanges.sentAt,
      title: offerTexts.title,
      organisationId: organisations.id,
      organisation: organisations.name,
      trustedAt: offerTrust.trustedAt,
    })
    .from(offerChanges)
    .innerJoin(offers, and(eq(offers.regionId, offerChanges.regionId), eq(offers.id, offerChanges.offerId)))
    .innerJoin(offerTexts, and(eq(offerTexts.regionId, offers.regionId), eq(offerTexts.offerId, offers.id), eq(offerTexts.language, "de")))
    .innerJoin(organisations, and(eq(organisations.regionId, offers.regionId), eq(organisations.id, offers.organisationId)))
    .leftJoin(offerTrust, and(eq(offerTrust.regionId, offers.regionId), eq(offerTrust.organisationId, offers.organisationId)))
    .where(and(eq(offerChanges.regionId, ctx.region.id), isNull(offerChanges.settledAt)))
    .orderBy(asc(offerChanges.isLive), asc(offerChanges.sentAt), asc(offerChanges.id));
  return rows
    .map(({ isNew, trustedAt, ...row }) => ({ ...row, kind: kindOf({ isLive: row.isLive, before: isNew ? null : row }), trusted: trustedAt !== null }))
    .filter(({ kind }) => kinds.length === 0 || kinds.includes(kind));
}

/** How much waits for the office. One query. */
export async function countReview(ctx: Context, db: Reader): Promise<number> {
  return db.$count(offerChanges, and(eq(offerChanges.regionId, ctx.region.id), isNull(offerChanges.settledAt)));
}

export type ReviewPage = {
  id: string;
  version: number;
  kind: ReviewKind;
  offer: { id: string; version: number; state: OfferState; organisationId: string; organisation: string };
  writtenIn: Locale;
  sentAt: Date;
  sentBy: string;
  trusted: boolean;
  /** Null: there was nothing before. */
  before: OfferContent | null;
  /** As the offer will say it, or says it already. */
  after: OfferContent;
};

/** One open change; null once it is settled. */
export async function findReview(ctx: Context, db: Reader, id: string): Promise<ReviewPage | null> {
  const [found] = await db
    .select({ change: offerChanges, offer: offers, organisation: organisations.name, trustedAt: offerTrust.trustedAt })
    .from(offerChanges)
    .innerJoin(offers, and(eq(offers.regionId, offerChanges.regionId), eq(offers.id, offerChanges.offerId)))
    .innerJoin(organisations, and(eq(organisations.regionId, offers.regionId), eq(organisations.id, offers.organisationId)))
    .leftJoin(offerTrust, and(eq(offerTrust.regionId, offers.regionId), eq(offerTrust.organisationId, offers.organisationId)))
    .where(and(eq(offerChanges.regionId, ctx.region.id), eq(offerChanges.id, id), isNull(offerChanges.settledAt)));
  if (!found) return null;
  const { change, offer, organisation } = found;
  const stored = await readContent(ctx, db, offer);
  const kind = kindOf(change);
  return {
    id,
    version: change.version,
    kind,
    offer: { id: offer.id, version: offer.version, state: offer.state, organisationId: offer.organisationId, organisation },
    writtenIn: change.writtenIn,
    sentAt: change.sentAt,
    sentBy: change.sentBy,
    trusted: found.trustedAt !== null,
    before: kind === "change" ? stored : change.before && { ...change.before, note: stored.note },
    after: kind === "change" && change.before ? mergeContent(stored, change.before, change.after) : stored,
  };
}

export const SettleReview = z
  .strictObject({
    id: z.uuid(),
    /** Of the change and of the offer, as the page showed them. */
    version: z.int(),
    offerVersion: z.int(),
    decision: z.enum(["approve", "decline", "seen"]),
    /** Goes into the mail. */
    answer: z.string().trim().max(1000),
  })
  .refine(({ decision, answer }) => decision !== "decline" || answer !== "", { path: ["answer"], message: "answer-missing" });
export type SettleReview = z.infer<typeof SettleReview>;

const DECIDED = {
  approve: { outcome: "approved", event: "offer.change-approved" },
  decline: { outcome: "declined", event: "offer.change-declined" },
  seen: { outcome: "seen", event: "offer.change-seen" },
} as const;

export type SettleReviewRefusal = "not-allowed" | "not-found" | "changed-meanwhile" | "already-over" | ChangeRefusal;

/**
 * An editor takes over what a provider wrote, declines it with a sentence, or has seen what is public already. The provider
 * hears of the first two by mail, if anybody there can be written to.
 */
export async function settleReview(
  ctx: Context,
  input: SettleReview,
  compose: ComposeProviderLetter,
): Promise<Result<{ offerId: string; told: boolean }, SettleReviewRefusal>> {
  if (!mayEditOffers(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx): Promise<Result<{ offerId: string; told: boolean }, SettleReviewRefusal>> => {
    const [change] = await tx
      .select()
      .from(offerChanges)
      .where(and(eq(offerChanges.regionId, ctx.region.id), eq(offerChanges.id, input.id), isNull(offerChanges.settledAt)));
    // The offer first, as its provider does: whoever comes second waits, and reads what the first one left.
    const row = change && (await findOfferRow(ctx, tx, change.offerId, true));
    const review = row && (await findReview(ctx, tx, input.id));
    if (!row || !review) return refused("not-found");
    if (review.version !== input.version || row.version !== input.offerVersion) return refused("changed-meanwhile");
    if (input.decision === "approve") {
      const approved = await approve(ctx, tx, row, review);
      if (!approved.ok) return approved;
    }
    if (input.decision === "decline" && review.kind === "new" && row.state === "in-review") await moveOffer(ctx, tx, row, "draft");
    const { outcome, event } = DECIDED[input.decision];
    await tx
      .update(offerChanges)
      .set({ settledAt: ctx.now, settledBy: actorName(ctx.actor), outcome, answer: input.answer })
      .where(and(eq(offerChanges.regionId, ctx.region.id), eq(offerChanges.id, input.id)));
    tx.audit(event, row.id);
    if (outcome === "seen") return done({ offerId: row.id, told: false });
    const told = await tell(ctx, tx, review, input.answer, outcome, compose);
    return done({ offerId: row.id, told });
  });
}

async function approve(
  ctx: Context,
  tx: Writer,
  row: typeof offers.$inferSelect,
  { kind, after }: ReviewPage,
): Promise<Result<null, "already-over" | ChangeRefusal>> {
  if (kind === "change") {
    const before = await readContent(ctx, tx, row);
    const fault = await changeFault(ctx, tx, row.id, before, after);
    if (fault) return refused(fault);
    await storeContent(ctx, tx, row, before, after);
    return done(null);
  }
  // An editor may have made it public on its own page.
  if (isKept(row.state)) return done(null);
  const moved = await moveOffer(ctx, tx, row, "public");
  // Put away on its own page: then there is nothing to publish.
  return !moved.ok && moved.refusal === "already-over" ? refused(moved.refusal) : done(null);
}

async function tell(
  ctx: Context,
  tx: Writer,
  { kind, offer, after }: ReviewPage,
  answer: string,
  outcome: "approved" | "declined",
  compose: ComposeProviderLetter,
): Promise<boolean> {
  const [organisation] = await tx
    .select({ id: organisations.id, email: organisations.email })
    .from(organisations)
    .where(and(eq(organisations.regionId, ctx.region.id), eq(organisations.id, offer.organisationId)));
  const recipient = organisation && (await findRecipient(ctx, tx, organisation));
  if (!recipient) return false;
  const title = after.texts.find(({ language }) => language === "de")?.title ?? "";
  await sendAnswer(ctx, tx, compose, { recipient, organisationId: offer.organisationId, offerId: offer.id, isNew: kind === "new", outcome, title, answer });
  return true;
}
