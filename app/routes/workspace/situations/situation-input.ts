import type { z } from "zod";
import { NOBODY, type Named } from "#app/components/forms/named-input.tsx";
import type { Situation } from "#domain/network/index.ts";

/** What stands in the form of a situation. A contact's organisation is typed. */
export type ContactDraft = {
  id: string;
  version: string;
  organisation: Named;
  personId: string;
  name: string;
  phone: string;
  openingHours: string;
  note: string;
  confirmed: boolean;
};
export type SituationDraft = { kind: string; name: string; firstSteps: string; isPublic: boolean; contacts: ContactDraft[] };
/** Names as in the form: "name", "contacts.0.phone". */
export type SituationErrors = Record<string, "required" | "too-long" | "choose-one" | "opening-hours" | "contact-unknown">;

const MOST_CONTACTS = 20;
const NOTHING: ContactDraft = { id: "", version: "0", organisation: NOBODY, personId: "", name: "", phone: "", openingHours: "", note: "", confirmed: false };
export const NEW_SITUATION: SituationDraft = { kind: "", name: "", firstSteps: "", isPublic: false, contacts: [] };

/** The fields of the form that name an organisation. */
export function organisationFields(): string[] {
  return Array.from({ length: MOST_CONTACTS }, (_, place) => `contacts.${place}.organisation`);
}

/** The organisations whose field is not clear yet, by field. */
export function unclearIn({ contacts }: SituationDraft): Record<string, Named> {
  return Object.fromEntries(contacts.flatMap(({ organisation }, place) => (organisation.fault ? [[`contacts.${place}.organisation`, organisation]] : [])));
}

/** Contacts of which nothing is filled in are passed over. @param named what the fields of the organisations mean */
export function readSituation(form: FormData, named: Readonly<Record<string, Named>>): SituationDraft {
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === "string" ? value.replaceAll("\r\n", "\n") : "";
  };
  const contacts = Array.from({ length: MOST_CONTACTS }, (_, place): ContactDraft => {
    const of = (name: string) => text(`contacts.${place}.${name}`);
    return {
      id: of("id"),
      version: of("version") || "0",
      organisation: named[`contacts.${place}.organisation`] ?? NOBODY,
      personId: of("personId"),
      name: of("name"),
      phone: of("phone"),
      openingHours: of("openingHours"),
      note: of("note"),
      confirmed: form.has(`contacts.${place}.confirmed`),
    };
  });
  return {
    kind: text("kind"),
    name: text("name"),
    firstSteps: text("firstSteps"),
    isPublic: form.has("isPublic"),
    contacts: contacts.filter(({ organisation, name, phone, note }) => `${organisation.text}${organisation.id}${name}${phone}${note}`.trim() !== ""),
  };
}

export function draftOfSituation({ kind, name, firstSteps, isPublic, contacts }: Situation): SituationDraft {
  return {
    kind,
    name,
    firstSteps,
    isPublic,
    contacts: contacts.map((contact) => ({
      id: contact.id,
      version: String(contact.version),
      organisation: { ...NOBODY, text: contact.organisation ?? "", id: contact.organisationId ?? "" },
      personId: contact.personId ?? "",
      name: contact.name,
      phone: contact.ownPhone ?? "",
      openingHours: contact.openingHours ?? "",
      note: contact.note,
      confirmed: false,
    })),
  };
}

/** With one empty contact at the end, to type the next one into. */
export function contactsToShow({ contacts }: SituationDraft): ContactDraft[] {
  return contacts.length < MOST_CONTACTS ? [...contacts, NOTHING] : contacts;
}

/** What a button of the form asks for beside saving: "up-1", "down-0", "remove-2", "add"; null: to save. */
export function rearranged(draft: SituationDraft, intent: string): SituationDraft | null {
  if (intent === "add") return draft;
  const found = /^(up|down|remove)-(\d{1,2})$/.exec(intent);
  if (!found) return null;
  const [act, place] = [found[1], Number(found[2])];
  const contacts = [...draft.contacts];
  const [moved] = contacts.splice(place, 1);
  if (moved && act !== "remove") contacts.splice(Math.max(0, place + (act === "up" ? -1 : 1)), 0, moved);
  return { ...draft, contacts };
}

/** As the domain wants to read it. */
export function situationInput({ contacts, ...draft }: SituationDraft) {
  const read = contacts.map(({ id, version, organisation, personId, ...contact }) => {
    const organisationId = organisation.id || null;
    return { ...contact, id: id || null, version: Number(version), organisationId, personId: organisationId === null ? null : personId || null };
  });
  return { ...draft, contacts: read };
}

/** What is wrong, one code for each field. */
export function situationErrors(error: z.ZodError, draft: SituationDraft): SituationErrors {
  const errors: SituationErrors = {};
  for (const { path, code, message } of error.issues) {
    const field = path.join(".");
    // Where it is not clear yet whom a contact means, its own field asks; nothing else of it can be said to be missing.
    if (path[0] === "contacts" && draft.contacts[Number(path[1])]?.organisation.fault) continue;
    if (message === "opening-hours") errors[field] ??= "opening-hours";
    else if (code === "too_big") errors[field] ??= "too-long";
    else errors[field] ??= field === "kind" ? "choose-one" : draft.contacts.length > 0 && field.endsWith("Id") ? "contact-unknown" : "required";
  }
  return errors;
}
