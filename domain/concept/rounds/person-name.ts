/** A person as named in history and lists: "Frau Amira Haddad". */
export function personName(person: { salutation: string; firstName: string; lastName: string }): string {
  const title = person.salutation === "Frau" || person.salutation === "Herr" ? person.salutation : "";
  return [title, person.firstName, person.lastName].filter((part) => part !== "").join(" ");
}
