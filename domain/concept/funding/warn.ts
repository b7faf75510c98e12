import { and, eq, lt } from "drizzle-orm";
import { read, transact, type Context, type Reader, type Region } from "#platform/db/index.ts";
import type { JobHandler } from "#platform/jobs/index.ts";
import { queueMail } from "#platform/mail/index.ts";
import { addDays } from "#platform/days/index.ts";
import { listDeadlines, type Deadline } from "./deadlines.ts";
import { fundingSettings, fundingWarnings } from "./schema.ts";
import { readWarnDays } from "./settings.ts";

/** What the mail tells. The words are made above, see app/mails/funding.ts. */
export type FundingDigest = { region: Region; deadlines: (Deadline & { isSecond: boolean })[] };
export type ComposeFundingDigest = (digest: FundingDigest) => { subject: string; body: string };

const A_WEEK = 7;

/**
 * The daily job "funding.warn": one mail to the office about everything that has come near since the last one, at two marks
 * before its day (`readWarnDays`), and never two mails within a week: what comes near in between waits for the next.
 * Days are counted on the calendar, so that no clock change moves one. Run twice on a day it writes once.
 */
export function warnOffice(compose: ComposeFundingDigest): JobHandler {
  return async (ctx) => {
    if ((await read(ctx, (db) => findFresh(ctx, db))).length === 0) return;
    await transact(ctx, async (tx) => {
      // Whoever runs at the same moment waits here, and then finds what was told.
      const { firstDays, secondDays } = await readWarnDays(ctx, tx);
      await tx.insert(fundingSettings).values({ regionId: ctx.region.id, firstDays, secondDays, version: 0 }).onConflictDoNothing();
      await tx.select({ version: fundingSettings.version }).from(fundingSettings).where(here(ctx)).for("update");
      const fresh = await findFresh(ctx, tx);
      await tx.delete(fundingWarnings).where(and(eq(fundingWarnings.regionId, ctx.region.id), lt(fundingWarnings.endsOn, ctx.today)));
      for (const { key, day, isSecond } of fresh) {
        const marks = isSecond ? ([1, 2] as const) : ([1] as const);
        await tx
          .insert(fundingWarnings)
          .values(marks.map((mark) => ({ regionId: ctx.region.id, subject: key, endsOn: day, mark })))
          .onConflictDoNothing();
      }
      await tx.update(fundingSettings).set({ toldOn: ctx.today }).where(here(ctx));
      if (fresh.length > 0) await queueMail(tx, ctx, { to: ctx.region.contactEmail, addressee: null, ...compose({ region: ctx.region, deadlines: fresh }) });
      tx.audit("funding.office-warned", null, { deadlines: fresh.length });
    });
  };
}

/** What the office has not been told at its mark; nothing while the last mail is younger than a week, or there is no address. */
async function findFresh(ctx: Context, db: Reader) {
  const { firstDays, secondDays, toldOn } = await readWarnDays(ctx, db);
  if (ctx.region.contactEmail === "" || (toldOn !== null && ctx.today < addDays(toldOn, A_WEEK))) return [];
  const told = await db.select().from(fundingWarnings).where(eq(fundingWarnings.regionId, ctx.region.id));
  const marks = new Set(told.map(({ subject, endsOn, mark }) => `${mark} ${endsOn} ${subject}`));
  const near = await listDeadlines(ctx, db, ctx.today, addDays(ctx.today, firstDays));
  return near
    .map((deadline) => ({ ...deadline, key: `${deadline.kind}:${deadline.subject}`, isSecond: deadline.day <= addDays(ctx.today, secondDays) }))
    .filter(({ key, day, isSecond }) => !marks.has(`${isSecond ? 2 : 1} ${day} ${key}`));
}

const here = (ctx: Context) => eq(fundingSettings.regionId, ctx.region.id);
