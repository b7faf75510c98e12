import { describe, expect, test } from "vitest";
import type { CalendarDay, Catalogue, CatalogueOffer } from "#domain/offers/finding/index.ts";
import { NO_TIME, publicHolidays } from "#domain/offers/times/index.ts";
import { renderCatalogue, renderMonth } from "#platform/documents/index.ts";
import { openPdf } from "#tests/support/open-pdf.ts";
import { catalogueDocument, type PaperOf } from "./catalogue.ts";
import { monthSheet } from "./month-sheet.ts";

const at = { at: new Date("2026-11-22T00:00:00Z") };
const paper = (language: PaperOf["language"]): PaperOf => ({
  region: { name: "Landkreis Ellerland", contactName: "Koordinierungsstelle", contactPhone: "05555 9820-114" } as PaperOf["region"],
  today: "2026-11-22",
  language,
  place: "Hohenwede",
  address: "https://m.example/ellerland/de/angebote?ort=Hohenwede",
});

const offer = (title: string, language: "de" | "ar" = "de"): CatalogueOffer => ({
  id: title,
  kind: "offer",
  isPaused: false,
  publishedAt: null,
  title: { text: title, language },
  summary: { text: "Kommen Sie vorbei.", language: "de" },
  organisation: "Familienzentrum",
  branch: { key: "leisure", icon: null, names: { de: "Freizeit", ar: "ترفيه" } },
  setting: "place",
  costCents: 0,
  hasChildcare: true,
  accessibility: [],
  languages: ["de"],
  registration: "none",
  places: [{ name: "Familienzentrum", street: "Lange Reihe 7", postalCode: "29999", municipality: "Hohenwede", latitude: null, longitude: null }],
  next: null,
  level: null,
  seats: null,
  phone: "05555 4400-10",
  email: null,
  costNote: { text: "Materialgeld 5 €", language: "de" },
  times: [{ ...NO_TIME, kind: "series", startsAt: "2026-11-02T09:00", durationMinutes: 90, rule: "FREQ=WEEKLY;BYDAY=MO" }],
});
const catalogue = (offers: CatalogueOffer[], more = 0): Catalogue => ({
  groups: [{ branch: offers[0]?.branch ?? { key: "", icon: null, names: {} }, offers }],
  total: offers.length + more,
  more,
});

describe("The catalogue on paper", () => {
  test("says what is said of the cost besides, also where nothing else is", () => {
    const said = (more: Partial<CatalogueOffer>) => {
      const [group] = catalogueDocument(catalogue([{ ...offer("Treff"), ...more }]), paper("de")).groups;
      return group?.entries[0]?.facts.find(({ name }) => name.text === "Kosten:")?.values.map(({ text }) => text);
    };
    expect(said({})).toEqual(["kostenlos", "Materialgeld 5 €"]);
    expect(said({ costCents: null })).toEqual(["Materialgeld 5 €"]);
    expect(said({ costCents: null, costNote: null })).toBeUndefined();
  });

  test("says of each offer when, where, what it costs and whom to call; with contents, headings and a code", async () => {
    const many = Array.from({ length: 60 }, (_, nth) => offer(`Treff ${nth + 1}`));
    const found = await openPdf(await renderCatalogue(catalogueDocument(catalogue(many, 2), paper("de")), at));
    expect(found).toMatchObject({ marked: true, info: { Title: "62 Angebote", Language: "de" } });
    expect(found.texts.length).toBeGreaterThan(2);
    for (const role of ["H1", "H2", "H3", "TOC", "Figure"]) expect(found.roles).toContain(`"${role}"`);
    expect(found.texts[0]).toMatch(/Freizeit [ .]*1/);
    expect(found.texts[0]).toContain(
      "Treff 1 Kommen Sie vorbei. Wann: Montag, 9:00 bis 10:30 Uhr Wo: Familienzentrum, Lange Reihe 7, 29999 Hohenwede Kosten: kostenlos",
    );
    expect(found.texts.join(" ")).toContain("05555 4400-10");
    // The address breaks after a slash.
    expect(found.texts.at(-1)?.replaceAll("/ ", "/")).toContain("2 weitere Angebote stehen hier: https://m.example/ellerland/de/angebote?ort=Hohenwede");
  });

  test("gives a date the day that our clocks show, also where it begins at midnight", () => {
    const next = { startsAt: "2026-12-05T23:00:00+00:00", endsAt: "2026-12-06T23:00:00+00:00", isAllDay: true, isCancelled: false };
    const market = { ...offer("Adventsmarkt"), times: [{ ...NO_TIME, kind: "irregular" as const }], next };
    expect(JSON.stringify(catalogueDocument(catalogue([market]), paper("de")))).toContain("6. Dezember 2026");
  });

  test("is Arabic where it can be, and says which words are German", async () => {
    const pdf = await renderCatalogue(catalogueDocument(catalogue([offer("لقاء", "ar"), offer("Treff")]), paper("ar")), at);
    expect((await openPdf(pdf)).info).toMatchObject({ Language: "ar" });
    expect(Buffer.from(pdf).toString("latin1")).toContain("/Lang (de)");
    const tigrinya = catalogueDocument(catalogue([offer("Treff")]), paper("ti"));
    expect(tigrinya.contents).toEqual({ text: expect.stringMatching(/^\p{Script=Ethiopic}/u), language: "ti" });
  });
});

const day = (on: string, count: number, more = 0): CalendarDay => ({
  day: on,
  count: count + more,
  entries: Array.from({ length: count }, (_, nth) => ({
    offerId: `${nth}`,
    startsAt: `${on}T${String(8 + nth).padStart(2, "0")}:00:00+01:00`,
    endsAt: `${on}T23:00:00+01:00`,
    isAllDay: false,
    isCancelled: false,
    goesOn: null,
    title: { text: `Ein Treffen mit einem langen Namen ${nth + 1}`, language: "de" },
    municipality: "Hohenwede",
  })),
});

describe("The month for the notice board", () => {
  test.each([
    ["2026-12", 5],
    ["2027-02", 4],
    ["2026-08", 6],
  ])("%s has %s weeks, on one sheet, however full its days are", async (month, weeks) => {
    const days = Array.from({ length: 28 }, (_, nth) => day(`${month}-${String(nth + 1).padStart(2, "0")}`, 14, 30));
    const sheet = monthSheet(month, days, publicHolidays(Number(month.slice(0, 4)), "NI"), paper("de"));
    expect(sheet.weeks).toHaveLength(weeks);
    const found = await openPdf(await renderMonth(sheet, at));
    expect(found).toMatchObject({ marked: true, info: { Language: "de" } });
    expect(found.texts).toHaveLength(1);
    expect(found.roles).toContain('"TH"');
    expect(found.texts[0]).toMatch(/und 4\d mehr/);
    expect(found.texts[0]).toContain("Koordinierungsstelle");
  });

  test("names holidays, counts the same at the same hour once, and begins on the right day", () => {
    const [entry] = day("2026-12-24", 1).entries;
    if (!entry) throw new Error("An entry.");
    const { weeks } = monthSheet(
      "2026-12",
      [{ day: "2026-12-24", count: 3, entries: [entry, { ...entry, offerId: "other" }] }],
      publicHolidays(2026, "NI"),
      paper("ar"),
    );
    expect(weeks[0]?.map((one) => one.day)).toEqual([null, "1", "2", "3", "4", "5", "6"]);
    expect(weeks[3]?.[3]).toMatchObject({ day: "24", entries: [{ at: "8:00" }], count: 2 });
    expect(weeks[3]?.[4]).toMatchObject({ isFree: true, name: { text: "1. Weihnachtstag", language: "de" } });
  });
});
