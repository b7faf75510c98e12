import { and, eq, sql } from "drizzle-orm";
import { fundBookings, fundDeadlines, funds, type BookingKind, type FundState } from "#domain/concept/funding/schema.ts";
import {
  grantApplicants,
  grantApplications,
  grantCalls,
  grantCallTexts,
  grantDecisions,
  grantReleases,
  grantReports,
  type GrantLanguage,
} from "#domain/concept/micro-grants/schema.ts";
import { budgetLines } from "#domain/concept/schema.ts";
import { newId, type Context, type Writer } from "#platform/db/index.ts";

type Day = string;
/** Euros with cents, as bills have them. */
type Euros = number;

/** @property source the free text at measures that this fund pays for; bookings name the measure by its title */
export type StoryFund = {
  name: string;
  giver: string;
  source: string;
  rules: string;
  url: string;
  total?: Euros;
  ownSharePercent: number;
  fromOn: Day;
  untilOn: Day;
  state: FundState;
  deadlines: { dueOn: Day; what: string }[];
  bookings: { measure: string; kind: BookingKind; on: Day; amount: Euros; note: string; receipt?: string; reason?: string }[];
};

export type StoryGrantApplication = {
  title: string;
  idea: string;
  group: string;
  place: string;
  amount: Euros;
  when: string;
  spentOn?: string;
  name: string;
  email: string;
  language?: GrantLanguage;
  on: Day;
  state: "asked" | "submitted" | "withdrawn" | "decided";
  decision?: { on: Day; approved: Euros; reason?: string; paidOn?: Day; reportDueOn?: Day };
  report?: { on: Day; text: string };
  released?: boolean;
};
export type StoryGrantCall = {
  fromOn: Day;
  untilOn: Day;
  max: Euros;
  total: Euros;
  texts: Record<GrantLanguage, { title: string; who: string; rules: string }>;
  applications: StoryGrantApplication[];
};
export type StoryMoney = { enteredBy: string; funds: StoryFund[]; calls: StoryGrantCall[] };

const cents = (euros: Euros) => Math.round(euros * 100);
const noon = (day: Day) => new Date(`${day}T11:00:00Z`);

/** Writes the funds of a story, ties the measures' lines to them, and the county's own grants. */
export async function loadMoney(ctx: Context, tx: Writer, { enteredBy, funds: told, calls }: StoryMoney): Promise<void> {
  for (const fund of told) await loadFund(ctx, tx, fund, enteredBy);
  for (const call of calls) await loadCall(ctx, tx, call, enteredBy);
}

async function loadFund(ctx: Context, tx: Writer, { source, total, deadlines, bookings, ...fund }: StoryFund, enteredBy: string): Promise<void> {
  const regionId = ctx.region.id;
  const id = newId(ctx.now);
  await tx.insert(funds).values({ regionId, id, ...fund, totalCents: total === undefined ? null : cents(total) });
  await tx.insert(fundDeadlines).values(deadlines.map((deadline, position) => ({ regionId, fundId: id, position, ...deadline })));
  await tx
    .update(budgetLines)
    .set({ fundId: id })
    .where(and(eq(budgetLines.regionId, regionId), eq(budgetLines.source, source)));
  for (const { measure, kind, on, amount, note, receipt = "", reason = "" } of bookings) {
    const found = await tx.execute<{ id: string }>(sql`
      select l.id from budget_lines l join measures m on m.region_id = l.region_id and m.id = l.measure_id
      where l.region_id = ${regionId} and l.fund_id = ${id} and m.title = ${measure}`);
    const [line] = found.rows;
    if (!line) throw new Error(`„${measure}“ gets nothing of ${fund.name}.`);
    const booked = { kind, bookedOn: on, amountCents: cents(amount), note, receipt, reason, enteredAt: noon(on), enteredBy };
    await tx.insert(fundBookings).values({ regionId, id: newId(noon(on)), budgetLineId: line.id, ...booked });
  }
}

async function loadCall(ctx: Context, tx: Writer, { max, total, texts, applications, ...days }: StoryGrantCall, decidedBy: string): Promise<void> {
  const regionId = ctx.region.id;
  const callId = newId(ctx.now);
  await tx.insert(grantCalls).values({ regionId, id: callId, ...days, maxCents: cents(max), totalCents: cents(total), isPublic: true });
  for (const language of ["de", "en", "ar"] as const) await tx.insert(grantCallTexts).values({ regionId, callId, language, ...texts[language] });
  for (const told of applications) {
    const { title, idea, group, place, amount, when, spentOn = "", name, email, language = "de", on, state, decision, report, released } = told;
    const id = newId(noon(on));
    const said = { title, idea, groupName: group, place, amountCents: cents(amount), plannedFor: when, spentOn, language };
    const moments = { madeAt: noon(on), confirmedAt: state === "asked" ? null : noon(on) };
    await tx.insert(grantApplications).values({ regionId, id, callId, state, ...said, ...moments });
    await tx.insert(grantApplicants).values({ regionId, applicationId: id, name, email });
    if (!decision) continue;
    const { approved, reason = "", paidOn = null, reportDueOn = null } = decision;
    const paid = paidOn === null ? {} : { paidOn, paidCents: cents(approved), paidBy: decidedBy, reportDueOn };
    await tx
      .insert(grantDecisions)
      .values({ regionId, applicationId: id, approvedCents: cents(approved), reason, decidedAt: noon(decision.on), decidedBy, ...paid });
    if (report) await tx.insert(grantReports).values({ regionId, applicationId: id, text: report.text, sentAt: noon(report.on) });
    if (released)
      await tx.insert(grantReleases).values({
        regionId,
        applicationId: id,
        title,
        place,
        amountCents: cents(approved),
        releasedAt: noon(report?.on ?? decision.on),
        releasedBy: decidedBy,
      });
  }
}
