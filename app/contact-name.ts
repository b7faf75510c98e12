import type { SituationContact } from "#domain/network/index.ts";

/** "Notdienst, Amira Haddad, Frauenberatung": the service, who, and where. */
export function contactName({ name, person, organisation }: Pick<SituationContact, "name" | "person" | "organisation">): string {
  return [name, person, organisation].filter(Boolean).join(", ");
}
