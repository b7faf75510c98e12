import { expect, test } from "@playwright/test";
import { openPdf } from "#tests/support/open-pdf.ts";
import { linkOn } from "./steps.ts";

const PAPER = "/ellerland/de/gedruckt";

test("a town prints its offers and its month, and every way to say it leads to one address", async ({ page, baseURL }) => {
  const catalogue = await page.request.get(await linkOn(page, PAPER, /katalog\.pdf\?ort=/));
  expect(catalogue.headers()["content-type"]).toBe("application/pdf");
  const opened = await openPdf(new Uint8Array(await catalogue.body()));
  expect(opened.marked).toBe(true);
  expect(opened.texts[0]).toContain("Was finde ich wo?");
  const month = await page.request.get(await linkOn(page, PAPER, /monat\.pdf\?ort=/));
  expect((await openPdf(new Uint8Array(await month.body()))).texts).toHaveLength(1);

  const leads = async (address: string) => (await page.request.get(PAPER + address, { maxRedirects: 0 })).headers().location?.replace(baseURL ?? "", "");
  expect(await leads("/katalog.pdf?ort=hohenw")).toBe(`${PAPER}/katalog.pdf?ort=Hohenwede`);
  expect(await leads("/katalog.pdf?ort=Hohenwede&monat=2026-12")).toBe(`${PAPER}/katalog.pdf?ort=Hohenwede`);
  expect(await leads("/monat.pdf?monat=1999-01")).toMatch(/monat\.pdf\?monat=20\d\d-\d\d$/);
  expect((await page.request.get(`${PAPER}/katalog.pdf?ort=Nirgendwo`)).status()).toBe(404);
  expect((await page.request.get(`${PAPER}/anderes.pdf`)).status()).toBe(404);
});
