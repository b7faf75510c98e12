import { expect, test, type Page } from "@playwright/test";
import { accessibilityFaults, clippedTexts, DESKTOP, openSound, PHONE } from "./page-checks.ts";
import { ADMINISTRATOR, COORDINATOR, linkOn, newStatusLink, pageOf, send, signIn, STAFF } from "./steps.ts";

/** E2E_FULL=1 checks accessibility in every language, theme and width; otherwise each page gets one of them in turn. */
const full = process.env.E2E_FULL === "1";

type Address = string | ((page: Page) => Promise<string>);
const concept = `${STAFF}/konzept`;
const first =
  (list: string, form: RegExp, more = ""): Address =>
  async (page) =>
    `${await linkOn(page, list, form)}${more}`;
const anId = "[0-9a-f-]{36}";
const measure = new RegExp(`/massnahmen/${anId}$`);
const organisation = new RegExp(`/netzwerk/${anId}$`);
const recommendation = new RegExp(`/konzept/empfehlungen/${anId}$`);

const coordinatorPages: Record<string, Address> = {
  regions: "/app",
  account: "/app/konto",
  "second factor": "/app/konto/zweiter-faktor",
  desk: STAFF,
  roles: `${STAFF}/rollen`,
  glance: concept,
  "action field": first(concept, new RegExp(`/felder/${anId}`)),
  goal: first(concept, new RegExp(`/ziele/${anId}`)),
  recommendation: aRecommendation(),
  "edit recommendation": aRecommendation("/bearbeiten"),
  structure: `${concept}/gliederung`,
  foundations: `${concept}/grundlagen`,
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
  network: `${STAFF}/netzwerk`,
  "new organisation": `${STAFF}/netzwerk/neu`,
  organisation: first(`${STAFF}/netzwerk`, organisation),
  "edit organisation": first(`${STAFF}/netzwerk`, organisation, "/bearbeiten"),
  "delete organisation": first(`${STAFF}/netzwerk`, organisation, "/loeschen"),
};

const administratorPages: Record<string, Address> = {
  accounts: `${STAFF}/verwaltung/zugaenge`,
  audit: `${STAFF}/verwaltung/protokoll`,
  outbox: `${STAFF}/verwaltung/postausgang`,
  "data protection": `${STAFF}/verwaltung/datenschutz?suche=petersen`,
  "access report": first(`${STAFF}/verwaltung/datenschutz?suche=petersen`, new RegExp(`/datenschutz/person/${anId}$`)),
  "looks into the log": `${STAFF}/verwaltung/datenschutz/einsicht`,
  "record of processing": `${STAFF}/verwaltung/datenschutz/verzeichnis`,
  "security measures": `${STAFF}/verwaltung/datenschutz/massnahmen`,
};

const publicPages: Record<string, Address> = {
  "list of regions": "/",
  concept: "/ellerland/konzept",
  "concept, filtered": "/ellerland/konzept?feld=1&stand=offen",
  "action field": "/ellerland/konzept/feld/1",
  recommendation: first("/ellerland/konzept/feld/1", /\/konzept\/empfehlung\//),
  foundations: "/ellerland/konzept/grundlagen",
};

const visitorPages: Record<string, string> = {
  "sign-in": "/app/anmelden",
  "forgotten password": "/app/passwort-vergessen",
};

function aRecommendation(more = ""): Address {
  return async (page) => `${await linkOn(page, await linkOn(page, concept, new RegExp(`/ziele/${anId}`)), recommendation)}${more}`;
}

async function anImport(page: Page): Promise<string> {
  const text =
    "Handlungsfeld;Ziel;Empfehlung\nWohnen;Alle wohnen gut.;Der Kreis baut: Häuser, Wohnun-\n;;gen und Gärten.\nWohnen;Alle wohnen gut.;Der Kreis berät.\n";
  return send(page, `${concept}/einlesen`, { multipart: { file: { name: "konzept.csv", mimeType: "text/csv", buffer: Buffer.from(text) } } });
}

type Locale = "de" | "en" | "ar";
const looks = [
  { colorScheme: "light", size: DESKTOP },
  { colorScheme: "dark", size: PHONE },
] as const;

/** Each page is seen light on a desktop and dark on a telephone, and its accessibility is checked in one of them in turn. */
async function check(page: Page, address: string, place: number): Promise<void> {
  for (const [turn, look] of looks.entries()) {
    await setLook(page, look);
    await openSound(page, address);
    if (full || (place + turn) % looks.length === 0) expect.soft(await accessibilityFaults(page), look.colorScheme).toEqual([]);
  }
  if (!full) return;
  for (const look of [
    { colorScheme: "light", size: PHONE },
    { colorScheme: "dark", size: DESKTOP },
  ] as const) {
    await setLook(page, look);
    expect.soft(await accessibilityFaults(page), `${look.colorScheme} ${look.size.width}`).toEqual([]);
  }
}

async function setLook(page: Page, { colorScheme, size }: { colorScheme: "light" | "dark"; size: typeof PHONE }): Promise<void> {
  await page.setViewportSize(size);
  await page.emulateMedia({ colorScheme });
}

/** The languages in which this page is checked: all, or the next one in turn. 3 pages in a row with the same look differ in language. */
function localesOf(place: number, locales: readonly Locale[]): readonly Locale[] {
  return full ? locales : locales.slice(Math.floor(place / looks.length) % locales.length).slice(0, 1);
}

async function resolve(page: Page, address: Address): Promise<string> {
  return typeof address === "string" ? address : address(page);
}

for (const [email, pages] of [
  [COORDINATOR, coordinatorPages],
  [ADMINISTRATOR, administratorPages],
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

test.describe("Public", () => {
  for (const [place, [name, address]] of Object.entries(publicPages).entries()) {
    test(name, async ({ page }) => {
      const found = await resolve(page, address);
      for (const locale of localesOf(place, ["de", "en", "ar"])) {
        await check(page, inLanguage(found, locale), place);
      }
    });

    test(`${name} in Arabic`, async ({ page }) => {
      await page.setViewportSize(PHONE);
      await openSound(page, inLanguage(await resolve(page, address), "ar"));
      await expect(page.locator("html")).toHaveAttribute("lang", "ar");
      await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
      expect(await clippedTexts(page)).toEqual([]);
    });
  }

  for (const [place, locale] of (["de", "en", "ar"] as const).entries()) {
    test(`first page in ${locale}`, async ({ page }) => {
      await check(page, `/ellerland/${locale}`, place);
      await expect(page.locator("html")).toHaveAttribute("lang", locale);
      expect(await clippedTexts(page)).toEqual([]);
    });
  }

  for (const [place, [name, address]] of Object.entries(visitorPages).entries()) {
    test(name, async ({ page }) => check(page, address, place));
  }

  test("the wall picture, which is printed in German", async ({ page }) => check(page, "/ellerland/konzept/wandbild", 0));

  test("a page that does not exist", async ({ page }) => {
    const answer = await page.goto("/ellerland/konzept/empfehlung/999.9.9");
    expect(answer?.status()).toBe(404);
    await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
    expect(await accessibilityFaults(page)).toEqual([]);
  });
});

test("A status request, in German, English and Arabic", async ({ page, browser }) => {
  const { link } = await newStatusLink(browser);
  for (const [place, locale] of (["de", "en", "ar"] as const).entries()) {
    await check(page, inLanguage(link, locale), place);
    await expect(page.locator("html")).toHaveAttribute("lang", locale);
    expect(await clippedTexts(page)).toEqual([]);
  }
});

function inLanguage(address: string, locale: Locale): string {
  return `${address}${address.includes("?") ? "&" : "?"}sprache=${locale}`;
}
