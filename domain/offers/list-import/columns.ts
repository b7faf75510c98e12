import type { HeadingWords } from "#domain/network/imports/index.ts";

/** What a column of a list of offers may hold. */
export const OFFER_COLUMNS = [
  "title",
  "summary",
  "description",
  "organisation",
  "branch",
  "kind",
  "place",
  "street",
  "postalCode",
  "municipality",
  "day",
  "from",
  "to",
  "times",
  "validUntil",
  "cost",
  "languages",
  "registration",
  "phone",
  "email",
  "website",
  "papers",
  "requirements",
] as const;
export type OfferColumn = (typeof OFFER_COLUMNS)[number];
/** One for each column of the file; null: left out. */
export type Columns = (OfferColumn | null)[];

/** Words over columns, German and English. */
export const OFFER_HEADINGS: HeadingWords<OfferColumn> = {
  title: ["titel", "angebot", "name", "bezeichnung", "veranstaltung", "kurs", "kurstitel", "title", "offer", "event"],
  summary: ["kurzbeschreibung", "inshort", "kurztext", "kurzgesagt", "zusammenfassung", "summary"],
  description: ["beschreibung", "text", "inhalt", "details", "description"],
  organisation: ["anbieter", "organisation", "traeger", "veranstalter", "einrichtung", "verein", "provider", "organization"],
  branch: ["bereich", "kategorie", "sparte", "rubrik", "branch", "category"],
  kind: ["art", "typ", "angebotsart", "kind", "type"],
  place: ["ort", "raum", "raumodertreffpunkt", "roomormeetingpoint", "veranstaltungsort", "treffpunkt", "wo", "place", "venue", "room"],
  street: ["strasse", "strassehausnummer", "strasseundhausnummer", "anschrift", "adresse", "street", "address"],
  postalCode: ["plz", "postalcode", "postleitzahl", "postcode", "zip"],
  municipality: ["gemeinde", "kommune", "stadt", "municipality", "town", "city"],
  day: ["datum", "tag", "termin", "am", "date", "day"],
  from: ["beginn", "von", "uhrzeit", "start", "from", "time"],
  to: ["ende", "bis", "to", "end"],
  times: ["zeiten", "zeiteninworten", "timesinwords", "zeit", "wann", "turnus", "termine", "times", "when"],
  validUntil: ["gueltigbis", "giltbis", "laufzeitbis", "endetam", "validuntil"],
  cost: ["kosten", "preis", "gebuehr", "teilnahmegebuehr", "entgelt", "cost", "price", "fee"],
  languages: ["sprachen", "sprache", "languages", "language"],
  registration: ["anmeldung", "registration"],
  phone: ["telefon", "telephone", "tel", "telefonnummer", "phone"],
  email: ["email", "mail", "emailadresse"],
  website: ["website", "webseite", "internet", "homepage", "link", "url", "web"],
  requirements: ["voraussetzungen", "voraussetzung", "vorkenntnisse", "zugangsvoraussetzungen", "bedingungen", "requirements", "prerequisites"],
  papers: ["mitbringen", "pleasebring", "bittemitbringen", "unterlagen", "papers"],
};
