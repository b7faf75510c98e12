import { and, eq, isNull, lte, or, sql } from "drizzle-orm";
import { addDays } from "#platform/days/index.ts";
import { transact, type Context, type Region } from "#platform/db/index.ts";
import type { Locale } from "#platform/i18n/index.ts";
import type { JobHandler } from "#platform/jobs/index.ts";
import { queueMail } from "#platform/mail/index.ts";
import { issueCode } from "#platform/tenancy/index.ts";
import { bookings } from "../../bookings/schema.ts";
import { offerTexts } from "../../schema.ts";
import { enqueueInterestMail, ownEntry } from "./enter.ts";
import { interestContacts, interestEntries, interestOffers, type InterestOwed } from "./schema.ts";

/** What a mail to somebody of the list tells. The words are made above, see app/mails/interest.ts. */
export type InterestLetter = {
  kind: InterestOwed;
  region: Region;
  language: Locale;
  name: string;
  /** Of the course with a free place, in the reader's language where there is one, else in German. */
  title: string;
  until: Date | null;
  /** Goes into the link. */
  code: string;
};
export type ComposeInterestLetter = (letter: InterestLetter) => { subject: string; body: string };

/** How long a link works: longer than an entry lives without a sign. */
const LINK_DAYS = 400;
/** Days after the last sign of life on which we ask whether somebody still looks; after twelve months the entry goes. */
const ASK_AFTER_DAYS = 182;

/**
 * The job "interest.mail": what one of the list must hear now. Mark, link and mail are one transaction, so that the job run
 * twice sends once.
 *
 * @throws Error if the payload names no entry
 */
export function mailInterested(compose: ComposeInterestLetter): JobHandler {
  return async (ctx, { payload }) => {
    const { interestId } = payload;
    if (interestId === undefined) throw new Error("The job names no entry.");
    await transact(ctx, async (tx) => {
      const [entry] = await tx.select().from(interestEntries).where(ownEntry(ctx, interestId)).for("update");
      const [contact] = await tx
        .select()
        .from(interestContacts)
        .where(and(eq(interestContacts.regionId, ctx.region.id), eq(interestContacts.interestId, interestId)));
      if (!entry?.owed || !contact?.email) return;
      const [place] = await tx
        .select({
          until: bookings.offeredUntil,
          texts: sql<Record<string, string>>`(select json_object_agg(t.language, t.title) from ${offerTexts} t
          where t.region_id = ${interestOffers.regionId} and t.offer_id = ${interestOffers.offerId})`,
        })
        .from(interestOffers)
        .innerJoin(bookings, and(eq(bookings.regionId, interestOffers.regionId), eq(bookings.id, interestOffers.bookingId)))
        .where(and(eq(interestOffers.regionId, ctx.region.id), eq(interestOffers.interestId, interestId), eq(interestOffers.state, "offered")));
      const expiresAt = new Date(ctx.now.getTime() + LINK_DAYS * 24 * 3_600_000);
      const code = await issueCode(tx, { regionId: ctx.region.id, kind: "interest", subjectId: interestId, expiresAt });
      const { name, language, email } = contact;
      const letter = {
        kind: entry.owed,
        region: ctx.region,
        language,
        name,
        title: place?.texts[language] ?? place?.texts.de ?? "",
        until: place?.until ?? null,
        code,
      };
      await queueMail(tx, ctx, { to: email, addressee: { name }, unasked: entry.state === "asked", matterId: interestId, handOver: true, ...compose(letter) });
      await tx.update(interestEntries).set({ owed: null }).where(ownEntry(ctx, interestId));
      tx.audit("interest.mailed", interestId, { kind: letter.kind });
    });
  };
}

/** The job "interest.ask", every day: half a year after the last sign of life we ask whether somebody still looks. */
export const askInterested: JobHandler = async (ctx: Context) => {
  const day = addDays(ctx.today, -ASK_AFTER_DAYS);
  await transact(ctx, async (tx) => {
    const due = await tx
      .update(interestEntries)
      .set({ askedOn: ctx.today, owed: "still" })
      .where(
        and(
          eq(interestEntries.regionId, ctx.region.id),
          eq(interestEntries.state, "listed"),
          lte(interestEntries.lastSignOn, day),
          or(isNull(interestEntries.askedOn), lte(interestEntries.askedOn, day)),
        ),
      )
      .returning({ id: interestEntries.id });
    for (const { id } of due) {
      await enqueueInterestMail(ctx, tx, id);
      tx.audit("interest.asked-again", id);
    }
  });
};
