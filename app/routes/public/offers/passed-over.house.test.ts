import { describe, expect, test } from "vitest";
import { runningHouse } from "#tests/house/running-house.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aRegion } from "#tests/support/factories.ts";
import { someOffers } from "#tests/support/offers.ts";

const db = await testDatabase();
const { ask } = await runningHouse(db);
const county = await aRegion(db);
const provider = await county.anOrganisation({ name: "Nähtreff" });
const { slug } = county.region;
await someOffers(county, [{ title: "Nähwerkstatt", values: { organisationId: provider.id }, place: { latitude: 53.1, longitude: 8.9 } }]);

const page = async (path: string) => {
  const answer = await ask(`/${slug}/${path}`);
  return { status: answer.status, text: (await answer.text()).replaceAll("<!-- -->", "").replaceAll("&amp;", "&") };
};
const SAID = "Das gibt es hier nicht, und es zählt nicht mit: ";
const named = (text: string) => text.split(SAID)[1]?.split(".</p>")[0] ?? null;

describe("What an address says that is none of a filter's values", () => {
  test.each([
    ["anbieter=abc", "Anbieter „abc“"],
    ["anbieter=0199a000-0000-7000-8000-000000000000", "Anbieter „0199a000-0000-7000-8000-000000000000“"],
    ["thema=garnichts", "Thema „garnichts“"],
    ["thema=Gar+Nichts", "Thema „Gar Nichts“"],
    ["bereich=0", "Bereich „0“"],
    ["fuer=%3Cb%3E", "Für wen „&lt;b&gt;“"],
    ["art=kurs", "Art „kurs“"],
    ["umkreis=7", "Wie weit „7“"],
    ["tag=heute", "Tag „heute“"],
    ["zeit=nachts", "Tageszeit „nachts“"],
    ["spricht=klingonisch", "Dort spricht man „klingonisch“"],
    ["stufe=Z9", "Sprachniveau „Z9“"],
    ["kostenlos=1&plaetze=vielleicht", "kostenlos „1“ und freie Plätze „vielleicht“"],
    [`thema=${"x".repeat(5000)}`, `Thema „${"x".repeat(100)}“`],
  ])("is named, and does not count: %s", async (asked, words) => {
    const { status, text } = await page(`de/angebote?${asked}`);
    expect([status, named(text)]).toEqual([200, words]);
    expect(text).toContain("Nähwerkstatt");
    expect(text).not.toContain("datei/angebote.xlsx?");
  });

  test.each(["kurse", "kurse/liste", "karte", "karte/beweglich", "kalender"])("is named on every page that has filters: %s", async (path) => {
    expect(named((await page(`de/${path}?anbieter=abc`)).text)).toBe("Anbieter „abc“");
  });

  test("is named in Arabic with the names of the filters in Arabic", async () => {
    const { text } = await page("ar/angebote?anbieter=abc&stufe=Z9");
    expect(text).toContain("هذا غير موجود هنا ولم يُؤخذ في الحسبان: مقدم العرض «abc» و");
  });

  test.each(["", `?anbieter=${provider.id}`, "?tag=mo&kostenlos=ja&art=course&spricht=ar&stufe=A1&thema=", "?suche=abc&ort=Nirgendwo"])(
    "leaves what is one alone: %s",
    async (asked) => {
      expect(named((await page(`de/angebote${asked}`)).text)).toBeNull();
    },
  );

  test("stays the empty search it is where it is subscribed to", async () => {
    expect((await page("de/angebote/datei/angebote.rss?thema=garnichts")).text).not.toContain("Nähwerkstatt");
  });
});
