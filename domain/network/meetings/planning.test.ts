import { describe, expect, test } from "vitest";
import { read } from "#platform/db/index.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aRegion } from "#tests/support/factories.ts";
import { cancelMeeting, editMeeting, findMeeting, listMeetings, localTime, planMeetings, type MeetingFilter } from "./index.ts";
import { aGremium, addGremium, fields, meetingNow } from "./test-gremium.ts";

const db = await testDatabase();

describe("Planning a meeting", () => {
  test("numbers the meetings of a body one after the other, and the same form plans once", async () => {
    const { office, gremiumId, aMeeting } = await aGremium(db);
    const first = await aMeeting();
    const input = { gremiumId, fields: { ...fields, on: "2026-12-09" }, repeat: null, despiteOverlap: false };
    const planned = await planMeetings(office, input);
    if (!planned.ok) throw new Error(planned.refusal);
    expect([(await meetingNow(office, first)).number, (await meetingNow(office, planned.value.meetingIds[0] ?? "")).number]).toEqual([1, 2]);
  });

  test.each([
    ["ends before it begins", { from: "15:00", to: "14:00" }, "end-before-start"],
    ["has no length", { from: "15:00", to: "15:00" }, "end-before-start"],
    ["is on a day that no month has", { on: "2026-02-30" }, "time-does-not-exist"],
    ["begins in the hour that summer time skips", { on: "2027-03-28", from: "02:30", to: "04:00" }, "time-does-not-exist"],
    ["asks for answers after it began", { answerBy: "2026-11-26" }, "answer-after-start"],
  ])("is refused in words where it %s", async (_, values, refusal) => {
    const { office, gremiumId } = await aGremium(db);
    expect(await planMeetings(office, { gremiumId, fields: { ...fields, ...values }, repeat: null, despiteOverlap: false })).toEqual({ ok: false, refusal });
  });

  test("is refused in words where nobody knows the region's time zone", async () => {
    const { county, gremiumId } = await aGremium(db);
    const lost = { ...county.ctx, region: { ...county.region, timeZone: "Europe/Lindhorst" } };
    expect(await planMeetings(lost, { gremiumId, fields, repeat: null, despiteOverlap: false })).toEqual({ ok: false, refusal: "time-zone-unknown" });
  });

  test("warns of another meeting of the same body at that time, and lets who knows pass", async () => {
    const { office, county, gremiumId, aMeeting } = await aGremium(db);
    const there = await meetingNow(office, await aMeeting());
    const input = { gremiumId, fields: { ...fields, from: "15:00", to: "16:00" }, repeat: null, despiteOverlap: false };
    expect(await planMeetings(office, input)).toEqual({ ok: false, refusal: "overlaps", others: [there.startsAt] });
    expect(await planMeetings(office, { ...input, fields: { ...fields, from: "15:50", to: "17:00" } })).toMatchObject({ ok: true });
    expect(await planMeetings(office, { ...input, gremiumId: await addGremium(county, "AK Arbeit") })).toMatchObject({ ok: true });
    expect(await planMeetings(office, { ...input, despiteOverlap: true })).toMatchObject({ ok: true });
  });

  test("is for the office and for who leads the body or writes for it, and for no stranger", async () => {
    const { county, gremiumId, aMember } = await aGremium(db);
    const input = { gremiumId, fields, repeat: null, despiteOverlap: true };
    const outcome = async (ctx: typeof county.ctx) => {
      const result = await planMeetings(ctx, input);
      return result.ok ? "planned" : result.refusal;
    };
    expect(await outcome((await aMember({ role: "minute-taker" })).ctx)).toBe("planned");
    expect(await outcome((await aMember()).ctx)).toBe("not-allowed");
    expect(await outcome((await aMember({ role: "chair", untilOn: "2026-10-01" })).ctx)).toBe("not-allowed");
    expect(await outcome(county.as("analyst"))).toBe("not-allowed");
    expect(await outcome((await aRegion(db)).as("coordinator"))).toBe("not-found");
  });
});

describe("A series", () => {
  async function aSeries(values: Partial<typeof fields> = {}, repeat = { rhythm: "monthly" as const, every: 1, untilOn: "2027-05-01" }) {
    const made = await aGremium(db);
    const planned = await planMeetings(made.office, { gremiumId: made.gremiumId, fields: { ...fields, ...values }, repeat, despiteOverlap: false });
    if (!planned.ok) throw new Error(planned.refusal);
    const ids = planned.value.meetingIds;
    const shown = async () =>
      Promise.all(
        ids.map(async (id) => {
          const meeting = await meetingNow(made.office, id);
          const { on, at } = localTime("Europe/Berlin", meeting.startsAt);
          return meeting.state === "planned" ? `${on} ${at}` : meeting.state;
        }),
      );
    return { ...made, ids, shown };
  }

  test("keeps its time on the clocks when they change", async () => {
    const { office, ids, shown } = await aSeries();
    expect(await shown()).toEqual(["2026-11-25 14:00", "2026-12-23 14:00", "2027-01-27 14:00", "2027-02-24 14:00", "2027-03-24 14:00", "2027-04-28 14:00"]);
    const hours = await Promise.all(ids.slice(-2).map(async (id) => (await meetingNow(office, id)).startsAt.toISOString().slice(11, 16)));
    expect(hours).toEqual(["13:00", "12:00"]);
  });

  test("has exceptions: one moved, one cancelled, and all later ones moved", async () => {
    const { office, ids, shown } = await aSeries();
    const edit = (index: number, on: string, from: string, alsoLater: boolean) =>
      editMeeting(office, { meetingId: ids[index] ?? "", version: 1, fields: { ...fields, on, from, to: "18:00" }, alsoLater, despiteOverlap: false });
    expect(await edit(1, "2026-12-16", "16:00", false)).toEqual({ ok: true, value: { changed: 1 } });
    expect(await cancelMeeting(office, { meetingId: ids[3] ?? "", reason: "Ferien" })).toMatchObject({ ok: true });
    expect(await edit(2, "2027-01-28", "17:00", true)).toEqual({ ok: true, value: { changed: 3 } });
    expect(await shown()).toEqual(["2026-11-25 14:00", "2026-12-16 16:00", "2027-01-28 17:00", "cancelled", "2027-03-25 17:00", "2027-04-29 17:00"]);
  });

  test.each([
    ["ends before it begins", { rhythm: "weekly" as const, every: 1, untilOn: "2026-11-24" }, "until-before-first"],
    ["is longer than anybody means", { rhythm: "weekly" as const, every: 1, untilOn: "2030-01-01" }, "too-many"],
  ])("is refused where it %s", async (_, repeat, refusal) => {
    const { office, gremiumId } = await aGremium(db);
    expect(await planMeetings(office, { gremiumId, fields, repeat, despiteOverlap: false })).toEqual({ ok: false, refusal });
  });
});

describe("Changing a meeting", () => {
  test("is refused to who saw an older one, and once it is cancelled", async () => {
    const { office, aMeeting } = await aGremium(db);
    const meetingId = await aMeeting();
    const edit = (version: number) =>
      editMeeting(office, { meetingId, version, fields: { ...fields, place: "Rathaus" }, alsoLater: false, despiteOverlap: false });
    expect(await edit(1)).toMatchObject({ ok: true });
    expect(await edit(1)).toEqual({ ok: false, refusal: "version-conflict" });
    expect(await cancelMeeting(office, { meetingId, reason: "" })).toMatchObject({ ok: true });
    expect(await edit(3)).toEqual({ ok: false, refusal: "not-open" });
    expect(await cancelMeeting(office, { meetingId, reason: "" })).toEqual({ ok: false, refusal: "not-open" });
  });
});

describe("Who sees a meeting", () => {
  const all: MeetingFilter = { search: "", gremiumIds: [], when: "all", states: [] };

  test("page and list agree, also about who left and about internal groups", async () => {
    for (const kind of ["steering-group", "internal-group"] as const) {
      const { county, office, aMember, aMeeting } = await aGremium(db, "2026-11-12", kind);
      const early = await aMeeting({ on: "2026-09-09" });
      const late = await aMeeting({ on: "2026-11-25" });
      const left = await aMember({ untilOn: "2026-10-31" });
      const visitors = { office, sits: (await aMember()).ctx, left: left.ctx, staff: county.as("analyst"), seatless: county.as("gremium-member") };
      const seen: Record<string, number> = {};
      for (const [name, ctx] of Object.entries(visitors)) {
        const pages = await Promise.all([early, late].map((id) => read(ctx, (reader) => findMeeting(ctx, reader, id))));
        const list = await read(ctx, (reader) => listMeetings(ctx, reader, all, { after: null, limit: 50 }));
        expect({ name, ids: list.meetings.map(({ id }) => id) }).toEqual({ name, ids: [late, early].filter((id) => pages.some((page) => page?.id === id)) });
        seen[name] = list.total;
      }
      expect(seen).toEqual({ office: 2, sits: 2, left: 1, staff: kind === "internal-group" ? 0 : 2, seatless: 0 });
    }
  });

  test("the way in from afar and the participants are for who sits there", async () => {
    const { county, office, aMember, aMeeting } = await aGremium(db);
    const id = await aMeeting({ onlineUrl: "https://video.example/1", note: "Bitte klingeln" });
    const page = async (ctx: typeof office) => (await read(ctx, (reader) => findMeeting(ctx, reader, id))) ?? null;
    expect(await page((await aMember()).ctx)).toMatchObject({ onlineUrl: "https://video.example/1", note: "Bitte klingeln", mayKeep: false });
    expect(await page(county.as("analyst"))).toMatchObject({ onlineUrl: null, note: "", participants: [] });
  });

  test("filters by body, time and words, page by page", async () => {
    const { county, office, gremiumId, aMeeting } = await aGremium(db);
    for (const on of ["2026-10-01", "2026-11-25", "2026-12-02"]) await aMeeting({ on });
    await planMeetings(office, { gremiumId: await addGremium(county, "AK Arbeit"), fields, repeat: null, despiteOverlap: true });
    const list = (filter: Partial<MeetingFilter>, after: string | null = null, limit = 50) =>
      read(office, (reader) => listMeetings(office, reader, { ...all, ...filter }, { after, limit }));
    expect((await list({})).gremien.map(({ label, count }) => [label, count])).toEqual([
      ["AK Arbeit", 1],
      ["Lenkungsgruppe", 3],
    ]);
    expect([await list({ gremiumIds: [gremiumId] }), await list({ when: "past" }), await list({ search: "arbeit" })].map(({ total }) => total)).toEqual([
      3, 1, 1,
    ]);
    const cancelled = await aMeeting({ on: "2026-12-09" });
    await cancelMeeting(office, { meetingId: cancelled, reason: "" });
    expect(await list({ gremiumIds: [gremiumId], when: "ahead" })).toMatchObject({ total: 3, cancelled: 1 });
    const chosen = await list({ states: ["cancelled"] });
    expect(chosen.meetings.map(({ id }) => id)).toEqual([cancelled]);
    expect(chosen.gremien.map(({ label, count }) => [label, count])).toEqual([
      ["AK Arbeit", 0],
      ["Lenkungsgruppe", 1],
    ]);
    expect(chosen.states.map(({ state, count }) => [state, count])).toEqual([
      ["planned", 4],
      ["invited", 0],
      ["held", 0],
      ["cancelled", 1],
    ]);
    const first = await list({ when: "ahead", gremiumIds: [gremiumId] }, null, 1);
    const second = await list({ when: "ahead", gremiumIds: [gremiumId] }, first.next, 1);
    expect([first, second].map((page) => page.meetings.map(({ startsAt }) => startsAt.toISOString().slice(0, 10)))).toEqual([["2026-11-25"], ["2026-12-02"]]);
    expect(second.next).not.toBeNull();
  });
});

test("The list of 2,000 meetings answers within 100 ms, filtered or not", async () => {
  const { county, gremiumId, aMember } = await aGremium(db);
  await db.superuser.query("alter table meetings disable trigger user");
  await db.superuser.query(
    `insert into meetings (region_id, id, gremium_id, starts_at, ends_at)
     select $1, gen_random_uuid(), $2, day, day + interval '1 hour' from generate_series(now() - interval '1000 days', now() + interval '999 days', interval '1 day') day`,
    [county.region.id, gremiumId],
  );
  await db.superuser.query("alter table meetings enable trigger user");
  const { ctx } = await aMember();
  const list = (search: string) =>
    read(ctx, (reader) => listMeetings(ctx, reader, { search, gremiumIds: [], when: "all", states: [] }, { after: null, limit: 50 }));
  expect((await list("")).total).toBe(2000);
  const times: number[] = [];
  for (const search of ["", "lenkung", "", "lenkung", ""]) {
    const start = performance.now();
    await list(search);
    times.push(performance.now() - start);
  }
  expect(times.toSorted((a, b) => a - b)[2]).toBeLessThan(100);
  process.stdout.write(`list of 2,000: ${times.map(Math.round).join(" ")} ms\n`);
});
