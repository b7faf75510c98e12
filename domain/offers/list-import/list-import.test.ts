import { and, asc, eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { newId, read, transact, type Context } from "#platform/db/index.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aRegion, type County } from "#tests/support/factories.ts";
import { bookings, offerCapacities } from "../bookings/schema.ts";
import { offerDates, offerLabels, offers, offerTexts } from "../schema.ts";
import { chooseColumns, findOfferImport, startOfferImport, takeOverOffers, undoOfferImport, type ImportWords } from "./index.ts";

const db = await testDatabase();
const words: ImportWords = {
  kinds: new Map([["kurs", "course"]]),
  languages: new Map([
    ["deutsch", "de"],
    ["arabisch", "ar"],
  ]),
};
const HEAD = "Titel;Anbieter;Bereich;Datum;Beginn;Ende;Kosten;Sprachen;Gemeinde;Telefon";
const CAFE = "Sprachcafé;VHS;Begegnung;5.12.2026;15:00;17 Uhr;kostenlos;Deutsch, Arabisch;Lünmoor;05555 1";

async function aCounty(): Promise<County> {
  const county = await aRegion(db, "2026-11-22");
  await county.anOrganisation({ name: "VHS", isPublic: true });
  await county.aMunicipality({ name: "Lünmoor" });
  await transact(county.ctx, async (tx) => {
    await tx.insert(offerLabels).values({ regionId: county.region.id, id: newId(), kind: "branch", key: "meeting", names: { de: "Begegnung" } });
    tx.audit("test.prepared", null);
  });
  return county;
}
const listOf = (lines: readonly string[]) => lines.map((line, at) => ({ row: at + 1, cells: line.split(";") }));
async function started(ctx: Context, ...lines: string[]): Promise<string> {
  const result = await startOfferImport(ctx, { fileName: "angebote.csv", rows: listOf(lines) });
  if (!result.ok) throw new Error(result.refusal);
  return result.value.importId;
}
async function preview({ ctx }: County, importId: string) {
  const found = await read(ctx, (reader) => findOfferImport(ctx, reader, importId, words));
  if (!found) throw new Error("No import.");
  return found;
}
const takeOver = (ctx: Context, importId: string, publishes = false) => takeOverOffers(ctx, { importId, publishes, words });
const all = (ctx: Context) =>
  read(ctx, (reader) =>
    reader
      .select({ id: offers.id, title: offerTexts.title, state: offers.state, kind: offers.kind, costCents: offers.costCents, languages: offers.languages })
      .from(offers)
      .innerJoin(offerTexts, and(eq(offerTexts.regionId, offers.regionId), eq(offerTexts.offerId, offers.id)))
      .where(eq(offers.regionId, ctx.region.id))
      .orderBy(asc(offerTexts.title)),
  );

describe("A list of offers", () => {
  test("brings what somebody must know or have before", async () => {
    const county = await aCounty();
    const importId = await started(county.as("editor"), "Titel;Anbieter;Bereich;Voraussetzungen", "Deutsch B1;VHS;Begegnung;Zertifikat A2");
    const { good } = await preview(county, importId);
    expect(good.map(({ fields }) => fields.words.requirements)).toEqual(["Zertifikat A2"]);
  });

  test("says before what becomes of it, and each row that stays out with all its reasons", async () => {
    const county = await aCounty();
    const importId = await started(
      county.as("editor"),
      HEAD,
      CAFE,
      ";VHS;Begegnung",
      "Chor;Unbekannt;Musik",
      "Tanz;VHS;Begegnung;31.2.2026;25:00;",
      "Rückwärts;VHS;Begegnung;5.12.2026;17:00;15:00",
      "Teuer;VHS;Begegnung;;;;viel;Klingonisch;Atlantis",
      CAFE,
      "Ohne alles",
    );
    const { good, badRows, missing } = await preview(county, importId);
    expect(missing).toEqual([]);
    expect(good.map(({ fields }) => fields.words.title)).toEqual(["Sprachcafé"]);
    expect(badRows.map(({ row, faults }) => [row, ...faults.map((fault) => ("field" in fault ? fault.field : fault.code))])).toEqual([
      [3, "title-missing"],
      [4, "organisation-unknown", "branch-unknown"],
      [5, "day", "from"],
      [6, "end-before-start"],
      [7, "cost", "municipality-unknown", "language-unknown"],
      [8, "twice-in-file"],
      [9, "organisation-missing", "branch-missing"],
    ]);
    expect(await all(county.ctx)).toEqual([]);
  });

  test.each([
    ["a price of nobody", "Kosten", "150000", "cost"],
    ["a title longer than a page", "Titel", "x".repeat(300), "title"],
    ["a number longer than a line", "Telefon", "0".repeat(80), "phone"],
    ["a place longer than a line", "Ort", "x".repeat(300), "place"],
  ])("leaves out %s, and says so", async (_, heading, text, field) => {
    const county = await aCounty();
    const row = heading === "Titel" ? `${text};VHS;Begegnung;` : `Treff;VHS;Begegnung;${text}`;
    const { badRows } = await preview(county, await started(county.as("editor"), `Titel;Anbieter;Bereich;${heading === "Titel" ? "Kosten" : heading}`, row));
    expect(badRows.map(({ faults }) => faults)).toEqual([[{ code: "field", field, text }]]);
  });

  test("says where there is nothing to register by", async () => {
    const county = await aCounty();
    const rows = ["Telefon", "E-Mail", "Link", "keine"].map((how) => `${how};VHS;Begegnung;${how}`);
    const { good, badRows } = await preview(county, await started(county.as("editor"), "Titel;Anbieter;Bereich;Anmeldung", ...rows));
    expect(good.map(({ fields }) => fields.words.title)).toEqual(["keine"]);
    expect(badRows.map(({ faults }) => faults)).toEqual([[{ code: "phone-missing" }], [{ code: "mail-missing" }], [{ code: "link-missing" }]]);
  });

  test("becomes drafts with dates, places and languages", async () => {
    const county = await aCounty();
    const result = await takeOver(county.as("editor"), await started(county.as("editor"), HEAD, CAFE));
    expect(result).toEqual({ ok: true, value: { made: 1, leftOut: 0, bad: 0 } });
    expect(await all(county.ctx)).toMatchObject([{ title: "Sprachcafé", state: "draft", kind: "event", costCents: 0, languages: ["de", "ar"] }]);
    expect(await all(county.publicCtx)).toEqual([]);
    const dates = await read(county.ctx, (reader) => reader.select().from(offerDates).where(eq(offerDates.regionId, county.region.id)));
    expect(dates).toMatchObject([{ startsAt: new Date("2026-12-05T14:00:00Z"), endsAt: new Date("2026-12-05T16:00:00Z") }]);
  });

  test("is published only where somebody chose that", async () => {
    const county = await aCounty();
    await takeOver(county.as("editor"), await started(county.as("editor"), HEAD, CAFE), true);
    expect(await all(county.publicCtx)).toMatchObject([{ title: "Sprachcafé", state: "public" }]);
  });

  test("makes no doubles: the same title of the same provider was there already", async () => {
    const county = await aCounty();
    const ctx = county.as("editor");
    const first = await started(ctx, HEAD, CAFE);
    await takeOver(ctx, first);
    expect(await takeOver(ctx, first)).toEqual({ ok: false, refusal: "already-taken-over" });
    const again = await started(ctx, HEAD, CAFE.replace("Sprachcafé", "SPRACHCAFÉ"), "Chor;VHS;Begegnung");
    expect(await preview(county, again)).toMatchObject({ good: [{ row: 3 }], there: [{ row: 2 }] });
    expect(await takeOver(ctx, again)).toEqual({ ok: true, value: { made: 1, leftOut: 1, bad: 0 } });
    expect(await takeOver(ctx, await started(ctx, HEAD, CAFE))).toEqual({ ok: false, refusal: "nothing-to-take" });
    expect(await all(county.ctx)).toHaveLength(2);
  });

  test("of 500 rows is made in one go, in less time than one waits; of more, never", async () => {
    const county = await aCounty();
    const rows = Array.from({ length: 500 }, (_, n) => CAFE.replace("Sprachcafé", `Treff ${n}`));
    const importId = await started(county.as("editor"), HEAD, ...rows);
    const begun = performance.now();
    expect(await takeOver(county.as("editor"), importId, true)).toMatchObject({ value: { made: 500 } });
    expect(performance.now() - begun).toBeLessThan(20_000);
    expect(await startOfferImport(county.as("editor"), { fileName: "x", rows: listOf([HEAD, ...rows, CAFE]) })).toEqual({ ok: false, refusal: "too-many" });
  }, 60_000);
});

describe("Columns", () => {
  test("as somebody chose them are remembered for the next list of the same headings, here only", async () => {
    const [county, elsewhere] = [await aCounty(), await aCounty()];
    const lines = ["Wie;Wer;Wofür", "Chor;VHS;Begegnung"];
    const importId = await started(county.as("editor"), ...lines);
    expect(await preview(county, importId)).toMatchObject({ missing: ["title", "organisation", "branch"], good: [] });
    expect(await chooseColumns(county.as("editor"), { importId, columns: ["title", "title", "branch"] })).toEqual({ ok: false, refusal: "chosen-twice" });
    await chooseColumns(county.as("editor"), { importId, columns: ["title", "organisation", "branch"] });
    expect(await preview(county, await started(county.as("editor"), ...lines))).toMatchObject({ missing: [], good: [{ row: 2 }] });
    expect(await preview(elsewhere, await started(elsewhere.as("editor"), ...lines))).toMatchObject({ good: [] });
  });
});

describe("Taking a whole import back", () => {
  test("removes its offers, also public ones, and leaves what somebody changed or booked", async () => {
    const county = await aCounty();
    const ctx = county.as("editor");
    const importId = await started(ctx, HEAD, ...["A", "B", "C"].map((title) => CAFE.replace("Sprachcafé", title)));
    expect(await undoOfferImport(ctx, importId)).toEqual({ ok: false, refusal: "not-taken-over" });
    await takeOver(ctx, importId, true);
    const [, changed, booked] = await all(county.ctx);
    await transact(county.ctx, async (tx) => {
      await tx
        .update(offers)
        .set({ version: 2 })
        .where(eq(offers.id, changed?.id ?? ""));
      const own = { regionId: county.region.id, offerId: booked?.id ?? "" };
      await tx.insert(offerCapacities).values({ ...own, isShown: true, maximum: 5, booked: 1, lastArrival: 1 });
      await tx.insert(bookings).values({ ...own, id: newId(), state: "booked", arrived: 1, madeAt: county.ctx.now });
      tx.audit("test.prepared", null);
    });
    expect(await undoOfferImport(ctx, importId)).toEqual({ ok: true, value: { removed: 1, kept: 2 } });
    expect((await all(county.ctx)).map(({ title }) => title)).toEqual(["B", "C"]);
    expect(await undoOfferImport(ctx, importId)).toEqual({ ok: false, refusal: "not-taken-over" });
  });

  test.each([
    ["somebody who only reads", "council-reader", "not-allowed"],
    ["a stranger", "editor", "import-not-found"],
  ] as const)("is not for %s, and neither is the rest", async (_, role, refusal) => {
    const [county, stranger] = [await aCounty(), await aCounty()];
    const importId = await started(county.as("editor"), HEAD, CAFE);
    const ctx = role === "editor" ? stranger.as("editor") : county.as(role);
    expect(await undoOfferImport(ctx, importId)).toEqual({ ok: false, refusal });
    expect(await takeOver(ctx, importId)).toEqual({ ok: false, refusal });
    expect(await chooseColumns(ctx, { importId, columns: [] })).toEqual({ ok: false, refusal });
  });

  test("begins with somebody who keeps the offers", async () => {
    const county = await aCounty();
    const rows = listOf([HEAD, CAFE]);
    expect(await startOfferImport(county.as("council-reader"), { fileName: "", rows })).toEqual({ ok: false, refusal: "not-allowed" });
  });
});
