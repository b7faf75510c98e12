import { expect, type Page } from "@playwright/test";
import { clippedTexts } from "../page-checks.ts";
import { ADMINISTRATOR, COORDINATOR, linkOn, MEMBER, newStatusLink, pageOf, send, signIn, STAFF } from "../steps.ts";
import { anId, check, first, localesOf, resolve, type Address, type Locale } from "./looks.ts";
import { test } from "./one-window.ts";

const concept = `${STAFF}/konzept`;
const measure = new RegExp(`/massnahmen/${anId}$`);
const organisation = new RegExp(`/netzwerk/${anId}$`);
const recommendation = new RegExp(`/konzept/empfehlungen/${anId}$`);

/** A page of the demo's closed evaluation round. */
const anEvaluation =
  (place: string): Address =>
  async (page) =>
    (await linkOn(page, `${concept}/bewertung`, new RegExp(`/bewertung/${anId}/ergebnis$`))).replace(/\/ergebnis$/, place);

const coordinatorPages: Record<string, Address> = {
  regions: "/app",
  account: "/app/konto",
  "second factor": "/app/konto/zweiter-faktor",
  passkeys: "/app/konto/passkeys",
  desk: STAFF,
  roles: `${STAFF}/rollen`,
  glance: concept,
  "action field": first(concept, new RegExp(`/felder/${anId}`)),
  goal: first(concept, new RegExp(`/ziele/${anId}`)),
  recommendation: aRecommendation(),
  "edit recommendation": aRecommendation("/bearbeiten"),
  structure: `${concept}/gliederung`,
  foundations: `${concept}/grundlagen`,
  resolutions: `${concept}/beschluesse`,
  "enter a resolution": `${concept}/beschluesse/neu`,
  "parts that follow": `${concept}/beschluesse/teile`,
  "edit a resolution": first(`${concept}/beschluesse`, new RegExp(`/beschluesse/${anId}$`)),
  "council paper": `${concept}/vorlage`,
  revision: `${concept}/fortschreibung`,
  "revision side by side": `${concept}/fortschreibung/nebeneinander`,
  "give up the revision": `${concept}/fortschreibung/aufgeben`,
  versions: `${concept}/fassungen`,
  "compare two versions": `${concept}/fassungen?von=1.0&bis=1.3`,
  version: `${concept}/fassungen/1.0`,
  release: `${concept}/freigabe`,
  import: `${concept}/einlesen`,
  "import preview": anImport,
  names: `${concept}/benannt`,
  measures: `${STAFF}/massnahmen`,
  "no measures found": `${STAFF}/massnahmen?suche=xyzzy`,
  "new measure": `${STAFF}/massnahmen/neu`,
  measure: first(`${STAFF}/massnahmen`, measure),
  "edit measure": first(`${STAFF}/massnahmen`, measure, "/bearbeiten"),
  "status rounds": `${STAFF}/statusrunden`,
  "new status round": `${STAFF}/statusrunden/neu`,
  "status round": first(`${STAFF}/statusrunden`, new RegExp(`/statusrunden/${anId}`)),
  "evaluation rounds": `${STAFF}/konzept/bewertung`,
  "new evaluation round": `${STAFF}/konzept/bewertung/neu`,
  "result of an evaluation": anEvaluation("/ergebnis"),
  "evaluation round": anEvaluation(""),
  "raters to add": anEvaluation("/dazu"),
  "proposals for the next version": anEvaluation("/vorschlaege"),
  network: `${STAFF}/netzwerk`,
  "network search": `${STAFF}/netzwerk/suche?suche=Jugentmigration`,
  "new organisation": `${STAFF}/netzwerk/neu`,
  organisation: first(`${STAFF}/netzwerk`, organisation),
  "edit organisation": first(`${STAFF}/netzwerk`, organisation, "/bearbeiten"),
  "delete organisation": first(`${STAFF}/netzwerk`, organisation, "/loeschen"),
  "end links of mails": first(`${STAFF}/netzwerk`, organisation, "/links"),
  "duplicate entries": `${STAFF}/netzwerk/doppelt`,
  "merge two entries": first(`${STAFF}/netzwerk/doppelt`, new RegExp(`/zusammenfuehren/${anId}$`)),
  "read in a list": `${STAFF}/netzwerk/einlesen`,
  "changes by organisations": `${STAFF}/netzwerk/aenderungen`,
  "themes and target groups": `${STAFF}/konzept/begriffe`,
  "towns and municipalities": `${STAFF}/netzwerk/orte`,
  "branches and topics of offers": `${STAFF}/angebote/begriffe`,
  "where places lie": `${STAFF}/angebote/lage`,
  "kinds and periods": `${STAFF}/netzwerk/einstellungen`,
  "phone list": `${STAFF}/netzwerk/telefonliste`,
  "who to call": `${STAFF}/wen-anrufen`,
  "new situation": `${STAFF}/wen-anrufen/neu`,
  "edit situation": first(`${STAFF}/wen-anrufen`, new RegExp(`/wen-anrufen/${anId}/bearbeiten`)),
  "who works with whom": `${STAFF}/netzwerk/bild`,
  "fields without anybody": `${STAFF}/netzwerk/luecken`,
  foundings: `${STAFF}/netzwerk/gruendungen`,
  founding: first(`${STAFF}/netzwerk/gruendungen`, new RegExp(`/gruendungen/${anId}$`)),
  "steps to an association": `${STAFF}/netzwerk/gruendungen/schritte`,
  "integration office": `${STAFF}/stelle`,
  "edit integration office": `${STAFF}/stelle/bearbeiten`,
  funds: `${STAFF}/foerdermittel`,
  "new fund": `${STAFF}/foerdermittel/neu`,
  fund: aFund(),
  "edit fund": aFund("/bearbeiten"),
  "notice of a fund": aFund("/bescheid"),
  "bookings of a fund": aFund("/buchungen"),
  "delete fund": aFund("/loeschen"),
  "proof of use": aFund("/nachweis/2026"),
  deadlines: `${STAFF}/foerdermittel/fristen`,
  "deadlines of a month": `${STAFF}/foerdermittel/fristen?monat=2026-12`,
  "calendar of deadlines": `${STAFF}/foerdermittel/fristen/kalender`,
  "days of reminders": `${STAFF}/foerdermittel/fristen/warnung`,
  "match sources of money": `${STAFF}/foerdermittel/zuordnen`,
  "calls for micro-grants": `${STAFF}/kleinfoerderung`,
  "new call for micro-grants": `${STAFF}/kleinfoerderung/neu`,
  "a call for micro-grants": aCall(),
  "edit call for micro-grants": aCall("/bearbeiten"),
  "a grant application": async (page) => linkOn(page, await resolve(page, aCall()), new RegExp(`/antraege/${anId}$`)),
  "other plans": `${STAFF}/plaene`,
  "new plan": `${STAFF}/plaene/neu`,
  plan: first(`${STAFF}/plaene`, new RegExp(`/plaene/${anId}$`)),
  "goals of a plan": first(`${STAFF}/plaene`, new RegExp(`/plaene/${anId}$`), "/zuordnen"),
  "document of a plan": first(`${STAFF}/plaene`, new RegExp(`/plaene/${anId}$`), "/dokument"),
  "edit plan": first(`${STAFF}/plaene`, new RegExp(`/plaene/${anId}$`), "/bearbeiten"),
  indicators: `${STAFF}/kennzahlen`,
  "new indicator": `${STAFF}/kennzahlen/neu`,
  indicator: first(`${STAFF}/kennzahlen`, new RegExp(`/kennzahlen/${anId}$`)),
  "values of an indicator": first(`${STAFF}/kennzahlen`, new RegExp(`/kennzahlen/${anId}$`), "/werte"),
  "values from a table": first(`${STAFF}/kennzahlen`, new RegExp(`/kennzahlen/${anId}$`), "/einlesen"),
  "edit indicator": first(`${STAFF}/kennzahlen`, new RegExp(`/kennzahlen/${anId}$`), "/bearbeiten"),
  "release of an indicator": first(`${STAFF}/kennzahlen`, new RegExp(`/kennzahlen/${anId}$`), "/freigabe"),
  "hints about figures": `${concept}/zahlen`,
  agreements: `${STAFF}/vereinbarungen`,
  feeds: `${STAFF}/angebote/kalender`,
  holidays: `${STAFF}/angebote/ferien`,
  "reading in offers": `${STAFF}/angebote/einlesen`,
  "offers elsewhere": `${STAFF}/angebote/einbetten`,
  "dead addresses of offers": `${STAFF}/angebote/adressen`,
  "openness of services": `${STAFF}/angebote/offenheit`,
  "five questions about a service": first(`${STAFF}/angebote/offenheit`, new RegExp(`/angebote/${anId}/offenheit$`)),
  "unconfirmed offers": `${STAFF}/angebote/frische`,
  "new feed": `${STAFF}/angebote/kalender/neu`,
  "new agreement": `${STAFF}/vereinbarungen/neu`,
  agreement: first(`${STAFF}/vereinbarungen`, new RegExp(`/vereinbarungen/${anId}$`)),
  bodies: `${STAFF}/gremien`,
  body: first(`${STAFF}/gremien`, new RegExp(`/gremien/${anId}$`)),
  "search in minutes": `${STAFF}/gremien/suche?suche=Betreuung`,
  meetings: `${STAFF}/sitzungen`,
  votes: `${STAFF}/priorisierung`,
  "new vote": `${STAFF}/priorisierung/neu`,
  "a running vote": first(`${STAFF}/priorisierung`, new RegExp(`/priorisierung/${anId}$`)),
  "running a vote": first(`${STAFF}/priorisierung`, new RegExp(`/priorisierung/${anId}$`), "/leitung"),
  "a vote on the projector": first(`${STAFF}/priorisierung`, new RegExp(`/priorisierung/${anId}$`), "/leinwand?fest=1"),
  offers: `${STAFF}/angebote`,
  counselling: `${STAFF}/beratung?kinder=ja`,
  "new offer": `${STAFF}/angebote/neu`,
  offer: anOffer(),
  "offers to review": `${STAFF}/angebote/pruefen`,
  "an offer to review": first(`${STAFF}/angebote/pruefen`, new RegExp(`/pruefen/${anId}$`)),
  "a proposal from outside": first(`${STAFF}/angebote/pruefen?art=proposal`, new RegExp(`/vorschlag/${anId}$`)),
  "providers of offers": `${STAFF}/angebote/anbieter`,
  "edit offer": anOffer("/bearbeiten"),
  "state of an offer": anOffer("/stand"),
  "an offer in another language": anOffer("/sprachen/en"),
  "versions of an offer": anOffer("/fassungen"),
  "delete an offer": anOffer("/loeschen"),
  "details of a course": first(`${STAFF}/angebote?suche=Mietf%C3%BChrerschein`, new RegExp(`/angebote/${anId}$`), "/kurs"),
  "course list by mail": `${STAFF}/angebote/kursliste`,
  "delete a subscriber of the course list": first(`${STAFF}/angebote/kursliste`, new RegExp(`/kursliste/${anId}/loeschen$`)),
  "new subscriber of the course list": `${STAFF}/angebote/kursliste/neu`,
  "interest list": `${STAFF}/angebote/interessierte`,
  "new entry of the interest list": `${STAFF}/angebote/interessierte/neu`,
  "whom a counsellor entered": `${STAFF}/beratung/eingetragen`,
  "correct an entry of the interest list": first(`${STAFF}/angebote/interessierte`, new RegExp(`/interessierte/${anId}/bearbeiten$`)),
  "delete an entry of the interest list": first(`${STAFF}/angebote/interessierte`, new RegExp(`/interessierte/${anId}/loeschen$`)),
  "offer a place of a course": first(`${STAFF}/angebote?suche=Deutsch+am+Abend`, new RegExp(`/angebote/${anId}$`), "/interessierte"),
  programmes: `${STAFF}/angebote/programme`,
  "new programme": `${STAFF}/angebote/programme/neu`,
  programme: first(`${STAFF}/angebote/programme`, new RegExp(`/programme/${anId}$`)),
  "delete a programme": first(`${STAFF}/angebote/programme`, new RegExp(`/programme/${anId}$`), "/loeschen"),
  "details of a lending": first(`${STAFF}/angebote?art=lending`, new RegExp(`/angebote/${anId}$`), "/leihgabe"),
  loans: first(`${STAFF}/angebote?art=lending`, new RegExp(`/angebote/${anId}$`), "/ausleihen"),
  "details of a post": first(`${STAFF}/angebote?art=job`, new RegExp(`/angebote/${anId}$`), "/stelle"),
  "dates of an event": anEvent("/termine"),
  "results of an event": anEvent("/ergebnisse"),
  "check-in of an event": async (page) => linkOn(page, await anEvent("/termine")(page), /\/termine\/\d{8}T\d{4}$/),
  conferences: `${STAFF}/konferenzen`,
  "new conference": `${STAFF}/konferenzen/neu`,
  conference: aConference(),
  "edit conference": aConference("/bearbeiten"),
  "cancel conference": aConference("/absagen"),
  workshops: aConference("/workshops"),
  registrations: aConference("/anmeldungen"),
  attendance: aConference("/anwesenheit"),
  "cards of a conference": aConference("/karten", "2025"),
  "idea board": aConference("/ideenwand", "2025"),
  "documentation of a conference": aConference("/dokumentation", "2025"),
  meeting: first(`${STAFF}/sitzungen`, new RegExp(`/sitzungen/${anId}$`)),
  minutes: someMinutes,
  tasks: `${STAFF}/aufgaben`,
  task: first(`${STAFF}/aufgaben`, new RegExp(`/aufgaben/${anId}$`)),
  calendar: `${STAFF}/kalender`,
};

const administratorPages: Record<string, Address> = {
  accounts: `${STAFF}/verwaltung/zugaenge`,
  audit: `${STAFF}/verwaltung/protokoll`,
  outbox: `${STAFF}/verwaltung/postausgang`,
  files: `${STAFF}/verwaltung/dateien`,
  "whom to call": `${STAFF}/verwaltung/kontakt`,
  "languages of the portal": `${STAFF}/verwaltung/sprachen`,
  "work in the background": `${STAFF}/verwaltung/hintergrund`,
  "single sign-on": `${STAFF}/verwaltung/anmeldung`,
  "data protection": `${STAFF}/verwaltung/datenschutz?suche=petersen`,
  "access report": first(`${STAFF}/verwaltung/datenschutz?suche=petersen`, new RegExp(`/datenschutz/person/${anId}$`)),
  "looks into the log": `${STAFF}/verwaltung/datenschutz/einsicht`,
  "record of processing": `${STAFF}/verwaltung/datenschutz/verzeichnis`,
  "security measures": `${STAFF}/verwaltung/datenschutz/massnahmen`,
};

/** What an organisation's member sees otherwise than the office, or alone. */
const memberPages: Record<string, Address> = { "a member's desk": STAFF, "own organisation": `${STAFF}/eigenes` };

/** The first fund of the list. */
function aFund(more = ""): Address {
  return first(`${STAFF}/foerdermittel`, new RegExp(`/foerdermittel/${anId}$`), more);
}

function aCall(more = ""): Address {
  return first(`${STAFF}/kleinfoerderung`, new RegExp(`/kleinfoerderung/${anId}$`), more);
}

/** One of the demo's drafts. */
function anOffer(more = ""): Address {
  return first(`${STAFF}/angebote?stand=draft`, new RegExp(`/angebote/${anId}$`), more);
}

/** One of the demo's events that people booked. */
function anEvent(more = ""): (page: Page) => Promise<string> {
  return async (page) => `${await linkOn(page, `${STAFF}/angebote?suche=Elternabend`, new RegExp(`/angebote/${anId}$`))}${more}`;
}

function aRecommendation(more = ""): Address {
  return async (page) => `${await linkOn(page, await linkOn(page, concept, new RegExp(`/ziele/${anId}`)), recommendation)}${more}`;
}

/** @param year of the demo's two conferences: the one ahead, or the one with cards */
function aConference(more = "", year = "2027"): Address {
  return first(`${STAFF}/konferenzen?suche=${year}`, new RegExp(`/konferenzen/${anId}$`), more);
}

/** The search leads to an item of the minutes; the page is the same. */
async function someMinutes(page: Page): Promise<string> {
  const found = await linkOn(page, `${STAFF}/gremien/suche?suche=Betreuung`, new RegExp(`/sitzungen/${anId}/protokoll`));
  return found.replace(/#.*/, "");
}

async function anImport(page: Page): Promise<string> {
  const text =
    "Handlungsfeld;Ziel;Empfehlung\nWohnen;Alle wohnen gut.;Der Kreis baut: Häuser, Wohnun-\n;;gen und Gärten.\nWohnen;Alle wohnen gut.;Der Kreis berät.\n";
  return send(page, `${concept}/einlesen`, { multipart: { file: { name: "konzept.csv", mimeType: "text/csv", buffer: Buffer.from(text) } } });
}

for (const [email, pages] of [
  [COORDINATOR, coordinatorPages],
  [ADMINISTRATOR, administratorPages],
  [MEMBER, memberPages],
] as const) {
  test.describe(`Signed in as ${email}`, () => {
    for (const [place, [name, address]] of Object.entries(pages).entries()) {
      test(name, async ({ page }) => {
        await signIn(page, email);
        const found = await resolve(page, address);
        for (const locale of localesOf(place, ["de", "en"])) {
          await setAccountLocale(page, locale);
          await check(page, found, place);
          await expect(page.locator("html")).toHaveAttribute("lang", locale);
        }
      });
    }

    test.afterAll(async ({ browser }) => {
      const page = await pageOf(browser, email);
      await setAccountLocale(page, "de");
      await page.context().close();
    });
  });
}

async function setAccountLocale(page: Page, locale: Locale): Promise<void> {
  await send(page, "/app/konto", { form: { intent: "language", locale } });
}

// Here, because it asks for the link as the coordinator, whose language the tests above change and put back.
test("A status request, in German, English and Arabic", async ({ page, browser }) => {
  const { link } = await newStatusLink(browser);
  for (const [place, locale] of (["de", "en", "ar"] as const).entries()) {
    await check(page, `${link}?sprache=${locale}`, place);
    await expect(page.locator("html")).toHaveAttribute("lang", locale);
    expect(await clippedTexts(page)).toEqual([]);
  }
});
