import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { actorName, transact, type Context, type Writer } from "#platform/db/index.ts";
import { enqueue } from "#platform/jobs/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { mayGiveGrants } from "./access.ts";
import { approvedIn, lockCall } from "./calls.ts";
import { grantApplications, grantDecisions, grantReleases, grantReports, type GrantOwed } from "./schema.ts";

export const Decide = z
  .strictObject({
    id: z.uuid(),
    /** As it was when its reader decided: what was changed since is not decided unseen. */
    version: z.int(),
    /** 0: declined */
    approvedCents: z.int().min(0).max(100_000_000_00),
    /** Told to the applicant. */
    reason: z.string().trim().max(2000),
  })
  // Who gets nothing, or less, learns why.
  .refine(({ approvedCents, reason }) => approvedCents > 0 || reason !== "", { path: ["reason"] });
export type Decide = z.infer<typeof Decide>;

export type DecideResult =
  | Result<null, "not-allowed" | "application-not-found" | "version-conflict" | "not-submitted" | "over-max" | "reason-needed">
  | { ok: false; refusal: "already-decided"; by: string }
  | { ok: false; refusal: "over-total"; leftCents: number };

/**
 * Approves an application with an amount, or declines it; the applicant hears it by mail. Never more than one grant of the
 * call may be, and never more in all than its total: whoever decides holds the call.
 */
export async function decide(ctx: Context, { id, version, approvedCents, reason }: Decide): Promise<DecideResult> {
  if (!mayGiveGrants(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx): Promise<DecideResult> => {
    const [known] = await tx.select({ callId: grantApplications.callId }).from(grantApplications).where(own(ctx, id));
    const call = known ? await lockCall(ctx, tx, known.callId) : null;
    const [application] = await tx.select().from(grantApplications).where(own(ctx, id)).for("update");
    if (!call || !application || application.state === "asked") return refused("application-not-found");
    const [earlier] = await tx.select({ by: grantDecisions.decidedBy }).from(grantDecisions).where(ofApplication(ctx, id));
    if (earlier) return { ok: false, refusal: "already-decided", by: earlier.by };
    if (application.state !== "submitted") return refused("not-submitted");
    if (application.version !== version) return refused("version-conflict");
    if (approvedCents > call.maxCents) return refused("over-max");
    if (approvedCents < application.amountCents && reason === "") return refused("reason-needed");
    const leftCents = call.totalCents - (await approvedIn(ctx, tx, call.id));
    if (approvedCents > leftCents) return { ok: false, refusal: "over-total", leftCents };
    await tx
      .insert(grantDecisions)
      .values({ regionId: ctx.region.id, applicationId: id, approvedCents, reason, decidedAt: ctx.now, decidedBy: actorName(ctx.actor) });
    await tx
      .update(grantApplications)
      .set({ state: "decided", version: version + 1 })
      .where(own(ctx, id));
    await tell(ctx, tx, id, approvedCents > 0 ? "approved" : "declined");
    tx.audit("grant-application.decided", id, { approved: approvedCents > 0 });
    return done(null);
  });
}

export const NotePayment = z.strictObject({ id: z.uuid(), paidOn: z.iso.date(), paidCents: z.int().min(1).max(100_000_000_00), reportDueOn: z.iso.date() });
export type NotePayment = z.infer<typeof NotePayment>;
export type PaymentRefusal = "not-allowed" | "not-approved" | "already-paid" | "over-approved" | "day-ahead" | "report-before-payment";

/** Notes that the treasury has paid, and until when a short report is asked for. The applicant hears it. */
export async function notePayment(ctx: Context, { id, ...payment }: NotePayment): Promise<Result<null, PaymentRefusal>> {
  if (!mayGiveGrants(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx): Promise<Result<null, PaymentRefusal>> => {
    const [decision] = await tx.select().from(grantDecisions).where(ofApplication(ctx, id)).for("update");
    if (!decision || decision.approvedCents === 0) return refused("not-approved");
    if (decision.paidOn !== null) return refused("already-paid");
    if (payment.paidCents > decision.approvedCents) return refused("over-approved");
    if (payment.paidOn > ctx.today) return refused("day-ahead");
    if (payment.reportDueOn < payment.paidOn) return refused("report-before-payment");
    await tx
      .update(grantDecisions)
      .set({ ...payment, paidBy: actorName(ctx.actor) })
      .where(ofApplication(ctx, id));
    await tell(ctx, tx, id, "paid");
    tx.audit("grant-application.paid", id);
    return done(null);
  });
}

export const ReleaseGrant = z.strictObject({
  id: z.uuid(),
  title: z.string().trim().min(1).max(160),
  place: z.string().trim().max(120),
  withPicture: z.boolean(),
});
export type ReleaseGrant = z.infer<typeof ReleaseGrant>;

/** Puts one supported idea on the public list, in the office's words; its picture only with the group's consent and once it was checked. */
export async function releaseGrant(
  ctx: Context,
  { id, title, place, withPicture }: ReleaseGrant,
): Promise<Result<null, "not-allowed" | "not-approved" | "picture-not-free">> {
  if (!mayGiveGrants(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx): Promise<Result<null, "not-allowed" | "not-approved" | "picture-not-free">> => {
    const [decision] = await tx.select().from(grantDecisions).where(ofApplication(ctx, id)).for("update");
    if (!decision || decision.approvedCents === 0) return refused("not-approved");
    const fileId = withPicture ? await freePicture(ctx, tx, id) : null;
    if (withPicture && fileId === null) return refused("picture-not-free");
    const values = { title, place, amountCents: decision.approvedCents, fileId, releasedAt: ctx.now, releasedBy: actorName(ctx.actor) };
    await tx
      .insert(grantReleases)
      .values({ regionId: ctx.region.id, applicationId: id, ...values })
      .onConflictDoUpdate({ target: [grantReleases.regionId, grantReleases.applicationId], set: values });
    tx.audit("grant.released", id);
    tx.publish();
    return done(null);
  });
}

/** Takes one off the public list again. */
export async function withdrawGrant(ctx: Context, id: string): Promise<Result<null, "not-allowed">> {
  if (!mayGiveGrants(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx): Promise<Result<null, "not-allowed">> => {
    const gone = await tx
      .delete(grantReleases)
      .where(and(eq(grantReleases.regionId, ctx.region.id), eq(grantReleases.applicationId, id)))
      .returning({ id: grantReleases.applicationId });
    if (gone.length === 0) return done(null);
    tx.audit("grant.release-withdrawn", id);
    tx.publish();
    return done(null);
  });
}

const own = (ctx: Context, id: string) => and(eq(grantApplications.regionId, ctx.region.id), eq(grantApplications.id, id));
const ofApplication = (ctx: Context, id: string) => and(eq(grantDecisions.regionId, ctx.region.id), eq(grantDecisions.applicationId, id));

/** Marks what the applicant must hear, for the job that mails it. */
export async function tell(ctx: Context, tx: Writer, id: string, owed: GrantOwed): Promise<void> {
  await tx.update(grantApplications).set({ owed }).where(own(ctx, id));
  await enqueue(tx, "grant.mail", { regionId: ctx.region.id, applicationId: id }, { singletonKey: id });
}

async function freePicture(ctx: Context, tx: Writer, id: string): Promise<string | null> {
  const [report] = await tx
    .select({ fileId: grantReports.fileId })
    .from(grantReports)
    .where(
      and(
        eq(grantReports.regionId, ctx.region.id),
        eq(grantReports.applicationId, id),
        eq(grantReports.pictureConsent, true),
        sql`exists (select 1 from files f where f.region_id = ${grantReports.regionId} and f.id = ${grantReports.fileId} and f.state = 'clean')`,
      ),
    );
  return report?.fileId ?? null;
}
