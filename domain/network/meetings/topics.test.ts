import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { newId, read } from "#platform/db/index.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aRegion } from "#tests/support/factories.ts";
import {
  addAgendaItem,
  addPaper,
  addTopic,
  answerReferral,
  cancelMeeting,
  editAgendaItem,
  editTopic,
  findMeeting,
  findPaperFile,
  findTopicStore,
  isPaper,
  moveAgendaItem,
  putOnAgenda,
  referTopic,
  removeAgendaItem,
  withdrawTopic,
  type AgendaItemFields,
  type TopicFields,
} from "./index.ts";
import { aGremium, addGremium } from "./test-gremium.ts";

const db = await testDatabase();
const bus: TopicFields = { title: "Spätbus", note: "", raisedBy: "Stadt Hohenwede", durationMinutes: 20, subjects: [] };
const item: AgendaItemFields = { title: "Verschiedenes", durationMinutes: null, ownerPersonId: null, isPublic: false };

async function aStore() {
  const made = await aGremium(db);
  const { office, gremiumId } = made;
  const aTopic = async (values: Partial<TopicFields> = {}) => {
    const added = await addTopic(office, { gremiumId, fields: { ...bus, ...values } });
    if (!added.ok) throw new Error(added.refusal);
    return added.value.topicId;
  };
  const store = async (id = gremiumId) => {
    const found = await read(office, (reader) => findTopicStore(office, reader, id));
    if (!found) throw new Error("no store");
    return found;
  };
  const agenda = async (meetingId: string) => (await read(office, (reader) => findMeeting(office, reader, meetingId)))?.items ?? [];
  return { ...made, aTopic, store, agenda };
}

describe("The store of topics", () => {
  test("keeps a topic with what it is about until it is withdrawn", async () => {
    const { office, aTopic, store } = await aStore();
    const subject = { kind: "measure" as const, id: newId(), title: "Sprachcafé" };
    const id = await aTopic({ subjects: [subject] });
    expect((await store()).topics).toMatchObject([{ id, title: "Spätbus", raisedBy: "Stadt Hohenwede", subjects: [subject] }]);
    expect(await editTopic(office, { topicId: id, version: 1, fields: { ...bus, title: "Spätbus zu den Gewerbegebieten" } })).toMatchObject({ ok: true });
    expect(await editTopic(office, { topicId: id, version: 1, fields: bus })).toEqual({ ok: false, refusal: "version-conflict" });
    expect((await store()).topics).toMatchObject([{ title: "Spätbus zu den Gewerbegebieten", subjects: [] }]);
    expect(await withdrawTopic(office, id)).toMatchObject({ ok: true });
    expect((await store()).topics).toEqual([]);
  });

  test("is read by who sits in the body, and changed by who keeps it", async () => {
    const { county, gremiumId, aMember, aTopic } = await aStore();
    await aTopic();
    const member = (await aMember()).ctx;
    const left = (await aMember({ untilOn: "2026-10-01" })).ctx;
    const stranger = (await aRegion(db)).as("coordinator");
    const reads = (ctx: typeof member) => read(ctx, (reader) => findTopicStore(ctx, reader, gremiumId));
    expect(await reads(member)).toMatchObject({ mayKeep: false, topics: [{ title: "Spätbus" }] });
    for (const ctx of [left, county.as("analyst"), stranger]) expect(await reads(ctx)).toBeNull();
    expect(await addTopic(member, { gremiumId, fields: bus })).toEqual({ ok: false, refusal: "not-allowed" });
    expect(await addTopic(stranger, { gremiumId, fields: bus })).toEqual({ ok: false, refusal: "not-found" });
  });
});

describe("The agenda", () => {
  test("takes topics out of the store, in the order one puts them, and gives them back", async () => {
    const { office, aTopic, store, agenda, aMeeting } = await aStore();
    const meetingId = await aMeeting();
    const [first, second] = [await aTopic(), await aTopic({ title: "Einbürgerungsfeier" })];
    for (const topicId of [first, second]) expect(await putOnAgenda(office, { meetingId, topicId })).toMatchObject({ ok: true });
    expect(await putOnAgenda(office, { meetingId, topicId: first })).toEqual({ ok: false, refusal: "topic-not-stored" });
    await addAgendaItem(office, { meetingId, fields: item });
    const titles = async () => (await agenda(meetingId)).map(({ position, title }) => `${position} ${title}`);
    expect(await titles()).toEqual(["1 Spätbus", "2 Einbürgerungsfeier", "3 Verschiedenes"]);
    const last = (await agenda(meetingId))[2]?.id ?? "";
    await moveAgendaItem(office, { itemId: last, by: -1 });
    await moveAgendaItem(office, { itemId: last, by: -1 });
    await moveAgendaItem(office, { itemId: last, by: -1 });
    expect(await titles()).toEqual(["1 Verschiedenes", "2 Spätbus", "3 Einbürgerungsfeier"]);
    await moveAgendaItem(office, { itemId: last, by: 1 });
    expect(await titles()).toEqual(["1 Spätbus", "2 Verschiedenes", "3 Einbürgerungsfeier"]);
    expect((await store()).topics).toEqual([]);
    await removeAgendaItem(office, (await agenda(meetingId))[0]?.id ?? "");
    expect(await titles()).toEqual(["1 Verschiedenes", "2 Einbürgerungsfeier"]);
    expect((await store()).topics.map(({ title }) => title)).toEqual(["Spätbus"]);
    await cancelMeeting(office, { meetingId, reason: "" });
    expect((await store()).topics.map(({ title }) => title).toSorted()).toEqual(["Einbürgerungsfeier", "Spätbus"]);
  });

  test("refuses who does not keep it, an unknown owner and an older version", async () => {
    const { office, aMember, aMeeting, agenda } = await aStore();
    const meetingId = await aMeeting();
    await addAgendaItem(office, { meetingId, fields: item });
    const [only] = await agenda(meetingId);
    const edit = (ctx: typeof office, values: Partial<AgendaItemFields>, version = 1) =>
      editAgendaItem(ctx, { itemId: only?.id ?? "", version, fields: { ...item, ...values } });
    const member = await aMember();
    expect(await edit(member.ctx, {})).toEqual({ ok: false, refusal: "not-allowed" });
    expect(await edit(office, { ownerPersonId: newId() })).toEqual({ ok: false, refusal: "person-unknown" });
    expect(await edit(office, { ownerPersonId: member.personId })).toMatchObject({ ok: true });
    expect(await edit(office, {})).toEqual({ ok: false, refusal: "version-conflict" });
    expect((await agenda(meetingId))[0]?.owner).toMatchObject({ id: member.personId });
  });

  test("gives its papers to those who sit there at that time: who left reads no later one", async () => {
    const { county, office, aMember, aMeeting, agenda } = await aStore();
    const dataFolder = mkdtempSync(join(tmpdir(), "miteinander-papers-"));
    const paperOf = async (on: string) => {
      const meetingId = await aMeeting({ on });
      await addAgendaItem(office, { meetingId, fields: item });
      const itemId = (await agenda(meetingId))[0]?.id ?? "";
      const upload = { dataFolder, name: "fahrplan.csv", bytes: new TextEncoder().encode("Linie;Zeit\n1;22:00\n") };
      expect(await addPaper(office, { itemId, title: "Fahrplan" }, upload)).toMatchObject({ ok: true });
      return (await agenda(meetingId))[0]?.papers[0] ?? { id: "", title: "", file: { id: "" } };
    };
    const [early, late] = [await paperOf("2026-09-09"), await paperOf("2026-11-25")];
    expect(late).toMatchObject({ title: "Fahrplan", file: { name: "fahrplan.csv", state: "quarantined" } });
    const left = (await aMember({ untilOn: "2026-10-31" })).ctx;
    const reads = (ctx: typeof office) => Promise.all([early, late].map(async ({ id }) => (await findPaperFile(ctx, id)) !== null));
    expect(await reads((await aMember()).ctx)).toEqual([true, true]);
    expect(await reads(left)).toEqual([true, false]);
    expect(await reads(county.as("analyst"))).toEqual([false, false]);
    expect(await read(office, (reader) => isPaper(office, reader, late.file.id))).toBe(true);
  });
});

describe("Referring a topic to another body", () => {
  async function aReferral() {
    const made = await aStore();
    const work = await addGremium(made.county, "AK Arbeit");
    const topicId = await made.aTopic();
    const referred = await referTopic(made.office, { topicId, toGremiumId: work, note: "Bitte mit dem Jobcenter." });
    if (!referred.ok) throw new Error(referred.refusal);
    return { ...made, work, topicId, referralId: referred.value.referralId };
  }

  test("moves it once the other body accepts, and the sender sees so", async () => {
    const { office, gremiumId, work, store, topicId, referralId } = await aReferral();
    expect((await store()).topics).toMatchObject([{ id: topicId, waitingAt: "AK Arbeit" }]);
    expect((await store(work)).referrals).toMatchObject([{ isIncoming: true, from: "Lenkungsgruppe", note: "Bitte mit dem Jobcenter.", state: "waiting" }]);
    expect(await referTopic(office, { topicId, toGremiumId: work, note: "" })).toEqual({ ok: false, refusal: "already-referred" });
    expect(await answerReferral(office, { referralId, accept: true, answer: "Im Januar." })).toEqual({ ok: true, value: { gremiumId: work } });
    expect((await store(work)).topics).toMatchObject([{ id: topicId }]);
    expect((await store(gremiumId)).topics).toEqual([]);
    expect((await store()).referrals).toMatchObject([
      { isIncoming: false, to: "AK Arbeit", state: "accepted", answer: "Im Januar.", answeredOn: "2026-11-12" },
    ]);
    expect(await answerReferral(office, { referralId, accept: false, answer: "x" })).toEqual({ ok: false, refusal: "already-answered" });
  });

  test("leaves it with the sender when it is returned, which needs a reason", async () => {
    const { office, store, referralId } = await aReferral();
    expect(await answerReferral(office, { referralId, accept: false, answer: "" })).toEqual({ ok: false, refusal: "reason-missing" });
    expect(await answerReferral(office, { referralId, accept: false, answer: "Das macht der AK Wohnen." })).toMatchObject({ ok: true });
    expect(await store()).toMatchObject({ topics: [{ waitingAt: null }], referrals: [{ state: "returned", answer: "Das macht der AK Wohnen." }] });
  });

  test("is answered by who keeps the receiving body, and not accepted once the sender withdrew it", async () => {
    const { office, aMember, topicId, referralId, gremiumId } = await aReferral();
    expect(await answerReferral((await aMember({ role: "chair" })).ctx, { referralId, accept: true, answer: "" })).toEqual({
      ok: false,
      refusal: "not-allowed",
    });
    expect(await referTopic(office, { topicId, toGremiumId: gremiumId, note: "" })).toEqual({ ok: false, refusal: "same-gremium" });
    await withdrawTopic(office, topicId);
    expect(await answerReferral(office, { referralId, accept: true, answer: "" })).toEqual({ ok: false, refusal: "not-stored" });
  });
});
