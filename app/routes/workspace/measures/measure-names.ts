import { linesOf, NOBODY, type Named, type SeveralNamed } from "#app/components/forms/named-input.tsx";
import {
  isClear,
  nearNames,
  readOrganisations,
  readPeople,
  readSeveralOrganisations,
  shownOrganisation,
  shownOrganisations,
  shownPerson,
} from "#app/named-fields.ts";
import type { MeasureFields } from "#domain/concept/measures/index.ts";
import type { Context, Reader } from "#platform/db/index.ts";

/** Whom a measure names, as its form shows them. */
export type MeasureNames = { leadOrganisation: Named; leadPerson: Named; partners: SeveralNamed; isClear: boolean };

type Stored = Pick<MeasureFields, "leadOrganisationId" | "leadPersonId" | "partnerIds">;

/** As it is stored. Three queries. */
export async function shownNames(ctx: Context, db: Reader, { leadOrganisationId, leadPersonId, partnerIds }: Stored): Promise<MeasureNames> {
  return {
    leadOrganisation: await shownOrganisation(ctx, db, leadOrganisationId),
    leadPerson: await shownPerson(ctx, db, leadPersonId),
    partners: await shownOrganisations(ctx, db, "partnerIds", partnerIds),
    isClear: true,
  };
}

/** Who works where the measure is led stands near. */
export function nearLead(ctx: Context, db: Reader, organisationIds: readonly (string | null)[]): Promise<string[]> {
  return nearNames(ctx, db, { organisationIds: organisationIds.filter((id) => id !== null) });
}

/** Reads them from the form and puts ids in their place. */
export async function readNames(ctx: Context, form: FormData): Promise<MeasureNames> {
  const organisations = await readOrganisations(ctx, form, ["leadOrganisationId"]);
  const leadId = organisations["leadOrganisationId"]?.id ?? "";
  const people = await readPeople(ctx, form, ["leadPersonId"], { organisationIds: leadId ? [leadId] : [] });
  const partners = await readSeveralOrganisations(ctx, form, "partnerIds");
  return {
    leadOrganisation: organisations["leadOrganisationId"] ?? NOBODY,
    leadPerson: people["leadPersonId"] ?? NOBODY,
    partners,
    isClear: isClear({ ...organisations, ...people, ...linesOf(partners) }),
  };
}
