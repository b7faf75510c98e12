import { sql } from "drizzle-orm";
import type { Context, Reader } from "#platform/db/index.ts";
import type { MeasureState } from "../progress/index.ts";

/** A measure that a round asks about: agreed, and not over. Ideas bind nobody; done and dropped is answered already. */
export const ASKED_STATES = ["planned", "approved", "running", "continuous", "paused"] as const satisfies readonly MeasureState[];

export type Candidate = {
  measureId: string;
  title: string;
  state: MeasureState;
  /** The fields whose recommendations it carries out. */
  fieldIds: string[];
  /** null: nobody leads it, or the lead has no e-mail. */
  ownerId: string | null;
  leadOrganisation: string | null;
};

/** Every measure a round could ask about, by title. One query. @param fieldIds undefined: of all fields */
export async function readCandidates(ctx: Context, db: Reader, fieldIds?: readonly string[]): Promise<Candidate[]> {
  const wanted = fieldIds === undefined ? sql`true` : sql`g.action_field_id = any(${sql.param([...fieldIds])}::uuid[])`;
  const states = sql.param([...ASKED_STATES]);
  const found = await db.execute<{
    id: string;
    title: string;
    state: MeasureState;
    field_ids: string[];
    owner_id: string | null;
    organisation: string | null;
  }>(sql`
    select m.id, m.title, m.state, array_agg(distinct g.action_field_id::text) as field_ids, p.id as owner_id, o.name as organisation
    from measures m
      join measure_recommendations l on l.region_id = m.region_id and l.measure_id = m.id
      join recommendations r on r.region_id = l.region_id and r.id = l.recommendation_id
      join goals g on g.region_id = r.region_id and g.id = r.goal_id
      left join people p on p.region_id = m.region_id and p.id = m.lead_person_id and p.email <> '' and p.restricted_at is null
      left join organisations o on o.region_id = m.region_id and o.id = m.lead_organisation_id
    where m.region_id = ${ctx.region.id} and m.state = any(${states}::text[]) and ${wanted}
    group by m.id, m.title, m.state, p.id, o.name
    order by m.title, m.id`);
  return found.rows.map((row) => ({
    measureId: row.id,
    title: row.title,
    state: row.state,
    fieldIds: row.field_ids,
    ownerId: row.owner_id,
    leadOrganisation: row.organisation,
  }));
}
