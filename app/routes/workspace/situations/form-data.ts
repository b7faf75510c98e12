import { contactPeople, organisationChoices } from "#domain/network/index.ts";
import { read, type Context } from "#platform/db/index.ts";
import type { ContactPeople } from "./situation-form.tsx";
import type { SituationDraft } from "./situation-input.ts";

/** What the form offers: all organisations by name, and the people of those that stand in it. */
export function formChoices(ctx: Context, draft: SituationDraft): Promise<{ organisations: { id: string; name: string }[]; people: ContactPeople }> {
  return read(ctx, async (db) => {
    const organisations = await organisationChoices(ctx, db);
    const named = new Set(draft.contacts.map(({ organisation }) => organisation.toLowerCase()));
    const chosen = organisations.filter(({ name }) => named.has(name.toLowerCase()));
    return { organisations, people: await contactPeople(ctx, db, chosen) };
  });
}
