import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { newId, read, transact } from "#platform/db/index.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aRegion } from "#tests/support/factories.ts";
import { measures, progressUpdates, results, statusAnswers, statusRequests } from "../schema.ts";
import { addDays } from "./days.ts";
import {
  attachAnswerFile, closeRound, decideAnswers, findOwnRequest, findRound, listRounds, openStatusRound, remindOwner, remindOwners, resendRequest, revokeRequest,
  saveStatusAnswers, submitStatusRequest,
} from "./index.ts";
import { answersOf, anOpenRound, compose, draftFor, job, linkActor, measureNow, onDay, send, sentMails, updatesOf } from "./test-round.ts";

const db = await testDatabase();
const folder = mkdtempSync(join(tmpdir(), "miteinander-rounds-"));
const good = { assessment: "on-track", text: "Der Kurs läuft mit 14 Frauen." } as const;

/** An open round in which Amira has said something good about both of her measures and handed it in. */
async function anAnsweredRound() {
  const round = await anOpenRound(db);
  const { county, amiraRequest, cafe, mama } = round;
  const link = county.linkCtx(amiraRequest);
  await saveStatusAnswers(link, [await draftFor(county.ctx, amiraRequest, cafe, good), await draftFor(county.ctx, amiraRequest, mama, good)]);
  await submitStatusRequest(link);
  const seen = async () => (await answersOf(county.ctx, amiraRequest)).map(({ id, version }) => ({ id, version }));
  return { ...round, link, seen };
}

describe("Opening a round", () => {
  test("asks each owner once about all their measures, and names what nobody answers for", async () => {
    const { requests, amira, jens, cafe, mama, swimming, orphan, withoutOwner, county } = await anOpenRound(db);
    expect(requests).toHaveLength(2);
    expect(requests.find(({ personId }) => personId === amira.id)?.measureIds.toSorted()).toEqual([cafe.id, mama.id].toSorted());
    expect(requests.find(({ personId }) => personId === jens.id)?.measureIds).toEqual([swimming.id]);
    expect(withoutOwner).toEqual([{ measureId: orphan.id, title: "Wohnraumlotsen" }]);
    const jobs = await db.superuser.query("select data ->> 'requestId' as id from pgboss.job where name = 'status-request.mail' and data ->> 'regionId' = $1", [county.region.id]);
    expect(jobs.rows.map(({ id }) => id).toSorted()).toEqual(requests.map(({ id }) => id).toSorted());
  });

  test("fills each answer with the measure's present state, and asks about agreed measures only", async () => {
    const county = await aRegion(db, "2026-11-02");
    const { actionFieldIds, recommendationIds } = await county.aConcept();
    const { id: leadPersonId } = await county.aPerson();
    for (const state of ["idea", "planned", "approved", "running", "continuous", "paused", "done", "dropped"] as const) {
      await county.aMeasure({ title: state, state, stateReason: "x", leadPersonId, recommendationIds: recommendationIds.slice(0, 2) });
    }
    await openStatusRound(county.as("coordinator"), { title: "Herbst", fieldIds: actionFieldIds, dueOn: "2026-11-20" });
    const asked = await read(county.ctx, (reader) => reader.select().from(statusAnswers));
    expect(asked.map(({ state }) => state).toSorted()).toEqual(["approved", "continuous", "paused", "planned", "running"]);
    expect(asked.every(({ assessment, text }) => assessment === null && text === "")).toBe(true);
  });

  test("may be narrowed to some of the measures", async () => {
    const { county, concept, cafe, amira } = await anOpenRound(db);
    const input = { title: "Nachfrage", fieldIds: concept.actionFieldIds, dueOn: "2026-11-20", measureIds: [cafe.id] };
    expect(await openStatusRound(county.as("coordinator"), input)).toMatchObject({ ok: true, value: { requests: [{ personId: amira.id, measureIds: [cafe.id] }] } });
  });

  test("is refused to others, for a day that is not ahead, for a stranger's field, and where nobody can be asked", async () => {
    const { county, concept, coordinator, orphan } = await anOpenRound(db);
    const stranger = await (await aRegion(db)).aConcept();
    const input = { title: "Herbst", fieldIds: concept.actionFieldIds, dueOn: "2026-11-20" };
    expect(await openStatusRound(county.as("editor"), input)).toEqual({ ok: false, refusal: "not-allowed" });
    expect(await openStatusRound(county.publicCtx, input)).toEqual({ ok: false, refusal: "not-allowed" });
    expect(await openStatusRound(coordinator, { ...input, dueOn: "2026-11-02" })).toEqual({ ok: false, refusal: "due-too-soon" });
    expect(await openStatusRound(coordinator, { ...input, fieldIds: stranger.actionFieldIds })).toEqual({ ok: false, refusal: "field-not-found" });
    expect(await openStatusRound(coordinator, { ...input, measureIds: [newId()] })).toEqual({ ok: false, refusal: "measure-not-found" });
    expect(await openStatusRound(coordinator, { ...input, measureIds: [orphan.id] })).toEqual({ ok: false, refusal: "nobody-to-ask" });
    expect(await read(county.ctx, (reader) => listRounds(county.ctx, reader))).toHaveLength(1);
  });
});

describe("The mail with the link", () => {
  test("leaves once and carries one valid link, however often the job runs", async () => {
    const { county, amiraRequest } = await anOpenRound(db);
    await send(county.ctx, amiraRequest);
    await send(county.ctx, amiraRequest);
    await Promise.all([send(county.ctx, amiraRequest), send(county.ctx, amiraRequest)]);
    expect(await sentMails(county.ctx)).toEqual([{ to: "haddad@vhs.example", kind: "request", code: expect.stringMatching(/^\w{32}$/), about: "Mama lernt Deutsch, Sprachcafé", state: "valid" }]);
  });

  test("sent anew, makes the earlier link worthless", async () => {
    const { county, coordinator, amiraRequest } = await anOpenRound(db);
    await send(county.ctx, amiraRequest);
    expect(await resendRequest(coordinator, { requestId: amiraRequest })).toMatchObject({ ok: true });
    await send(onDay(db, county, "2026-11-04"), amiraRequest);
    expect((await sentMails(county.ctx)).map(({ state }) => state)).toEqual(["revoked", "valid"]);
  });

  test("works until 30 days after the day", async () => {
    const { county, amiraRequest } = await anOpenRound(db);
    await send(county.ctx, amiraRequest);
    const stateOn = async (day: string) => (await sentMails(onDay(db, county, day)))[0]?.state;
    expect(await stateOn("2026-12-20")).toBe("valid");
    expect(await stateOn("2026-12-21")).toBe("expired");
  });

  test("revoked, shows and takes nothing any more; what was answered stays", async () => {
    const { county, coordinator, amiraRequest, link } = await anAnsweredRound();
    await send(county.ctx, amiraRequest);
    expect(await revokeRequest(county.as("editor"), { requestId: amiraRequest })).toEqual({ ok: false, refusal: "not-allowed" });
    expect(await revokeRequest(coordinator, { requestId: amiraRequest })).toMatchObject({ ok: true });
    expect(await revokeRequest(coordinator, { requestId: amiraRequest })).toEqual({ ok: false, refusal: "request-not-found" });
    expect((await sentMails(county.ctx)).map(({ state }) => state)).toEqual(["revoked"]);
    expect(await read(link, (reader) => findOwnRequest(link, reader))).toBeNull();
    expect(await saveStatusAnswers(link, [])).toEqual({ ok: false, refusal: "not-allowed" });
    expect((await answersOf(county.ctx, amiraRequest)).every(({ text }) => text === good.text)).toBe(true);
  });

  test("revoked before it left, does not leave, neither as request nor as reminder", async () => {
    const { county, coordinator, amiraRequest } = await anOpenRound(db);
    await revokeRequest(coordinator, { requestId: amiraRequest });
    await send(county.ctx, amiraRequest);
    expect(await remindOwner(coordinator, { requestId: amiraRequest }, compose)).toEqual({ ok: false, refusal: "request-not-found" });
    expect(await sentMails(county.ctx)).toEqual([]);
  });

  test("is not sent by others, not for a stranger's request, and not into a closed round", async () => {
    const { county, coordinator, amiraRequest, roundId } = await anOpenRound(db);
    const stranger = await anOpenRound(db);
    expect(await resendRequest(county.as("editor"), { requestId: amiraRequest })).toEqual({ ok: false, refusal: "not-allowed" });
    expect(await resendRequest(stranger.coordinator, { requestId: amiraRequest })).toEqual({ ok: false, refusal: "request-not-found" });
    await closeRound(coordinator, { roundId });
    expect(await resendRequest(coordinator, { requestId: amiraRequest })).toEqual({ ok: false, refusal: "round-closed" });
    await send(county.ctx, amiraRequest);
    expect(await sentMails(county.ctx)).toEqual([]);
  });
});

describe("Reminding", () => {
  test("goes twice to who has not submitted, and to nobody else: walked day by day", async () => {
    const { county, amiraRequest, jensRequest, swimming } = await anOpenRound(db, "2026-11-02", "2026-11-20");
    await send(county.ctx, amiraRequest);
    await send(county.ctx, jensRequest);
    const seen: string[] = [];
    for (let day = "2026-11-03"; day <= "2026-12-20"; day = addDays(day, 1)) {
      const ctx = onDay(db, county, day);
      const before = (await sentMails(ctx)).length;
      await remindOwners(compose)(ctx, job({ regionId: county.region.id }));
      await remindOwners(compose)(ctx, job({ regionId: county.region.id }));
      for (const mail of (await sentMails(ctx)).slice(before)) seen.push(`${day} ${mail.kind} ${mail.to}`);
      if (day === "2026-11-15") {
        const link = onDay(db, county, day, linkActor(jensRequest));
        await saveStatusAnswers(link, [await draftFor(ctx, jensRequest, swimming, good)]);
        await submitStatusRequest(link);
      }
    }
    expect(seen.toSorted()).toEqual([
      "2026-11-13 reminder haddad@vhs.example",
      "2026-11-13 reminder wessels@example.org",
      "2026-11-21 reminder haddad@vhs.example",
    ]);
    const [request] = await read(county.ctx, (reader) => reader.select().from(statusRequests).where(eq(statusRequests.id, amiraRequest)));
    expect(request).toMatchObject({ reminders: 2 });
  });

  test("stops with a closed round and a revoked link", async () => {
    const first = await anOpenRound(db);
    await send(first.county.ctx, first.amiraRequest);
    await closeRound(first.coordinator, { roundId: first.roundId });
    const second = await anOpenRound(db);
    await send(second.county.ctx, second.amiraRequest);
    await revokeRequest(second.coordinator, { requestId: second.amiraRequest });
    for (const { county } of [first, second]) {
      const ctx = onDay(db, county, "2026-11-21");
      await remindOwners(compose)(ctx, job({ regionId: county.region.id }));
      expect(await sentMails(ctx)).toHaveLength(1);
    }
  });

  test("by hand is for the coordinator, once a day, and only while something is missing", async () => {
    const { county, coordinator, amiraRequest, jensRequest } = await anAnsweredRound();
    expect(await remindOwner(county.as("editor"), { requestId: jensRequest }, compose)).toEqual({ ok: false, refusal: "not-allowed" });
    expect(await remindOwner(coordinator, { requestId: jensRequest }, compose)).toMatchObject({ ok: true });
    expect(await remindOwner(coordinator, { requestId: jensRequest }, compose)).toEqual({ ok: false, refusal: "reminded-today" });
    expect(await remindOwner(coordinator, { requestId: amiraRequest }, compose)).toEqual({ ok: false, refusal: "request-not-found" });
  });
});

describe("The page behind the link", () => {
  test("shows all of the owner's measures with what was said before, in five queries", async () => {
    const { county, amiraRequest, mama, jens } = await anOpenRound(db);
    await county.aProgressUpdate({ measureId: mama.id, dated: "2026-05-04", assessment: "at-risk", text: "Die Kinderbetreuung fehlt." });
    const link = county.linkCtx(amiraRequest);
    const found = await read(link, (reader) => findOwnRequest(link, reader));
    expect(found).toMatchObject({
      person: { lastName: "Haddad" }, round: { title: "Herbst 2026", dueOn: "2026-11-20", closed: false }, lastDayOfLink: "2026-12-20",
      answers: [{ measure: "Mama lernt Deutsch", state: "running", before: { dated: "2026-05-04", assessment: "at-risk" } }, { measure: "Sprachcafé", before: null }],
      colleagues: [{ id: jens.id, name: "Jens Wessels" }],
    });
    expect(link.statistics.queries).toBe(5);
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
    const { county, coordinator, link, roundId, seen, amiraRequest, cafe } = await anAnsweredRound();
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
    expect(found?.answers.map(({ fileName }) => fileName)).toEqual([null, "bericht.txt"]);
    const other = county.linkCtx(jensRequest);
    expect((await read(other, (reader) => reader.execute("select id from files"))).rows).toEqual([]);
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
    expect(await submitStatusRequest(link)).toEqual(missing.length === 0 ? { ok: true, value: { submitted: 1 } } : { ok: false, refusal: "incomplete", missing });
  });
});

describe("Accepting", () => {
  test("makes an entry of today in the owner's name, and sets state and figures", async () => {
    const { county, coordinator, roundId, jensRequest, swimming, jens } = await anOpenRound(db);
    const resultId = newId();
    await transact(county.ctx, async (tx) => {
      await tx.insert(results).values({ regionId: county.region.id, id: resultId, measureId: swimming.id, position: 0, name: "Kinder", planned: 40, reached: 10 });
      tx.audit("test.prepared", resultId);
    });
    const link = county.linkCtx(jensRequest);
    await saveStatusAnswers(link, [await draftFor(county.ctx, jensRequest, swimming, { ...good, state: "paused", text: "Das Bad wird bis März umgebaut.", figures: { [resultId]: 34 } })]);
    await submitStatusRequest(link);
    const [answer] = await answersOf(county.ctx, jensRequest);
    const decided = await decideAnswers(coordinator, { roundId, answers: [{ id: answer?.id ?? "", version: answer?.version ?? 0 }], accept: true, publish: true });
    expect(decided).toEqual({ ok: true, value: { decided: [answer?.id], left: [] } });
    expect(await updatesOf(county.ctx, swimming.id)).toMatchObject([{
      dated: "2026-11-02", authorName: "Herr Jens Wessels", authorPersonId: jens.id, assessment: "on-track", state: "paused", statusAnswerId: answer?.id, releasedBy: "Test coordinator",
    }]);
    expect(await measureNow(county.ctx, swimming.id)).toMatchObject({ state: "paused", stateReason: "Das Bad wird bis März umgebaut.", version: 2 });
    expect(await read(county.ctx, (reader) => reader.select().from(results))).toMatchObject([{ reached: 34 }]);
    expect(await updatesOf(county.publicCtx, swimming.id)).toHaveLength(1);
  });

  test("all at once shows publicly what is on track or at risk; “off track” waits for its own release", async () => {
    const { county, coordinator, roundId, link, seen, amiraRequest, cafe, mama } = await anAnsweredRound();
    await saveStatusAnswers(link, [await draftFor(county.ctx, amiraRequest, cafe, { assessment: "off-track", text: "Die Stelle ist seit April nicht besetzt." })]);
    expect(await decideAnswers(coordinator, { roundId, answers: await seen(), accept: true, publish: true })).toMatchObject({ ok: true, value: { left: [] } });
    expect(await updatesOf(county.publicCtx, mama.id)).toHaveLength(1);
    expect(await updatesOf(county.publicCtx, cafe.id)).toEqual([]);
    expect(await updatesOf(county.ctx, cafe.id)).toMatchObject([{ assessment: "off-track", releasedAt: null }]);
  });

  test("without showing publicly leaves the entry inside", async () => {
    const { county, coordinator, roundId, seen, mama } = await anAnsweredRound();
    await decideAnswers(coordinator, { roundId, answers: await seen(), accept: true, publish: false });
    expect(await updatesOf(county.ctx, mama.id)).toHaveLength(1);
    expect(await updatesOf(county.publicCtx, mama.id)).toEqual([]);
  });

  test("leaves what its owner changed after the coordinator looked, what is decided and what is not handed in", async () => {
    const { county, coordinator, roundId, link, seen, amiraRequest, jensRequest, cafe, swimming } = await anAnsweredRound();
    const answers = await seen();
    const changed = await draftFor(county.ctx, amiraRequest, cafe, { text: "Doch nicht." });
    await saveStatusAnswers(link, [changed]);
    const open = await draftFor(county.ctx, jensRequest, swimming);
    const first = await decideAnswers(coordinator, { roundId, answers: [...answers, { id: open.answerId, version: 1 }], accept: true, publish: true });
    expect(first).toMatchObject({ ok: true, value: { decided: [expect.any(String)] } });
    expect(first.ok && first.value.left.toSorted((a, b) => a.reason.localeCompare(b.reason))).toEqual([{ id: changed.answerId, reason: "changed" }, { id: open.answerId, reason: "not-submitted" }]);
    expect(await updatesOf(county.ctx, cafe.id)).toEqual([]);
    const again = await decideAnswers(coordinator, { roundId, answers: await seen(), accept: true, publish: true });
    expect(again).toMatchObject({ ok: true, value: { decided: [changed.answerId], left: [{ reason: "already-decided" }] } });
    expect(await updatesOf(county.ctx, cafe.id)).toHaveLength(1);
  });

  test("rejecting leaves the measure as it was", async () => {
    const { county, coordinator, roundId, seen, cafe, mama } = await anAnsweredRound();
    expect(await decideAnswers(coordinator, { roundId, answers: await seen(), accept: false, publish: false })).toMatchObject({ ok: true, value: { left: [] } });
    expect(await read(county.ctx, (reader) => reader.select().from(progressUpdates))).toEqual([]);
    expect(await measureNow(county.ctx, cafe.id)).toMatchObject({ state: "running", version: 1 });
    expect(await measureNow(county.ctx, mama.id)).toMatchObject({ version: 1 });
  });

  test("“not ours” takes the person off the measure", async () => {
    const { county, coordinator, roundId, jensRequest, swimming } = await anOpenRound(db);
    const link = county.linkCtx(jensRequest);
    await saveStatusAnswers(link, [await draftFor(county.ctx, jensRequest, swimming, { kind: "not-ours" })]);
    await submitStatusRequest(link);
    const [answer] = await answersOf(county.ctx, jensRequest);
    await decideAnswers(coordinator, { roundId, answers: [{ id: answer?.id ?? "", version: answer?.version ?? 0 }], accept: true, publish: true });
    expect(await measureNow(county.ctx, swimming.id)).toMatchObject({ leadPersonId: null });
    expect(await updatesOf(county.ctx, swimming.id)).toEqual([]);
  });

  test("“not ours” leaves alone whom the coordination has entered meanwhile", async () => {
    const { county, coordinator, roundId, jensRequest, swimming, amira } = await anOpenRound(db);
    const link = county.linkCtx(jensRequest);
    await saveStatusAnswers(link, [await draftFor(county.ctx, jensRequest, swimming, { kind: "not-ours" })]);
    await submitStatusRequest(link);
    await transact(county.ctx, async (tx) => {
      await tx.update(measures).set({ leadPersonId: amira.id }).where(eq(measures.id, swimming.id));
      tx.audit("test.prepared", swimming.id);
    });
    const [answer] = await answersOf(county.ctx, jensRequest);
    await decideAnswers(coordinator, { roundId, answers: [{ id: answer?.id ?? "", version: answer?.version ?? 0 }], accept: true, publish: true });
    expect(await measureNow(county.ctx, swimming.id)).toMatchObject({ leadPersonId: amira.id });
  });

  test("“hand on” makes the colleague the lead and asks them in the same round", async () => {
    const { county, coordinator, roundId, jensRequest, swimming, amira, amiraRequest, vhs } = await anOpenRound(db);
    await send(county.ctx, amiraRequest);
    const link = county.linkCtx(jensRequest);
    await saveStatusAnswers(link, [await draftFor(county.ctx, jensRequest, swimming, { kind: "hand-on", handOnToPersonId: amira.id })]);
    await submitStatusRequest(link);
    const [answer] = await answersOf(county.ctx, jensRequest);
    await decideAnswers(coordinator, { roundId, answers: [{ id: answer?.id ?? "", version: answer?.version ?? 0 }], accept: true, publish: true });
    expect(await measureNow(county.ctx, swimming.id)).toMatchObject({ leadPersonId: amira.id, leadOrganisationId: vhs.id });
    expect((await answersOf(county.ctx, amiraRequest)).map(({ measureId }) => measureId)).toContain(swimming.id);
    await send(onDay(db, county, "2026-11-04"), amiraRequest);
    expect((await sentMails(county.ctx)).map(({ about, state }) => [about, state])).toEqual([
      ["Mama lernt Deutsch, Sprachcafé", "revoked"],
      ["Mama lernt Deutsch, Schwimmen für alle, Sprachcafé", "valid"],
    ]);
  });

  test("“hand on” in words waits until the coordinator chooses the person", async () => {
    const { county, coordinator, roundId, jensRequest, swimming } = await anOpenRound(db);
    const petersen = await county.aPerson({ lastName: "Petersen", email: "petersen@example.org" });
    const link = county.linkCtx(jensRequest);
    await saveStatusAnswers(link, [await draftFor(county.ctx, jensRequest, swimming, { kind: "hand-on", text: "Frau Petersen" })]);
    await submitStatusRequest(link);
    const [answer] = await answersOf(county.ctx, jensRequest);
    const input = { roundId, answers: [{ id: answer?.id ?? "", version: answer?.version ?? 0 }], accept: true, publish: false };
    expect(await decideAnswers(coordinator, input)).toEqual({ ok: true, value: { decided: [], left: [{ id: answer?.id, reason: "person-missing" }] } });
    expect(await decideAnswers(coordinator, { ...input, handOnTo: { [answer?.id ?? ""]: petersen.id } })).toMatchObject({ ok: true, value: { left: [] } });
    const requests = await read(county.ctx, (reader) => reader.select().from(statusRequests));
    expect(requests.map(({ personId }) => personId)).toContain(petersen.id);
  });

  test("handed back, a measure is asked about anew", async () => {
    const { county, coordinator, roundId, jensRequest, amiraRequest, swimming, amira, jens } = await anOpenRound(db);
    const handOn = async (from: string, to: string) => {
      const link = county.linkCtx(from);
      const draft = await draftFor(county.ctx, from, swimming, { kind: "hand-on", handOnToPersonId: to });
      const others = (await answersOf(county.ctx, from)).filter(({ id }) => id !== draft.answerId);
      await saveStatusAnswers(link, [draft, ...(await Promise.all(others.map(({ measureId }) => draftFor(county.ctx, from, { id: measureId }, good))))]);
      await submitStatusRequest(link);
      const answer = (await answersOf(county.ctx, from)).find(({ id }) => id === draft.answerId);
      return decideAnswers(coordinator, { roundId, answers: [{ id: draft.answerId, version: answer?.version ?? 0 }], accept: true, publish: false });
    };
    expect(await handOn(jensRequest, amira.id)).toMatchObject({ ok: true, value: { left: [] } });
    expect(await handOn(amiraRequest, jens.id)).toMatchObject({ ok: true, value: { left: [] } });
    expect(await answersOf(county.ctx, jensRequest)).toMatchObject([{ kind: "answer", submittedAt: null, decidedAt: null, accepted: null }]);
    expect(await handOn(jensRequest, jens.id)).toMatchObject({ ok: true, value: { left: [{ reason: "person-missing" }] } });
  });

  test("is refused to others, for a stranger's round, an unknown answer, and in a closed round", async () => {
    const { county, coordinator, roundId, seen } = await anAnsweredRound();
    const stranger = await anAnsweredRound();
    const input = { roundId, answers: await seen(), accept: true, publish: true };
    expect(await decideAnswers(county.as("editor"), input)).toEqual({ ok: false, refusal: "not-allowed" });
    expect(await decideAnswers(stranger.coordinator, input)).toEqual({ ok: false, refusal: "round-not-found" });
    expect(await decideAnswers(coordinator, { ...input, answers: await stranger.seen() })).toEqual({ ok: false, refusal: "answer-not-found" });
    expect(await closeRound(coordinator, { roundId })).toEqual({ ok: false, refusal: "answers-undecided" });
    await decideAnswers(coordinator, { ...input, accept: false });
    expect(await closeRound(coordinator, { roundId })).toMatchObject({ ok: true });
    expect(await decideAnswers(coordinator, input)).toEqual({ ok: false, refusal: "round-closed" });
  });
});

describe("A round", () => {
  test("ends as a table of who answered and what changed, in six queries", async () => {
    const { county, coordinator, roundId, seen, mama, amiraRequest, link } = await anAnsweredRound();
    await county.aProgressUpdate({ measureId: mama.id, dated: "2026-05-04", assessment: "at-risk", text: "Die Kinderbetreuung fehlt.", createdAt: new Date("2026-05-04T10:00:00Z") });
    await saveStatusAnswers(link, [await draftFor(county.ctx, amiraRequest, mama, { state: "done" })]);
    await decideAnswers(coordinator, { roundId, answers: await seen(), accept: true, publish: true });
    const ctx = county.as("coordinator");
    const round = await read(ctx, (reader) => findRound(ctx, reader, roundId));
    expect(ctx.statistics.queries).toBe(6);
    expect(round).toMatchObject({ title: "Herbst 2026", closedAt: null, withoutOwner: [{ title: "Wohnraumlotsen" }] });
    const amira = round?.requests.find(({ id }) => id === amiraRequest);
    expect(amira).toMatchObject({ person: "Frau Amira Haddad", organisation: "Volkshochschule" });
    expect(amira?.answers).toMatchObject([
      { measure: "Mama lernt Deutsch", assessmentBefore: "at-risk", assessment: "on-track", accepted: true, update: { state: "done", releasedAt: expect.any(Date) } },
      { measure: "Sprachcafé", assessmentBefore: null, assessment: "on-track", accepted: true, update: { state: null } },
    ]);
    expect(await read(ctx, (reader) => listRounds(ctx, reader))).toMatchObject([{ asked: 3, submitted: 2, waiting: 0, owners: 2 }]);
  });

  test("cannot be closed by others, not in a stranger's region, and not twice", async () => {
    const { county, coordinator, roundId } = await anOpenRound(db);
    const stranger = await anOpenRound(db);
    expect(await closeRound(county.as("editor"), { roundId })).toEqual({ ok: false, refusal: "not-allowed" });
    expect(await closeRound(stranger.coordinator, { roundId })).toEqual({ ok: false, refusal: "round-not-found" });
    expect(await closeRound(coordinator, { roundId })).toMatchObject({ ok: true });
    expect(await closeRound(coordinator, { roundId })).toEqual({ ok: false, refusal: "round-closed" });
    expect(await read(stranger.coordinator, (reader) => findRound(stranger.coordinator, reader, roundId))).toBeNull();
  });
});
