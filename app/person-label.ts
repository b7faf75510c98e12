/** Somebody to choose: "Petersen, Silke (VHS Ellerland)". Two may have one name, so the organisation stands behind it. */
export function personLabel({ organisation, firstName, lastName }: { organisation: string; firstName: string; lastName: string }): string {
  return `${[lastName, firstName].filter(Boolean).join(", ")} (${organisation})`;
}
