type Person = { id: string; organisation: string; firstName: string; lastName: string };

/** Somebody to choose: "Petersen, Silke (VHS Ellerland)". Two may have one name, so the organisation stands behind it. */
export function personLabel({ organisation, firstName, lastName }: Omit<Person, "id">): string {
  return `${[lastName, firstName].filter(Boolean).join(", ")} (${organisation})`;
}

/** People to choose from. */
export function personLabels(people: readonly Person[]): { value: string; label: string }[] {
  return people.map((person) => ({ value: person.id, label: personLabel(person) }));
}

/** The same, those who sit in the body before all others. @param groups what stands over the one and the other */
export function membersFirst(
  people: readonly (Person & { sits: boolean })[],
  groups: { members: string; others: string },
): { value: string; label: string; group?: string }[] {
  const [members, others] = [people.filter(({ sits }) => sits), people.filter(({ sits }) => !sits)];
  if (members.length === 0) return personLabels(others);
  return [
    ...personLabels(members).map((choice) => ({ ...choice, group: groups.members })),
    ...personLabels(others).map((choice) => ({ ...choice, group: groups.others })),
  ];
}
