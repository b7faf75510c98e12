import { describe, expect, test } from "vitest";
import { renderCertificate } from "#platform/documents/index.ts";
import { openPdf } from "#tests/support/open-pdf.ts";
import { certificatePaper } from "./certificate.ts";

const at = new Date("2026-11-20T00:00:00Z");
const PAGE = "https://ellerland.example/ellerland/de/nachweis";
const certificate = {
  id: "1",
  offerId: "3",
  bookingId: "4",
  number: 7,
  title: "Deutsch am Abend",
  startsOn: "2026-09-01",
  endsOn: "2026-11-20",
  lessons: 90 as number | null,
  level: "B1" as "B1" | null,
  issuedOn: "2026-11-20",
  withdrawnOn: null,
  name: "Amira Haddad",
  code: "K7QM2XWD90TBH4RN",
};
const opened = async (more: Partial<typeof certificate> = {}) =>
  openPdf(await renderCertificate(certificatePaper({ ...certificate, ...more }, "Volkshochschule Ellerland", PAGE), { at }));

describe("A certificate of attendance on paper", () => {
  test("is one tagged sheet in German that says who took part in what, and how anybody checks it", async () => {
    const found = await opened();
    expect(found).toMatchObject({ marked: true, info: { Title: "Teilnahmebescheinigung", Language: "de" } });
    expect(found.texts).toHaveLength(1);
    const text = found.texts.join(" ");
    for (const said of [
      "Volkshochschule Ellerland",
      "Amira Haddad",
      "hat vom 1. September 2026 bis zum 20. November 2026 teilgenommen am Kurs",
      "Deutsch am Abend",
      "90 Unterrichtseinheiten",
      "B1 (Gemeinsamer Europäischer Referenzrahmen)",
      "Nr. 7 dieses Kurses",
      "K7QM-2XWD-90TB-H4RN",
      PAGE,
    ])
      expect(text).toContain(said);
    // The picture says in words what it leads to.
    expect(found.roles).toContain(`${PAGE}?code=K7QM-2XWD-90TB-H4RN`);
  });

  test("leaves out what nobody said, and writes a name in its own letters", async () => {
    const text = (await opened({ lessons: null, level: null, name: "أميرة حداد" })).texts.join(" ");
    expect(text).not.toMatch(/Umfang|Niveau|null/);
    expect(text.replaceAll(" ", "")).toMatch(/[\u0600-\u06FF\uFB50-\uFEFF]{8}/);
  });

  test("stays one sheet with the longest names", async () => {
    const long = "Weiterbildung für pädagogische Fachkräfte in der Kindertagespflege ".repeat(3).slice(0, 200);
    expect((await opened({ title: long, name: "Maximiliane-Theodora von und zu Hohenwede-Marschbüttel ".repeat(2).trim() })).texts).toHaveLength(1);
  });
});
