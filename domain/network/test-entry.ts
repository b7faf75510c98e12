/** An organisation's form with nothing in it, for tests that are about something else. */
export const NOTHING_ENTERED = {
  shortName: null,
  municipalityId: null,
  phone: null,
  email: null,
  website: null,
  street: null,
  postalCode: null,
  place: null,
  latitude: null,
  longitude: null,
  openingHours: null,
  languages: [],
  accessibility: [],
  accessibilityNote: "",
  servesMunicipalityIds: [],
  internal: [],
};
