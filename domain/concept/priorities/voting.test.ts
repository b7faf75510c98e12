import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { newId, read, transact } from "#platform/db/index.ts";
import { findCode } from "#platform/tenancy/index.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aRegion } from "#tests/support/factories.ts";
import {
  castPaperBallot,
  closeRound,
  createRound,
  expectPaper,
  findRound,
  longCodeOf,
  makeCodes,
  openRound,
  prioritiesOf,
  receiptIn,
  showPublicly,
} from "./index.ts";
import { lockRound } from "./round-row.ts";
import { anOpenRound, fieldsOf, TODAY } from "./test-round.ts";

const db = await testDatabase();

describe("A ballot", () => {
  test("is counted, and its device shows the receipt: three words", async () => {
    const { vote, own } = await anOpenRound(db);
    const cast = await vote([3, 2, 0], "device-of-a-visitor-01");
    expect(cast).toMatchObject({ ok: true });
    const { receipt } = await own("device-of-a-visitor-01");
    expect(receipt).toMatch(/^\p{Lu}\p{Ll}+( \p{Lu}\p{Ll}+){2}$/u);
    expect(cast).toEqual({ ok: true, value: { receipt } });
    expect((await own("device-of-another-person")).receipt).toBeNull();
  });

  test("shows criteria in the languages that the round's maker said them in, and in German where none was said", async () => {
    const criteria = [
      { name: "Nutzen", nameIn: { ar: "الفائدة" }, sentence: "Wem hilft es?", sentenceIn: { ar: "من يستفيد؟", en: "" }, weight: 3 },
      { name: "Kosten", nameIn: {}, sentence: "Was kostet es?", sentenceIn: {}, weight: 1 },
    ];
    const { own } = await anOpenRound(db, { method: "criteria", criteria });
    expect((await own()).criteria).toMatchObject(criteria);
  });

  test("cast again by the same device takes the place of the one before", async () => {
    const { vote, office, id, page } = await anOpenRound(db);
    const device = randomUUID();
    await Promise.all([vote([3, 2, 0], device), vote([3, 2, 0], device), vote([3, 2, 0], device)]);
    await vote([0, 2, 3], device);
    for (let other = 0; other < 4; other++) await vote([0, 1, 0]);
    expect((await page()).counted).toEqual({ ballots: 5, onPaper: 0 });
    await closeRound(office, { id, withoutResult: false });
    expect((await page()).result?.map(({ label, value }) => [label, value])).toEqual([
      ["Empfehlung 1.1.2", 6],
      ["Empfehlung 1.1.3", 3],
      ["Empfehlung 1.1.1", 0],
    ]);
  });

  test.each([
    ["with more points than there are", [3, 3, 0], "too-many-points"],
    ["with more points on one item than allowed", [4, 0, 0], "not-filled-in"],
    ["with less than nothing on one", [3, 3, -1], "not-filled-in"],
    ["for fewer items than stand there", [3, 2], "not-filled-in"],
    ["for more items than stand there", [3, 0, 0, 1], "not-filled-in"],
    ["without a single point", [0, 0, 0], "empty"],
  ])("%s is refused: %j", async (_, marks, refusal) => {
    const { vote, page } = await anOpenRound(db);
    expect(await vote(marks)).toEqual({ ok: false, refusal });
    expect((await page()).counted.ballots).toBe(0);
  });

  test("by the link of another round is refused, and so by everybody without a link", async () => {
    const [here, there] = [await anOpenRound(db), await anOpenRound(db)];
    expect(await here.vote([3, 2, 0], randomUUID(), null, there.phone)).toEqual({ ok: false, refusal: "not-allowed" });
    expect(await here.vote([3, 2, 0], randomUUID(), null, here.link("priority-round", newId()))).toEqual({ ok: false, refusal: "not-allowed" });
    expect(await here.vote([3, 2, 0], randomUUID(), null, here.county.publicCtx)).toEqual({ ok: false, refusal: "not-allowed" });
    expect(await here.vote([3, 2, 0], randomUUID(), null, here.office)).toEqual({ ok: false, refusal: "not-allowed" });
  });

  test("comes too late after the end that was told, and after closing", async () => {
    const { vote, link, id, office } = await anOpenRound(db, {}, { ends: { on: TODAY, at: "15:20" } });
    const device = randomUUID();
    expect(await vote([1, 0, 0], device)).toMatchObject({ ok: true });
    expect(await vote([1, 0, 0], device, null, link("priority-round", id, new Date(`${TODAY}T14:20:00Z`)))).toEqual({ ok: false, refusal: "not-open" });
    await closeRound(office, { id, withoutResult: true });
    expect(await vote([1, 0, 0], device)).toEqual({ ok: false, refusal: "not-open" });
  });
});

describe("Fewer than five ballots", () => {
  test("have no result for anyone, whoever asks the database; the fifth brings it", async () => {
    const { vote, page, office, county, id } = await anOpenRound(db);
    const tally = async () => (await read(office, (reader) => reader.execute(`select * from wall.priority_tally('${id}')`))).rows;
    for (let ballot = 1; ballot <= 4; ballot++) await vote([3, 0, 0]);
    expect((await page()).result).toBeNull();
    expect(await tally()).toEqual([]);
    expect(await closeRound(office, { id, withoutResult: false })).toEqual({ ok: false, refusal: "too-few" });
    await vote([0, 1, 0]);
    expect((await page()).result?.map(({ value }) => value)).toEqual([12, 1, 0]);
    for (const ctx of [county.publicCtx, county.ctx, office]) {
      await expect(read(ctx, (reader) => reader.execute("select count(*) from urn.ballots"))).rejects.toMatchObject({ cause: { code: "42501" } });
    }
  });

  test("close without a result, and are not kept", async () => {
    const { vote, office, id, page, own } = await anOpenRound(db);
    await vote([3, 0, 0]);
    expect(await closeRound(office, { id, withoutResult: true })).toMatchObject({ ok: true });
    expect(await page()).toMatchObject({ result: null, counted: { ballots: 1 } });
    expect((await own()).receipts).toHaveLength(1);
    expect((await db.superuser.query("select 1 from urn.ballots where round_id = $1", [id])).rows).toEqual([]);
    expect(await showPublicly(office, { id, isPublic: true })).toEqual({ ok: false, refusal: "too-few" });
  });

  test("of one region are none of another's business", async () => {
    const { vote, id } = await anOpenRound(db);
    for (let ballot = 0; ballot < 5; ballot++) await vote([1, 0, 0]);
    const stranger = (await aRegion(db, TODAY)).as("coordinator");
    expect(await read(stranger, (reader) => findRound(stranger, reader, id))).toBeNull();
    expect((await read(stranger, (reader) => reader.execute(`select * from wall.priority_tally('${id}')`))).rows).toEqual([]);
    expect((await read(stranger, (reader) => reader.execute(`select * from wall.ballot_count('${id}')`))).rows).toEqual([{ ballots: 0, on_paper: 0 }]);
  });
});

describe("A closed round", () => {
  test("lists all receipts, in the order of the alphabet and without contents", async () => {
    const { vote, office, id, own, page } = await anOpenRound(db);
    const receipts: string[] = [];
    for (let ballot = 0; ballot < 6; ballot++) {
      const cast = await vote([ballot % 3, 1, 0]);
      if (cast.ok) receipts.push(cast.value.receipt);
    }
    await closeRound(office, { id, withoutResult: false });
    expect(new Set((await own()).receipts)).toEqual(new Set(receipts));
    expect((await page()).receipts).toEqual((await page()).receipts.toSorted(new Intl.Collator("de").compare));
  });

  test("leaves the result at the recommendations, for the public once it is shown", async () => {
    const { vote, office, id, recommendationIds, county } = await anOpenRound(db);
    for (let ballot = 0; ballot < 5; ballot++) await vote([0, 3, 2]);
    await closeRound(office, { id, withoutResult: false });
    const seenBy = (ctx = office) => read(ctx, (reader) => prioritiesOf(ctx, reader, recommendationIds));
    const second = recommendationIds[1] ?? "";
    expect((await seenBy()).get(second)).toMatchObject([{ roundId: id, rank: 1, of: 3, value: 15, ballots: 5, closedAt: office.now }]);
    expect((await seenBy(county.publicCtx)).size).toBe(0);
    await showPublicly(office, { id, isPublic: true });
    expect((await seenBy(county.publicCtx)).get(second)).toMatchObject([{ rank: 1, value: 15 }]);
    expect((await seenBy(county.publicCtx)).get(recommendationIds[0] ?? "")).toMatchObject([{ rank: 3, value: 0 }]);
  });

  test("is not closed while ballots on paper lie there", async () => {
    const { vote, office, id, page } = await anOpenRound(db);
    for (let ballot = 0; ballot < 4; ballot++) await vote([1, 0, 0]);
    await expectPaper(office, { id, count: 1 });
    expect(await closeRound(office, { id, withoutResult: false })).toEqual({ ok: false, refusal: "paper-open" });
    const paper = { roundId: id, secret: randomUUID(), code: null, marks: [0, 3, 2] };
    expect(await castPaperBallot(office, paper)).toMatchObject({ ok: true });
    // The same form again is the same ballot; one more would be more than lie there.
    expect(await castPaperBallot(office, paper)).toMatchObject({ ok: true });
    expect(await castPaperBallot(office, { ...paper, secret: randomUUID() })).toEqual({ ok: false, refusal: "paper-full" });
    expect(await expectPaper(office, { id, count: 0 })).toEqual({ ok: false, refusal: "more-typed-in" });
    expect(await closeRound(office, { id, withoutResult: false })).toEqual({ ok: true, value: { ballots: 5 } });
    expect((await page()).counted).toEqual({ ballots: 5, onPaper: 1 });
  });

  test("counts every ballot that was confirmed while it was being closed, and refuses the others", async () => {
    const { vote, office, id, page } = await anOpenRound(db);
    for (let ballot = 0; ballot < 5; ballot++) await vote([1, 0, 0]);
    const votes = Array.from({ length: 30 }, () => vote([1, 0, 0]));
    const [closed, ...cast] = await Promise.all([closeRound(office, { id, withoutResult: false }), ...votes]);
    const confirmed = 5 + cast.filter(({ ok }) => ok).length;
    expect(closed).toEqual({ ok: true, value: { ballots: confirmed } });
    expect((await page()).receipts).toHaveLength(confirmed);
  });
});

test("A ballot gets in while the office holds the round, so that closing never waits for a ballot that waits for it", async () => {
  const { vote, office, id } = await anOpenRound(db);
  await transact(office, async (tx) => {
    await lockRound(office, tx, id);
    expect(await vote([1, 0, 0])).toMatchObject({ ok: true });
  });
});

describe("A code on paper", () => {
  async function withCodes() {
    const round = await anOpenRound(db, { strength: "codes" });
    const made = await makeCodes(round.office, { id: round.id, count: 6 }, newId());
    if (!made.ok) throw new Error(made.refusal);
    return { ...round, codes: made.value.codes };
  }

  test("lets one ballot in, however it is typed; its device may change it", async () => {
    const { vote, codes, page } = await withCodes();
    const [code = ""] = codes;
    const device = randomUUID();
    expect(await vote([1, 0, 0], device, ` ${code.slice(0, 4).toLowerCase()} - ${code.slice(4)} `)).toMatchObject({ ok: true });
    expect(await vote([0, 1, 0], device, null)).toMatchObject({ ok: true });
    expect(await page()).toMatchObject({ counted: { ballots: 1 }, entitled: 6, used: 1 });
  });

  test("that was used is refused on another device, and one that was guessed everywhere", async () => {
    const { vote, codes, page } = await withCodes();
    await vote([1, 0, 0], randomUUID(), codes[0]);
    expect(await vote([1, 0, 0], randomUUID(), codes[0])).toEqual({ ok: false, refusal: "used" });
    for (const guess of ["AAAA-BBBB-CCCC", "", null]) expect(await vote([1, 0, 0], randomUUID(), guess)).toEqual({ ok: false, refusal: "unknown-code" });
    expect((await page()).counted.ballots).toBe(1);
  });

  test("counts once when many devices use it at the same moment", async () => {
    const { vote, codes, page } = await withCodes();
    const cast = await Promise.all(Array.from({ length: 12 }, () => vote([1, 0, 0], randomUUID(), codes[1])));
    expect(cast.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await page()).counted.ballots).toBe(1);
  });

  test("of another round opens nothing here", async () => {
    const [here, there] = [await withCodes(), await withCodes()];
    expect(await here.vote([1, 0, 0], randomUUID(), there.codes[0])).toEqual({ ok: false, refusal: "unknown-code" });
  });

  test("is needed for a ballot on paper, too, and used up by it", async () => {
    const { vote, office, id, codes } = await withCodes();
    await expectPaper(office, { id, count: 1 });
    const paper = { roundId: id, secret: randomUUID(), marks: [0, 1, 0] };
    expect(await castPaperBallot(office, { ...paper, code: null })).toEqual({ ok: false, refusal: "unknown-code" });
    expect(await castPaperBallot(office, { ...paper, code: codes[2] ?? "" })).toMatchObject({ ok: true });
    expect(await vote([1, 0, 0], randomUUID(), codes[2])).toEqual({ ok: false, refusal: "used" });
  });

  test("is made once when the form is sent twice, and nowhere stored in clear", async () => {
    const { office, id, page } = await anOpenRound(db, { strength: "codes" });
    const formId = newId();
    const [first, second] = [await makeCodes(office, { id, count: 4 }, formId), await makeCodes(office, { id, count: 4 }, formId)];
    expect(first).toEqual(second);
    expect((await page()).entitled).toBe(4);
    const codes = first.ok ? first.value.codes : [];
    expect(new Set(codes).size).toBe(4);
    for (const code of codes) expect(code).toMatch(/^[A-HJKMNP-Z2-9]{12}$/);
  });
});

describe("A round", () => {
  test("without two items is not opened", async () => {
    const county = await aRegion(db, TODAY);
    const { recommendationIds } = await county.aConcept({ recommendations: 2 });
    const office = county.as("coordinator");
    const created = await createRound(office, fieldsOf(recommendationIds.slice(0, 1)));
    const id = created.ok ? created.value.id : "";
    expect(await openRound(office, { id, ends: null })).toEqual({ ok: false, refusal: "no-items" });
  });

  test("is run by the office, and read by who reads the concept once it is open", async () => {
    const { county, id, page } = await anOpenRound(db);
    expect((await page(county.as("council-reader"))).mayRun).toBe(false);
    expect(await closeRound(county.as("council-reader"), { id, withoutResult: true })).toEqual({ ok: false, refusal: "not-allowed" });
    const volunteer = county.as("volunteer");
    expect(await read(volunteer, (reader) => findRound(volunteer, reader, id))).toBeNull();
  });

  test("has a short code that leads to its page", async () => {
    const { office, id, page, link } = await anOpenRound(db);
    const { code, shortCode } = (await page()).link ?? { code: "", shortCode: "" };
    expect(shortCode).toMatch(/^[1-9]\d{5}$/);
    expect(await findCode(db.database, shortCode, "priority-short", office.now)).toMatchObject({ subjectId: id, state: "valid" });
    expect(await longCodeOf(link("priority-round", id))).toBe(code);
    // Typed into the address, it opens nothing: there nobody counts the tries.
    expect(await findCode(db.database, shortCode, "priority-round", office.now)).toBeNull();
  });

  test("shows receipts in the reader's language", () => {
    expect(receiptIn("en", "Anker Mond Olive")).toBe("anchor moon olive");
    expect(receiptIn("ar", "Anker Mond Olive")).toBe("مرساة – قمر – زيتونة");
    expect(receiptIn("de", "Anker Mond Olive")).toBe("Anker Mond Olive");
  });
});
