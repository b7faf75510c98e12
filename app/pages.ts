import { CONCEPT_READERS } from "#domain/concept/access.ts";
import { COUNSELLORS } from "#domain/offers/access.ts";
import type { LinkKind } from "#platform/db/index.ts";
import { ROLES, type Role } from "#platform/auth/roles.ts";

/**
 * Every address of the product: who may open it, and what its reading leaves in the audit.
 * routes.ts is made from this table and the root middleware enforces it, for pages, `.data` and downloads alike.
 * An address that is not listed is 404.
 */
export type Page = {
  /** German words; `:region` is a region's name in addresses. */
  path: string;
  /** Below app/routes/. */
  file: string;
  /** Event written when the page is read, because it shows data of persons. */
  audit?: string;
  /** Carries React to the browser; only where a widget needs it. Every page works without. */
  hydrate?: true;
  /** Brings one small script of its own for what a browser cannot do without; everything else on it works without. */
  script?: true;
  /** A public tool: one module of ours, and what that loads from this house; works without. The page is cached, hence no nonce. */
  tool?: true;
  /** Made for other people's pages, where anybody may show it in a frame; or shows such a page of ours. No other page does either. */
  frames?: "anybody" | "own";
  /** Mail programs may send its form for the reader, without a browser and from nowhere: one POST takes off a list (RFC 8058). */
  oneClick?: true;
  /** Query parameters that make a different page of a cached public address. */
  query?: readonly string[];
} & (
  | { audience: Exclude<Audience, "link"> }
  /** Which kind of signed link opens it, and the name under which its holder stands in history and audit. */
  | { audience: "link"; opens: LinkKind; actor: string }
);

export type Audience =
  /** Anybody; cached; no script, no cookie. */
  | "public"
  /** Anybody, about signing in; never cached. */
  | "visitor"
  /** The holder of a signed link. */
  | "link"
  /** Signed in, in whatever region. */
  | "account"
  /** Signed in with one of these roles in the region of the address. */
  | readonly Role[];

const members = ROLES.filter((role) => role !== "operator");
const conceptEditors: Role[] = ["coordinator", "editor"];
const measureEditors: Role[] = ["coordinator", "editor", "organisation-member"];
const officeReaders: Role[] = ["coordinator", "editor", "administrator", "council-reader"];
const ownMembers: Role[] = ["organisation-member"];
const coordination: Role[] = ["coordinator"];
const administration: Role[] = ["administrator"];
const auditors: Role[] = ["administrator", "data-protection-officer"];
const publicQuery = ["sprache"] as const;
// prettier-ignore
const offerQuery = ["suche", "art", "bereich", "thema", "fuer", "anbieter", "ort", "umkreis", "tag", "zeit", "spricht", "stufe", "kostenlos", "kinder", "stufenlos", "plaetze"] as const;
const contactQuery = ["sprache", "nach", "feld", "ort", "spricht"] as const;

export const pages: readonly Page[] = [
  { path: "/", file: "public/regions.tsx", audience: "public", query: publicQuery },
  { path: "/:region", file: "public/region.tsx", audience: "public" },
  { path: "/:region/:lang", file: "public/welcome.tsx", audience: "public" },
  { path: "/:region/:lang/angebote", file: "public/offers/offers.tsx", audience: "public", query: [...offerQuery, "seite"] },
  {
    path: "/:region/:lang/angebote/einbetten",
    file: "public/offers/embed.tsx",
    audience: "public",
    frames: "anybody",
    query: [...offerQuery, "anzahl"],
  },
  { path: "/:region/:lang/angebote/:id", file: "public/offers/offer.tsx", audience: "public" },
  { path: "/:region/:lang/angebot-melden", file: "public/offers/propose.tsx", audience: "public", query: ["danke"] },
  { path: "/:region/:lang/angebote/datei/:file", file: "public/offers/offers-file.ts", audience: "public", query: offerQuery },
  { path: "/:region/:lang/kurse", file: "public/offers/courses.tsx", audience: "public", query: [...offerQuery, "seite"] },
  { path: "/:region/:lang/kurse/interesse", file: "public/offers/interest.tsx", audience: "public", query: ["danke"] },
  { path: "/:region/:lang/nachweis", file: "public/offers/certificate-check.tsx", audience: "public", query: ["code"] },
  { path: "/:region/:lang/kurse/liste", file: "public/offers/course-list.tsx", audience: "public", query: [...offerQuery, "danke"] },
  { path: "/:region/:lang/kalender.ics", file: "public/offers/calendar-file.ts", audience: "public", query: offerQuery },
  { path: "/:region/:lang/angebote/:id/kalender.ics", file: "public/offers/offer-calendar-file.ts", audience: "public" },
  { path: "/:region/:lang/kalender", file: "public/offers/calendar.tsx", audience: "public", query: [...offerQuery, "ansicht", "ab"] },
  { path: "/:region/:lang/gedruckt", file: "public/offers/paper.tsx", audience: "public", query: offerQuery },
  { path: "/:region/:lang/gedruckt/:file", file: "public/offers/paper-file.ts", audience: "public", query: ["ort", "monat"] },
  { path: "/:region/:lang/karte", file: "public/offers/map.tsx", audience: "public", query: offerQuery },
  { path: "/:region/:lang/karte/beweglich", file: "public/offers/movable-map.tsx", audience: "public", query: offerQuery, tool: true },

  { path: "/api/hsds/:region", file: "public/offers/hsds-about.ts", audience: "public" },
  {
    path: "/api/hsds/:region/:collection",
    file: "public/offers/hsds-list.ts",
    audience: "public",
    query: ["search", "page", "per_page", "taxonomy_term_id", "taxonomy_id", "organization_id", "full"],
  },
  { path: "/api/hsds/:region/:collection/:id", file: "public/offers/hsds-one.ts", audience: "public" },
  { path: "/:region/:lang/programm", file: "public/offers/programmes.tsx", audience: "public" },
  { path: "/:region/:lang/programm/:id", file: "public/offers/programme.tsx", audience: "public", query: ["ort"] },
  { path: "/:region/:lang/programm/:id/datei/:file", file: "public/offers/programme-file.ts", audience: "public" },

  { path: "/:region/konzept", file: "public/concept.tsx", audience: "public", query: ["sprache", "suche", "feld", "ort", "gruppe", "stand"] },
  { path: "/:region/konzept/feld/:field", file: "public/action-field.tsx", audience: "public", query: publicQuery },
  { path: "/:region/konzept/empfehlung/:number", file: "public/recommendation.tsx", audience: "public", query: publicQuery },
  { path: "/:region/konzept/grundlagen", file: "public/foundations.tsx", audience: "public", query: publicQuery },
  { path: "/:region/konzept/wandbild", file: "public/wall-picture.tsx", audience: "public", query: publicQuery },
  { path: "/:region/konzept/bewertung", file: "public/evaluation.tsx", audience: "public", query: ["sprache", "runde"] },
  { path: "/:region/konzept/datei/:file", file: "public/concept-download.ts", audience: "public" },
  { path: "/:region/konzept/fassungen", file: "public/versions.tsx", audience: "public", query: publicQuery },
  { path: "/:region/konzept/fassungen/:edition", file: "public/version.tsx", audience: "public", query: publicQuery },

  { path: "/:region/gremien", file: "public/gremien.tsx", audience: "public", query: publicQuery },
  { path: "/:region/gremien/:id", file: "public/gremium.tsx", audience: "public", query: publicQuery },

  { path: "/:region/kontakte", file: "public/contacts.tsx", audience: "public", query: [...contactQuery, "ab"] },
  { path: "/:region/kontakte/datei/:file", file: "public/contacts-file.ts", audience: "public", query: contactQuery },
  { path: "/:region/wen-anrufen", file: "public/situations.tsx", audience: "public", query: publicQuery },
  { path: "/:region/wen-anrufen/datei/:file", file: "public/situations-file.ts", audience: "public", query: publicQuery },

  { path: "/j/:code/erreichbar", file: "join/contact-confirmation.tsx", audience: "link", opens: "contact-confirmation", actor: "Link zur Erreichbarkeit" },
  { path: "/:region/konferenzen/:id", file: "public/conference.tsx", audience: "public", query: publicQuery },
  { path: "/:region/konferenzen/:id/anmelden", file: "public/conference-registration.tsx", audience: "public", query: ["sprache", "danke"] },

  { path: "/:region/konferenzen/:id/unterlagen/:paper", file: "public/conference-file.ts", audience: "public" },

  { path: "/:region/kleinfoerderung", file: "public/grants.tsx", audience: "public", query: publicQuery },
  { path: "/:region/kleinfoerderung/:id/antrag", file: "public/grant-application.tsx", audience: "public", query: ["sprache", "danke"] },
  { path: "/:region/kleinfoerderung/bild/:id", file: "public/grant-picture.ts", audience: "public" },
  { path: "/j/:code/foerderung", file: "join/grant-application.tsx", audience: "link", opens: "grant-application", actor: "Link zum Förderantrag" },

  { path: "/j/:code/ideen", file: "join/idea-board.tsx", audience: "link", opens: "idea-board", actor: "Link zur Ideenwand" },
  { path: "/j/:code/platz", file: "join/booking.tsx", audience: "link", opens: "booking", actor: "Link zum Platz" },
  { path: "/j/:code/ausleihe", file: "join/loan.tsx", audience: "link", opens: "booking", actor: "Link zum Platz" },
  { path: "/:region/:lang/angebote/:id/ausleihen", file: "public/offers/lending.tsx", audience: "public", query: ["monat", "von", "bis", "danke"] },
  { path: "/:region/:lang/angebote/:id/anmelden", file: "public/offer-booking.tsx", audience: "public", query: ["danke"] },
  {
    path: "/j/:code/kursliste",
    file: "join/course-list.tsx",
    audience: "link",
    opens: "course-list",
    actor: "Link zur Kursliste",
    oneClick: true,
  },
  { path: "/j/:code/kursplatz", file: "join/course-place.tsx", audience: "link", opens: "interest", actor: "Link zur Kurssuche" },
  { path: "/j/:code/anmeldung", file: "join/registration.tsx", audience: "link", opens: "registration", actor: "Link zur Anmeldung" },

  { path: "/j", file: "join/short-code.tsx", audience: "visitor" },
  { path: "/j/:code/priorisierung", file: "join/priority-round.tsx", audience: "link", opens: "priority-round", actor: "Link zur Abstimmung" },
  { path: "/j/:code/stimme", file: "join/priority-member.tsx", audience: "link", opens: "priority-member", actor: "Link zur Abstimmung" },

  { path: "/j/:code", file: "join/status-request.tsx", audience: "link", opens: "status-request", actor: "Link zum Sachstand" },
  { path: "/j/:code/datei", file: "join/status-file.ts", audience: "link", opens: "status-request", actor: "Link zum Sachstand" },
  { path: "/j/:code/bewertung", file: "join/evaluation.tsx", audience: "link", opens: "evaluation", actor: "Link zur Bewertung" },

  { path: "/j/:code/sitzung", file: "join/meeting.tsx", audience: "link", opens: "meeting-answer", actor: "Link zur Sitzung" },
  { path: "/j/:code/sitzung/:paper", file: "join/meeting-paper.ts", audience: "link", opens: "meeting-answer", actor: "Link zur Sitzung" },
  { path: "/feeds/:code", file: "feeds/calendar.ts", audience: "link", opens: "calendar-feed", actor: "Kalenderadresse" },
  { path: "/feeds/:code/fristen", file: "feeds/deadlines.ts", audience: "link", opens: "deadline-feed", actor: "Kalenderadresse" },
  { path: "/j/:code/aufgabe", file: "join/task.tsx", audience: "link", opens: "task", actor: "Link zur Aufgabe" },
  { path: "/j/:code/eintrag", file: "join/organisation-entry.tsx", audience: "link", opens: "organisation-entry", actor: "Link zum Eintrag" },
  { path: "/j/:code/offenheit", file: "join/openness.tsx", audience: "link", opens: "organisation-entry", actor: "Link zum Eintrag" },
  { path: "/j/:code/angebote-stimmen", file: "join/offer-confirmation.tsx", audience: "link", opens: "organisation-entry", actor: "Link zum Eintrag" },
  { path: "/j/:code/gruendung", file: "join/founding.tsx", audience: "link", opens: "organisation-entry", actor: "Link zum Eintrag" },
  { path: "/j/:code/kursbuch", file: "join/course-book/list.tsx", audience: "link", opens: "organisation-entry", actor: "Link zum Eintrag" },
  {
    path: "/j/:code/kursbuch/:id",
    file: "join/course-book/book.tsx",
    audience: "link",
    opens: "organisation-entry",
    actor: "Link zum Eintrag",
    audit: "attendance.read",
  },
  {
    path: "/j/:code/kursbuch/:id/termin/:at",
    file: "join/course-book/date.tsx",
    audience: "link",
    opens: "organisation-entry",
    actor: "Link zum Eintrag",
    audit: "attendance.read",
  },
  {
    path: "/j/:code/kursbuch/:id/bescheinigungen",
    file: "join/course-book/certificates.tsx",
    audience: "link",
    opens: "organisation-entry",
    actor: "Link zum Eintrag",
    audit: "attendance.read",
  },
  {
    path: "/j/:code/kursbuch/:id/bescheinigung/:file",
    file: "join/course-book/certificate-file.ts",
    audience: "link",
    opens: "organisation-entry",
    actor: "Link zum Eintrag",
    audit: "certificate.read",
  },
  {
    path: "/j/:code/kursbuch/:id/zurueckziehen/:certificate",
    file: "join/course-book/withdraw.tsx",
    audience: "link",
    opens: "organisation-entry",
    actor: "Link zum Eintrag",
    audit: "certificate.read",
  },
  {
    path: "/j/:code/kursbuch/:id/berichtigen/:certificate",
    file: "join/course-book/correct-name.tsx",
    audience: "link",
    opens: "organisation-entry",
    actor: "Link zum Eintrag",
    audit: "certificate.read",
  },
  { path: "/j/:code/angebote", file: "join/offers/list.tsx", audience: "link", opens: "organisation-entry", actor: "Link zum Eintrag" },
  { path: "/j/:code/angebote/neu", file: "join/offers/new.tsx", audience: "link", opens: "organisation-entry", actor: "Link zum Eintrag" },
  { path: "/j/:code/angebote/:id", file: "join/offers/offer.tsx", audience: "link", opens: "organisation-entry", actor: "Link zum Eintrag" },
  { path: "/j/:code/angebote/:id/bearbeiten", file: "join/offers/edit.tsx", audience: "link", opens: "organisation-entry", actor: "Link zum Eintrag" },
  { path: "/j/:code/angebote/:id/kurs", file: "join/offers/course.tsx", audience: "link", opens: "organisation-entry", actor: "Link zum Eintrag" },
  { path: "/j/:code/angebote/:id/stelle", file: "join/offers/post.tsx", audience: "link", opens: "organisation-entry", actor: "Link zum Eintrag" },
  { path: "/j/:code/angebote/:id/leihgabe", file: "join/offers/lending.tsx", audience: "link", opens: "organisation-entry", actor: "Link zum Eintrag" },
  { path: "/j/:code/angebote/:id/beenden", file: "join/offers/end.tsx", audience: "link", opens: "organisation-entry", actor: "Link zum Eintrag" },
  {
    path: "/j/:code/angebote/:id/ausleihen",
    file: "join/offers/loans.tsx",
    audience: "link",
    opens: "organisation-entry",
    actor: "Link zum Eintrag",
    audit: "bookings.read",
  },
  { path: "/j/:code/angebote/:id/zeiten", file: "join/offers/times.tsx", audience: "link", opens: "organisation-entry", actor: "Link zum Eintrag" },
  { path: "/j/:code/name", file: "join/person-release.tsx", audience: "link", opens: "person-release", actor: "Link zum eigenen Namen" },

  { path: "/app", file: "account/regions.tsx", audience: "account" },
  { path: "/app/anmelden", file: "account/sign-in.tsx", audience: "visitor", script: true },
  { path: "/app/anmelden/passkey", file: "account/passkey-sign-in.ts", audience: "visitor" },
  { path: "/app/anmelden/code", file: "account/sign-in-code.tsx", audience: "visitor" },
  { path: "/app/anmelden/haus/:region", file: "account/house-sign-in.ts", audience: "visitor" },
  { path: "/app/anmelden/haus/:region/zurueck", file: "account/house-return.tsx", audience: "visitor" },
  { path: "/app/anmelden/haus/:region/abmelden", file: "account/house-sign-out.ts", audience: "visitor" },
  { path: "/app/abmelden", file: "account/sign-out.ts", audience: "account" },
  { path: "/app/passwort-vergessen", file: "account/forgotten-password.tsx", audience: "visitor" },
  { path: "/app/passwort/:token", file: "account/new-password.tsx", audience: "visitor" },
  { path: "/app/einladung/:code", file: "account/invitation.tsx", audience: "visitor" },
  { path: "/app/einrichten/:token", file: "account/setup.tsx", audience: "visitor" },
  { path: "/app/konto", file: "account/account.tsx", audience: "account" },
  { path: "/app/konto/zweiter-faktor", file: "account/second-factor.tsx", audience: "account" },
  { path: "/app/konto/passkeys", file: "account/passkeys.tsx", audience: "account", script: true },
  { path: "/app/konto/passkeys/neu", file: "account/new-passkey.ts", audience: "account" },

  { path: "/app/:region", file: "workspace/desk.tsx", audience: members },
  { path: "/app/:region/eigenes", file: "workspace/own.tsx", audience: ownMembers },
  { path: "/app/:region/rollen", file: "workspace/roles.tsx", audience: members },

  { path: "/app/:region/konzept", file: "workspace/concept/glance.tsx", audience: CONCEPT_READERS },
  { path: "/app/:region/konzept/felder/:id", file: "workspace/concept/action-field.tsx", audience: CONCEPT_READERS },
  { path: "/app/:region/konzept/ziele/:id", file: "workspace/concept/goal.tsx", audience: CONCEPT_READERS },
  { path: "/app/:region/konzept/empfehlungen/:id", file: "workspace/concept/recommendation.tsx", audience: CONCEPT_READERS },
  { path: "/app/:region/konzept/empfehlungen/:id/bearbeiten", file: "workspace/concept/edit-recommendation.tsx", audience: conceptEditors, script: true },
  { path: "/app/:region/konzept/gliederung", file: "workspace/concept/structure.tsx", audience: conceptEditors, hydrate: true },
  { path: "/app/:region/konzept/grundlagen", file: "workspace/concept/foundations.tsx", audience: conceptEditors },
  { path: "/app/:region/konzept/begriffe", file: "workspace/concept/labels.tsx", audience: conceptEditors },
  { path: "/app/:region/konzept/zahlen", file: "workspace/indicators/hints.tsx", audience: conceptEditors },
  { path: "/app/:region/konzept/freigabe", file: "workspace/concept/release.tsx", audience: coordination },
  { path: "/app/:region/konzept/neu", file: "workspace/concept/start.tsx", audience: coordination },
  { path: "/app/:region/konzept/einlesen", file: "workspace/concept/import.tsx", audience: coordination },
  { path: "/app/:region/konzept/einlesen/:id", file: "workspace/concept/import-preview.tsx", audience: coordination },
  { path: "/app/:region/konzept/benannt", file: "workspace/concept/names.tsx", audience: coordination },
  { path: "/app/:region/konzept/suchwoerter", file: "workspace/concept/search-words.tsx", audience: coordination },
  { path: "/app/:region/konzept/datei/:file", file: "workspace/concept/download.ts", audience: CONCEPT_READERS },
  { path: "/app/:region/konzept/beschluesse", file: "workspace/concept/versions/adoption.tsx", audience: CONCEPT_READERS },
  { path: "/app/:region/konzept/beschluesse/neu", file: "workspace/concept/versions/new-resolution.tsx", audience: coordination },
  { path: "/app/:region/konzept/beschluesse/teile", file: "workspace/concept/versions/parts.tsx", audience: coordination },
  { path: "/app/:region/konzept/beschluesse/:id", file: "workspace/concept/versions/resolution.tsx", audience: coordination },
  { path: "/app/:region/konzept/beschluesse/:id/loeschen", file: "workspace/concept/versions/delete-resolution.tsx", audience: coordination },
  { path: "/app/:region/konzept/vorlage", file: "workspace/concept/versions/council-paper.tsx", audience: coordination },
  { path: "/app/:region/konzept/vorlage/:file", file: "workspace/concept/versions/council-paper-file.ts", audience: coordination },
  { path: "/app/:region/konzept/fortschreibung", file: "workspace/concept/versions/revision.tsx", audience: conceptEditors },
  { path: "/app/:region/konzept/fortschreibung/nebeneinander", file: "workspace/concept/versions/side-by-side.tsx", audience: conceptEditors },
  { path: "/app/:region/konzept/fortschreibung/aufgeben", file: "workspace/concept/versions/give-up.tsx", audience: coordination },
  { path: "/app/:region/konzept/fassungen", file: "workspace/concept/versions/versions.tsx", audience: CONCEPT_READERS },
  { path: "/app/:region/konzept/fassungen/:edition", file: "workspace/concept/versions/version.tsx", audience: CONCEPT_READERS },
  { path: "/app/:region/konzept/frueher/:id", file: "workspace/concept/versions/former-item.tsx", audience: CONCEPT_READERS },

  { path: "/app/:region/konzept/bewertung", file: "workspace/evaluation/list.tsx", audience: CONCEPT_READERS },
  { path: "/app/:region/konzept/bewertung/neu", file: "workspace/evaluation/new.tsx", audience: coordination, script: true },
  { path: "/app/:region/konzept/bewertung/:id", file: "workspace/evaluation/round.tsx", audience: coordination, audit: "evaluation-round.read" },
  { path: "/app/:region/konzept/bewertung/:id/bearbeiten", file: "workspace/evaluation/edit.tsx", audience: coordination },
  { path: "/app/:region/konzept/bewertung/:id/dazu", file: "workspace/evaluation/add-raters.tsx", audience: coordination, script: true },
  { path: "/app/:region/konzept/bewertung/:id/stelle/:rater", file: "workspace/evaluation/rater.tsx", audience: coordination, audit: "evaluation-round.read" },
  { path: "/app/:region/konzept/bewertung/:id/ergebnis", file: "workspace/evaluation/summary.tsx", audience: CONCEPT_READERS },
  { path: "/app/:region/konzept/bewertung/:id/vorschlaege", file: "workspace/evaluation/proposals.tsx", audience: coordination },
  { path: "/app/:region/konzept/bewertung/:id/abgeben/:rater", file: "workspace/evaluation/rate.tsx", audience: CONCEPT_READERS, script: true },
  { path: "/app/:region/konzept/bewertung/:id/datei/:file", file: "workspace/evaluation/file.ts", audience: CONCEPT_READERS },

  { path: "/app/:region/massnahmen", file: "workspace/measures/list.tsx", audience: CONCEPT_READERS },
  { path: "/app/:region/massnahmen/neu", file: "workspace/measures/new.tsx", audience: measureEditors, script: true },
  { path: "/app/:region/massnahmen/datei/:file", file: "workspace/measures/download.ts", audience: CONCEPT_READERS },
  { path: "/app/:region/massnahmen/:id", file: "workspace/measures/measure.tsx", audience: CONCEPT_READERS },
  { path: "/app/:region/massnahmen/:id/bearbeiten", file: "workspace/measures/edit.tsx", audience: measureEditors, script: true },
  { path: "/app/:region/massnahmen/:id/loeschen", file: "workspace/measures/delete.tsx", audience: conceptEditors },
  { path: "/app/:region/massnahmen/:id/freigabe/:update", file: "workspace/measures/release-update.tsx", audience: coordination },

  { path: "/app/:region/foerdermittel", file: "workspace/funding/list.tsx", audience: officeReaders },
  { path: "/app/:region/foerdermittel/neu", file: "workspace/funding/new.tsx", audience: conceptEditors, script: true },
  { path: "/app/:region/foerdermittel/datei/:file", file: "workspace/funding/download.ts", audience: officeReaders },
  { path: "/app/:region/foerdermittel/fristen", file: "workspace/funding/deadlines.tsx", audience: officeReaders },
  { path: "/app/:region/foerdermittel/fristen/kalender", file: "workspace/funding/calendar.tsx", audience: conceptEditors },
  { path: "/app/:region/foerdermittel/fristen/warnung", file: "workspace/funding/warn-days.tsx", audience: conceptEditors },
  { path: "/app/:region/foerdermittel/zuordnen", file: "workspace/funding/match.tsx", audience: conceptEditors },
  { path: "/app/:region/foerdermittel/:id", file: "workspace/funding/fund.tsx", audience: officeReaders },
  { path: "/app/:region/foerdermittel/:id/bearbeiten", file: "workspace/funding/edit.tsx", audience: conceptEditors, script: true },
  { path: "/app/:region/foerdermittel/:id/bescheid", file: "workspace/funding/notice.tsx", audience: conceptEditors },
  { path: "/app/:region/foerdermittel/:id/buchungen", file: "workspace/funding/bookings.tsx", audience: conceptEditors },
  { path: "/app/:region/foerdermittel/:id/loeschen", file: "workspace/funding/delete.tsx", audience: conceptEditors },
  { path: "/app/:region/foerdermittel/:id/nachweis/:year", file: "workspace/funding/proof.tsx", audience: officeReaders },
  { path: "/app/:region/foerdermittel/:id/nachweis/:year/datei", file: "workspace/funding/proof-file.ts", audience: officeReaders },

  { path: "/app/:region/kleinfoerderung", file: "workspace/grants/list.tsx", audience: coordination },
  { path: "/app/:region/kleinfoerderung/neu", file: "workspace/grants/new.tsx", audience: coordination },
  { path: "/app/:region/kleinfoerderung/:id", file: "workspace/grants/call.tsx", audience: coordination, audit: "grant-applications.read" },
  { path: "/app/:region/kleinfoerderung/:id/bearbeiten", file: "workspace/grants/edit.tsx", audience: coordination },
  {
    path: "/app/:region/kleinfoerderung/:id/datei/:file",
    file: "workspace/grants/download.ts",
    audience: coordination,
    audit: "grant-applications.exported",
  },
  {
    path: "/app/:region/kleinfoerderung/antraege/:id",
    file: "workspace/grants/application.tsx",
    audience: coordination,
    audit: "grant-applications.read",
  },
  { path: "/app/:region/priorisierung", file: "workspace/priorities/list.tsx", audience: CONCEPT_READERS },
  { path: "/app/:region/priorisierung/neu", file: "workspace/priorities/new.tsx", audience: conceptEditors },
  { path: "/app/:region/priorisierung/:id", file: "workspace/priorities/round.tsx", audience: CONCEPT_READERS },
  { path: "/app/:region/priorisierung/:id/bearbeiten", file: "workspace/priorities/edit.tsx", audience: conceptEditors },
  { path: "/app/:region/priorisierung/:id/loeschen", file: "workspace/priorities/delete.tsx", audience: conceptEditors },
  { path: "/app/:region/priorisierung/:id/leitung", file: "workspace/priorities/run.tsx", audience: conceptEditors },
  { path: "/app/:region/priorisierung/:id/codes", file: "workspace/priorities/codes-file.ts", audience: conceptEditors },
  { path: "/app/:region/priorisierung/:id/papier", file: "workspace/priorities/paper.tsx", audience: conceptEditors },
  {
    path: "/app/:region/priorisierung/:id/mitglieder",
    file: "workspace/priorities/members.tsx",
    audience: conceptEditors,
    audit: "priority-round.members-read",
  },
  { path: "/app/:region/priorisierung/:id/mitglieder/zettel", file: "workspace/priorities/sheets-file.ts", audience: conceptEditors },
  { path: "/app/:region/priorisierung/:id/leinwand", file: "workspace/priorities/projector.tsx", audience: CONCEPT_READERS, script: true },
  { path: "/app/:region/priorisierung/:id/datei/:file", file: "workspace/priorities/download.ts", audience: CONCEPT_READERS },
  { path: "/app/:region/plaene", file: "workspace/plans/list.tsx", audience: CONCEPT_READERS },
  { path: "/app/:region/plaene/neu", file: "workspace/plans/new.tsx", audience: conceptEditors },
  { path: "/app/:region/plaene/datei/:file", file: "workspace/plans/download.ts", audience: CONCEPT_READERS },
  { path: "/app/:region/plaene/:id", file: "workspace/plans/plan.tsx", audience: CONCEPT_READERS },
  { path: "/app/:region/plaene/:id/zuordnen", file: "workspace/plans/link-goals.tsx", audience: conceptEditors },
  { path: "/app/:region/plaene/:id/bearbeiten", file: "workspace/plans/edit.tsx", audience: conceptEditors },
  { path: "/app/:region/plaene/:id/dokument", file: "workspace/plans/document.tsx", audience: conceptEditors },
  { path: "/app/:region/plaene/:id/loeschen", file: "workspace/plans/delete.tsx", audience: conceptEditors },

  { path: "/app/:region/kennzahlen", file: "workspace/indicators/list.tsx", audience: CONCEPT_READERS },
  { path: "/app/:region/kennzahlen/neu", file: "workspace/indicators/new.tsx", audience: conceptEditors },
  { path: "/app/:region/kennzahlen/datei/:file", file: "workspace/indicators/download.ts", audience: CONCEPT_READERS },
  { path: "/app/:region/kennzahlen/:id", file: "workspace/indicators/indicator.tsx", audience: CONCEPT_READERS },
  { path: "/app/:region/kennzahlen/:id/werte", file: "workspace/indicators/values.tsx", audience: conceptEditors },
  { path: "/app/:region/kennzahlen/:id/einlesen", file: "workspace/indicators/import.tsx", audience: conceptEditors },
  { path: "/app/:region/kennzahlen/:id/bearbeiten", file: "workspace/indicators/edit.tsx", audience: conceptEditors },
  { path: "/app/:region/kennzahlen/:id/freigabe", file: "workspace/indicators/release.tsx", audience: coordination },
  { path: "/app/:region/kennzahlen/:id/loeschen", file: "workspace/indicators/delete.tsx", audience: conceptEditors },

  { path: "/app/:region/statusrunden", file: "workspace/rounds/list.tsx", audience: coordination },
  { path: "/app/:region/statusrunden/neu", file: "workspace/rounds/new.tsx", audience: coordination },
  { path: "/app/:region/statusrunden/:id", file: "workspace/rounds/round.tsx", audience: coordination, audit: "status-round.read", script: true },
  { path: "/app/:region/statusrunden/:id/datei/:file", file: "workspace/rounds/file.ts", audience: coordination, audit: "status-round.exported" },

  { path: "/app/:region/netzwerk", file: "workspace/network/list.tsx", audience: CONCEPT_READERS },
  { path: "/app/:region/netzwerk/suche", file: "workspace/network/search.tsx", audience: CONCEPT_READERS, audit: "network.searched" },
  { path: "/app/:region/netzwerk/neu", file: "workspace/network/new.tsx", audience: conceptEditors },
  { path: "/app/:region/netzwerk/aenderungen", file: "workspace/network/changes.tsx", audience: conceptEditors, audit: "organisation-changes.read" },
  { path: "/app/:region/netzwerk/orte", file: "workspace/network/places.tsx", audience: conceptEditors },
  { path: "/app/:region/netzwerk/einstellungen", file: "workspace/network/settings.tsx", audience: conceptEditors },
  { path: "/app/:region/netzwerk/datei/:file", file: "workspace/network/download.ts", audience: CONCEPT_READERS },
  { path: "/app/:region/netzwerk/telefonliste", file: "workspace/network/phone-list.tsx", audience: CONCEPT_READERS, audit: "phone-list.read" },
  {
    path: "/app/:region/netzwerk/telefonliste/datei/:file",
    file: "workspace/network/phone-list-file.ts",
    audience: CONCEPT_READERS,
    audit: "phone-list.exported",
  },
  { path: "/app/:region/netzwerk/bild", file: "workspace/network/picture.tsx", audience: CONCEPT_READERS },
  { path: "/app/:region/netzwerk/bild/datei/:file", file: "workspace/network/picture-file.ts", audience: CONCEPT_READERS },
  { path: "/app/:region/netzwerk/luecken", file: "workspace/network/gaps.tsx", audience: CONCEPT_READERS },
  { path: "/app/:region/netzwerk/luecken/datei/:file", file: "workspace/network/gaps-file.ts", audience: CONCEPT_READERS },
  { path: "/app/:region/netzwerk/gruendungen", file: "workspace/network/founding-list.tsx", audience: conceptEditors },
  { path: "/app/:region/netzwerk/gruendungen/schritte", file: "workspace/network/founding-steps.tsx", audience: conceptEditors },
  { path: "/app/:region/netzwerk/gruendungen/:id", file: "workspace/network/founding.tsx", audience: conceptEditors },
  { path: "/app/:region/netzwerk/:id", file: "workspace/network/organisation.tsx", audience: CONCEPT_READERS, audit: "organisation.people-read" },
  { path: "/app/:region/netzwerk/einlesen", file: "workspace/network/import.tsx", audience: conceptEditors },
  { path: "/app/:region/netzwerk/einlesen/:id", file: "workspace/network/import-preview.tsx", audience: conceptEditors },
  { path: "/app/:region/netzwerk/einlesen/:id/datei/:file", file: "workspace/network/import-file.ts", audience: conceptEditors },
  { path: "/app/:region/netzwerk/doppelt", file: "workspace/network/duplicates.tsx", audience: conceptEditors },
  { path: "/app/:region/netzwerk/:id/zusammenfuehren/:other", file: "workspace/network/merge.tsx", audience: conceptEditors },
  { path: "/app/:region/netzwerk/:id/bearbeiten", file: "workspace/network/edit.tsx", audience: conceptEditors },
  { path: "/app/:region/netzwerk/:id/loeschen", file: "workspace/network/delete.tsx", audience: conceptEditors },
  { path: "/app/:region/netzwerk/:id/links", file: "workspace/network/end-links.tsx", audience: conceptEditors },

  { path: "/app/:region/wen-anrufen", file: "workspace/situations/list.tsx", audience: members, audit: "situations.read" },
  { path: "/app/:region/wen-anrufen/neu", file: "workspace/situations/new.tsx", audience: conceptEditors, script: true },
  { path: "/app/:region/wen-anrufen/datei/:file", file: "workspace/situations/file.ts", audience: members, audit: "situations.read" },
  { path: "/app/:region/wen-anrufen/:id/bearbeiten", file: "workspace/situations/edit.tsx", audience: conceptEditors, script: true },
  { path: "/app/:region/wen-anrufen/:id/platz", file: "workspace/situations/move.ts", audience: conceptEditors },
  { path: "/app/:region/wen-anrufen/:id/loeschen", file: "workspace/situations/delete.tsx", audience: conceptEditors },
  { path: "/app/:region/personen", file: "workspace/network/people-named.ts", audience: CONCEPT_READERS },
  { path: "/app/:region/organisationen", file: "workspace/network/organisations-named.ts", audience: CONCEPT_READERS },
  { path: "/app/:region/stelle", file: "workspace/network/office.tsx", audience: officeReaders, audit: "integration-office.read" },
  { path: "/app/:region/stelle/bearbeiten", file: "workspace/network/office-edit.tsx", audience: conceptEditors, script: true },
  { path: "/app/:region/stelle/datei/:file", file: "workspace/network/office-file.ts", audience: officeReaders },

  { path: "/app/:region/angebote/frische", file: "workspace/offers/upkeep.tsx", audience: conceptEditors },
  { path: "/app/:region/angebote/programme", file: "workspace/offers/programmes/list.tsx", audience: conceptEditors },
  { path: "/app/:region/angebote/programme/neu", file: "workspace/offers/programmes/new.tsx", audience: conceptEditors },
  { path: "/app/:region/angebote/programme/:id", file: "workspace/offers/programmes/edit.tsx", audience: conceptEditors },
  { path: "/app/:region/angebote/programme/:id/loeschen", file: "workspace/offers/programmes/delete.tsx", audience: conceptEditors },
  { path: "/app/:region/angebote/adressen", file: "workspace/offers/upkeep-addresses.tsx", audience: CONCEPT_READERS },
  { path: "/app/:region/angebote/offenheit", file: "workspace/offers/openness.tsx", audience: CONCEPT_READERS },
  { path: "/app/:region/angebote/offenheit/fragen", file: "workspace/offers/openness-ask.ts", audience: conceptEditors },
  { path: "/app/:region/angebote/offenheit/datei/:file", file: "workspace/offers/openness-file.ts", audience: CONCEPT_READERS },
  { path: "/app/:region/angebote/:id/offenheit", file: "workspace/offers/openness-edit.tsx", audience: conceptEditors },
  { path: "/app/:region/angebote/begriffe", file: "workspace/offers/labels.tsx", audience: conceptEditors },
  { path: "/app/:region/angebote/ferien", file: "workspace/offers/holidays.tsx", audience: conceptEditors },
  { path: "/app/:region/angebote/lage", file: "workspace/offers/areas/areas.tsx", audience: conceptEditors },
  { path: "/app/:region/angebote/kalender", file: "workspace/offers/feeds/list.tsx", audience: conceptEditors },
  { path: "/app/:region/angebote/kalender/neu", file: "workspace/offers/feeds/new.tsx", audience: conceptEditors, script: true },
  { path: "/app/:region/angebote/kalender/:id", file: "workspace/offers/feeds/feed.tsx", audience: conceptEditors },
  { path: "/app/:region/angebote/kalender/:id/bearbeiten", file: "workspace/offers/feeds/edit.tsx", audience: conceptEditors, script: true },
  { path: "/app/:region/angebote/kalender/:id/loeschen", file: "workspace/offers/feeds/delete.tsx", audience: conceptEditors },

  { path: "/app/:region/vereinbarungen", file: "workspace/agreements/list.tsx", audience: CONCEPT_READERS },
  { path: "/app/:region/vereinbarungen/neu", file: "workspace/agreements/new.tsx", audience: conceptEditors, script: true },
  { path: "/app/:region/vereinbarungen/datei/:file", file: "workspace/agreements/download.ts", audience: CONCEPT_READERS },
  { path: "/app/:region/vereinbarungen/:id", file: "workspace/agreements/agreement.tsx", audience: CONCEPT_READERS },
  { path: "/app/:region/vereinbarungen/:id/bearbeiten", file: "workspace/agreements/edit.tsx", audience: conceptEditors, script: true },
  { path: "/app/:region/vereinbarungen/:id/loeschen", file: "workspace/agreements/delete.tsx", audience: conceptEditors },

  { path: "/app/:region/sitzungen", file: "workspace/meetings/list.tsx", audience: CONCEPT_READERS },
  { path: "/app/:region/sitzungen/datei/:file", file: "workspace/meetings/download.ts", audience: CONCEPT_READERS },
  { path: "/app/:region/sitzungen/:id", file: "workspace/meetings/meeting.tsx", audience: CONCEPT_READERS },
  { path: "/app/:region/sitzungen/:id/bearbeiten", file: "workspace/meetings/edit.tsx", audience: CONCEPT_READERS },
  { path: "/app/:region/sitzungen/:id/absagen", file: "workspace/meetings/cancel.tsx", audience: CONCEPT_READERS },
  { path: "/app/:region/sitzungen/:id/tagesordnung", file: "workspace/meetings/agenda.tsx", audience: CONCEPT_READERS, script: true },
  {
    path: "/app/:region/sitzungen/:id/teilnahme",
    file: "workspace/meetings/participants.tsx",
    audience: CONCEPT_READERS,
    audit: "meeting.participants-read",
    script: true,
  },
  { path: "/app/:region/sitzungen/:id/unterlagen/:paper", file: "workspace/meetings/paper.ts", audience: CONCEPT_READERS },
  { path: "/app/:region/gremien/:id/sitzungen/neu", file: "workspace/meetings/plan.tsx", audience: CONCEPT_READERS },
  { path: "/app/:region/gremien/:id/themen", file: "workspace/meetings/topics.tsx", audience: CONCEPT_READERS },
  { path: "/app/:region/gremien/:id/beteiligung", file: "workspace/meetings/participation.tsx", audience: CONCEPT_READERS },
  { path: "/app/:region/gremien/:id/beteiligung/datei", file: "workspace/meetings/participation-file.ts", audience: CONCEPT_READERS },
  { path: "/app/:region/gremien/:id/kalender", file: "workspace/meetings/gremium-calendar.tsx", audience: CONCEPT_READERS },
  { path: "/app/:region/themen/:id", file: "workspace/meetings/topic.tsx", audience: CONCEPT_READERS },
  { path: "/app/:region/kalender", file: "workspace/meetings/own-calendar.tsx", audience: CONCEPT_READERS },
  { path: "/app/:region/gremien", file: "workspace/gremien/list.tsx", audience: CONCEPT_READERS },
  { path: "/app/:region/gremien/datei/:file", file: "workspace/gremien/bodies-file.ts", audience: CONCEPT_READERS },
  { path: "/app/:region/gremien/neu", file: "workspace/gremien/new.tsx", audience: conceptEditors },
  { path: "/app/:region/gremien/:id", file: "workspace/gremien/gremium.tsx", audience: CONCEPT_READERS, audit: "gremium.members-read" },
  { path: "/app/:region/gremien/:id/bearbeiten", file: "workspace/gremien/edit.tsx", audience: conceptEditors },
  { path: "/app/:region/gremien/:id/aufloesen", file: "workspace/gremien/end.tsx", audience: conceptEditors },
  {
    path: "/app/:region/gremien/:id/mitglieder/neu",
    file: "workspace/gremien/new-member.tsx",
    audience: conceptEditors,
    audit: "gremium.members-read",
    script: true,
  },
  {
    path: "/app/:region/gremien/:id/mitglieder/:member",
    file: "workspace/gremien/edit-member.tsx",
    audience: conceptEditors,
    audit: "gremium.members-read",
    script: true,
  },
  { path: "/app/:region/gremien/:id/datei/:file", file: "workspace/gremien/members-file.ts", audience: CONCEPT_READERS, audit: "gremium.members-exported" },
  { path: "/app/:region/gremien/:id/wahlen/neu", file: "workspace/gremien/new-election.tsx", audience: conceptEditors },
  {
    path: "/app/:region/gremien/:id/wahlen/:election",
    file: "workspace/gremien/edit-election.tsx",
    audience: conceptEditors,
    audit: "gremium.members-read",
    script: true,
  },

  { path: "/app/:region/gremien/suche", file: "workspace/gremien/search.tsx", audience: CONCEPT_READERS, audit: "minutes.searched" },
  { path: "/app/:region/sitzungen/:id/protokoll", file: "workspace/gremien/minutes.tsx", audience: CONCEPT_READERS, audit: "minutes.read", script: true },
  { path: "/app/:region/sitzungen/:id/protokoll/genehmigung", file: "workspace/gremien/minutes-approve.tsx", audience: CONCEPT_READERS },
  { path: "/app/:region/sitzungen/:id/protokoll/datei/:file", file: "workspace/gremien/minutes-file.ts", audience: CONCEPT_READERS, audit: "minutes.exported" },
  { path: "/app/:region/beschluesse/:id/massnahme", file: "workspace/gremien/decision-to-measure.tsx", audience: measureEditors },

  { path: "/app/:region/beratung", file: "workspace/counselling/search.tsx", audience: COUNSELLORS },
  { path: "/app/:region/beratung/eingetragen", file: "workspace/counselling/own-interested.tsx", audience: COUNSELLORS, audit: "interest.read" },
  { path: "/app/:region/beratung/drucken", file: "workspace/counselling/print.ts", audience: COUNSELLORS },
  { path: "/app/:region/angebote", file: "workspace/offers/list.tsx", audience: CONCEPT_READERS, script: true },
  { path: "/app/:region/angebote/datei/:file", file: "workspace/offers/list-file.ts", audience: CONCEPT_READERS },
  { path: "/app/:region/angebote/einlesen", file: "workspace/offers/import/import.tsx", audience: conceptEditors },
  { path: "/app/:region/angebote/einlesen/:id", file: "workspace/offers/import/preview.tsx", audience: conceptEditors },
  { path: "/app/:region/angebote/einlesen/:id/datei/:file", file: "workspace/offers/import/open-rows-file.ts", audience: conceptEditors },
  { path: "/app/:region/angebote/einbetten", file: "workspace/offers/out/embed.tsx", audience: conceptEditors, frames: "own", script: true },
  { path: "/app/:region/angebote/neu", file: "workspace/offers/new.tsx", audience: conceptEditors, script: true },
  { path: "/app/:region/angebote/pruefen", file: "workspace/offers/review/list.tsx", audience: conceptEditors },
  {
    path: "/app/:region/angebote/pruefen/vorschlag/:id",
    file: "workspace/offers/review/proposal.tsx",
    audience: conceptEditors,
    audit: "offer.proposal-read",
    script: true,
  },
  { path: "/app/:region/angebote/pruefen/:id", file: "workspace/offers/review/change.tsx", audience: conceptEditors },
  { path: "/app/:region/angebote/anbieter", file: "workspace/offers/providers.tsx", audience: conceptEditors },
  { path: "/app/:region/angebote/:id", file: "workspace/offers/offer.tsx", audience: CONCEPT_READERS },
  { path: "/app/:region/angebote/:id/bearbeiten", file: "workspace/offers/edit.tsx", audience: conceptEditors, script: true },
  { path: "/app/:region/angebote/interessierte", file: "workspace/offers/courses/interested.tsx", audience: conceptEditors, audit: "interest.read" },
  { path: "/app/:region/angebote/interessierte/neu", file: "workspace/offers/courses/interested-new.tsx", audience: COUNSELLORS },
  {
    path: "/app/:region/angebote/interessierte/datei/:file",
    file: "workspace/offers/courses/interested-file.ts",
    audience: conceptEditors,
    audit: "interest.exported",
  },
  {
    path: "/app/:region/angebote/interessierte/:id/bearbeiten",
    file: "workspace/offers/courses/interested-edit.tsx",
    audience: COUNSELLORS,
    audit: "interest.read",
  },
  {
    path: "/app/:region/angebote/interessierte/:id/loeschen",
    file: "workspace/offers/courses/interested-delete.tsx",
    audience: COUNSELLORS,
    audit: "interest.read",
  },
  { path: "/app/:region/angebote/kursliste", file: "workspace/offers/course-list/list.tsx", audience: conceptEditors, audit: "course-list.read" },
  { path: "/app/:region/angebote/kursliste/neu", file: "workspace/offers/course-list/new.tsx", audience: conceptEditors },
  {
    path: "/app/:region/angebote/kursliste/datei/:file",
    file: "workspace/offers/course-list/file.ts",
    audience: conceptEditors,
    audit: "course-list.exported",
  },
  { path: "/app/:region/angebote/kursliste/:id/loeschen", file: "workspace/offers/course-list/delete.tsx", audience: conceptEditors },
  { path: "/app/:region/angebote/:id/interessierte", file: "workspace/offers/courses/offer-places.tsx", audience: conceptEditors, audit: "interest.read" },
  { path: "/app/:region/angebote/:id/kurs", file: "workspace/offers/courses/edit.tsx", audience: conceptEditors },
  { path: "/app/:region/angebote/:id/zeiten", file: "workspace/offers/times.tsx", audience: conceptEditors },
  { path: "/app/:region/angebote/:id/stand", file: "workspace/offers/state.tsx", audience: conceptEditors },
  { path: "/app/:region/angebote/:id/sprachen/:language", file: "workspace/offers/translate.tsx", audience: conceptEditors },
  { path: "/app/:region/angebote/:id/fassungen", file: "workspace/offers/versions.tsx", audience: conceptEditors },
  { path: "/app/:region/angebote/:id/loeschen", file: "workspace/offers/delete.tsx", audience: conceptEditors },

  { path: "/app/:region/konferenzen", file: "workspace/conferences/list.tsx", audience: CONCEPT_READERS },
  { path: "/app/:region/konferenzen/datei/:file", file: "workspace/conferences/download.ts", audience: CONCEPT_READERS },
  { path: "/app/:region/konferenzen/neu", file: "workspace/conferences/new.tsx", audience: conceptEditors },
  { path: "/app/:region/konferenzen/:id", file: "workspace/conferences/conference.tsx", audience: CONCEPT_READERS },
  { path: "/app/:region/konferenzen/:id/bearbeiten", file: "workspace/conferences/edit.tsx", audience: CONCEPT_READERS },
  { path: "/app/:region/konferenzen/:id/absagen", file: "workspace/conferences/cancel.tsx", audience: CONCEPT_READERS },
  { path: "/app/:region/konferenzen/:id/workshops", file: "workspace/conferences/workshops.tsx", audience: CONCEPT_READERS, script: true },
  { path: "/app/:region/konferenzen/:id/ideenwand", file: "workspace/conferences/idea-board.tsx", audience: CONCEPT_READERS },
  { path: "/app/:region/konferenzen/:id/karten", file: "workspace/conferences/cards.tsx", audience: CONCEPT_READERS },
  { path: "/app/:region/konferenzen/:id/karten/datei", file: "workspace/conferences/cards-file.ts", audience: CONCEPT_READERS },
  { path: "/app/:region/konferenzen/:id/dokumentation", file: "workspace/conferences/documentation.tsx", audience: CONCEPT_READERS },
  { path: "/app/:region/angebote/:id/termine", file: "workspace/offers/events/dates.tsx", audience: conceptEditors },
  { path: "/app/:region/angebote/:id/leihgabe", file: "workspace/offers/lending/edit.tsx", audience: conceptEditors },
  { path: "/app/:region/angebote/:id/ausleihen", file: "workspace/offers/lending/loans.tsx", audience: conceptEditors, audit: "bookings.read" },
  { path: "/app/:region/angebote/:id/stelle", file: "workspace/offers/posts/post.tsx", audience: conceptEditors },
  { path: "/app/:region/angebote/:id/ergebnisse", file: "workspace/offers/events/results.tsx", audience: conceptEditors },
  { path: "/app/:region/angebote/:id/termine/:at", file: "workspace/offers/events/door.tsx", audience: conceptEditors, audit: "event-visits.read" },
  { path: "/app/:region/angebote/:id/anmeldungen", file: "workspace/offers/bookings.tsx", audience: conceptEditors, audit: "bookings.read" },
  {
    path: "/app/:region/angebote/:id/anmeldungen/datei/:file",
    file: "workspace/offers/bookings-file.ts",
    audience: conceptEditors,
    audit: "bookings.exported",
  },
  {
    path: "/app/:region/konferenzen/:id/anmeldungen",
    file: "workspace/conferences/registrations.tsx",
    audience: CONCEPT_READERS,
    audit: "conference.registrations-read",
  },
  {
    path: "/app/:region/konferenzen/:id/anmeldungen/datei/:file",
    file: "workspace/conferences/registrations-file.ts",
    audience: CONCEPT_READERS,
    audit: "conference.registrations-exported",
  },
  {
    path: "/app/:region/konferenzen/:id/anwesenheit",
    file: "workspace/conferences/attendance.tsx",
    audience: CONCEPT_READERS,
    audit: "conference.registrations-read",
  },

  { path: "/app/:region/aufgaben", file: "workspace/tasks/list.tsx", audience: members, audit: "tasks.read" },
  { path: "/app/:region/aufgaben/datei/:file", file: "workspace/tasks/download.ts", audience: members, audit: "tasks.exported" },
  { path: "/app/:region/aufgaben/:id", file: "workspace/tasks/task.tsx", audience: members, audit: "task.read", script: true },

  { path: "/app/:region/vorgaenge/:id", file: "workspace/long-job.tsx", audience: members },
  { path: "/app/:region/vorgaenge/:id/datei", file: "workspace/long-job-file.ts", audience: members, audit: "long-job.file-read" },

  { path: "/app/:region/dateien/:id", file: "workspace/file.ts", audience: CONCEPT_READERS },

  {
    path: "/app/:region/verwaltung/zugaenge",
    file: "workspace/administration/accounts.tsx",
    audience: administration,
    audit: "memberships.read",
    script: true,
  },
  { path: "/app/:region/verwaltung/zugaenge/:id/haus", file: "workspace/administration/untie.tsx", audience: administration, audit: "memberships.read" },
  { path: "/app/:region/verwaltung/anmeldung", file: "workspace/administration/sign-in.tsx", audience: administration },
  { path: "/app/:region/verwaltung/protokoll", file: "workspace/administration/audit.tsx", audience: auditors, audit: "audit.read" },
  { path: "/app/:region/verwaltung/protokoll/datei", file: "workspace/administration/audit-download.ts", audience: auditors, audit: "audit.exported" },
  { path: "/app/:region/verwaltung/sprachen", file: "workspace/administration/languages.tsx", audience: [...administration, ...coordination] },
  { path: "/app/:region/verwaltung/kontakt", file: "workspace/administration/contact.tsx", audience: [...administration, ...coordination] },
  { path: "/app/:region/verwaltung/dateien", file: "workspace/administration/files.tsx", audience: administration, audit: "files.read" },
  { path: "/app/:region/verwaltung/postausgang", file: "workspace/administration/outbox.tsx", audience: administration, audit: "outbox.read" },

  { path: "/app/:region/verwaltung/hintergrund", file: "workspace/administration/background.tsx", audience: administration },
  { path: "/app/:region/verwaltung/hintergrund/:id/verwerfen", file: "workspace/administration/discard-job.tsx", audience: administration },

  { path: "/app/:region/verwaltung/datenschutz", file: "workspace/administration/privacy/overview.tsx", audience: auditors },
  { path: "/app/:region/verwaltung/datenschutz/verzeichnis", file: "workspace/administration/privacy/record.tsx", audience: auditors },
  { path: "/app/:region/verwaltung/datenschutz/verzeichnis/datei/:file", file: "workspace/administration/privacy/record-file.ts", audience: auditors },
  { path: "/app/:region/verwaltung/datenschutz/massnahmen", file: "workspace/administration/privacy/measures.tsx", audience: auditors },
  { path: "/app/:region/verwaltung/datenschutz/einsicht", file: "workspace/administration/privacy/log-views.tsx", audience: auditors },
  {
    path: "/app/:region/verwaltung/datenschutz/einsicht/:id",
    file: "workspace/administration/privacy/log-view.tsx",
    audience: auditors,
    audit: "log-view.read",
  },
  {
    path: "/app/:region/verwaltung/datenschutz/einsicht/:id/anmeldungen",
    file: "workspace/administration/privacy/sign-ins.tsx",
    audience: auditors,
    audit: "sign-ins.read",
  },
  {
    path: "/app/:region/verwaltung/datenschutz/einsicht/:id/anmeldungen/datei",
    file: "workspace/administration/privacy/sign-ins-download.ts",
    audience: auditors,
    audit: "sign-ins.exported",
  },
  {
    path: "/app/:region/verwaltung/datenschutz/antraege/:id",
    file: "workspace/administration/privacy/request.tsx",
    audience: auditors,
    audit: "data-request.read",
  },
  { path: "/app/:region/verwaltung/datenschutz/antraege/:id/loeschen", file: "workspace/administration/privacy/erase.tsx", audience: administration },
  {
    path: "/app/:region/verwaltung/datenschutz/:kind/:id",
    file: "workspace/administration/privacy/person.tsx",
    audience: administration,
    audit: "privacy.person-read",
  },
  {
    path: "/app/:region/verwaltung/datenschutz/:kind/:id/datei/:file",
    file: "workspace/administration/privacy/person-file.ts",
    audience: administration,
    audit: "privacy.person-exported",
  },
];

const byPath = new Map(pages.map((page) => [page.path, page]));

export function findPage(path: string): Page | undefined {
  return byPath.get(path);
}
