import { sql, type SQL } from "drizzle-orm";
import type { Context, Reader } from "#platform/db/index.ts";

/** Nobody was responsible, asked, named as a contact or a member of a body for so long: then blocked; three more months: then erased. */
const QUIET_MONTHS = 24;
const BLOCKED_MONTHS = 3;

/**
 * Each key to people → the condition under which its row ("x") still needs the person ("p"). `quiet` is the moment since when
 * nothing may have happened. A test compares this with the keys of the database, and tries each.
 */
const NEEDED: Readonly<Record<string, (quiet: SQL) => SQL>> = {
  "recommendations.owner_person_id": () => sql`true`,
  "measures.lead_person_id": () => sql`x.state not in ('done', 'dropped')`,
  "progress_updates.author_person_id": (quiet) => sql`x.created_at >= ${quiet}`,
  "status_requests.person_id": (quiet) => sql`exists (select 1 from status_rounds s where s.region_id = x.region_id and s.id = x.status_round_id
    and (s.closed_at is null or x.sent_at >= ${quiet}))`,
  "status_answers.hand_on_to_person_id": () => sql`x.decided_at is null and exists (select 1 from status_requests q
    join status_rounds s on s.region_id = q.region_id and s.id = q.status_round_id
    where q.region_id = x.region_id and q.id = x.status_request_id and s.closed_at is null)`,
  "evaluation_contacts.person_id": (quiet) => sql`exists (select 1 from evaluation_raters r
    join evaluation_rounds e on e.region_id = r.region_id and e.id = r.evaluation_round_id
    where r.region_id = x.region_id and r.id = x.rater_id and (e.closed_at is null or x.sent_at >= ${quiet}))`,
  // Its rows go three months after the vote.
  "priority_entitlements.person_id": () => sql`true`,
  "person_releases.person_id": () => sql`true`,
  "board_members.person_id": () => sql`true`,
  "integration_office.head_person_id": () => sql`x.replaced_at is null`,
  "situation_contacts.person_id": () => sql`true`,
  "gremium_members.person_id": (quiet) => sql`x.until_on is null or x.until_on >= ${quiet}::date`,
  "election_candidates.person_id": (quiet) => sql`x.agreed_on >= ${quiet}::date or exists (select 1 from election_dates d
    where d.region_id = x.region_id and d.election_id = x.election_id and d.dated >= ${quiet}::date)`,
  "meeting_participants.person_id": (quiet) => sql`x.withdrawn_at is null and ${meetingSince(quiet)}`,
  "meeting_participants.substitute_person_id": (quiet) => meetingSince(quiet),
  "agenda_items.owner_person_id": (quiet) => meetingSince(quiet),
  "tasks.owner_person_id": () => sql`x.state = 'open'`,
  "conference_workshops.moderator_person_id": (quiet) => sql`exists (select 1 from conferences c
    where c.region_id = x.region_id and c.id = x.conference_id and c.state <> 'cancelled' and c.ends_at >= ${quiet})`,
  "offers.contact_person_id": () => sql`x.state not in ('ended', 'archived')`,
  "courses.teacher_person_id": () => sql`exists (select 1 from offers o
    where o.region_id = x.region_id and o.id = x.offer_id and o.state not in ('ended', 'archived'))`,
};

/** Whom nobody needs any more: those to be blocked, and those who have been blocked long enough to be erased. */
export async function findDuePeople(ctx: Context, db: Reader): Promise<{ restrict: string[]; erase: string[] }> {
  const quiet = sql`(${ctx.now.toISOString()}::timestamptz - make_interval(months => ${QUIET_MONTHS}))`;
  const needed = Object.entries(NEEDED).map(([key, holds]) => {
    const [table = "", column = ""] = key.split(".");
    return sql`not exists (select 1 from ${sql.identifier(table)} x where x.region_id = p.region_id and x.${sql.identifier(column)} = p.id and (${holds(quiet)}))`;
  });
  const found = await db.execute<{ id: string; blocked: boolean }>(sql`
    select p.id, p.restricted_at is not null as blocked from people p
    where p.region_id = ${ctx.region.id} and p.erased_at is null
      and case when p.restricted_at is not null
        then p.restricted_for = 'retention' and p.restricted_at < ${ctx.now.toISOString()}::timestamptz - make_interval(months => ${BLOCKED_MONTHS})
        else not p.is_migration_contact and p.reviewed_at < ${quiet} end
      and ${sql.join(needed, sql` and `)}`);
  const ids = (blocked: boolean) => found.rows.filter((row) => row.blocked === blocked).map(({ id }) => id);
  return { restrict: ids(false), erase: ids(true) };
}

function meetingSince(quiet: SQL): SQL {
  return sql`exists (select 1 from meetings m where m.region_id = x.region_id and m.id = x.meeting_id and m.state <> 'cancelled' and m.ends_at >= ${quiet})`;
}
