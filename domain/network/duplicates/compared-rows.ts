import { sql, type SQL } from "drizzle-orm";
import type { Context, Reader } from "#platform/db/index.ts";
import type { Compared } from "./likeness.ts";

/** An entry with what is compared of it, and what a person recognises it by. */
export type ComparedRow = Compared & { id: string; kind: string; municipalityId: string | null };

/** Entries of the region for comparing, public and internal values alike; by id, which costs less than by name. One query. */
export async function comparedRows(ctx: Context, db: Reader, condition: SQL): Promise<ComparedRow[]> {
  const found = await db.execute<ComparedRow>(sql`
    select o.id, o.kind, o.name, o.short_name as "shortName", o.municipality_id as "municipalityId",
      coalesce(o.phone, i.phone) as phone, coalesce(o.email, i.email) as email, coalesce(o.website, i.website) as website,
      coalesce(o.street, i.street) as street, coalesce(o.postal_code, i.postal_code) as "postalCode",
      coalesce(o.place, i.place) as place, m.name as municipality
    from organisations o
      left join organisation_internals i on i.region_id = o.region_id and i.organisation_id = o.id
      left join municipalities m on m.region_id = o.region_id and m.id = o.municipality_id
    where o.region_id = ${ctx.region.id} and ${condition} order by o.id`);
  return found.rows;
}
