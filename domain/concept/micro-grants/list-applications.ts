import { sql, type SQL } from "drizzle-orm";
import { containsWords } from "#domain/network/index.ts";
import type { Context, Reader } from "#platform/db/index.ts";
import type { ShownFile } from "#platform/files/index.ts";
import { mayGiveGrants } from "./access.ts";

/** Where an application stands; what was not confirmed is none. */
export const APPLICATION_STANDINGS = ["submitted", "approved", "paid", "reported", "declined", "withdrawn"] as const;
export type ApplicationStanding = (typeof APPLICATION_STANDINGS)[number];

export type ApplicationRow = {
  id: string;
  callId: string;
  title: string;
  groupName: string;
  place: string;
  amountCents: number;
  standing: ApplicationStanding;
  confirmedOn: string;
  approvedCents: number | null;
  paidOn: string | null;
  reportDueOn: string | null;
  isReleased: boolean;
  /** Null once the contact is forgotten. */
  name: string | null;
};

export const APPLICATION_SORTS = ["arrived", "amount", "title"] as const;
export type ApplicationSort = (typeof APPLICATION_SORTS)[number];
export type ApplicationFilter = { search: string; standings: string[]; sort: ApplicationSort };
export const NO_APPLICATION_FILTER: ApplicationFilter = { search: "", standings: [], sort: "arrived" };

/** Applications of a call, for who gives grants; others get none. 1,000 at most. One query. */
export async function listApplications(ctx: Context, db: Reader, callId: string, { search, standings, sort }: ApplicationFilter): Promise<ApplicationRow[]> {
  if (!mayGiveGrants(ctx.actor)) return [];
  const order = { arrived: sql`a.confirmed_at, a.id`, amount: sql`a.amount_cents desc, a.id`, title: sql`lower(a.title), a.id` }[sort];
  const found = await rows(
    ctx,
    db,
    sql`a.call_id = ${callId} and ${containsWords(sql`concat_ws(' ', a.title, a.group_name, a.place, a.idea)`, search)}`,
    order,
  );
  return found.filter(({ standing }) => standings.length === 0 || standings.includes(standing)).map(({ rest: _rest, ...row }) => row);
}

export type ApplicationPage = ApplicationRow & {
  version: number;
  idea: string;
  plannedFor: string;
  spentOn: string;
  language: string;
  email: string | null;
  phone: string | null;
  reason: string;
  decidedAt: Date | null;
  decidedBy: string | null;
  paidCents: number | null;
  report: { text: string; sentAt: Date; pictureConsent: boolean; file: ShownFile | null } | null;
  release: { title: string; place: string; withPicture: boolean } | null;
};

type Rest = {
  version: number;
  idea: string;
  plannedFor: string;
  spentOn: string;
  language: string;
  email: string | null;
  phone: string | null;
  reason: string | null;
  decidedAt: string | null;
  decidedBy: string | null;
  paidCents: number | null;
  report: { text: string; sentAt: string; pictureConsent: boolean; file: ShownFile | null } | null;
  release: { title: string; place: string; withPicture: boolean } | null;
};

/** One application with all that belongs to it; null for who does not give grants. One query. */
export async function findApplication(ctx: Context, db: Reader, id: string): Promise<ApplicationPage | null> {
  const [found] = mayGiveGrants(ctx.actor) ? await rows(ctx, db, sql`a.id = ${id}`, sql`a.id`) : [];
  if (!found) return null;
  const { rest, ...row } = found;
  return {
    ...row,
    ...rest,
    reason: rest.reason ?? "",
    decidedAt: rest.decidedAt === null ? null : new Date(rest.decidedAt),
    report: rest.report && { ...rest.report, sentAt: new Date(rest.report.sentAt) },
  };
}

function rows(ctx: Context, db: Reader, where: SQL, order: SQL): Promise<(ApplicationRow & { rest: Rest })[]> {
  return db
    .execute<ApplicationRow & { rest: Rest }>(
      sql`
    select a.id, a.call_id as "callId", a.title, a.group_name as "groupName", a.place, a.amount_cents::float8 as "amountCents",
      case when a.state <> 'decided' then a.state when d.approved_cents = 0 then 'declined' when r.application_id is not null then 'reported'
        when d.paid_on is not null then 'paid' else 'approved' end as standing,
      (a.confirmed_at at time zone z.time_zone)::date::text as "confirmedOn", nullif(d.approved_cents, 0)::float8 as "approvedCents",
      d.paid_on::text as "paidOn", d.report_due_on::text as "reportDueOn", p.application_id is not null as "isReleased", c.name,
      json_build_object('version', a.version, 'idea', a.idea, 'plannedFor', a.planned_for, 'spentOn', a.spent_on, 'language', a.language,
        'email', c.email, 'phone', c.phone, 'reason', d.reason, 'decidedAt', d.decided_at, 'decidedBy', d.decided_by, 'paidCents', d.paid_cents,
        'report', case when r.application_id is not null then json_build_object('text', r.text, 'sentAt', r.sent_at, 'pictureConsent', r.picture_consent,
          'file', case when f.id is not null then json_build_object('id', f.id, 'name', f.name, 'state', f.state, 'refusal', f.refusal) end) end,
        'release', case when p.application_id is not null then json_build_object('title', p.title, 'place', p.place, 'withPicture', p.file_id is not null) end) as rest
    from grant_applications a
      join directory.regions z on z.id = a.region_id
      left join grant_applicants c on c.region_id = a.region_id and c.application_id = a.id
      left join grant_decisions d on d.region_id = a.region_id and d.application_id = a.id
      left join grant_reports r on r.region_id = a.region_id and r.application_id = a.id
      left join files f on f.region_id = r.region_id and f.id = r.file_id
      left join grant_releases p on p.region_id = a.region_id and p.application_id = a.id
    where a.region_id = ${ctx.region.id} and a.state <> 'asked' and ${where} order by ${order} limit 1000`,
    )
    .then(({ rows: found }) => found);
}

/** Calls with applications that nobody has decided, how many, and since when the oldest waits; none for who does not give grants. One query. */
export async function listUndecided(ctx: Context, db: Reader): Promise<{ callId: string; call: string; count: number; since: string }[]> {
  if (!mayGiveGrants(ctx.actor)) return [];
  const found = await db.execute<{ callId: string; call: string; count: number; since: string }>(sql`
    select a.call_id as "callId", t.title as call, count(*)::int as count, min((a.confirmed_at at time zone z.time_zone)::date)::text as since
    from grant_applications a
      join directory.regions z on z.id = a.region_id
      join grant_call_texts t on t.region_id = a.region_id and t.call_id = a.call_id and t.language = 'de'
    where a.region_id = ${ctx.region.id} and a.state = 'submitted' group by a.call_id, t.title order by since, t.title limit 200`);
  return found.rows;
}

/** What was supported, the newest first; released one by one, and nothing of who applied. One query. */
export async function listReleased(
  ctx: Context,
  db: Reader,
): Promise<{ id: string; title: string; place: string; amountCents: number; picture: boolean; year: number }[]> {
  const found = await db.execute<{ id: string; title: string; place: string; amountCents: number; picture: boolean; year: number }>(sql`
    select p.application_id as id, p.title, p.place, p.amount_cents::float8 as "amountCents", f.id is not null as picture,
      extract(year from p.released_at at time zone z.time_zone)::int as year
    from grant_releases p
      join directory.regions z on z.id = p.region_id
      left join files f on f.region_id = p.region_id and f.id = p.file_id and f.state = 'clean'
    where p.region_id = ${ctx.region.id} order by p.released_at desc, p.title limit 500`);
  return found.rows;
}

/** The file of a released picture, as far as the context may read it; null otherwise. One query. */
export async function findReleasedPicture(ctx: Context, db: Reader, applicationId: string): Promise<string | null> {
  const found = await db.execute<{ id: string }>(sql`
    select f.id from grant_releases p join files f on f.region_id = p.region_id and f.id = p.file_id
    where p.region_id = ${ctx.region.id} and p.application_id = ${applicationId}`);
  return found.rows[0]?.id ?? null;
}
