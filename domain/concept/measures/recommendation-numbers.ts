import { sql } from "drizzle-orm";
import type { Context, Reader } from "#platform/db/index.ts";
import { conceptInForce } from "../in-force.ts";

export type NumberedRecommendation = { id: string; number: string; text: string };

/**
 * Recommendations with their numbers in the concept in force, numbered as `findConcept` does; one query.
 * @param measureId only those that this measure carries out; null = all, to choose from
 */
export async function readNumberedRecommendations(ctx: Context, db: Reader, measureId: string | null): Promise<NumberedRecommendation[]> {
  const here = ctx.region.id;
  const which =
    measureId === null ? sql`true` : sql`id in (select recommendation_id from measure_recommendations where region_id = ${here} and measure_id = ${measureId})`;
  const found = await db.execute<NumberedRecommendation>(sql`
    with f as (
      select id, row_number() over (order by position) as n from action_fields
      where region_id = ${here} and concept_id = ${conceptInForce(ctx)}
    ), g as (
      select g.id, f.n as fn, row_number() over (partition by g.action_field_id order by g.position) as n
      from goals g join f on f.id = g.action_field_id where g.region_id = ${here}
    ), r as (
      select r.id, r.text, g.fn, g.n as gn, row_number() over (partition by r.goal_id order by r.position) as n
      from recommendations r join g on g.id = r.goal_id where r.region_id = ${here}
    )
    select id, concat_ws('.', fn, gn, n) as number, text from r where ${which} order by fn, gn, n`);
  return found.rows;
}
