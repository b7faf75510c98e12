import { readOrganisations } from "#app/named-fields.ts";
import { contactPeople } from "#domain/network/index.ts";
import { read, type Context } from "#platform/db/index.ts";
import type { ContactPeople } from "./situation-form.tsx";
import { organisationFields, readSituation, type SituationDraft } from "./situation-input.ts";

/** The people that the form offers: those of the organisations that stand in it. */
export function peopleIn(ctx: Context, draft: SituationDraft): Promise<ContactPeople> {
  return read(ctx, (db) => contactPeople(ctx, db, [...new Set(draft.contacts.flatMap(({ organisation }) => organisation.id || []))]));
}

/** The form as it was sent. Whoever belongs to an organisation that stood there before falls away with it. */
export async function readSituationForm(ctx: Context, form: FormData): Promise<{ draft: SituationDraft; people: ContactPeople }> {
  const typed = readSituation(form, await readOrganisations(ctx, form, organisationFields()));
  const people = await peopleIn(ctx, typed);
  const contacts = typed.contacts.map((contact) => {
    const isThere = people.some(({ id, organisationId }) => id === contact.personId && organisationId === contact.organisation.id);
    return isThere || contact.organisation.fault ? contact : { ...contact, personId: "" };
  });
  return { draft: { ...typed, contacts }, people };
}
