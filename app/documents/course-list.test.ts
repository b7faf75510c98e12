import { describe, expect, test } from "vitest";
import { courseListWords } from "#app/mails/course-list.ts";
import type { CourseList, ListedCourse } from "#domain/offers/course-list/index.ts";
import { ANY_OFFER } from "#domain/offers/finding/index.ts";
import { openPdf } from "#tests/support/open-pdf.ts";

const region = { name: "Landkreis Ellerland", slug: "ellerland", contactName: "Koordinierungsstelle", contactPhone: "05555 9820-114" } as CourseList["region"];
const course = (title: string, more: Partial<ListedCourse> = {}): ListedCourse => ({
  id: "1",
  title: { text: title, language: "de" },
  type: "integration",
  levelFrom: "A1",
  levelTo: "B1",
  requirements: { text: "Sie können lesen und schreiben.", language: "de" },
  isPaused: false,
  places: { free: 3, hasQueue: false },
  startsOn: "2026-12-01",
  place: "VHS, Marktplatz 1, 29999 Hohenwede",
  organisation: "VHS Ellerland",
  phone: "05555 4400-10",
  email: "kurse@vhs.example",
  ...more,
});
const list = (language: CourseList["language"], courses: ListedCourse[], more = 0): CourseList => ({
  region,
  today: "2026-11-22",
  language,
  query: { ...ANY_OFFER, kind: "course", level: "A1" },
  courses,
  more,
});
const words = courseListWords("https://m.example");

describe("The course list as files", () => {
  test("is a tagged table on wide paper, with its head on every page and what decides about a course", async () => {
    const many = [
      course("Deutsch am Abend"),
      course("Voll", { places: { free: 2, hasQueue: true } }),
      course("Läuft", { startsOn: "2026-09-01", places: null }),
      ...Array.from({ length: 60 }, (_, at) => course(`Kurs ${at + 1}`)),
    ];
    const [pdf] = await words.write(list("de", many, 4));
    expect(pdf).toMatchObject({ name: "ellerland-kurse-2026-11-22.pdf", mediaType: "application/pdf" });
    const found = await openPdf(pdf?.bytes ?? new Uint8Array());
    expect(found).toMatchObject({ marked: true, info: { Title: "Kurse", Language: "de" } });
    expect(found.roles).toContain('"TH"');
    for (const text of found.texts.slice(0, -1)) expect(text).toContain("Voraussetzungen");
    const all = found.texts.join(" ");
    expect(all).toContain("Deutsch am Abend A1 bis B1 Sie können lesen und schreiben. 3 Plätze frei 1. Dezember 2026 VHS, Marktplatz 1, 29999 Hohenwede");
    // Who waits goes first: what is free is no place for others.
    expect(all).toMatch(/Voll A1 bis B1 [^0-9]*ausgebucht, Warteliste/);
    expect(all).toContain("läuft seit 1. September 2026");
    expect(all).toContain("4 weitere Kurse stehen hier: https://m.example/ellerland/de/kurse?stufe=A1");
  });

  test("speaks Arabic, and says which words stay German", async () => {
    const title = { text: "الألمانية مساءً", language: "ar" as const };
    const [pdf, sheet] = await words.write(list("ar", [course("Deutsch", { title })]));
    const found = await openPdf(pdf?.bytes ?? new Uint8Array());
    expect(found.info).toMatchObject({ Language: "ar" });
    expect(Buffer.from(pdf?.bytes ?? []).toString("latin1")).toContain("/Lang (de)");
    expect(sheet?.name).toBe("ellerland-dawrat-2026-11-22.xlsx");
  });

  test("has a sheet with the same courses", async () => {
    const [, sheet] = await words.write(list("de", [course("=1+1")]));
    const { default: excel } = await import("exceljs");
    const book = await new excel.Workbook().xlsx.load(Buffer.from(sheet?.bytes ?? []) as never);
    const row = book.worksheets[0]?.getRow(2).values;
    expect(row).toEqual(expect.arrayContaining(["=1+1", "A1 bis B1", 3, "VHS Ellerland", "https://m.example/ellerland/de/angebote/1"]));
  });
});

describe("The mail with the course list", () => {
  test.each(["de", "en", "ar"] as const)("in %s leads to the list and out of it", (language) => {
    const letter = { region, language, pace: "weekly", code: "abc" } as const;
    const said = words.compose({ ...letter, kind: "list", count: 3, query: { ...ANY_OFFER, kind: "course", level: "A1" } });
    expect(said.body).toContain(`https://m.example/ellerland/${language}/kurse?stufe=A1\n`);
    expect(said.body).toContain(`https://m.example/j/abc/kursliste${language === "de" ? "" : `?sprache=${language}`}\n`);
    expect(said.subject).toMatch(/3/);
    expect(words.compose({ ...letter, kind: "quiet", since: "2026-09-01" }).body).toContain("2026");
    expect(words.compose({ ...letter, kind: "confirm" }).body).toContain("/j/abc/kursliste");
  });
});
