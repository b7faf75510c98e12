import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { composeGrantLetter } from "#app/mails/grants.ts";
import { newId, read, transact, type Context } from "#platform/db/index.ts";
import { files } from "#platform/files/index.ts";
import { testDatabase } from "#tests/support/database.ts";
import {
  answerApplication,
  createCall,
  decide,
  editCall,
  findApplication,
  findOwnApplication,
  listApplications,
  listReleased,
  NO_APPLICATION_FILTER,
  notePayment,
  ownStanding,
  releaseGrant,
  remindOfReports,
  sendReport,
  withdrawGrant,
  type CallFields,
} from "./index.ts";
import * as grants from "./test-grants.ts";

const { callFields, ideaFields } = grants;
const db = await testDatabase();
const aCall = (values?: Partial<CallFields>) => grants.aCall(db, composeGrantLetter("https://x.example"), values);
const dataFolder = mkdtempSync(join(tmpdir(), "grants-"));
afterAll(() => rmSync(dataFolder, { recursive: true }));

type Called = Awaited<ReturnType<typeof aCall>>;
const rows = ({ office, callId }: Called) => read(office, (reader) => listApplications(office, reader, callId, NO_APPLICATION_FILTER));
const versionOf = async ({ office }: Called, id: string) => (await read(office, (reader) => findApplication(office, reader, id)))?.version ?? 0;
const yes = async (called: Called, id: string, approvedCents = 300_00, reason = "") =>
  decide(called.office, { id, version: await versionOf(called, id), approvedCents, reason });

describe("Applying for a micro-grant", () => {
  test("counts only after the click in the mail, which is one however often the form was sent", async () => {
    const called = await aCall();
    const id = newId();
    for (let time = 0; time < 2; time += 1) expect(await called.apply({}, id)).toEqual({ ok: true, value: null });
    expect(await rows(called)).toEqual([]);
    for (let time = 0; time < 2; time += 1) await called.mail(id);
    const mails = await called.mails();
    expect(mails).toMatchObject([{ addresseeName: "Amira Haddad", unasked: true }]);
    expect(mails[0]?.body).toMatch(/Guten Tag Amira Haddad,[\s\S]*https:\/\/x\.example\/j\/[a-z2-9]{32}\/foerderung/);
    expect(await answerApplication(called.linkOf(id), { act: "submit", fields: { ...ideaFields, title: "Kochen und Backen" } })).toMatchObject({ ok: true });
    expect(await rows(called)).toMatchObject([{ title: "Kochen und Backen", standing: "submitted", amountCents: 300_00, confirmedOn: "2026-11-12" }]);
  });

  test.each([
    ["before the first day", { fromOn: "2026-11-13" }, {}, "not-open"],
    ["on the last day", { untilOn: "2026-11-12" }, {}, null],
    ["after the last day", { untilOn: "2026-11-11" }, {}, "not-open"],
    ["for a draft", { isPublic: false }, {}, "not-open"],
    ["for the most that is possible", {}, { amountCents: 500_00 }, null],
    ["for a cent more", {}, { amountCents: 500_01 }, "over-max"],
  ] as const)("%s: %s", async (_, call, input, refusal) => {
    const { apply } = await aCall(call);
    expect(await apply(input)).toEqual(refusal === null ? { ok: true, value: null } : { ok: false, refusal });
  });

  test("is read by nobody but the coordination and the link itself", async () => {
    const [here, there] = [await aCall(), await aCall()];
    const id = await here.anApplication();
    const ofOther = here.linkOf(await here.anApplication());
    const readers: Context[] = [here.county.as("editor"), here.county.as("council-reader"), here.county.publicCtx, there.office];
    for (const ctx of readers) expect(await read(ctx, (reader) => findApplication(ctx, reader, id))).toBeNull();
    expect(await read(ofOther, (reader) => findOwnApplication(ofOther, reader))).not.toMatchObject({ application: { id } });
    expect(await read(here.linkOf(id), (reader) => findOwnApplication(here.linkOf(id), reader))).toMatchObject({ application: { id }, name: "Amira Haddad" });
  });

  test("is no application where nobody confirmed it before the call was over, and its page says so; one that counts may still be taken back", async () => {
    const called = await aCall();
    const [late, inTime] = [newId(), await called.anApplication()];
    await called.apply({}, late);
    const afterwards = (id: string) => ({ ...called.linkOf(id), today: "2026-12-01" });
    const standing = (ctx: Context) =>
      read(ctx, async (reader) => {
        const own = await findOwnApplication(ctx, reader);
        return own && ownStanding(own, ctx.today);
      });
    expect([await standing(called.linkOf(late)), await standing(called.linkOf(inTime))]).toEqual(["asked", "submitted"]);
    expect([await standing(afterwards(late)), await standing(afterwards(inTime))]).toEqual(["missed", "submitted"]);
    expect(await answerApplication(afterwards(late), { act: "submit", fields: ideaFields })).toEqual({ ok: false, refusal: "too-late" });
    expect(await answerApplication(afterwards(inTime), { act: "withdraw" })).toEqual({ ok: true, value: null });
    expect(await standing(afterwards(inTime))).toBe("withdrawn");
  });

  test("may be taken back, and then is decided by nobody", async () => {
    const called = await aCall();
    const id = await called.anApplication();
    await answerApplication(called.linkOf(id), { act: "withdraw" });
    expect(await answerApplication(called.linkOf(id), { act: "submit", fields: ideaFields })).toEqual({ ok: false, refusal: "too-late" });
    expect(await yes(called, id)).toEqual({ ok: false, refusal: "not-submitted" });
    expect(await rows(called)).toMatchObject([{ standing: "withdrawn" }]);
  });
});

describe("Deciding", () => {
  test("is told to the applicant in a mail of its own, with the reason, and ends all changes", async () => {
    const called = await aCall();
    const [first, second] = [await called.anApplication(), await called.anApplication()];
    await yes(called, first, 250_00, "Die Miete trägt die Gemeinde.");
    await yes(called, second, 0, "Das Fest war schon.");
    for (const id of [first, second]) await called.mail(id);
    const bodies = (await called.mails()).map(({ body }) => body).join("\n");
    expect(bodies).toMatch(/Wir geben 250\s€ dazu\.\n\nDie Miete trägt die Gemeinde\./);
    expect(bodies).toMatch(/Diesmal können wir ihn nicht fördern\.\n\nDas Fest war schon\./);
    expect(await answerApplication(called.linkOf(first), { act: "submit", fields: ideaFields })).toEqual({ ok: false, refusal: "too-late" });
    expect((await rows(called)).map(({ standing }) => standing).toSorted()).toEqual(["approved", "declined"]);
  });

  test("never gives more than the call has, also by many at once", async () => {
    const called = await aCall();
    const ids = [];
    for (let index = 0; index < 5; index += 1) ids.push(await called.anApplication());
    const answers = await Promise.all(ids.map((id) => yes(called, id)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(3);
    expect(answers.find(({ ok }) => !ok)).toEqual({ ok: false, refusal: "over-total", leftCents: 100_00 });
    expect(await editCall(called.office, { id: called.callId, version: 1, fields: { ...callFields, totalCents: 899_99 } })).toMatchObject({
      refusal: "under-approved",
    });
  });

  test("by two at once is decided by the first, and the second learns by whom", async () => {
    const called = await aCall();
    const id = await called.anApplication();
    const answers = await Promise.all([yes(called, id), yes(called, id, 0, "nein")]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.find(({ ok }) => !ok)).toEqual({ ok: false, refusal: "already-decided", by: "Test coordinator" });
  });

  test.each([
    ["what was changed since it was read", 300_00, "", -1, "version-conflict"],
    ["less than applied for, without a word", 299_99, "", 0, "reason-needed"],
    ["more than one application may get", 500_01, "", 0, "over-max"],
  ] as const)("%s is refused", async (_, approvedCents, reason, older, refusal) => {
    const called = await aCall();
    const id = await called.anApplication();
    const version = (await versionOf(called, id)) + older;
    expect(await decide(called.office, { id, version, approvedCents, reason })).toEqual({ ok: false, refusal });
  });

  test.each(["editor", "administrator", "council-reader"] as const)("is not for the role %s", async (role) => {
    const called = await aCall();
    const id = await called.anApplication();
    const ctx = called.county.as(role);
    const no = { ok: false, refusal: "not-allowed" };
    expect(await createCall(ctx, callFields)).toEqual(no);
    expect(await decide(ctx, { id, version: 2, approvedCents: 1, reason: "x" })).toEqual(no);
    expect(await notePayment(ctx, { id, paidOn: "2026-11-12", paidCents: 1, reportDueOn: "2026-12-12" })).toEqual(no);
    expect(await releaseGrant(ctx, { id, title: "x", place: "", withPicture: false })).toEqual(no);
    expect(await withdrawGrant(ctx, id)).toEqual(no);
  });
});

describe("After the decision", () => {
  const payment = { paidOn: "2026-11-12", paidCents: 300_00, reportDueOn: "2026-11-20" };

  test("the payment is noted once, with no more than was promised, and not before it happened", async () => {
    const called = await aCall();
    const id = await called.anApplication();
    expect(await notePayment(called.office, { id, ...payment })).toEqual({ ok: false, refusal: "not-approved" });
    await yes(called, id);
    expect(await notePayment(called.office, { id, ...payment, paidCents: 300_01 })).toEqual({ ok: false, refusal: "over-approved" });
    expect(await notePayment(called.office, { id, ...payment, paidOn: "2026-11-13" })).toEqual({ ok: false, refusal: "day-ahead" });
    expect(await notePayment(called.office, { id, ...payment, reportDueOn: "2026-11-11" })).toEqual({ ok: false, refusal: "report-before-payment" });
    expect(await notePayment(called.office, { id, ...payment })).toMatchObject({ ok: true });
    expect(await notePayment(called.office, { id, ...payment })).toEqual({ ok: false, refusal: "already-paid" });
  });

  test("a report is asked for twice, a week before its day and two weeks after, and no more once it came", async () => {
    const called = await aCall();
    const [silent, told] = [await called.anApplication(), await called.anApplication()];
    for (const id of [silent, told]) {
      await yes(called, id);
      await notePayment(called.office, { id, ...payment });
      await called.mail(id);
    }
    await sendReport(called.linkOf(told), { text: "Es war voll.", pictureConsent: false }, null);
    const remindedOn: string[] = [];
    for (let day = Date.parse("2026-11-12T06:00:00Z"); day <= Date.parse("2027-01-10T06:00:00Z"); day += 86_400_000) {
      const ctx = db.ctx(called.county.region, called.county.ctx.actor, new Date(day));
      const before = (await called.mails()).length;
      for (let time = 0; time < 2; time += 1)
        await remindOfReports(ctx, { id: newId(), payload: { regionId: ctx.region.id }, attempt: 1, isLastAttempt: false });
      for (const id of [silent, told]) await called.mail(id);
      if ((await called.mails()).length > before) remindedOn.push(ctx.today);
    }
    expect(remindedOn).toEqual(["2026-11-13", "2026-12-04"]);
  });

  test("a report comes by the link with a picture, which is public only with consent, checked, and released", async () => {
    const called = await aCall();
    const id = await called.anApplication();
    const link = called.linkOf(id);
    expect(await sendReport(link, { text: "Gut", pictureConsent: true }, null)).toEqual({ ok: false, refusal: "not-approved" });
    await yes(called, id);
    const png = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64");
    const text = { name: "fest.txt", bytes: new TextEncoder().encode("kein Bild") };
    expect(await sendReport(link, { text: "Gut", pictureConsent: false }, { dataFolder, ...text })).toMatchObject({ refusal: "file-refused" });
    expect(await sendReport(link, { text: "Gut", pictureConsent: false }, { dataFolder, name: "fest.png", bytes: png })).toMatchObject({ ok: true });
    const release = (withPicture: boolean) => releaseGrant(called.office, { id, title: "Kochen", place: "Lindhorst", withPicture });
    const check = (state: "clean" | "quarantined") =>
      transact(called.county.ctx, async (tx) => {
        await tx.update(files).set({ state });
        tx.audit("test.prepared", null);
      });
    await check("clean");
    expect(await release(true)).toEqual({ ok: false, refusal: "picture-not-free" });
    await sendReport(link, { text: "Gut", pictureConsent: true }, null);
    await check("quarantined");
    expect(await release(true)).toEqual({ ok: false, refusal: "picture-not-free" });
    await check("clean");
    const { publicCtx } = called.county;
    const shown = () => read(publicCtx, (reader) => listReleased(publicCtx, reader));
    expect(await shown()).toEqual([]);
    expect(await release(true)).toMatchObject({ ok: true });
    expect(await shown()).toMatchObject([{ title: "Kochen", place: "Lindhorst", amountCents: 300_00, picture: true }]);
    expect(await sendReport(link, { text: "Anders", pictureConsent: false }, null)).toEqual({ ok: false, refusal: "released" });
    await withdrawGrant(called.office, id);
    expect(await shown()).toEqual([]);
  });
});
