import excel from "exceljs";
import papa from "papaparse";
import { expect, test } from "vitest";
import { courses } from "#domain/offers/courses/schema.ts";
import { transact } from "#platform/db/index.ts";
import { runningHouse } from "#tests/house/running-house.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aRegion } from "#tests/support/factories.ts";
import { someOffers } from "#tests/support/offers.ts";

const db = await testDatabase();
const { ask } = await runningHouse(db);
const county = await aRegion(db);
const { slug, id: regionId } = county.region;
const moor = await county.aMunicipality({ name: "Lünmoor" });
const [course = "", choir = ""] = await someOffers(county, [
  {
    title: "=1+1 & <Deutsch>",
    summary: "Am Abend",
    texts: { ar: ["الألمانية", "مساءً"] },
    branch: "language",
    place: { name: "Schule", municipalityId: moor.id },
    values: { kind: "course", costCents: 0, hasChildcare: true, accessibility: ["step-free"], publishedAt: new Date("2026-11-03T08:00:00Z") },
  },
  { title: "Chor", branch: "music", values: { setting: "online", publishedAt: new Date("2026-11-05T08:00:00Z") } },
  { title: "Entwurf", branch: "music", state: "draft" },
]);
await transact(county.ctx, async (tx) => {
  await tx.insert(courses).values({ regionId, offerId: course, isShown: true, type: "integration", levelFrom: "A1", levelTo: "B1" });
  tx.audit("test.prepared", null);
});
const file = async (name: string, query = "", language = "de") => {
  const answer = await ask(`/${slug}/${language}/angebote/datei/${name}${query}`);
  expect([name, query, answer.status]).toEqual([name, query, 200]);
  return answer;
};
const rowsOf = async (query: string, language?: string) =>
  papa.parse<Record<string, string>>((await (await file("angebote.csv", query, language)).text()).trim().replace("\uFEFF", ""), { header: true }).data;

test("The list is there as a table: what it is, for whom it fits, where, and what a course asks for", async () => {
  const rows = await rowsOf("");
  expect(rows.map(({ Titel }) => Titel).toSorted()).toEqual(["'=1+1 & <Deutsch>", "Chor"]);
  expect(rows.find(({ Titel }) => Titel !== "Chor")).toMatchObject({
    "Kurz gesagt": "Am Abend",
    Art: "Kurs",
    Sprachniveau: "A1 bis B1",
    Wo: "Schule",
    Ort: "Lünmoor",
    Kosten: "kostenlos",
    Kinderbetreuung: "×",
    "ohne Stufen": "×",
    "Adresse im Internet": expect.stringMatching(new RegExp(`^http.*/${slug}/de/angebote/${course}$`)),
  });
  expect(rows.find(({ Titel }) => Titel === "Chor")).toMatchObject({ Wo: "online", Sprachniveau: "", Kinderbetreuung: "" });
});

test("It holds what the page shows under the same address, in its language", async () => {
  expect(await rowsOf("?bereich=music")).toHaveLength(1);
  expect(await rowsOf("?kinder=ja&bereich=music")).toHaveLength(0);
  expect(Object.values((await rowsOf("?bereich=language", "ar"))[0] ?? {})[0]).toBe("الألمانية");
});

test("A spreadsheet keeps what looks like a formula as text", async () => {
  const workbook = new excel.Workbook();
  await workbook.xlsx.load(await (await file("angebote.xlsx", "?bereich=language")).arrayBuffer());
  const sheet = workbook.worksheets[0];
  expect([sheet?.rowCount, sheet?.getCell("A1").value, sheet?.getCell("A2").value]).toEqual([2, "Titel", "=1+1 & <Deutsch>"]);
});

test("A news reader gets what was published last, newest first, in XML that holds", async () => {
  const text = await (await file("angebote.rss")).text();
  const items = [...text.matchAll(/<item><title>(.*?)<\/title><link>(.*?)<\/link>.*?<pubDate>(.*?)<\/pubDate><\/item>/g)].map(([, ...parts]) => parts);
  expect(items.map(([title]) => title)).toEqual(["Chor", "=1+1 &amp; &lt;Deutsch&gt;"]);
  expect(items[0]?.slice(1)).toEqual([expect.stringMatching(new RegExp(`/${slug}/de/angebote/${choir}$`)), "Thu, 05 Nov 2026 08:00:00 GMT"]);
  expect(text).toContain("<language>de</language>");
  expect((await file("angebote.rss", "?bereich=language")).headers.get("content-type")).toBe("application/rss+xml; charset=utf-8");
});

test("Other names are no files", async () => {
  expect((await ask(`/${slug}/de/angebote/datei/angebote.exe`)).status).toBe(404);
  expect((await ask(`/${slug}/xx/angebote/datei/angebote.csv`)).status).toBe(404);
});

test("On the way to the papers nothing that was chosen is lost, and the chosen place stands first", async () => {
  const page = async (path: string) => (await (await ask(`/${slug}/de/${path}`)).text()).replaceAll("&amp;", "&");
  const chosen = "?bereich=language&ort=L%C3%BCnmoor&kinder=ja";
  for (const view of ["angebote", "kalender"]) expect(await page(view + chosen)).toContain(`href="/${slug}/de/gedruckt${chosen}"`);
  const papers = await page(`gedruckt${chosen}`);
  for (const view of ["angebote", "karte"]) expect(papers).toContain(`href="/${slug}/de/${view}${chosen}"`);
  const [body = ""] = /<tbody>[^]*<\/tbody>/.exec(papers) ?? [];
  expect(body.indexOf("Lünmoor")).toBeLessThan(body.indexOf("Ganze Region"));
  const [unchosen = ""] = /<tbody>[^]*<\/tbody>/.exec(await page("gedruckt")) ?? [];
  expect(unchosen.indexOf("Ganze Region")).toBeLessThan(unchosen.indexOf("Lünmoor"));
});
