import { sql } from "drizzle-orm";
import type { Context, Reader } from "#platform/db/index.ts";
import { maySeeGremium } from "./access.ts";
import { seatsOf } from "./own-seats.ts";
import type { GremiumKind, MemberRole } from "./schema.ts";

export type GremiumOfOrganisation = { id: string; name: string; kind: GremiumKind; seats: { person: string; role: MemberRole }[] };

/** The bodies in which an organisation sits today, by whom it is sent, as far as the actor may know of them. Two queries. */
export async function gremienOfOrganisation(ctx: Context, db: Reader, organisationId: string): Promise<GremiumOfOrganisation[]> {
  const { rows } = await db.execute<Omit<GremiumOfOrganisation, "seats"> & { person: string; role: MemberRole }>(sql`
    select g.id, g.name, g.kind, m.role, trim(concat_ws(' ', p.first_name, p.last_name)) as person
    from gremium_members m
      join gremien g on g.region_id = m.region_id and g.id = m.gremium_id
      join people p on p.region_id = m.region_id and p.id = m.person_id and p.restricted_at is null and p.erased_at is null
    where m.region_id = ${ctx.region.id} and m.organisation_id = ${organisationId} and g.ended_on is null
      and m.from_on <= ${ctx.today} and coalesce(m.until_on, 'infinity') >= ${ctx.today}
    order by g.name, g.id, p.last_name, p.first_name`);
  const own = await seatsOf(ctx, db);
  return [...Map.groupBy(rows, ({ id }) => id)].flatMap(([id, seats]) => {
    const [first] = seats;
    if (!first || !maySeeGremium(ctx.actor, own, first)) return [];
    return [{ id, name: first.name, kind: first.kind, seats: seats.map(({ person, role }) => ({ person, role })) }];
  });
}
