import { and, eq, sql } from "drizzle-orm";
import { transact, type Context, type Region } from "#platform/db/index.ts";
import type { JobHandler } from "#platform/jobs/index.ts";
import { queueMail } from "#platform/mail/index.ts";
import { issueCode } from "#platform/tenancy/index.ts";
import { addDays } from "#platform/days/index.ts";
import { findCall, textOfCall } from "./calls.ts";
import { tell } from "./decide.ts";
import { grantApplicants, grantApplications, grantDecisions, type GrantLanguage, type GrantOwed } from "./schema.ts";

/** What a mail to an applicant tells. The words are made above, see app/mails/grants.ts. */
export type GrantLetter = {
  kind: GrantOwed;
  region: Region;
  language: GrantLanguage;
  name: string;
  title: string;
  call: string;
  untilOn: string;
  approvedCents: number;
  reason: string;
  paidOn: string | null;
  reportDueOn: string | null;
  /** Goes into the link. */
  code: string;
};
export type ComposeGrantLetter = (letter: GrantLetter) => { subject: string; body: string };

/** Longer than from the first idea to the report. Each mail carries a link of its own, which ends the one before. */
const LINK_DAYS = 730;

/**
 * The job "grant.mail": what one applicant must hear now. Mark, link and mail are one transaction, so that the job run twice
 * sends once.
 *
 * @throws Error if the payload names no application
 */
export function mailApplicant(compose: ComposeGrantLetter): JobHandler {
  return async (ctx, { payload }) => {
    const { applicationId } = payload;
    if (applicationId === undefined) throw new Error("The job names no application.");
    await transact(ctx, async (tx) => {
      const own = and(eq(grantApplications.regionId, ctx.region.id), eq(grantApplications.id, applicationId));
      const [application] = await tx.select().from(grantApplications).where(own).for("update");
      if (!application?.owed) return;
      const [person] = await tx
        .select()
        .from(grantApplicants)
        .where(and(eq(grantApplicants.regionId, ctx.region.id), eq(grantApplicants.applicationId, applicationId)));
      const call = await findCall(ctx, tx, application.callId);
      if (!person || !call) return;
      const [decision] = await tx
        .select()
        .from(grantDecisions)
        .where(and(eq(grantDecisions.regionId, ctx.region.id), eq(grantDecisions.applicationId, applicationId)));
      const expiresAt = new Date(`${addDays(ctx.today, LINK_DAYS)}T00:00:00Z`);
      const code = await issueCode(tx, { regionId: ctx.region.id, kind: "grant-application", subjectId: applicationId, expiresAt });
      const letter: GrantLetter = {
        kind: application.owed,
        region: ctx.region,
        language: application.language,
        name: person.name,
        title: application.title,
        call: textOfCall(call, application.language).title,
        untilOn: call.untilOn,
        approvedCents: decision?.approvedCents ?? 0,
        reason: decision?.reason ?? "",
        paidOn: decision?.paidOn ?? null,
        reportDueOn: decision?.reportDueOn ?? null,
        code,
      };
      await queueMail(tx, ctx, {
        to: person.email,
        addressee: { name: person.name },
        unasked: application.state === "asked",
        handOver: true,
        ...compose(letter),
      });
      await tx.update(grantApplications).set({ owed: null }).where(own);
      tx.audit("grant-application.mailed", applicationId, { kind: application.owed });
    });
  };
}

/** Days before and after the report is due on which somebody who has not written is reminded: twice, then a person calls. */
const REMIND = [-7, 14] as const;

/** The daily job "grant.remind": asks for reports that are due. Run twice on a day it asks once. */
export const remindOfReports: JobHandler = async (ctx) => {
  await transact(ctx, async (tx) => {
    for (const { id, reminders } of await findDue(ctx, tx)) {
      await tx
        .update(grantDecisions)
        .set({ reminders: reminders + 1 })
        .where(and(eq(grantDecisions.regionId, ctx.region.id), eq(grantDecisions.applicationId, id)));
      await tell(ctx, tx, id, "report");
      tx.audit("grant-application.reminded", id);
    }
  });
};

async function findDue(ctx: Context, tx: Parameters<Parameters<typeof transact>[1]>[0]): Promise<{ id: string; reminders: number }[]> {
  const found = await tx.execute<{ id: string; reminders: number }>(sql`
    select d.application_id as id, d.reminders from grant_decisions d
    where d.region_id = ${ctx.region.id} and d.report_due_on is not null
      and d.report_due_on + case d.reminders when 0 then ${REMIND[0]}::int when 1 then ${REMIND[1]}::int end <= ${ctx.today}::date
      and not exists (select 1 from grant_reports r where r.region_id = d.region_id and r.application_id = d.application_id)
    order by d.report_due_on, d.application_id for update`);
  return found.rows;
}
