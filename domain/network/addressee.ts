import type { Addressee } from "#platform/mail/index.ts";

/** Whose a mail to somebody of the network is; null: the house's. */
export function addresseeOf(person: { id: string; firstName: string; lastName: string } | null): Addressee | null {
  return person && { id: person.id, name: [person.firstName, person.lastName].filter(Boolean).join(" ") };
}
