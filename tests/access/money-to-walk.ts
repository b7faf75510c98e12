import { addBooking, createFund, makeDeadlineFeed } from "#domain/concept/funding/index.ts";
import { createCall } from "#domain/concept/micro-grants/index.ts";
import { grantApplicants, grantApplications, grantDecisions, grantReleases, grantReports } from "#domain/concept/micro-grants/schema.ts";
import { budgetLines } from "#domain/concept/schema.ts";
import { newId, transact, type Context } from "#platform/db/index.ts";
import { issueCode } from "#platform/tenancy/index.ts";
import type { County } from "#tests/support/factories.ts";

/** A fund that one measure draws on, with a booking, a calendar's address, and a source that belongs to none. */
export async function aFundToWalk(county: County, ctx: Context): Promise<{ fundId: string; lineId: string; feedCode: string }> {
  const regionId = county.region.id;
  const [fundId, lineId] = [newId(), newId()];
  const year = ctx.today.slice(0, 4);
  const { id: measureId } = await county.aMeasure();
  const made = await createFund(
    ctx,
    {
      name: "Sprache vor Ort",
      giverOrganisationId: null,
      giver: "Land",
      rules: "Nur Kurse.",
      url: "https://land.example/richtlinie",
      totalCents: 10_000_00,
      ownSharePercent: 10,
      fromOn: `${year}-01-01`,
      untilOn: `${year}-12-31`,
      state: "running",
      deadlines: [{ dueOn: ctx.today, what: "Antrag" }],
    },
    fundId,
  );
  await transact(county.ctx, async (tx) => {
    const line = { regionId, measureId, position: 0, state: "approved" as const, amountCents: 1_000_00 };
    await tx.insert(budgetLines).values({ ...line, id: lineId, source: "Land", fundId });
    await tx.insert(budgetLines).values({ ...line, id: newId(), position: 1, source: "Stiftung" });
    tx.audit("test.prepared", lineId);
  });
  const booking = { fundId, budgetLineId: lineId, kind: "called-up", bookedOn: ctx.today, amountCents: 100, note: "", receipt: "", reason: "" } as const;
  const booked = await addBooking(ctx, booking);
  const feed = await makeDeadlineFeed(ctx);
  if (!made.ok || !booked.ok || !feed.ok) throw new Error(`The fund could not be prepared: ${JSON.stringify([made, booked, feed])}`);
  return { fundId, lineId, feedCode: feed.value.code };
}

/** An open call with one application that went all the way. @param fileId a file that was checked */
export async function aGrantToWalk(county: County, ctx: Context, fileId: string): Promise<{ callId: string; applicationId: string; code: string }> {
  const regionId = county.region.id;
  const applicationId = newId();
  const text = { title: "Gute Ideen", who: "Vereine", rules: "Bis 500 Euro." };
  const fields = { fromOn: ctx.today, untilOn: ctx.today, maxCents: 500_00, totalCents: 5_000_00, isPublic: true, texts: { de: text, en: text, ar: text } };
  const call = await createCall(ctx, fields);
  if (!call.ok) throw new Error(call.refusal);
  const callId = call.value.id;
  const code = await transact(county.ctx, async (tx) => {
    const idea = { title: "Kochen am Sonntag", idea: "Wir kochen.", groupName: "Frauentreff", amountCents: 300_00, language: "de" as const };
    await tx.insert(grantApplications).values({ regionId, id: applicationId, callId, state: "decided", ...idea, madeAt: ctx.now, confirmedAt: ctx.now });
    await tx.insert(grantApplicants).values({ regionId, applicationId, name: "Kim Martens", email: "martens@example.org" });
    const paid = { paidOn: ctx.today, paidCents: 300_00, paidBy: "Frau Albers", reportDueOn: ctx.today };
    await tx.insert(grantDecisions).values({ regionId, applicationId, approvedCents: 300_00, decidedAt: ctx.now, decidedBy: "Frau Albers", ...paid });
    await tx.insert(grantReports).values({ regionId, applicationId, text: "Es war voll.", sentAt: ctx.now, fileId, pictureConsent: true });
    await tx
      .insert(grantReleases)
      .values({ regionId, applicationId, title: "Kochen", amountCents: 300_00, fileId, releasedAt: ctx.now, releasedBy: "Frau Albers" });
    tx.audit("test.prepared", applicationId);
    return issueCode(tx, { regionId, kind: "grant-application", subjectId: applicationId, expiresAt: new Date(ctx.now.getTime() + 86_400_000) });
  });
  return { callId, applicationId, code };
}
