import { sql, type SQL } from "drizzle-orm";
import { openEvaluation, prepareEvaluation } from "#domain/concept/evaluation/index.ts";
import { makeDeadlineFeed } from "#domain/concept/funding/index.ts";
import { createRound, openRound } from "#domain/concept/priorities/index.ts";
import { allRecommendations, findConcept, type ConceptOverview } from "#domain/concept/index.ts";
import { makeFeed } from "#domain/network/meetings/index.ts";
import { LINK_KINDS, newId, read, transact, type Context, type LinkKind } from "#platform/db/index.ts";
import { issueCode } from "#platform/tenancy/index.ts";
import type { Opened } from "./open-database.ts";

/** Codes of links that open something of the demo region, by kind; of each kind at least one. */
export type RealLinks = Record<LinkKind, readonly [string, ...string[]]>;

/** Of each kind: some withdraw or finish what they open, and the others go on. */
const MOST = 12;

/** What links of each kind open: the rows where the most is to be done first. */
const SUBJECTS: Record<Exclude<LinkKind, "calendar-feed" | "deadline-feed">, SQL> = {
  "status-request": sql`select r.id from status_requests r join status_rounds s on s.region_id = r.region_id and s.id = r.status_round_id
    order by s.closed_at is null desc, r.id`,
  // Who keeps courses, lends things or founds an association has the most pages.
  "organisation-entry": sql`select o.id from organisations o order by exists (select 1 from founding_projects f where f.organisation_id = o.id) desc,
    (select count(*) from offers f join courses c on c.offer_id = f.id where f.organisation_id = o.id) desc,
    (select count(*) from offers f where f.organisation_id = o.id and f.kind = 'lending') desc, o.id`,
  "person-release": sql`select id from people where erased_at is null order by id`,
  "contact-confirmation": sql`select id from contact_confirmations order by id`,
  "meeting-answer": sql`select p.id from meeting_participants p join meetings m on m.id = p.meeting_id order by m.state = 'invited' desc, m.starts_at desc, p.id`,
  task: sql`select id from tasks order by state = 'open' desc, id`,
  registration: sql`select r.id from registrations r join conferences c on c.id = r.conference_id order by c.starts_at desc, r.id`,
  "idea-board": sql`select id from idea_boards order by id`,
  "grant-application": sql`select id from grant_applications order by made_at desc, id`,
  "priority-round": sql`select id from priority_rounds order by state = 'open' desc, id`,
  "priority-member": sql`select id from priority_entitlements order by id`,
  evaluation: sql`select r.id from evaluation_raters r join evaluation_rounds e on e.id = r.evaluation_round_id order by e.closed_at is null desc, r.id`,
  // Places and loans, by turns.
  booking: sql`select b.id from bookings b left join loans l on l.booking_id = b.id
    order by row_number() over (partition by l.booking_id is null order by b.made_at desc), b.id`,
  interest: sql`select id from interest_entries order by state, id`,
  "course-list": sql`select id from course_list_subscribers order by id`,
};

/** Ids of the demo region: the body with most votes, organisations. */
type Here = { body: string; organisations: string[] };

/** Issues links to what the demo region has, and makes first what it lacks: a vote of a body's members, an open evaluation and two calendars' addresses. */
export async function realLinks({ ctx }: Opened): Promise<RealLinks> {
  const house = ctx();
  const office: Context = {
    ...house,
    actor: { kind: "staff", accountId: newId(), name: "Probe", memberships: [{ role: "coordinator", organisationId: null, language: null }] },
  };
  const here = await transact(house, async (tx) => {
    tx.audit("test.prepared", null);
    const { rows } = await tx.execute<Here>(sql`
      select (select m.gremium_id from gremium_members m where m.votes and m.until_on is null group by m.gremium_id order by count(*) desc, 1 limit 1) as body,
        array(select id from organisations order by id limit 3) as organisations`);
    return rows[0] ?? { body: "", organisations: [] };
  });
  const concept = await read(office, (db) => findConcept(office, db));
  if (!concept) throw new Error("The demo region has no concept.");
  await aVoteOfMembers(office, here, concept);
  await anEvaluation(office, here, concept);
  const feeds = { "calendar-feed": await makeFeed(office, { of: "gremium", gremiumId: here.body }), "deadline-feed": await makeDeadlineFeed(office) };

  return transact(house, async (tx) => {
    tx.audit("test.prepared", null);
    const expiresAt = new Date(house.now.getTime() + 30 * 86_400_000);
    const codesOf = async (kind: LinkKind): Promise<RealLinks[LinkKind]> => {
      if (kind === "calendar-feed" || kind === "deadline-feed") {
        const made = feeds[kind];
        if (!made.ok) throw new Error(`No ${kind}: ${made.refusal}`);
        return [made.value.code];
      }
      const { rows } = await tx.execute<{ id: string }>(sql`${SUBJECTS[kind]} limit ${MOST}`);
      const codes: string[] = [];
      for (const { id: subjectId } of rows) codes.push(await issueCode(tx, { regionId: house.region.id, kind, subjectId, expiresAt, keepsEarlier: true }));
      const [first, ...others] = codes;
      if (!first) throw new Error(`The demo region has nothing that a link of the kind ${kind} opens.`);
      return [first, ...others];
    };
    const found: [LinkKind, RealLinks[LinkKind]][] = [];
    for (const kind of LINK_KINDS) found.push([kind, await codesOf(kind)]);
    return Object.fromEntries(found) as RealLinks;
  });
}

async function aVoteOfMembers(office: Context, { body }: Here, { fields }: ConceptOverview): Promise<void> {
  const made = await createRound(office, {
    question: "Was zuerst?",
    questionIn: {},
    method: "points",
    points: 3,
    pointsPerItem: 3,
    strength: "members",
    gremiumId: body,
    languages: ["de"],
    conferenceId: null,
    meetingId: null,
    items: allRecommendations(fields)
      .slice(0, 3)
      .map(({ id }) => ({ recommendationId: id, label: "", labelIn: {} })),
    criteria: [],
  });
  const opened = made.ok ? await openRound(office, { id: made.value.id, ends: null }) : made;
  if (!opened.ok) throw new Error(`No vote of members: ${opened.refusal}`);
}

async function anEvaluation(office: Context, { organisations }: Here, { fields }: ConceptOverview): Promise<void> {
  const dueOn = new Date(office.now.getTime() + 30 * 86_400_000).toISOString().slice(0, 10);
  const fieldIds = fields.slice(0, 2).map(({ id }) => id);
  const made = await prepareEvaluation(office, { title: "Bilanz", dueOn, fieldIds, gremiumIds: [], organisationIds: organisations });
  const opened = made.ok ? await openEvaluation(office, { roundId: made.value.roundId }) : made;
  if (!opened.ok) throw new Error(`No evaluation: ${opened.refusal}`);
}
