import { and, eq, isNull, sql } from "drizzle-orm";
import { invitations, memberships } from "#platform/auth/schema.ts";
import type { Context, Reader } from "#platform/db/index.ts";
import { agreementParties, agreements } from "./agreements/schema.ts";
import { people } from "./schema.ts";

/** What holds an organisation or a person in place. `title` may be empty where naming it would name an account. */
export type Use = { kind: UseKind; id: string; title: string };
export type UseKind =
  | "person"
  | "agreement"
  | "situation"
  | "membership"
  | "invitation"
  | "measure"
  | "partner"
  | "recommendation"
  | "term"
  | "status-round"
  | "progress-update"
  | "seat"
  | "meeting"
  | "task";

/**
 * A question of an upper area: what of yours uses this? The network does not know measures or rounds,
 * so whoever deletes brings the questions along.
 */
export type FindUses = (ctx: Context, db: Reader, id: string) => Promise<Use[]>;

/** What of the network itself, and of the accounts, uses an organisation. */
export const usesInNetwork: FindUses = async (ctx, db, organisationId) => {
  const here = ctx.region.id;
  const ofOrganisation = await db
    .select()
    .from(people)
    .where(and(eq(people.regionId, here), eq(people.organisationId, organisationId)))
    .orderBy(people.lastName);
  const accounts = await db
    .select({ id: memberships.id })
    .from(memberships)
    .where(and(eq(memberships.regionId, here), eq(memberships.organisationId, organisationId)));
  const invited = await db
    .select({ id: invitations.id })
    .from(invitations)
    .where(and(eq(invitations.regionId, here), eq(invitations.organisationId, organisationId), isNull(invitations.acceptedAt)));
  const agreed = await db
    .select({ id: agreements.id, title: agreements.title })
    .from(agreements)
    .innerJoin(agreementParties, and(eq(agreementParties.regionId, agreements.regionId), eq(agreementParties.agreementId, agreements.id)))
    .where(and(eq(agreements.regionId, here), eq(agreementParties.organisationId, organisationId)));
  const seats = await db.execute<Use>(sql`
    select distinct 'seat' as kind, g.id, g.name as title from gremium_members m join gremien g on g.region_id = m.region_id and g.id = m.gremium_id
    where m.region_id = ${here} and m.organisation_id = ${organisationId} order by title`);
  const called = await db.execute<Use>(sql`
    select distinct 'situation' as kind, s.id, s.name as title from situation_contacts c join situations s on s.region_id = c.region_id and s.id = c.situation_id
    where c.region_id = ${here} and c.organisation_id = ${organisationId} order by title`);
  return [
    ...ofOrganisation.map(({ id, firstName, lastName }): Use => ({ kind: "person", id, title: `${firstName} ${lastName}`.trim() })),
    ...agreed.map(({ id, title }): Use => ({ kind: "agreement", id, title })),
    ...accounts.map(({ id }): Use => ({ kind: "membership", id, title: "" })),
    ...invited.map(({ id }): Use => ({ kind: "invitation", id, title: "" })),
    ...seats.rows,
    ...called.rows,
  ];
};

/** What of the network itself uses a person: seats in bodies, meetings they were asked to, tasks they have. */
export const usesOfPersonInNetwork: FindUses = async (ctx, db, personId) => {
  const here = ctx.region.id;
  const found = await db.execute<Use>(sql`
    select distinct 'seat' as kind, g.id, g.name as title from gremium_members m join gremien g on g.region_id = m.region_id and g.id = m.gremium_id
      where m.region_id = ${here} and m.person_id = ${personId}
    union select 'meeting', m.id, g.name from meetings m join gremien g on g.region_id = m.region_id and g.id = m.gremium_id
      where m.region_id = ${here} and (
        exists (select 1 from meeting_participants p where p.region_id = m.region_id and p.meeting_id = m.id
          and (p.person_id = ${personId} or p.substitute_person_id = ${personId}))
        or exists (select 1 from agenda_items a where a.region_id = m.region_id and a.meeting_id = m.id and a.owner_person_id = ${personId}))
    union select 'situation', s.id, s.name from situation_contacts c join situations s on s.region_id = c.region_id and s.id = c.situation_id
      where c.region_id = ${here} and c.person_id = ${personId}
    union select 'task', t.id, t.title from tasks t where t.region_id = ${here} and t.owner_person_id = ${personId}
    order by kind, title`);
  return found.rows;
};
