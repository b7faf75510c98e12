import { sql } from "drizzle-orm";
import { evaluationRaters } from "./schema.ts";

/** The body's or institution's name, as far as the context may see it; a link reads its own. null: it is not public. */
export const raterName = sql<string | null>`coalesce(
  (select g.name from gremien g where g.region_id = ${evaluationRaters.regionId} and g.id = ${evaluationRaters.gremiumId}),
  (select o.name from organisations o where o.region_id = ${evaluationRaters.regionId} and o.id = ${evaluationRaters.organisationId}),
  wall.own_rater_name())`;
