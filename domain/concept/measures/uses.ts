import { sql } from "drizzle-orm";
import type { FindUses, Use } from "#domain/network/index.ts";

/** What of the concept uses an organisation: for the network, which does not know the concept. */
export const usesOfOrganisation: FindUses = async (ctx, db, id) => {
  const here = ctx.region.id;
  const found = await db.execute<Use>(sql`
    select 'measure' as kind, m.id, m.title from measures m where m.region_id = ${here} and m.lead_organisation_id = ${id}
    union all select 'partner', m.id, m.title from measure_partners p join measures m on m.region_id = p.region_id and m.id = p.measure_id
      where p.region_id = ${here} and p.organisation_id = ${id}
    union all select 'recommendation', r.id, r.text from recommendations r where r.region_id = ${here} and r.owner_organisation_id = ${id}
    union all select 'term', t.id, t.name from terms t where t.region_id = ${here} and t.organisation_id = ${id}
    order by kind, title`);
  return found.rows;
};

/** What of the concept uses a person: measures they lead, recommendations they own, and what they wrote. */
export const usesOfPerson: FindUses = async (ctx, db, id) => {
  const here = ctx.region.id;
  const found = await db.execute<Use>(sql`
    select 'measure' as kind, m.id, m.title from measures m where m.region_id = ${here} and m.lead_person_id = ${id}
    union all select 'recommendation', r.id, r.text from recommendations r where r.region_id = ${here} and r.owner_person_id = ${id}
    union all select 'progress-update', m.id, m.title from progress_updates u join measures m on m.region_id = u.region_id and m.id = u.measure_id
      where u.region_id = ${here} and u.author_person_id = ${id}
    union all select 'status-round', s.id, s.title from status_rounds s where s.region_id = ${here} and (
      exists (select 1 from status_requests q where q.region_id = s.region_id and q.status_round_id = s.id and q.person_id = ${id})
      or exists (select 1 from status_answers a join status_requests q on q.region_id = a.region_id and q.id = a.status_request_id
        where a.region_id = s.region_id and q.status_round_id = s.id and a.hand_on_to_person_id = ${id}))
    order by kind, title`);
  return found.rows;
};

/** What of the concept is about a place. These links would go with it, so the network has to ask. */
export const usesOfMunicipality: FindUses = async (ctx, db, id) => {
  const here = ctx.region.id;
  const found = await db.execute<Use>(sql`
    select 'measure' as kind, m.id, m.title from measure_municipalities p join measures m on m.region_id = p.region_id and m.id = p.measure_id
      where p.region_id = ${here} and p.municipality_id = ${id}
    union all select 'recommendation', r.id, r.text from recommendation_municipalities p
      join recommendations r on r.region_id = p.region_id and r.id = p.recommendation_id where p.region_id = ${here} and p.municipality_id = ${id}
    order by kind, title`);
  return found.rows;
};
