import { sql } from "drizzle-orm";
import type { Context, Reader } from "#platform/db/index.ts";

export type ContactChoice = { id: string; name: string };

/**
 * Who can be written to for each rater, the usual one first: of a body whoever leads it, of an institution its contact for migration.
 * Only people in use with an e-mail. One query.
 *
 * @returns by the rater's id
 */
export async function contactsFor(
  ctx: Context,
  db: Reader,
  raters: readonly { id: string; organisationId: string | null; gremiumId: string | null }[],
): Promise<Map<string, ContactChoice[]>> {
  const ids = (name: "organisationId" | "gremiumId") => sql.param(raters.flatMap((rater) => rater[name] ?? []));
  const found = await db.execute<{ of: string; id: string; name: string }>(sql`
    select w.of, p.id, trim(p.first_name || ' ' || p.last_name) as name
    from (
      select m.gremium_id as of, m.person_id,
        min(array_position(array['chair', 'moderator', 'deputy-chair', 'minute-taker', 'member'], m.role)) as place
      from gremium_members m
      where m.region_id = ${ctx.region.id} and m.gremium_id = any(${ids("gremiumId")}::uuid[]) and m.role <> 'guest'
        and m.from_on <= ${ctx.today} and (m.until_on is null or m.until_on >= ${ctx.today})
      group by 1, 2
      union all
      select o.organisation_id, o.id, case when o.is_migration_contact then 0 else 1 end from people o
      where o.region_id = ${ctx.region.id} and o.organisation_id = any(${ids("organisationId")}::uuid[])
    ) w join people p on p.region_id = ${ctx.region.id} and p.id = w.person_id
    where p.email <> '' and p.restricted_at is null and p.erased_at is null
    order by w.place, p.last_name, p.first_name, p.id`);
  const byOwner = Map.groupBy(found.rows, (row) => row.of);
  return new Map(
    raters.map(({ id, organisationId, gremiumId }) => [
      id,
      (byOwner.get(organisationId ?? gremiumId ?? "") ?? []).map((person) => ({ id: person.id, name: person.name })),
    ]),
  );
}
