import { sql } from "drizzle-orm";
import type { Context, Reader } from "#platform/db/index.ts";

export type FoundPlace = {
  name: string;
  /** The municipality, and those below it. */
  municipalityIds: string[];
  /** Degrees; null where nobody entered where it lies. */
  middle: { latitude: number; longitude: number } | null;
};

/**
 * The municipality of a name or a postal code: the whole name before its beginning, a higher municipality before its members. One query.
 * @param said as it was typed
 */
export async function findPlace(ctx: Context, db: Reader, said: string): Promise<FoundPlace | null> {
  const { rows } = await db.execute<{ name: string; ids: string[]; latitude: number | null; longitude: number | null }>(sql`
    select m.name, array(select b.id from municipalities b where b.region_id = m.region_id and (b.id = m.id or b.parent_id = m.id)) as ids, a.latitude, a.longitude
    from municipalities m left join municipality_areas a on a.region_id = m.region_id and a.municipality_id = m.id
    where m.region_id = ${ctx.region.id}
      and (starts_with(search.letters(m.name), (select search.letters(${said}))) or ${said.trim()} = any(a.postal_codes) or m.name = regexp_replace(${said.trim()}, '^[0-9]{5} +', ''))
    order by search.letters(m.name) = (select search.letters(${said})) desc, m.parent_id is not null, m.position limit 1`);
  const [row] = rows;
  if (!row) return null;
  const { name, ids, latitude, longitude } = row;
  return { name, municipalityIds: ids, middle: latitude === null || longitude === null ? null : { latitude, longitude } };
}
