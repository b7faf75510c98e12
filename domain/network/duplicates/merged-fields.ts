import type { Organisation } from "../entry.ts";
import type { OrganisationFields } from "../input.ts";
import { INTERNAL_PARTS } from "../internal-parts.ts";

/** What is chosen when two entries become one; languages, places and accessibility of both are kept. */
export const MERGED_FIELDS = [
  "name",
  "shortName",
  "kind",
  "municipalityId",
  "isPublic",
  "phone",
  "email",
  "website",
  "address",
  "openingHours",
  "accessibilityNote",
] as const;
export type MergedField = (typeof MERGED_FIELDS)[number];

/** The columns behind each: a point on the map belongs to its address. */
const COLUMNS = {
  name: ["name"],
  shortName: ["shortName"],
  kind: ["kind"],
  municipalityId: ["municipalityId"],
  isPublic: ["isPublic"],
  phone: ["phone"],
  email: ["email"],
  website: ["website"],
  address: ["street", "postalCode", "place", "latitude", "longitude"],
  openingHours: ["openingHours"],
  accessibilityNote: ["accessibilityNote"],
} as const satisfies Record<MergedField, readonly (keyof OrganisationFields)[]>;

/** Whether the two entries say the same here. */
export function agree(winner: Organisation, loser: Organisation, field: MergedField): boolean {
  return COLUMNS[field].every((column) => (winner[column] ?? "") === (loser[column] ?? ""));
}

/**
 * What a form proposes: the entry that says more in this field, and where both do, the one that somebody confirmed later.
 * Public only where both were: nothing becomes public by itself.
 */
export function fullerInLoser(winner: Organisation, loser: Organisation, field: MergedField): boolean {
  if (field === "isPublic") return !loser.isPublic;
  const filled = (entry: Organisation) => COLUMNS[field].filter((column) => (entry[column] ?? "") !== "").length;
  const more = filled(loser) - filled(winner);
  return more > 0 || (more === 0 && loser.confirmedOn > winner.confirmedOn);
}

/** The one entry made of two. @param fromLoser fields whose value the entry that goes gives */
export function takeFields(winner: Organisation, loser: Organisation, fromLoser: ReadonlySet<MergedField>): OrganisationFields {
  const { regionId: _region, id: _id, version: _version, confirmedOn: _day, hiddenAt: _hidden, ...fields } = winner;
  for (const field of fromLoser) for (const column of COLUMNS[field]) Object.assign(fields, { [column]: loser[column] });
  return {
    ...fields,
    languages: union(winner.languages, loser.languages),
    accessibility: union(winner.accessibility, loser.accessibility),
    servesMunicipalityIds: union(winner.servesMunicipalityIds, loser.servesMunicipalityIds),
    internal: INTERNAL_PARTS.filter((part) => (fromLoser.has(part) ? loser : winner).internal.includes(part)),
  };
}

function union<Value>(one: readonly Value[], other: readonly Value[]): Value[] {
  return [...new Set([...one, ...other])];
}
