import { guessByHeadings, type HeadingWords } from "./headings.ts";

/** What a column of a list may hold. */
export const IMPORT_FIELDS = [
  "name",
  "shortName",
  "kind",
  "street",
  "postalCode",
  "place",
  "postalPlace",
  "municipality",
  "phone",
  "email",
  "website",
  "openingHours",
  "languages",
  "contactName",
  "contactFirstName",
  "contactLastName",
  "contactFunction",
  "contactPhone",
  "contactEmail",
] as const;
export type ImportField = (typeof IMPORT_FIELDS)[number];
/** One for each column of the file; null: left out. */
export type Columns = (ImportField | null)[];

/** Words over columns, German and English, in one spelling and without spaces and signs. */
const HEADINGS: HeadingWords<ImportField> = {
  name: [
    "name",
    "organisation",
    "organisationsname",
    "institution",
    "einrichtung",
    "traeger",
    "verein",
    "bezeichnung",
    "nameorganisation",
    "namedereinrichtung",
    "namederorganisation",
    "organization",
  ],
  shortName: ["kuerzel", "kurzname", "abkuerzung", "shortname", "abbreviation", "acronym"],
  kind: ["art", "typ", "kategorie", "organisationsart", "kind", "type", "category"],
  street: ["strasse", "strassehausnummer", "strasseundhausnummer", "strassenr", "strassehausnr", "anschrift", "adresse", "street", "address"],
  postalCode: ["plz", "postleitzahl", "postcode", "postalcode", "zip", "zipcode"],
  place: ["ort", "stadt", "wohnort", "place", "city", "town"],
  postalPlace: ["plzort", "plzundort", "ortplz", "postleitzahlort"],
  municipality: ["gemeinde", "kommune", "sitz", "samtgemeinde", "municipality", "seat"],
  phone: ["telefon", "tel", "telefonnummer", "rufnummer", "fon", "phone", "telephone", "phonenumber"],
  email: ["email", "mail", "emailadresse", "mailadresse", "emailaddress"],
  website: ["website", "webseite", "internet", "homepage", "internetseite", "internetadresse", "url", "web"],
  openingHours: ["oeffnungszeiten", "sprechzeiten", "openinghours", "hours"],
  languages: ["sprachen", "sprache", "languages", "language"],
  contactName: [
    "ansprechpartner",
    "ansprechpartnerin",
    "ansprechperson",
    "ansprechpartnerinnen",
    "kontaktperson",
    "kontakt",
    "leitung",
    "contact",
    "contactperson",
    "vorstand",
    "vorsitz",
    "vorsitzende",
    "vorsitzender",
    "board",
  ],
  contactFirstName: ["vorname", "firstname", "givenname"],
  contactLastName: ["nachname", "familienname", "lastname", "surname", "familyname"],
  contactFunction: ["funktion", "position", "amt", "function", "role"],
  contactPhone: ["telefonansprechpartner", "telefonansprechperson", "durchwahl", "telefonkontakt", "mobil", "contactphone"],
  contactEmail: ["emailansprechpartner", "emailansprechperson", "emailkontakt", "contactemail"],
};

/** Columns that tell of a person. */
export const PERSON_FIELDS: readonly ImportField[] = ["contactName", "contactFirstName", "contactLastName", "contactFunction", "contactPhone", "contactEmail"];

/** What the headings of a list of organisations say. */
export function guessColumns(headings: readonly string[]): Columns {
  return guessByHeadings(HEADINGS, headings);
}
