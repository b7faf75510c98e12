/** What of an entry may be kept inside: the words of the form. */
export const INTERNAL_PARTS = ["phone", "email", "website", "address", "openingHours"] as const;
export type InternalPart = (typeof INTERNAL_PARTS)[number];

/** The columns that go with each. */
export const COLUMNS = {
  phone: ["phone"],
  email: ["email"],
  website: ["website"],
  address: ["street", "postalCode", "place", "latitude", "longitude"],
  openingHours: ["openingHours"],
} as const satisfies Record<InternalPart, readonly string[]>;
