type Person = { id: string; organisationId: string; firstName: string; lastName: string };

/** People to choose from: "Petersen, Silke (VHS Ellerland)". Two may have one name, so the organisation stands behind it. */
export function personLabels(people: readonly Person[], organisations: readonly { id: string; name: string }[]): { value: string; label: string }[] {
  const names = new Map(organisations.map(({ id, name }) => [id, name]));
  return people.map(({ id, organisationId, firstName, lastName }) => {
    const organisation = names.get(organisationId);
    const name = [lastName, firstName].filter(Boolean).join(", ");
    return { value: id, label: organisation ? `${name} (${organisation})` : name };
  });
}
