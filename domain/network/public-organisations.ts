import { sql } from "drizzle-orm";
import type { Context, Reader } from "#platform/db/index.ts";
import type { Locale } from "#platform/i18n/index.ts";
import type { Accessibility } from "./accessibility.ts";

export type PublicContact = { name: string; function: string; phone: string | null; email: string | null };
export type PublicOrganisation = {
  id: string;
  name: string;
  shortName: string | null;
  /** Code of a kind: see `regionKinds`. */
  kind: string;
  /** Ids; the seat may be null. */
  municipalityId: string | null;
  servesMunicipalityIds: string[];
  phone: string | null;
  email: string | null;
  website: string | null;
  street: string | null;
  postalCode: string | null;
  place: string | null;
  latitude: number | null;
  longitude: number | null;
  /** OpenStreetMap's opening_hours: see `readOpeningHours`. */
  openingHours: string | null;
  languages: Locale[];
  accessibility: Accessibility[];
  accessibilityNote: string;
  /** YYYY-MM-DD: the last day on which somebody said that this is right. */
  confirmedOn: string;
  /** In the words that each of them confirmed. */
  contacts: PublicContact[];
};

/**
 * What of the network everybody may know, by name: public entries that are not hidden for their age, with the people who
 * released their names. Whoever asks from inside gets the same and nothing more. One query.
 */
export async function listPublicOrganisations(ctx: Context, db: Reader): Promise<PublicOrganisation[]> {
  const found = await db.execute<PublicOrganisation>(sql`
    with contacts as (
      select organisation_id, json_agg(json_build_object('name', name, 'function', function, 'phone', phone, 'email', email) order by name) as list
      from person_releases where region_id = ${ctx.region.id} group by organisation_id
    ), served as (
      select organisation_id, json_agg(municipality_id) as list from organisation_municipalities where region_id = ${ctx.region.id} group by organisation_id
    )
    select o.id, o.name, o.short_name as "shortName", o.kind, o.municipality_id as "municipalityId", coalesce(served.list, '[]') as "servesMunicipalityIds",
      o.phone, o.email, o.website, o.street, o.postal_code as "postalCode", o.place, o.latitude, o.longitude, o.opening_hours as "openingHours",
      o.languages, o.accessibility, o.accessibility_note as "accessibilityNote", o.confirmed_on::text as "confirmedOn", coalesce(contacts.list, '[]') as contacts
    from organisations o left join contacts on contacts.organisation_id = o.id left join served on served.organisation_id = o.id
    where o.region_id = ${ctx.region.id} and o.is_public and o.hidden_at is null order by o.name, o.id`);
  return found.rows;
}
