import { sql } from "drizzle-orm";
import type { Context, Reader } from "#platform/db/index.ts";
import type { MeasureFields } from "./fields.ts";

/**
 * Whether everything the measure points to exists in this region, and its lead person works for its lead organisation.
 * The foreign keys would stop a wrong id too, but as a bug; a form that lay open while somebody deleted is none.
 */
export async function findLostReference(ctx: Context, db: Reader, fields: MeasureFields): Promise<keyof MeasureFields | null> {
  const here = ctx.region.id;
  const asked = [
    ["leadOrganisationId", "organisations", fields.leadOrganisationId === null ? [] : [fields.leadOrganisationId]],
    ["partnerIds", "organisations", fields.partnerIds],
    ["targetGroupIds", "target_groups", fields.targetGroupIds],
    ["municipalityIds", "municipalities", fields.municipalityIds],
    ["recommendationIds", "recommendations", fields.recommendationIds],
  ] as const;
  for (const [field, table, ids] of asked) {
    if (ids.length === 0) continue;
    const found = await db.execute<{ count: number }>(sql`
      select count(*)::int as count from ${sql.identifier(table)} where region_id = ${here} and id in ${ids}`);
    if (found.rows[0]?.count !== ids.length) return field;
  }
  if (fields.leadPersonId === null) return null;
  const person = await db.execute(sql`
    select 1 from people where region_id = ${here} and id = ${fields.leadPersonId} and organisation_id is not distinct from ${fields.leadOrganisationId}`);
  return person.rows.length === 0 ? "leadPersonId" : null;
}
