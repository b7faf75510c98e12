import { mkdtempSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { newId, read, transact } from "#platform/db/index.ts";
import { files, LINK_QUOTA } from "#platform/files/index.ts";
import { testDatabase } from "#tests/support/database.ts";
import { sweepRemoved } from "#tests/support/sweep.ts";
import { aRegion } from "#tests/support/factories.ts";
import { statusAnswers } from "../schema.ts";
import { attachAnswerFile, closeRound, decideAnswers, findOwnRequest, saveStatusAnswers, submitStatusRequest } from "./index.ts";
import { anAnsweredRound, anOpenRound, answersOf, draftFor, good, measureNow } from "./test-round.ts";

const db = await testDatabase();
const folder = mkdtempSync(join(tmpdir(), "miteinander-rounds-"));

describe("The page behind the link", () => {
  test("shows all of the owner's measures with what was said before, in five queries", async () => {
    const { county, amiraRequest, mama, vhs } = await anOpenRound(db);
    const kim = await county.aPerson({ organisationId: vhs.id, firstName: "Kim", lastName: "Nolte", email: "nolte@vhs.example" });
    await county.aPerson({ organisationId: vhs.id, firstName: "Ohne", lastName: "Adresse", email: "" });
    await county.aProgressUpdate({ measureId: mama.id, dated: "2026-05-04", assessment: "at-risk", text: "Die Kinderbetreuung fehlt." });
    const link = county.linkCtx(amiraRequest);
    const found = await read(link, (reader) => findOwnRequest(link, reader));
    expect(found).toMatchObject({
      person: { lastName: "Haddad" },
      round: { title: "Herbst 2026", dueOn: "2026-11-20", closed: false },
      lastDayOfLink: "2026-12-20",
      answers: [
        { measure: "Mama lernt Deutsch", state: "running", before: { dated: "2026-05-04", assessment: "at-risk" } },
        { measure: "Sprachcafé", before: null },
      ],
      colleagues: [{ id: kim.id, name: "Kim Nolte" }],
    });
    expect(link.statistics.queries).toBe(5);
  });

  test("is no directory: of other organisations it names only who was chosen already", async () => {
    const { county, amiraRequest, mama, jens } = await anOpenRound(db);
    const link = county.linkCtx(amiraRequest);
    const named = async () => (await read(link, (reader) => findOwnRequest(link, reader)))?.colleagues.map(({ name }) => name);
    expect(await named()).toEqual([]);
    const draft = await draftFor(county.ctx, amiraRequest, mama, { kind: "hand-on", handOnToPersonId: jens.id });
    expect(await saveStatusAnswers(link, [draft])).toEqual({ ok: false, refusal: "person-unknown" });
    await transact(county.ctx, async (tx) => {
      await tx.update(statusAnswers).set({ handOnToPersonId: jens.id }).where(eq(statusAnswers.id, draft.answerId));
      tx.audit("test.prepared", draft.answerId);
    });
    expect(await named()).toEqual(["Jens Wessels"]);
    expect(await saveStatusAnswers(link, [{ ...draft, text: "Er weiß davon." }])).toMatchObject({ ok: true });
  });

  test("is nothing for a context without a link", async () => {
    const { county } = await anOpenRound(db);
    for (const ctx of [county.publicCtx, county.as("coordinator"), county.ctx]) expect(await read(ctx, (reader) => findOwnRequest(ctx, reader))).toBeNull();
  });
});

describe("Saving as one types", () => {
  test("keeps the latest words, half finished ones too, and writes nothing where nothing changed", async () => {
    const { county, amiraRequest, cafe } = await anOpenRound(db);
    const link = county.linkCtx(amiraRequest);
    const draft = await draftFor(county.ctx, amiraRequest, cafe, { text: "Der Ku" });
    expect(await saveStatusAnswers(link, [draft])).toMatchObject({ ok: true });
    expect(await saveStatusAnswers(link, [{ ...draft, text: "Der Kurs" }])).toMatchObject({ ok: true });
    const entries = () => db.superuser.query("select count(*)::int as count from audit.entries where region_id = $1", [county.region.id]);
    const before = (await entries()).rows[0].count;
    expect(await saveStatusAnswers(link, [{ ...draft, text: "Der Kurs" }])).toMatchObject({ ok: true });
    expect((await entries()).rows[0].count).toBe(before);
    const stored = (await answersOf(county.ctx, amiraRequest)).find(({ measureId }) => measureId === cafe.id);
    expect(stored).toMatchObject({ text: "Der Kurs", version: 3, submittedAt: null });
  });

  test("takes no answer of another owner's link, and no stranger's result or person", async () => {
    const { county, amiraRequest, jensRequest, swimming, cafe } = await anOpenRound(db);
    const link = county.linkCtx(amiraRequest);
    const theirs = await draftFor(county.ctx, jensRequest, swimming, { text: "übernommen" });
    expect(await saveStatusAnswers(link, [theirs])).toEqual({ ok: false, refusal: "answer-not-found" });
    const own = await draftFor(county.ctx, amiraRequest, cafe);
    expect(await saveStatusAnswers(link, [{ ...own, figures: { [newId()]: 3 } }])).toEqual({ ok: false, refusal: "result-unknown" });
    const stranger = await (await aRegion(db)).aPerson();
    expect(await saveStatusAnswers(link, [{ ...own, kind: "hand-on", handOnToPersonId: stranger.id }])).toEqual({ ok: false, refusal: "person-unknown" });
    expect(await saveStatusAnswers(county.as("coordinator"), [own])).toEqual({ ok: false, refusal: "not-allowed" });
    expect(await answersOf(county.ctx, jensRequest)).toMatchObject([{ text: "" }]);
  });

  test("reads nothing of another owner", async () => {
    const { county, amiraRequest, jensRequest, swimming } = await anOpenRound(db);
    const link = county.linkCtx(amiraRequest);
    expect(await answersOf(link, jensRequest)).toEqual([]);
    expect(await measureNow(link, swimming.id)).toBeUndefined();
    const moved = await transact(link, async (tx) => {
      const rows = await tx.update(statusAnswers).set({ text: "x" }).where(eq(statusAnswers.statusRequestId, jensRequest)).returning({ id: statusAnswers.id });
      tx.audit("test.tried", null);
      return rows;
    });
    expect(moved).toEqual([]);
  });

  test("is refused once the answer is decided or the round is closed", async () => {
    const { county, coordinator, link, roundId, seen, amiraRequest, cafe } = await anAnsweredRound(db);
    await decideAnswers(coordinator, { roundId, answers: await seen(), accept: true, publish: false });
    const late = await draftFor(county.ctx, amiraRequest, cafe, { text: "Nachtrag" });
    expect(await saveStatusAnswers(link, [late])).toEqual({ ok: false, refusal: "already-decided" });
    expect(await submitStatusRequest(link)).toEqual({ ok: false, refusal: "already-decided" });
    await closeRound(coordinator, { roundId });
    expect(await saveStatusAnswers(link, [late])).toEqual({ ok: false, refusal: "round-closed" });
    expect(await submitStatusRequest(link)).toEqual({ ok: false, refusal: "round-closed" });
  });

  test("keeps a file beside an answer and tells its name; what is none of the kinds is refused", async () => {
    const { county, amiraRequest, jensRequest, cafe, swimming } = await anOpenRound(db);
    const link = county.linkCtx(amiraRequest);
    const { answerId } = await draftFor(county.ctx, amiraRequest, cafe);
    const theirs = await draftFor(county.ctx, jensRequest, swimming);
    const upload = { dataFolder: folder, name: "bericht.txt", bytes: Buffer.from("14 Frauen, 2 Gruppen") };
    expect(await attachAnswerFile(link, { answerId: theirs.answerId }, upload)).toEqual({ ok: false, refusal: "answer-not-found" });
    expect(await attachAnswerFile(link, { answerId }, { ...upload, bytes: Buffer.from("") })).toEqual({ ok: false, refusal: "file-refused", reason: "empty" });
    expect(await attachAnswerFile(link, { answerId }, upload)).toMatchObject({ ok: true });
    const found = await read(link, (reader) => findOwnRequest(link, reader));
    expect(found?.answers.map(({ file }) => file?.name)).toEqual([undefined, "bericht.txt"]);
    const other = county.linkCtx(jensRequest);
    expect((await read(other, (reader) => reader.execute("select id from files"))).rows).toEqual([]);
  });
});

describe("A file beside an answer", () => {
  const upload = { dataFolder: folder, name: "bericht.txt", bytes: Buffer.from("14 Frauen, 2 Gruppen") };

  test("takes the place of the one before, which goes with its bytes", async () => {
    const { county, amiraRequest, cafe } = await anOpenRound(db);
    const link = county.linkCtx(amiraRequest);
    const { answerId } = await draftFor(county.ctx, amiraRequest, cafe);
    const first = await attachAnswerFile(link, { answerId }, upload);
    const second = await attachAnswerFile(link, { answerId }, { ...upload, name: "neu.txt" });
    expect(await sweepRemoved(db, county.ctx, folder)).toEqual([first.ok ? first.value.fileId : ""]);
    const left = await read(county.ctx, (reader) => reader.select({ id: files.id }).from(files));
    expect(left).toEqual([{ id: second.ok ? second.value.fileId : "" }]);
    expect(readdirSync(join(folder, "files", county.region.id), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())).toHaveLength(1);
  });

  test("is refused where the link's files are 100 MB already", async () => {
    const { county, amiraRequest, cafe } = await anOpenRound(db);
    const link = county.linkCtx(amiraRequest);
    const { answerId } = await draftFor(county.ctx, amiraRequest, cafe);
    await attachAnswerFile(link, { answerId }, upload);
    await db.superuser.query("alter table files disable trigger user");
    await db.superuser.query("update files set size = $2 where region_id = $1", [county.region.id, LINK_QUOTA]);
    await db.superuser.query("alter table files enable trigger user");
    expect(await attachAnswerFile(link, { answerId }, upload)).toEqual({ ok: false, refusal: "file-refused", reason: "link-full" });
  });
});

describe("Handing in", () => {
  test.each([
    ["an answer without words", { assessment: "on-track", text: "  " }, ["text-missing"]],
    ["an answer without an assessment", { text: "Läuft." }, ["assessment-missing"]],
    ["an untouched answer", {}, ["assessment-missing", "text-missing"]],
    ["a hand-on that names nobody", { kind: "hand-on" }, ["person-missing"]],
    ["a complete answer", good, []],
    ["“not ours”", { kind: "not-ours" }, []],
    ["a hand-on in words", { kind: "hand-on", text: "Frau Petersen macht das jetzt" }, []],
  ] as const)("%s lacks %j", async (_, values, faults) => {
    const { county, jensRequest, swimming } = await anOpenRound(db);
    const link = county.linkCtx(jensRequest);
    const draft = await draftFor(county.ctx, jensRequest, swimming, values);
    await saveStatusAnswers(link, [draft]);
    const missing = faults.map((fault) => ({ answerId: draft.answerId, fault }));
    expect(await submitStatusRequest(link)).toEqual(
      missing.length === 0 ? { ok: true, value: { submitted: 1 } } : { ok: false, refusal: "incomplete", missing },
    );
  });
});
