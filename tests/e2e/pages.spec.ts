import { expect, test, type Page } from "@playwright/test";
import { accessibilityFaults, clippedTexts, DESKTOP, openSound, PHONE } from "./page-checks.ts";
import { ADMINISTRATOR, COORDINATOR, linkOn, newStatusLink, send, signIn, STAFF } from "./steps.ts";

/** E2E_FULL=1 checks accessibility in every language, theme and width; otherwise each page gets one of them in turn. */
const full = process.env.E2E_FULL === "1";

type Address = string | ((page: Page) => Promise<string>);
const concept = `${STAFF}/konzept`;
const first = (list: string, form: RegExp, more = ""): Address => async (page) => `${await linkOn(page, list, form)}${more}`;
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
};

const publicPages: Record<string, Address> = {
  "list of regions": "/",
  concept: "/ellerland/konzept",
  "concept, filtered": "/ellerland/konzept?feld=1&stand=offen",
  "action field": "/ellerland/konzept/feld/1",
  recommendation: first("/ellerland/konzept/feld/1", /\/konzept\/empfehlung\//),
  foundations: "/ellerland/konzept/grundlagen",
  "wall picture": "/ellerland/konzept/wandbild",
};

const visitorPages: Record<string, string> = {
  "sign-in": "/app/anmelden",
  "forgotten password": "/app/passwort-vergessen",
};

function aRecommendation(more = ""): Address {
  return async (page) => `${await linkOn(page, await linkOn(page, concept, new RegExp(`/ziele/${anId}`)), recommendation)}${more}`;
}

async function anImport(page: Page): Promise<string> {
  const text = "Handlungsfeld;Ziel;Empfehlung\nWohnen;Alle wohnen gut.;Der Kreis baut: Häuser, Wohnun-\n;;gen und Gärten.\nWohnen;Alle wohnen gut.;Der Kreis berät.\n";
  return send(page, `${concept}/einlesen`, { multipart: { file: { name: "konzept.csv", mimeType: "text/csv", buffer: Buffer.from(text) } } });
}

type Locale = "de" | "en" | "ar";
type Look = { locale: Locale; colorScheme: "light" | "dark"; size: typeof PHONE };

/** The looks in which this page is checked for accessibility: all, or the next one in turn. */
function looksOf(place: number, locales: readonly Locale[]): Look[] {
  const looks = locales.flatMap((locale) => (["light", "dark"] as const).flatMap((colorScheme) => [PHONE, DESKTOP].map((size) => ({ locale, colorScheme, size }))));
  // 5 has no common divisor with 8 or 12 looks: neighbours differ in language, theme and width.
  return full ? looks : looks.slice((place * 5) % looks.length).slice(0, 1);
}

async function setLook(page: Page, { colorScheme, size }: Omit<Look, "locale">): Promise<void> {
  await page.setViewportSize(size);
  await page.emulateMedia({ colorScheme });
}

async function resolve(page: Page, address: Address): Promise<string> {
  return typeof address === "string" ? address : address(page);
}

async function checkInBothLooks(page: Page, address: string): Promise<void> {
  await setLook(page, { colorScheme: "light", size: DESKTOP });
  await openSound(page, address);
  await setLook(page, { colorScheme: "dark", size: PHONE });
  await openSound(page, address);
}

for (const [email, pages] of [[COORDINATOR, coordinatorPages], [ADMINISTRATOR, administratorPages]] as const) {
  test.describe(`Signed in as ${email}`, () => {
    for (const [place, [name, address]] of Object.entries(pages).entries()) {
      test(name, async ({ page }) => {
        await signIn(page, email);
        const found = await resolve(page, address);
        await checkInBothLooks(page, found);
        for (const look of looksOf(place, ["de", "en"])) {
          await send(page, "/app/konto", { form: { intent: "language", locale: look.locale } });
          await setLook(page, look);
          await page.goto(found);
          await expect.soft(page.locator("html")).toHaveAttribute("lang", look.locale);
          expect.soft(await accessibilityFaults(page), JSON.stringify(look)).toEqual([]);
        }
        await send(page, "/app/konto", { form: { intent: "language", locale: "de" } });
      });
    }
  });
}

test.describe("Public", () => {
  for (const [place, [name, address]] of Object.entries(publicPages).entries()) {
    test(name, async ({ page }) => {
      const found = await resolve(page, address);
      await checkInBothLooks(page, found);
      for (const look of looksOf(place, ["de", "en", "ar"])) {
        await setLook(page, look);
        await openSound(page, inLanguage(found, look.locale));
        expect.soft(await accessibilityFaults(page), JSON.stringify(look)).toEqual([]);
      }
    });

    test(`${name} in English and Arabic`, async ({ page }) => {
      const found = await resolve(page, address);
      await setLook(page, { colorScheme: "light", size: PHONE });
      for (const locale of ["en", "ar"] as const) {
        await openSound(page, inLanguage(found, locale));
        await expect.soft(page.locator("html")).toHaveAttribute("lang", locale);
        await expect.soft(page.locator("html")).toHaveAttribute("dir", locale === "ar" ? "rtl" : "ltr");
        expect.soft(await clippedTexts(page), `clipped in ${locale}`).toEqual([]);
      }
    });
  }

  for (const locale of ["de", "en", "ar"] as const) {
    test(`first page in ${locale}`, async ({ page }) => {
      await checkInBothLooks(page, `/ellerland/${locale}`);
      await expect(page.locator("html")).toHaveAttribute("dir", locale === "ar" ? "rtl" : "ltr");
      expect(await clippedTexts(page)).toEqual([]);
      expect(await accessibilityFaults(page)).toEqual([]);
    });
  }

  for (const [place, [name, address]] of Object.entries(visitorPages).entries()) {
    test(name, async ({ page }) => {
      await checkInBothLooks(page, address);
      for (const look of looksOf(place, ["de"])) {
        await setLook(page, look);
        expect.soft(await accessibilityFaults(page), JSON.stringify(look)).toEqual([]);
      }
    });
  }

  test("a page that does not exist", async ({ page }) => {
    const answer = await page.goto("/ellerland/konzept/empfehlung/999.9.9");
    expect(answer?.status()).toBe(404);
    await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
    expect(await accessibilityFaults(page)).toEqual([]);
  });
});

test("A status request, in German, English and Arabic", async ({ page, browser }) => {
  const { link } = await newStatusLink(browser);
  await checkInBothLooks(page, link);
  for (const look of looksOf(1, ["de", "en", "ar"])) {
    await setLook(page, look);
    await openSound(page, inLanguage(link, look.locale));
    expect.soft(await accessibilityFaults(page), JSON.stringify(look)).toEqual([]);
  }
  await openSound(page, inLanguage(link, "ar"));
  await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
  expect(await clippedTexts(page)).toEqual([]);
});

function inLanguage(address: string, locale: Locale): string {
  return `${address}${address.includes("?") ? "&" : "?"}sprache=${locale}`;
}
