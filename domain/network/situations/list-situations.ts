import { and, asc, eq, inArray, sql } from "drizzle-orm";
import type { Context, Reader } from "#platform/db/index.ts";
import { isInUse } from "../in-use.ts";
import { people } from "../schema.ts";
import type { SituationKind } from "./situation-fields.ts";

export type SituationContact = {
  id: string;
  organisationId: string | null;
  organisation: string | null;
  personId: string | null;
  person: string | null;
  /** What stands in place of, or behind, the organisation's name. */
  name: string;
  /** Own number of this duty. */
  ownPhone: string | null;
  /** The number to call: the own one, else that of the person, else that of the organisation. */
  phone: string | null;
  openingHours: string | null;
  note: string;
  /** YYYY-MM-DD, as the following. */
  confirmedOn: string;
  unconfirmedSince: string | null;
  declinedOn: string | null;
  askedOn: string | null;
  version: number;
};
export type Situation = {
  id: string;
  kind: SituationKind;
  name: string;
  firstSteps: string;
  isPublic: boolean;
  version: number;
  /** In the order in which to call. */
  contacts: SituationContact[];
};

/**
 * All situations in their order; a county has a dozen. One query.
 *
 * The public gets those marked as public: of an organisation that is not public nothing but the words of the situation itself,
 * of a person only the words that the person released.
 */
export function listSituations(ctx: Context, db: Reader): Promise<Situation[]> {
  return situationsWhere(ctx, db, null);
}

/** Null where this region has none of that id. */
export async function findSituation(ctx: Context, db: Reader, id: string): Promise<Situation | null> {
  return (await situationsWhere(ctx, db, id))[0] ?? null;
}

async function situationsWhere(ctx: Context, db: Reader, id: string | null): Promise<Situation[]> {
  const here = ctx.region.id;
  const isPublic = ctx.actor.kind === "public";
  const found = await db.execute<Situation>(sql`
    select s.id, s.kind, s.name, s.first_steps as "firstSteps", s.is_public as "isPublic", s.version, coalesce(c.list, '[]') as contacts
    from situations s left join lateral (
      select json_agg(json_build_object('id', c.id, 'organisationId', c.organisation_id, 'organisation', o.name, 'personId', c.person_id,
        'person', coalesce(r.name, nullif(concat_ws(' ', nullif(p.first_name, ''), p.last_name), '')), 'name', c.name, 'ownPhone', c.phone,
        'phone', coalesce(c.phone, r.phone, p.phone, o.phone, i.phone), 'openingHours', c.opening_hours, 'note', c.note,
        'confirmedOn', c.confirmed_on, 'unconfirmedSince', c.unconfirmed_since, 'declinedOn', c.declined_on, 'askedOn', a.asked_on,
        'version', c.version) order by c.position, c.id) as list
      from situation_contacts c
        left join organisations o on o.region_id = c.region_id and o.id = c.organisation_id
        left join organisation_internals i on i.region_id = c.region_id and i.organisation_id = c.organisation_id
        left join people p on p.region_id = c.region_id and p.id = c.person_id and p.restricted_at is null and p.erased_at is null
        left join person_releases r on r.region_id = c.region_id and r.person_id = c.person_id and ${isPublic}
        left join contact_confirmations a on a.region_id = c.region_id and a.organisation_id = c.organisation_id
      where c.region_id = s.region_id and c.situation_id = s.id
        ${isPublic ? sql`and c.declined_on is null and (o.name is not null or c.name <> '')` : sql``}) c on true
    where s.region_id = ${here} ${isPublic ? sql`and s.is_public` : sql``} ${id === null ? sql`` : sql`and s.id = ${id}`}
    order by s.position, s.id`);
  return found.rows;
}

export type HistoryEntry = { event: string; actor: string; at: Date };

/** Who changed a situation when, the newest first; 50 at most. One query. */
export async function situationHistory(ctx: Context, db: Reader, id: string): Promise<HistoryEntry[]> {
  const found = await db.execute<{ event: string; actor: string; at: string }>(sql`
    select event, actor, at from audit.entries where region_id = ${ctx.region.id} and subject_id = ${id} and event like 'situation.%'
    order by seq desc limit 50`);
  return found.rows.map(({ event, actor, at }) => ({ event, actor, at: new Date(at) }));
}

/** Who may stand as a contact of these organisations. One query. */
export async function contactPeople(
  ctx: Context,
  db: Reader,
  organisationIds: readonly string[],
): Promise<{ id: string; organisationId: string; name: string }[]> {
  if (organisationIds.length === 0) return [];
  const found = await db
    .select({ id: people.id, organisationId: people.organisationId, firstName: people.firstName, lastName: people.lastName })
    .from(people)
    .where(and(eq(people.regionId, ctx.region.id), inArray(people.organisationId, [...organisationIds]), isInUse))
    .orderBy(asc(people.lastName), asc(people.firstName));
  return found.map(({ id, organisationId, firstName, lastName }) => ({
    id,
    organisationId,
    name: `${firstName} ${lastName}`.trim(),
  }));
}
