/** What kinds of organisations a county works with. Names in app/messages/<locale>/network.json, `kind-…`. */
export const ORGANISATION_KINDS = [
  "county",
  "municipality",
  "authority",
  "school",
  "education",
  "welfare",
  "association",
  "initiative",
  "religious-community",
  "health",
  "company",
  "chamber",
  "political",
  "other",
] as const;
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number];
