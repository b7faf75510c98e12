import { and, asc, eq, inArray, type SQL } from "drizzle-orm";
import { z } from "zod";
import { ownOrganisationId } from "#domain/network/upkeep/index.ts";
import { actorName, transact, type Context, type Reader } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { mayEditOffers } from "../access.ts";
import { offers, offerTexts } from "../schema.ts";
import { ANSWERS, offerOpenness, QUESTIONS, type Answer, type Question } from "./schema.ts";

export type Rating = { answer: Answer; sentence: string; answeredOn: string; answeredBy: string };
export type RatedOffer = { id: string; title: string; ratings: Partial<Record<Question, Rating>> };

const Rated = z.strictObject({ question: z.enum(QUESTIONS), answer: z.enum(ANSWERS), sentence: z.string().trim().max(500) });
export const RateOffer = z.strictObject({ offerId: z.uuid(), answers: z.array(Rated).max(QUESTIONS.length) });
export type RateOffer = z.infer<typeof RateOffer>;

/**
 * The provider by its link, or the office, says how open a regular service is. Questions without an answer here keep the one
 * they have; an answer that says the same keeps its day and its author.
 */
export async function rateOffer(ctx: Context, { offerId, answers }: RateOffer): Promise<Result<null, "not-allowed" | "not-found">> {
  const mine = theirs(ctx);
  if (mine === null) return refused("not-allowed");
  return transact(ctx, async (tx): Promise<Result<null, "not-found">> => {
    const [offer] = await tx
      .select({ id: offers.id })
      .from(offers)
      .where(and(mine, eq(offers.id, offerId)))
      .for("update");
    if (!offer) return refused("not-found");
    const own = and(eq(offerOpenness.regionId, ctx.region.id), eq(offerOpenness.offerId, offerId));
    const before = new Map((await tx.select().from(offerOpenness).where(own)).map((row) => [row.question, row]));
    const by = { answeredOn: ctx.today, answeredBy: actorName(ctx.actor) };
    for (const { question, answer, sentence } of answers) {
      const known = before.get(question);
      if (known && known.answer === answer && known.sentence === sentence) continue;
      await tx
        .insert(offerOpenness)
        .values({ regionId: ctx.region.id, offerId, question, answer, sentence, ...by })
        .onConflictDoUpdate({ target: [offerOpenness.regionId, offerOpenness.offerId, offerOpenness.question], set: { answer, sentence, ...by } });
      tx.audit("offer.openness-rated", offerId, { question, answer });
    }
    return done(null);
  });
}

/** The regular services that the actor may rate, with what was said so far; for the office only the one asked for. Two queries. */
export async function findRateable(ctx: Context, db: Reader, offerId: string | null = null): Promise<RatedOffer[]> {
  const mine = theirs(ctx);
  if (mine === null) return [];
  const found = await db
    .select({ id: offers.id, title: offerTexts.title })
    .from(offers)
    .innerJoin(offerTexts, and(eq(offerTexts.regionId, offers.regionId), eq(offerTexts.offerId, offers.id), eq(offerTexts.language, "de")))
    .where(and(mine, offerId === null ? undefined : eq(offers.id, offerId)))
    .orderBy(asc(offerTexts.title), asc(offers.id));
  if (found.length === 0) return [];
  const ids = found.map(({ id }) => id);
  const rows = await db
    .select()
    .from(offerOpenness)
    .where(and(eq(offerOpenness.regionId, ctx.region.id), inArray(offerOpenness.offerId, ids)));
  return found.map((offer) => ({
    ...offer,
    ratings: Object.fromEntries(
      rows
        .filter((row) => row.offerId === offer.id)
        .map(({ question, answer, sentence, answeredOn, answeredBy }) => [question, { answer, sentence, answeredOn, answeredBy }]),
    ),
  }));
}

/** Which offers the actor may rate; null: none at all. */
function theirs(ctx: Context): SQL | undefined | null {
  const regular = and(eq(offers.regionId, ctx.region.id), eq(offers.isRegularService, true), inArray(offers.state, ["public", "paused"]));
  const organisationId = ownOrganisationId(ctx);
  if (organisationId !== null) return and(regular, eq(offers.organisationId, organisationId));
  return mayEditOffers(ctx.actor) ? regular : null;
}
