import { anOffer } from "#domain/offers/test-offer.ts";
import { offerDates, offerTimes } from "#domain/offers/schema.ts";
import { createProgramme } from "#domain/offers/programmes/index.ts";
import { saveLending } from "#domain/offers/catalogue/index.ts";
import { lendTo } from "#domain/offers/lending/index.ts";
import { newId, transact, type Context } from "#platform/db/index.ts";
import { issueCode } from "#platform/tenancy/index.ts";
import type { County } from "#tests/support/factories.ts";

/** A public programme with this offer. */
export async function aProgrammeToWalk(county: County, offerId: string): Promise<{ programmeId: string }> {
  const { today: firstDay } = county.ctx;
  const texts = [{ language: "de" as const, title: "Interkulturelle Wochen", description: "" }];
  const made = await createProgramme(county.as("coordinator"), { isPublic: true, firstDay, lastDay: firstDay, texts, offerIds: [offerId] });
  if (!made.ok) throw new Error(`No programme: ${made.refusal}`);
  return { programmeId: made.value.id };
}

/** A public job of this organisation. */
export async function aPostToWalk(county: County, organisationId: string): Promise<{ postId: string }> {
  return { postId: (await anOffer(county, { kind: "job", organisationId })).id };
}

/** Something public to borrow from this organisation, and the link of somebody who does. */
export async function aLendingToWalk(county: County, coordinator: Context, organisationId: string): Promise<{ lendingId: string; loanCode: string }> {
  const { id: lendingId } = await anOffer(county, { kind: "lending", organisationId });
  const lending = { item: "Sprachkoffer", pieces: 2, fetchPlace: "", fetchTimes: "", depositCents: 0, longestDays: 14, leadDays: 0 };
  await saveLending(coordinator, { id: lendingId, version: 1, lending });
  const { today } = coordinator;
  const borrower = { name: "Amira Haddad", email: "haddad@example.org", phone: "", language: "de" as const };
  const lent = await lendTo(coordinator, { offerId: lendingId, days: { first: today, last: today }, borrower });
  if (!lent.ok) throw new Error(`No loan: ${lent.refusal}`);
  const subjectId = lent.value.id;
  const loanCode = await transact(coordinator, async (tx) => {
    tx.audit("test.prepared", subjectId);
    return issueCode(tx, { regionId: county.region.id, kind: "booking", subjectId, expiresAt: new Date(county.ctx.now.getTime() + 86_400_000) });
  });
  return { lendingId, loanCode };
}

/** A date of a public offer that begins today. @returns `at` as it stands in addresses */
export async function aDateToWalk(county: County, offerId: string): Promise<{ at: string }> {
  const { ctx } = county;
  const timesId = newId();
  const own = { regionId: ctx.region.id, offerId, isShown: true };
  const startsAt = new Date(Math.ceil(ctx.now.getTime() / 60_000) * 60_000 + 3_600_000);
  await transact(ctx, async (tx) => {
    await tx.insert(offerTimes).values({ ...own, id: timesId, kind: "once", startsAt: startsAt.toISOString().slice(0, 16), durationMinutes: 90 });
    const endsAt = new Date(startsAt.getTime() + 90 * 60_000);
    await tx.insert(offerDates).values({ ...own, timesId, startsAt, endsAt, startsOn: ctx.today });
    tx.audit("test.prepared", offerId);
  });
  return { at: startsAt.toISOString().slice(0, 16).replaceAll(/[-:]/g, "") };
}
