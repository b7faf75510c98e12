import { expect } from "@playwright/test";
import { accessibilityFaults, clippedTexts, openSound, PHONE } from "../page-checks.ts";
import { COORDINATOR, linkOn, pageOf, STAFF } from "../steps.ts";
import { anId, check, first, localesOf, resolve, type Address, type Locale } from "./looks.ts";
import { test } from "./one-window.ts";

const publicPages: Record<string, Address> = {
  "list of regions": "/",
  concept: "/ellerland/konzept",
  "concept, filtered": "/ellerland/konzept?feld=1&stand=noch-offen",
  "action field": "/ellerland/konzept/feld/1",
  recommendation: first("/ellerland/konzept/feld/1", /\/konzept\/empfehlung\//),
  foundations: "/ellerland/konzept/grundlagen",
  versions: "/ellerland/konzept/fassungen",
  version: "/ellerland/konzept/fassungen/1.3",
  "how the goals were rated": "/ellerland/konzept/bewertung",
  "wall picture": "/ellerland/konzept/wandbild",
  contacts: "/ellerland/kontakte",
  "offers in another page": "/ellerland/de/angebote/einbetten?anzahl=5",
  offers: "/ellerland/de/angebote",
  "offers, filtered": "/ellerland/de/angebote?suche=deutsch&kinder=ja",
  "offers that are not there": "/ellerland/de/angebote?suche=xylophon",
  courses: "/ellerland/de/kurse",
  "telling about an offer": "/ellerland/de/angebot-melden",
  "telling about an offer, right to left": "/ellerland/ar/angebot-melden",
  "looking for a course": "/ellerland/de/kurse/interesse",
  "check of a certificate": "/ellerland/de/nachweis?code=K7QM-2XWD-90TB-H4RN",
  "something to borrow": first("/ellerland/de/angebote?art=lending", new RegExp(`/angebote/${anId}$`), "/ausleihen"),
  "to print": "/ellerland/ar/gedruckt",
  "ordering the course list": "/ellerland/ar/kurse/liste?stufe=B1",
  "programmes of events": "/ellerland/de/programm",
  "programme of events": first("/ellerland/de/programm", new RegExp(`/programm/${anId}$`)),
  calendar: "/ellerland/de/kalender",
  "calendar of a month": "/ellerland/de/kalender?ansicht=monat&bereich=sport",
  "map of offers": "/ellerland/de/karte",
  "map of offers that moves": "/ellerland/de/karte/beweglich",
  "map of offers, right to left": "/ellerland/ar/karte?zeit=abends",
  "contacts by place": "/ellerland/kontakte?nach=ort",
  "who to call": "/ellerland/wen-anrufen",
  bodies: "/ellerland/gremien",
  "a conference ahead": aPublicConference("2027"),
  "registration for a conference": aPublicConference("2027", "/anmelden"),
  "a conference with documentation": aPublicConference("2025"),
  "micro-grants": "/ellerland/kleinfoerderung",
  "application for a micro-grant": first("/ellerland/kleinfoerderung", new RegExp(`/kleinfoerderung/${anId}/antrag`)),
  "a body": first("/ellerland/gremien", new RegExp(`/gremien/${anId}$`)),
};

const visitorPages: Record<string, string> = {
  "sign-in": "/app/anmelden",
  "forgotten password": "/app/passwort-vergessen",
  "sign-in, house silent": "/app/anmelden?hinweis=haus-still",
};

/** The public page of the same. */
function aPublicConference(year: string, more = ""): Address {
  return async (page) => {
    const staff = await pageOf(page.context().browser() ?? missing(), COORDINATOR);
    const address = await linkOn(staff, `${STAFF}/konferenzen?suche=${year}`, new RegExp(`/konferenzen/${anId}$`));
    await staff.context().close();
    return `${address.replace("/app", "")}${more}`;
  };
}

function missing(): never {
  throw new Error("The page has no browser.");
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

  test("a page that does not exist", async ({ page }) => {
    const answer = await page.goto("/ellerland/konzept/empfehlung/999.9.9");
    expect(answer?.status()).toBe(404);
    await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
    expect(await accessibilityFaults(page)).toEqual([]);
  });
});

function inLanguage(address: string, locale: Locale): string {
  // The portal's languages stand in the address itself.
  if (/^\/ellerland\/de(\/|$)/.test(address)) return address.replace("/ellerland/de", `/ellerland/${locale}`);
  return `${address}${address.includes("?") ? "&" : "?"}sprache=${locale}`;
}
