import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { addDays } from "#platform/days/index.ts";
import { newId, read } from "#platform/db/index.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aRegion } from "#tests/support/factories.ts";
import { statusAnswers, statusRequests } from "../schema.ts";
import {
  closeRound,
  findOwnRequest,
  listRounds,
  openStatusRound,
  remindOwner,
  remindOwners,
  resendRequest,
  revokeRequest,
  saveStatusAnswers,
  submitStatusRequest,
} from "./index.ts";
import { anAnsweredRound, anOpenRound, answersOf, compose, draftFor, good, job, linkActor, onDay, send, sentMails } from "./test-round.ts";

const db = await testDatabase();

describe("Opening a round", () => {
  test("asks each owner once about all their measures, and names what nobody answers for", async () => {
    const { requests, amira, jens, cafe, mama, swimming, orphan, withoutOwner, county } = await anOpenRound(db);
    expect(requests).toHaveLength(2);
    expect(requests.find(({ personId }) => personId === amira.id)?.measureIds.toSorted()).toEqual([cafe.id, mama.id].toSorted());
    expect(requests.find(({ personId }) => personId === jens.id)?.measureIds).toEqual([swimming.id]);
    expect(withoutOwner).toEqual([{ measureId: orphan.id, title: "Wohnraumlotsen" }]);
    const jobs = await db.superuser.query("select data ->> 'requestId' as id from pgboss.job where name = 'status-request.mail' and data ->> 'regionId' = $1", [
      county.region.id,
    ]);
    expect(jobs.rows.map(({ id }) => id).toSorted()).toEqual(requests.map(({ id }) => id).toSorted());
  });

  test("sent twice at once asks everybody once", async () => {
    const county = await aRegion(db, "2026-11-02");
    const { actionFieldIds, recommendationIds } = await county.aConcept();
    const { id: leadPersonId } = await county.aPerson();
    await county.aMeasure({ state: "running", leadPersonId, recommendationIds });
    const form = newId();
    const open = () => openStatusRound(county.as("coordinator"), { title: "Herbst 2026", fieldIds: actionFieldIds, dueOn: "2026-11-20" }, form);
    const both = await Promise.all([open(), open()]);
    expect(both.map((opened) => opened.ok && opened.value.roundId)).toEqual([form, form]);
    expect(both.flatMap((opened) => (opened.ok ? opened.value.requests : []))).toHaveLength(1);
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
    expect(await openStatusRound(county.as("coordinator"), input)).toMatchObject({
      ok: true,
      value: { requests: [{ personId: amira.id, measureIds: [cafe.id] }] },
    });
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
    expect(await sentMails(county.ctx)).toEqual([
      { to: "haddad@vhs.example", kind: "request", code: expect.stringMatching(/^\w{32}$/), about: "Mama lernt Deutsch, Sprachcafé", state: "valid" },
    ]);
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
    const { county, coordinator, amiraRequest, link } = await anAnsweredRound(db);
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
    const { county, coordinator, amiraRequest, jensRequest } = await anAnsweredRound(db);
    expect(await remindOwner(county.as("editor"), { requestId: jensRequest }, compose)).toEqual({ ok: false, refusal: "not-allowed" });
    expect(await remindOwner(coordinator, { requestId: jensRequest }, compose)).toMatchObject({ ok: true });
    expect(await remindOwner(coordinator, { requestId: jensRequest }, compose)).toEqual({ ok: false, refusal: "reminded-today" });
    expect(await remindOwner(coordinator, { requestId: amiraRequest }, compose)).toEqual({ ok: false, refusal: "request-not-found" });
  });
});
