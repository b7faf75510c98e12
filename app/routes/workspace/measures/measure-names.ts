import { NOBODY, type Named } from "#app/components/forms/named-input.tsx";
import { isClear, nearNames, readOrganisations, readPeople, shownOrganisation, shownPerson } from "#app/named-fields.ts";
import type { MeasureFields } from "#domain/concept/measures/index.ts";
import { organisationsById } from "#domain/network/names/index.ts";
import { isId } from "../network/form.ts";
import { read, type Context, type Reader } from "#platform/db/index.ts";

/** Empty lines for new partners; who needs more saves and comes back. */
const NEW_PARTNERS = ["newPartner.0", "newPartner.1", "newPartner.2"];

/** Whom a measure names, as its form shows them. */
export type MeasureNames = {
  leadOrganisation: Named;
  leadPerson: Named;
  /** Ticked in the form. */
  partners: { id: string; name: string }[];
  newPartners: { name: string; named: Named }[];
  isClear: boolean;
};

type Stored = Pick<MeasureFields, "leadOrganisationId" | "leadPersonId" | "partnerIds">;

/** As it is stored. Three queries. */
export async function shownNames(ctx: Context, db: Reader, { leadOrganisationId, leadPersonId, partnerIds }: Stored): Promise<MeasureNames> {
  return {
    leadOrganisation: await shownOrganisation(ctx, db, leadOrganisationId),
    leadPerson: await shownPerson(ctx, db, leadPersonId),
    partners: await organisationsById(ctx, db, partnerIds),
    newPartners: NEW_PARTNERS.map((name) => ({ name, named: NOBODY })),
    isClear: true,
  };
}

/** Who works where the measure is led stands near. */
export function nearLead(ctx: Context, db: Reader, organisationIds: readonly (string | null)[]): Promise<string[]> {
  return nearNames(ctx, db, { organisationIds: organisationIds.filter((id) => id !== null) });
}

/** Reads them from the form and puts ids in their place; a new partner whose name is clear becomes one of the ticked. */
export async function readNames(ctx: Context, form: FormData): Promise<MeasureNames> {
  const organisations = await readOrganisations(ctx, form, ["leadOrganisationId", ...NEW_PARTNERS]);
  const leadId = organisations["leadOrganisationId"]?.id ?? "";
  const people = await readPeople(ctx, form, ["leadPersonId"], { organisationIds: leadId ? [leadId] : [] });
  const ticked = new Set(form.getAll("partnerIds").map(String));
  for (const name of NEW_PARTNERS) {
    const id = organisations[name]?.id;
    if (id && !ticked.has(id)) form.append("partnerIds", id);
    if (id) ticked.add(id);
    form.delete(name);
  }
  return {
    leadOrganisation: organisations["leadOrganisationId"] ?? NOBODY,
    leadPerson: people["leadPersonId"] ?? NOBODY,
    partners: await read(ctx, (db) => organisationsById(ctx, db, [...ticked].filter(isId))),
    newPartners: NEW_PARTNERS.map((name) => {
      const named = organisations[name] ?? NOBODY;
      return { name, named: named.fault ? named : NOBODY };
    }),
    isClear: isClear({ ...organisations, ...people }),
  };
}
