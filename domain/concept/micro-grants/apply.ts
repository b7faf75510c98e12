import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { newId, transact, type Actor, type Context, type Reader } from "#platform/db/index.ts";
import { removeFile, storeFile, type FileRefusal, type ShownFile } from "#platform/files/index.ts";
import { enqueue } from "#platform/jobs/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { findCall, takesApplications, type GrantCall } from "./calls.ts";
import { GRANT_LANGUAGES, grantApplicants, grantApplications, grantDecisions, grantReleases, grantReports } from "./schema.ts";

const line = (length: number) => z.string().trim().max(length);

/** The idea, and nothing about the person beyond how to reach them. */
export const IdeaFields = z.strictObject({
  title: line(160).min(1),
  idea: line(4000).min(1),
  groupName: line(160).min(1),
  place: line(120),
  amountCents: z.int().min(1).max(100_000_000_00),
  plannedFor: line(200),
  spentOn: line(2000),
});
export type IdeaFields = z.infer<typeof IdeaFields>;

export const Apply = IdeaFields.extend({
  callId: z.uuid(),
  name: line(120).min(1),
  email: z.email().max(200),
  phone: line(60),
  language: z.enum(GRANT_LANGUAGES),
});
export type Apply = z.infer<typeof Apply>;

export type ApplyRefusal = "not-open" | "over-max";

/**
 * What a stranger typed into the public form. It is no application yet: a mail asks to confirm it, and only the click counts.
 *
 * @param id of the form; the same form sent twice is one application
 */
export async function applyForGrant(ctx: Context, input: Apply, id: string = newId(ctx.now)): Promise<Result<null, ApplyRefusal>> {
  return transact(ctx, async (tx): Promise<Result<null, ApplyRefusal>> => {
    const call = await findCall(ctx, tx, input.callId);
    if (!call || !takesApplications(call, ctx.today)) return refused("not-open");
    if (input.amountCents > call.maxCents) return refused("over-max");
    // The public may write nothing; this one function of the wall writes for it, and looks again itself.
    const found = await tx.execute<{ taken: boolean }>(sql`
      select wall.apply_for_grant(${input.callId}, ${id}, ${ctx.now.toISOString()}, ${input.title}, ${input.idea}, ${input.groupName}, ${input.place},
        ${input.amountCents}, ${input.plannedFor}, ${input.spentOn}, ${input.name}, ${input.email}, ${input.phone}, ${input.language}) as taken`);
    if (!found.rows[0]?.taken) return refused("not-open");
    await enqueue(tx, "grant.mail", { regionId: ctx.region.id, applicationId: id }, { singletonKey: id });
    tx.audit("grant-application.asked", id);
    return done(null);
  });
}

/** The application that a signed link opens; null for everybody else. */
function ownApplicationId(actor: Actor): string | null {
  return actor.kind === "link" && actor.opens === "grant-application" ? actor.subjectId : null;
}

export type OwnApplication = {
  application: typeof grantApplications.$inferSelect;
  name: string;
  call: GrantCall;
  decision: typeof grantDecisions.$inferSelect | null;
  report: { text: string; sentAt: Date; pictureConsent: boolean; file: ShownFile | null } | null;
  isReleased: boolean;
};

/** The page behind an application's link; null for a context without one, and when the contact is forgotten. Seven queries. */
export async function findOwnApplication(ctx: Context, db: Reader): Promise<OwnApplication | null> {
  const id = ownApplicationId(ctx.actor);
  if (id === null) return null;
  const here = ctx.region.id;
  const [own] = await db
    .select({ application: grantApplications, name: grantApplicants.name })
    .from(grantApplications)
    .innerJoin(grantApplicants, and(eq(grantApplicants.regionId, grantApplications.regionId), eq(grantApplicants.applicationId, grantApplications.id)))
    .where(and(eq(grantApplications.regionId, here), eq(grantApplications.id, id)));
  const call = own ? await findCall(ctx, db, own.application.callId) : null;
  if (!own || !call) return null;
  const [decision] = await db
    .select()
    .from(grantDecisions)
    .where(and(eq(grantDecisions.regionId, here), eq(grantDecisions.applicationId, id)));
  const reports = await db.execute<{ text: string; sentAt: string; pictureConsent: boolean; file: ShownFile | null }>(sql`
    select r.text, r.sent_at as "sentAt", r.picture_consent as "pictureConsent",
      case when f.id is not null then json_build_object('id', f.id, 'name', f.name, 'state', f.state, 'refusal', f.refusal) end as file
    from grant_reports r left join files f on f.region_id = r.region_id and f.id = r.file_id
    where r.region_id = ${here} and r.application_id = ${id}`);
  const [report] = reports.rows;
  const released = await db
    .select({ id: grantReleases.applicationId })
    .from(grantReleases)
    .where(and(eq(grantReleases.regionId, here), eq(grantReleases.applicationId, id)));
  return { ...own, call, decision: decision ?? null, report: report ? { ...report, sentAt: new Date(report.sentAt) } : null, isReleased: released.length > 0 };
}

/** As its link's page tells it; `missed`: not confirmed while applications were taken, so that it is none and nobody decides about it. */
export type OwnStanding = "asked" | "missed" | "submitted" | "withdrawn" | "approved" | "paid" | "declined";

export function ownStanding({ application: { state }, call, decision }: Pick<OwnApplication, "application" | "call" | "decision">, today: string): OwnStanding {
  if (state === "asked") return takesApplications(call, today) ? "asked" : "missed";
  if (state !== "decided") return state;
  if (!decision || decision.approvedCents === 0) return "declined";
  return decision.paidOn ? "paid" : "approved";
}

export const AnswerApplication = z.discriminatedUnion("act", [
  /** Confirms it with the first click, later changes it. */
  z.strictObject({ act: z.literal("submit"), fields: IdeaFields }),
  z.strictObject({ act: z.literal("withdraw") }),
]);
export type AnswerApplication = z.infer<typeof AnswerApplication>;

/** Confirms, changes or withdraws an application by its link; until the last day of the call, and until somebody has decided. */
export async function answerApplication(ctx: Context, input: AnswerApplication): Promise<Result<null, "not-allowed" | "too-late" | "over-max">> {
  return transact(ctx, async (tx): Promise<Result<null, "not-allowed" | "too-late" | "over-max">> => {
    const id = ownApplicationId(ctx.actor);
    if (id === null) return refused("not-allowed");
    const own = and(eq(grantApplications.regionId, ctx.region.id), eq(grantApplications.id, id));
    // Behind the lock: somebody may decide in this moment.
    await tx.select({ id: grantApplications.id }).from(grantApplications).where(own).for("update");
    const found = await findOwnApplication(ctx, tx);
    if (!found) return refused("not-allowed");
    const { application, call } = found;
    if (application.state === "decided" || application.state === "withdrawn") return refused("too-late");
    if (input.act === "withdraw") {
      const confirmedAt = application.confirmedAt ?? ctx.now;
      await tx
        .update(grantApplications)
        .set({ state: "withdrawn", confirmedAt, owed: null, version: application.version + 1 })
        .where(own);
      tx.audit("grant-application.withdrawn", id);
      return done(null);
    }
    if (!takesApplications(call, ctx.today)) return refused("too-late");
    if (input.fields.amountCents > call.maxCents) return refused("over-max");
    await tx
      .update(grantApplications)
      .set({ ...input.fields, state: "submitted", confirmedAt: application.confirmedAt ?? ctx.now, owed: null, version: application.version + 1 })
      .where(own);
    tx.audit("grant-application.submitted", id);
    return done(null);
  });
}

export const Report = z.strictObject({ text: line(5000).min(1), pictureConsent: z.boolean() });
export type Report = z.infer<typeof Report>;

/**
 * A few sentences about what became of the idea, and a picture if there is one; again: the newer one, until it is released.
 * Consent to show the picture is asked apart, and holds for this picture.
 *
 * @param upload null keeps the picture that is there; `dataFolder` is the settings' folder
 */
export async function sendReport(
  ctx: Context,
  input: Report,
  upload: { dataFolder: string; name: string; bytes: Uint8Array } | null,
): Promise<Result<null, "not-allowed" | "not-approved" | "released"> | { ok: false; refusal: "file-refused"; reason: FileRefusal }> {
  return transact(
    ctx,
    async (tx): Promise<Result<null, "not-allowed" | "not-approved" | "released"> | { ok: false; refusal: "file-refused"; reason: FileRefusal }> => {
      const found = await findOwnApplication(ctx, tx);
      if (!found) return refused("not-allowed");
      const { application, decision, report, isReleased } = found;
      if (!decision || decision.approvedCents === 0) return refused("not-approved");
      if (isReleased) return refused("released");
      const before = report?.file?.id ?? null;
      let fileId = before;
      if (upload) {
        const stored = await storeFile(tx, ctx, { ...upload, allowed: ["png", "jpeg", "webp"] });
        if (!stored.ok) return { ok: false, refusal: "file-refused", reason: stored.refusal };
        fileId = stored.value.id;
      }
      const values = { text: input.text, sentAt: ctx.now, fileId, pictureConsent: fileId !== null && input.pictureConsent };
      await tx
        .insert(grantReports)
        .values({ regionId: ctx.region.id, applicationId: application.id, ...values })
        .onConflictDoUpdate({ target: [grantReports.regionId, grantReports.applicationId], set: values });
      if (before !== null && before !== fileId) await removeFile(tx, ctx, { id: before });
      tx.audit("grant-report.sent", application.id);
      return done(null);
    },
  );
}
