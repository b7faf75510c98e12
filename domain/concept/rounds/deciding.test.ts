import { readFile } from "node:fs/promises";
import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { newId, read, transact } from "#platform/db/index.ts";
import { testDatabase } from "#tests/support/database.ts";
import { measures, progressUpdates, results, statusRequests } from "../schema.ts";
import { closeRound, decideAnswers, findRound, listRounds, saveStatusAnswers, submitStatusRequest } from "./index.ts";
import { anAnsweredRound, anOpenRound, answersOf, draftFor, good, measureNow, onDay, send, sentMails, updatesOf } from "./test-round.ts";

const db = await testDatabase();

describe("Accepting", () => {
  test("makes an entry of today in the owner's name, and sets state and figures", async () => {
    const { county, coordinator, roundId, jensRequest, swimming, jens } = await anOpenRound(db);
    const resultId = newId();
    await transact(county.ctx, async (tx) => {
      await tx
        .insert(results)
        .values({ regionId: county.region.id, id: resultId, measureId: swimming.id, position: 0, name: "Kinder", planned: 40, reached: 10 });
      tx.audit("test.prepared", resultId);
    });
    const link = county.linkCtx(jensRequest);
    await saveStatusAnswers(link, [
      await draftFor(county.ctx, jensRequest, swimming, { ...good, state: "paused", text: "Das Bad wird bis März umgebaut.", figures: { [resultId]: 34 } }),
    ]);
    await submitStatusRequest(link);
    const [answer] = await answersOf(county.ctx, jensRequest);
    const decided = await decideAnswers(coordinator, {
      roundId,
      answers: [{ id: answer?.id ?? "", version: answer?.version ?? 0 }],
      accept: true,
      publish: true,
    });
    expect(decided).toEqual({ ok: true, value: { decided: [answer?.id], left: [] } });
    expect(await updatesOf(county.ctx, swimming.id)).toMatchObject([
      {
        dated: "2026-11-02",
        authorName: "Herr Jens Wessels",
        authorPersonId: jens.id,
        assessment: "on-track",
        state: "paused",
        statusAnswerId: answer?.id,
        releasedBy: "Test coordinator",
      },
    ]);
    expect(await measureNow(county.ctx, swimming.id)).toMatchObject({ state: "paused", stateReason: "Das Bad wird bis März umgebaut.", version: 2 });
    expect(await read(county.ctx, (reader) => reader.select().from(results))).toMatchObject([{ reached: 34 }]);
    expect(await updatesOf(county.publicCtx, swimming.id)).toHaveLength(1);
  });

  test("of a figure of 0 is a report: the step to “nothing reported” leaves it, and nothing else that stands at 0", async () => {
    const { county, coordinator, roundId, jensRequest, swimming } = await anOpenRound(db);
    const [said, unsaid] = [newId(), newId()];
    await transact(county.ctx, async (tx) => {
      const row = { regionId: county.region.id, measureId: swimming.id, planned: 40, reached: null };
      await tx.insert(results).values([
        { ...row, id: said, position: 0, name: "Kinder" },
        { ...row, id: unsaid, position: 1, name: "Becken" },
      ]);
      tx.audit("test.prepared", said);
    });
    const link = county.linkCtx(jensRequest);
    const figures = async () => (await read(county.ctx, (reader) => reader.select().from(results).orderBy(results.position))).map(({ reached }) => reached);
    await saveStatusAnswers(link, [await draftFor(county.ctx, jensRequest, swimming, { ...good, figures: { [said]: 0 } })]);
    await submitStatusRequest(link);
    const [answer] = await answersOf(county.ctx, jensRequest);
    const answers = [{ id: answer?.id ?? "", version: answer?.version ?? 0 }];
    await decideAnswers(coordinator, { roundId, answers, accept: true, publish: true });
    expect(await figures()).toEqual([0, null]);
    await db.superuser.query("alter table results disable trigger results_audited");
    await db.superuser.query("update results set reached = 0");
    await db.superuser.query(await readFile("db/migrations/20261123T2140-results-unreported.sql", "utf8"));
    expect(await figures()).toEqual([0, null]);
  });

  test("all at once shows publicly what is on track or at risk; “off track” waits for its own release", async () => {
    const { county, coordinator, roundId, link, seen, amiraRequest, cafe, mama } = await anAnsweredRound(db);
    await saveStatusAnswers(link, [
      await draftFor(county.ctx, amiraRequest, cafe, { assessment: "off-track", text: "Die Stelle ist seit April nicht besetzt." }),
    ]);
    expect(await decideAnswers(coordinator, { roundId, answers: await seen(), accept: true, publish: true })).toMatchObject({ ok: true, value: { left: [] } });
    expect(await updatesOf(county.publicCtx, mama.id)).toHaveLength(1);
    expect(await updatesOf(county.publicCtx, cafe.id)).toEqual([]);
    expect(await updatesOf(county.ctx, cafe.id)).toMatchObject([{ assessment: "off-track", releasedAt: null }]);
  });

  test("without showing publicly leaves the entry inside", async () => {
    const { county, coordinator, roundId, seen, mama } = await anAnsweredRound(db);
    await decideAnswers(coordinator, { roundId, answers: await seen(), accept: true, publish: false });
    expect(await updatesOf(county.ctx, mama.id)).toHaveLength(1);
    expect(await updatesOf(county.publicCtx, mama.id)).toEqual([]);
  });

  test("leaves what its owner changed after the coordinator looked, what is decided and what is not handed in", async () => {
    const { county, coordinator, roundId, link, seen, amiraRequest, jensRequest, cafe, swimming } = await anAnsweredRound(db);
    const answers = await seen();
    const changed = await draftFor(county.ctx, amiraRequest, cafe, { text: "Doch nicht." });
    await saveStatusAnswers(link, [changed]);
    const open = await draftFor(county.ctx, jensRequest, swimming);
    const first = await decideAnswers(coordinator, { roundId, answers: [...answers, { id: open.answerId, version: 1 }], accept: true, publish: true });
    expect(first).toMatchObject({ ok: true, value: { decided: [expect.any(String)] } });
    expect(first.ok && first.value.left.toSorted((a, b) => a.reason.localeCompare(b.reason))).toEqual([
      { id: changed.answerId, reason: "changed" },
      { id: open.answerId, reason: "not-submitted" },
    ]);
    expect(await updatesOf(county.ctx, cafe.id)).toEqual([]);
    const again = await decideAnswers(coordinator, { roundId, answers: await seen(), accept: true, publish: true });
    expect(again).toMatchObject({ ok: true, value: { decided: [changed.answerId], left: [{ reason: "already-decided" }] } });
    expect(await updatesOf(county.ctx, cafe.id)).toHaveLength(1);
  });

  test.each([
    ["one answer", "all", true, true],
    ["all", "one answer", true, true],
    ["one answer", "all", false, true],
    ["all", "one answer", true, false],
    ["all", "all", true, false],
  ] as const)("by two at once (%s and %s; %s and %s) happens once, and the second is told", async (first, second, firstAccepts, secondAccepts) => {
    const { county, roundId, seen, cafe, mama, amiraRequest } = await anAnsweredRound(db);
    const answers = await seen();
    const asSeen = (which: "all" | "one answer") => (which === "all" ? answers : answers.slice(0, 1));
    const both = await Promise.all([
      decideAnswers(county.as("coordinator"), { roundId, answers: asSeen(first), accept: firstAccepts, publish: true }),
      decideAnswers(county.as("coordinator"), { roundId, answers: asSeen(second), accept: secondAccepts, publish: true }),
    ]);
    const outcomes = both.map((result) => (result.ok ? result.value : { decided: [], left: [] }));
    // Each answer is decided by one of the two; the other one is told so.
    expect(outcomes.flatMap(({ decided }) => decided).toSorted()).toEqual([...new Set([...asSeen(first), ...asSeen(second)].map(({ id }) => id))].toSorted());
    expect(outcomes.flatMap(({ left }) => left.map(({ reason }) => reason))).toEqual(
      Array.from({ length: Math.min(asSeen(first).length, asSeen(second).length) }, () => "already-decided"),
    );
    const stored = await answersOf(county.ctx, amiraRequest);
    const accepted = stored.filter((answer) => answer.accepted === true);
    const entries = [...(await updatesOf(county.ctx, cafe.id)), ...(await updatesOf(county.ctx, mama.id))];
    expect(entries.map(({ statusAnswerId }) => statusAnswerId).toSorted()).toEqual(accepted.map(({ id }) => id).toSorted());
    for (const measure of [cafe, mama])
      expect(await measureNow(county.ctx, measure.id)).toMatchObject({ version: accepted.some(({ measureId }) => measureId === measure.id) ? 2 : 1 });
  });

  test("rejecting leaves the measure as it was", async () => {
    const { county, coordinator, roundId, seen, cafe, mama } = await anAnsweredRound(db);
    expect(await decideAnswers(coordinator, { roundId, answers: await seen(), accept: false, publish: false })).toMatchObject({
      ok: true,
      value: { left: [] },
    });
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
    const { county, coordinator, roundId, jensRequest, swimming, amira, amiraRequest, vhs } = await anOpenRound(db, undefined, undefined, true);
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
    const { county, coordinator, roundId, jensRequest, amiraRequest, swimming, amira, jens } = await anOpenRound(db, undefined, undefined, true);
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
    const { county, coordinator, roundId, seen } = await anAnsweredRound(db);
    const stranger = await anAnsweredRound(db);
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
    const { county, coordinator, roundId, seen, mama, amiraRequest, link } = await anAnsweredRound(db);
    await county.aProgressUpdate({
      measureId: mama.id,
      dated: "2026-05-04",
      assessment: "at-risk",
      text: "Die Kinderbetreuung fehlt.",
      createdAt: new Date("2026-05-04T10:00:00Z"),
    });
    await saveStatusAnswers(link, [await draftFor(county.ctx, amiraRequest, mama, { state: "done" })]);
    await decideAnswers(coordinator, { roundId, answers: await seen(), accept: true, publish: true });
    const ctx = county.as("coordinator");
    const round = await read(ctx, (reader) => findRound(ctx, reader, roundId));
    expect(ctx.statistics.queries).toBe(6);
    expect(round).toMatchObject({ title: "Herbst 2026", closedAt: null, withoutOwner: [{ title: "Wohnraumlotsen" }] });
    const amira = round?.requests.find(({ id }) => id === amiraRequest);
    expect(amira).toMatchObject({ person: "Frau Amira Haddad", organisation: "Volkshochschule" });
    expect(amira?.answers).toMatchObject([
      {
        measure: "Mama lernt Deutsch",
        assessmentBefore: "at-risk",
        assessment: "on-track",
        accepted: true,
        update: { state: "done", releasedAt: expect.any(Date) },
      },
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
