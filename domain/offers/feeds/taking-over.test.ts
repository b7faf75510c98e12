import { createServer, type Server } from "node:http";
import { and, asc, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newId, read, transact, type Context } from "#platform/db/index.ts";
import { testDatabase, type TestDatabase } from "#tests/support/database.ts";
import { aRegion, type County } from "#tests/support/factories.ts";
import { listVersions, restoreVersion } from "../catalogue/index.ts";
import { extendDates } from "../times/index.ts";
import { offerDates, offerLabels, offers, offerTexts, offerTimes } from "../schema.ts";
import { addFeed, deleteFeed, editFeed, feedOfOffer, findFeed, listOfferFeeds, readFeedNow, refreshFeeds, type FeedFields } from "./index.ts";

let db: TestDatabase;
let server: Server;
let host = "";
/** What the municipality's server says, by path. */
const served = new Map<string, { status?: number; text: string; etag?: string }>();
const asked: (string | undefined)[] = [];
beforeAll(async () => {
  db = await testDatabase();
  server = createServer((request, response) => {
    const page = served.get(request.url ?? "") ?? { status: 404, text: "" };
    const known = request.headers["if-none-match"];
    asked.push(known);
    if (page.etag && known === page.etag) response.writeHead(304).end();
    else response.writeHead(page.status ?? 200, page.etag ? { etag: page.etag } : {}).end(page.text);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const bound = server.address();
  host = `127.0.0.1:${typeof bound === "object" && bound ? bound.port : 0}`;
});
afterAll(() => server.close().closeAllConnections());

const event = (uid: string, title: string, ...more: string[]) =>
  [
    "BEGIN:VEVENT",
    `UID:${uid}`,
    `SUMMARY:${title}`,
    "DTSTART;TZID=Europe/Berlin:20261205T150000",
    "DTEND;TZID=Europe/Berlin:20261205T170000",
    ...more,
    "END:VEVENT",
  ].join("\r\n");
const calendar = (...events: string[]) => ["BEGIN:VCALENDAR", "VERSION:2.0", ...events, "END:VCALENDAR"].join("\r\n");

async function aFeed(county: County, unlike: Partial<FeedFields> = {}) {
  const [path, branchId] = [`/${newId()}.ics`, newId()];
  const organisation = await county.anOrganisation();
  await transact(county.ctx, async (tx) => {
    await tx.insert(offerLabels).values({ regionId: county.region.id, id: branchId, kind: "branch", key: `b-${branchId}`, names: { de: "Feste" } });
    tx.audit("test.prepared", branchId);
  });
  const fields = {
    name: "Rathaus",
    address: `http://${host}${path}`,
    organisationId: organisation.id,
    branchId,
    municipalityId: null,
    isTrusted: true,
    isPaused: false,
    ...unlike,
  };
  const added = await addFeed(county.as("coordinator"), fields);
  if (!added.ok) throw new Error(added.refusal);
  const { id } = added.value;
  return {
    id,
    fields,
    /** The hour comes round, with this on the other side. */
    says: async (text: string, answer: { status?: number; etag?: string } = {}, now?: string) => {
      served.set(path, { text, ...answer });
      const ctx: Context = now === undefined ? county.ctx : { ...county.ctx, now: new Date(now), today: now.slice(0, 10) };
      await refreshFeeds({ privateHosts: [host] })(ctx, { id: "1", payload: { regionId: county.region.id }, attempt: 1, isLastAttempt: false });
    },
    report: async () => (await read(county.ctx, (reader) => findFeed(county.ctx, reader, id)))?.runs[0],
  };
}

const offersOf = (ctx: Context) =>
  read(ctx, (reader) =>
    reader
      .select({ id: offers.id, title: offerTexts.title, state: offers.state, startsOn: offerDates.startsOn, isCancelled: offerDates.isCancelled })
      .from(offers)
      .innerJoin(offerTexts, and(eq(offerTexts.regionId, offers.regionId), eq(offerTexts.offerId, offers.id)))
      .leftJoin(offerDates, and(eq(offerDates.regionId, offers.regionId), eq(offerDates.offerId, offers.id)))
      .where(eq(offers.regionId, ctx.region.id))
      .orderBy(asc(offerTexts.title)),
  );

describe("A municipality's calendar", () => {
  test("becomes offers, and a changed event follows", async () => {
    const county = await aRegion(db, "2026-11-22");
    const feed = await aFeed(county);
    await feed.says(calendar(event("1", "Adventsfest"), event("2", "Weihnachtsmarkt")));
    expect(await offersOf(county.publicCtx)).toMatchObject([
      { title: "Adventsfest", state: "public", startsOn: "2026-12-05" },
      { title: "Weihnachtsmarkt", state: "public", startsOn: "2026-12-05" },
    ]);
    const moved = event("1", "Adventsfest im Rathaus").replaceAll("20261205", "20261206");
    await feed.says(calendar(moved, event("2", "Weihnachtsmarkt")));
    expect(await offersOf(county.publicCtx)).toMatchObject([{ title: "Adventsfest im Rathaus", startsOn: "2026-12-06" }, { title: "Weihnachtsmarkt" }]);
    expect(await feed.report()).toMatchObject({ outcome: "read", counts: { changed: 1, same: 1 } });
  });

  test("is looked at by an editor first where it is not trusted", async () => {
    const county = await aRegion(db, "2026-11-22");
    const feed = await aFeed(county, { isTrusted: false });
    await feed.says(calendar(event("1", "Adventsfest")));
    expect(await offersOf(county.publicCtx)).toEqual([]);
    expect(await offersOf(county.ctx)).toMatchObject([{ state: "in-review" }]);
  });

  test("does not undo what somebody wrote here", async () => {
    const county = await aRegion(db, "2026-11-22");
    const feed = await aFeed(county);
    await feed.says(calendar(event("1", "ADVENTSFEST!!!")));
    await transact(county.ctx, async (tx) => {
      await tx.update(offerTexts).set({ title: "Adventsfest" }).where(eq(offerTexts.regionId, county.region.id));
      tx.audit("test.edited", null);
    });
    await feed.says(calendar(event("1", "ADVENTSFEST 2026!!!").replaceAll("20261205", "20261206")));
    expect(await offersOf(county.ctx)).toMatchObject([{ title: "Adventsfest", startsOn: "2026-12-06" }]);
    expect(await feed.report()).toMatchObject({ counts: { changed: 1, kept: 1 } });
  });

  test("cancels an event, and takes that back", async () => {
    const county = await aRegion(db, "2026-11-22");
    const feed = await aFeed(county);
    await feed.says(calendar(event("1", "Adventsfest")));
    await feed.says(calendar(event("1", "Adventsfest", "STATUS:CANCELLED")));
    expect(await offersOf(county.ctx)).toMatchObject([{ isCancelled: true }]);
    await feed.says(calendar(event("1", "Adventsfest")));
    expect(await offersOf(county.ctx)).toMatchObject([{ isCancelled: false }]);
  });

  test("cancels a series with the dates that come within the horizon later, also after the holidays changed", async () => {
    const county = await aRegion(db, "2026-11-22");
    const feed = await aFeed(county);
    const series = (...more: string[]) => calendar(event("1", "Treff", "RRULE:FREQ=WEEKLY", ...more));
    await feed.says(series());
    await feed.says(series("STATUS:CANCELLED"));
    const takePlace = async () => (await offersOf(county.ctx)).filter(({ isCancelled }) => !isCancelled).length;
    const extend = (now: string, payload: Record<string, string> = {}) =>
      extendDates(
        { ...county.ctx, now: new Date(now), today: now.slice(0, 10) },
        { id: "1", payload: { regionId: county.region.id, ...payload }, attempt: 1, isLastAttempt: false },
      );
    const before = (await offersOf(county.ctx)).length;
    await extend("2027-02-22T03:00:00Z");
    expect((await offersOf(county.ctx)).length).toBeGreaterThan(before);
    expect(await takePlace()).toBe(0);
    await transact(county.ctx, async (tx) => {
      await tx.update(offerTimes).set({ pausesOnPublicHolidays: true }).where(eq(offerTimes.regionId, county.region.id));
      tx.audit("test.prepared", null);
    });
    await extend("2027-02-22T03:00:00Z", { anew: "pausing" });
    expect(await takePlace()).toBe(0);
    await feed.says(series(), {}, "2027-02-22T04:00:00Z");
    expect(await takePlace()).toBeGreaterThan(0);
  });

  test("stands among the versions with what it changed, and the first words can be had again", async () => {
    const county = await aRegion(db, "2026-11-22");
    const feed = await aFeed(county);
    await feed.says(calendar(event("1", "Adventsfest")));
    await feed.says(calendar(event("1", "Adventsfest im Rathaus").replaceAll("20261205", "20261206")));
    const id = (await offersOf(county.ctx))[0]?.id ?? "";
    const versions = await read(county.ctx, (reader) => listVersions(county.ctx, reader, id));
    const said = versions.map(({ version, savedBy, content }) => [version, savedBy, content.texts[0]?.title, content.times[0]?.startsAt]);
    expect(said).toEqual([
      [2, "Rathaus", "Adventsfest im Rathaus", "2026-12-06T15:00"],
      [1, "", "Adventsfest", "2026-12-05T15:00"],
    ]);
    expect(await restoreVersion(county.as("editor"), { id, version: 2, restore: 1 })).toMatchObject({ ok: true });
    expect(await offersOf(county.publicCtx)).toMatchObject([{ title: "Adventsfest", startsOn: "2026-12-05" }]);
  });

  test.each([
    ["that was over, after a storm, is public again", "2026-12-06", "ended", true, "public"],
    ["that was over and in the archive is public again", "2026-12-06", "archived", true, "public"],
    ["of a calendar that is looked at first is looked at first", "2026-12-06", "ended", false, "in-review"],
    ["that somebody ended before its day stays ended", "2026-12-01", "ended", true, "ended"],
    ["that somebody put away stays away", null, "archived", true, "archived"],
  ] as const)("moves an event %s", async (_, endedOn, state, isTrusted, becomes) => {
    const county = await aRegion(db, "2026-11-22");
    const feed = await aFeed(county, { isTrusted });
    await feed.says(calendar(event("1", "Fest")));
    await transact(county.ctx, async (tx) => {
      await tx.update(offers).set({ state, endedOn }).where(eq(offers.regionId, county.region.id));
      tx.audit("test.prepared", null);
    });
    await feed.says(calendar(event("1", "Fest").replaceAll("20261205", "20261212")), {}, "2026-12-07T10:00:00Z");
    expect(await offersOf(county.ctx)).toMatchObject([{ state: becomes }]);
  });

  test("that lacks an event leaves its offer, marked, until it is back", async () => {
    const county = await aRegion(db, "2026-11-22");
    const feed = await aFeed(county);
    await feed.says(calendar(event("1", "Adventsfest")));
    const mark = async () => read(county.ctx, async (reader) => feedOfOffer(county.ctx, reader, (await offersOf(county.ctx))[0]?.id ?? ""));
    await feed.says(calendar());
    expect(await offersOf(county.publicCtx)).toHaveLength(1);
    expect(await mark()).toMatchObject({ name: "Rathaus", vanishedAt: county.ctx.now });
    await feed.says(calendar(event("1", "Adventsfest")));
    expect(await mark()).toMatchObject({ vanishedAt: null });
    expect(await feed.report()).toMatchObject({ counts: { returned: 1 } });
  });

  test("that lacks what is over needs no look", async () => {
    const county = await aRegion(db, "2026-11-22");
    const feed = await aFeed(county);
    await feed.says(calendar(event("1", "Adventsfest"), event("2", "Weihnachtsmarkt")));
    await feed.says(calendar());
    const missed = async () => {
      const [row] = await read(county.ctx, (reader) => listOfferFeeds(county.ctx, reader));
      const page = await read(county.ctx, (reader) => findFeed(county.ctx, reader, row?.id ?? ""));
      return [row?.vanished, page?.items.filter(({ vanishedAt }) => vanishedAt !== null).map(({ title }) => title)];
    };
    expect(await missed()).toEqual([2, ["Adventsfest", "Weihnachtsmarkt"]]);
    await transact(county.ctx, async (tx) => {
      const [over] = await offersOf(county.ctx);
      await tx
        .update(offers)
        .set({ state: "ended" })
        .where(and(eq(offers.regionId, county.region.id), eq(offers.id, over?.id ?? "")));
      tx.audit("test.prepared", null);
    });
    expect(await missed()).toEqual([1, ["Weihnachtsmarkt"]]);
  });

  test("that vanished leaves its offers, and is marked until it is back", async () => {
    const county = await aRegion(db, "2026-11-22");
    const feed = await aFeed(county);
    await feed.says(calendar(event("1", "Adventsfest")));
    await feed.says("", { status: 410 }, "2026-11-23T10:00:00Z");
    await feed.says("", { status: 410 }, "2026-11-24T10:00:00Z");
    const [row] = await read(county.ctx, (reader) => listOfferFeeds(county.ctx, reader));
    expect(row).toMatchObject({ goneSince: new Date("2026-11-23T10:00:00Z"), offers: 1, vanished: 0 });
    expect(await feed.report()).toMatchObject({ outcome: "answer-wrong", startedAt: new Date("2026-11-23T10:00:00Z") });
    await feed.says("<!doctype html>", {}, "2026-11-25T10:00:00Z");
    expect(await feed.report()).toMatchObject({ outcome: "no-calendar" });
    await feed.says(calendar(event("1", "Adventsfest")), {}, "2026-11-26T10:00:00Z");
    expect((await read(county.ctx, (reader) => listOfferFeeds(county.ctx, reader)))[0]?.goneSince).toBeNull();
  });

  test("that says nothing new is not read again", async () => {
    const county = await aRegion(db, "2026-11-22");
    const feed = await aFeed(county);
    await feed.says(calendar(event("1", "Adventsfest")), { etag: '"7"' });
    await feed.says(calendar(event("1", "Nie gelesen")), { etag: '"7"' });
    expect(asked.at(-1)).toBe('"7"');
    expect(await offersOf(county.ctx)).toMatchObject([{ title: "Adventsfest" }]);
    expect(await feed.report()).toMatchObject({ outcome: "unchanged" });
  });

  test("leaves out what is over, and what was deleted here", async () => {
    const county = await aRegion(db, "2026-11-22");
    const feed = await aFeed(county);
    await feed.says(calendar(event("1", "Sommerfest").replaceAll("20261205", "20260605"), event("2", "Adventsfest")));
    const [offer] = await offersOf(county.ctx);
    expect(offer?.title).toBe("Adventsfest");
    await transact(county.ctx, async (tx) => {
      await tx.delete(offers).where(and(eq(offers.regionId, county.region.id), eq(offers.id, offer?.id ?? "")));
      tx.audit("test.deleted", null);
    });
    await feed.says(calendar(event("2", "Adventsfest, neu")));
    expect(await offersOf(county.ctx)).toEqual([]);
  });

  test("of rules without end, or of days that never come, ends all the same", async () => {
    const county = await aRegion(db, "2026-11-22");
    const feed = await aFeed(county);
    const rules = [
      "FREQ=DAILY",
      "FREQ=DAILY;INTERVAL=1;UNTIL=99991231",
      "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
      "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;INTERVAL=3",
      "FREQ=MONTHLY;BYDAY=5MO;BYMONTHDAY=1",
      "FREQ=WEEKLY;BYSETPOS=366",
      "FREQ=DAILY;COUNT=999999999",
      "FREQ=SECONDLY",
    ];
    const started = performance.now();
    await feed.says(calendar(...rules.map((rule, at) => event(String(at), `Reihe ${at}`, `RRULE:${rule}`))));
    expect(performance.now() - started).toBeLessThan(10_000);
    const dates = await read(county.ctx, (reader) => reader.$count(offerDates, eq(offerDates.regionId, county.region.id)));
    // Eighteen months ahead, a date a day, and no more for any of them.
    expect(dates).toBeLessThan(rules.length * 560);
    expect((await feed.report())?.notRead.map(({ reason }) => reason)).toContain("rule-unreadable");
  });

  test("that cannot be taken over does not hold up the others, and says so", async () => {
    const county = await aRegion(db, "2026-11-22");
    const [bad, good] = [await aFeed(county), await aFeed(county)];
    await bad.says(calendar(event("1", "Adventsfest")));
    await db.superuser.query("alter table offer_texts add constraint test_fault check (title <> 'Gift') not valid");
    try {
      await bad.says(calendar(event("1", "Gift")));
      await good.says(calendar(event("2", "Weihnachtsmarkt")));
    } finally {
      await db.superuser.query("alter table offer_texts drop constraint test_fault");
    }
    expect([(await bad.report())?.outcome, (await good.report())?.outcome]).toEqual(["failed", "read"]);
    expect(await offersOf(county.ctx)).toMatchObject([{ title: "Adventsfest" }, { title: "Weihnachtsmarkt" }]);
    const rows = await read(county.ctx, (reader) => listOfferFeeds(county.ctx, reader));
    expect(rows.map(({ id, goneSince }) => [id === bad.id, goneSince !== null])).toEqual(
      expect.arrayContaining([
        [true, true],
        [false, false],
      ]),
    );
    await bad.says(calendar(event("1", "Adventsfest im Rathaus")));
    expect(await bad.report()).toMatchObject({ outcome: "read", counts: { changed: 1 } });
  });

  test("inside another network is not called", async () => {
    const county = await aRegion(db, "2026-11-22");
    const feed = await aFeed(county, { address: "http://127.0.0.1:1/a.ics" });
    await feed.says("");
    expect(await feed.report()).toMatchObject({ outcome: "not-allowed" });
  });
});

describe("Connecting a calendar", () => {
  test("is for who keeps the offers, here, and once for each address", async () => {
    const [county, stranger] = [await aRegion(db, "2026-11-22"), await aRegion(db, "2026-11-22")];
    const { id, fields } = await aFeed(county);
    const coordinator = county.as("coordinator");
    expect(await addFeed(county.as("analyst"), fields)).toEqual({ ok: false, refusal: "not-allowed" });
    expect(await addFeed(coordinator, fields)).toEqual({ ok: false, refusal: "address-taken" });
    expect(await addFeed(coordinator, { ...fields, address: "https://example.org/b.ics", branchId: newId() })).toEqual({
      ok: false,
      refusal: "branch-unknown",
    });
    expect(await addFeed(stranger.as("coordinator"), fields)).toEqual({ ok: false, refusal: "organisation-unknown" });
    expect(await editFeed(stranger.as("coordinator"), { ...fields, id, version: 1 })).toEqual({ ok: false, refusal: "feed-not-found" });
    expect(await readFeedNow(stranger.as("coordinator"), { id })).toEqual({ ok: false, refusal: "feed-not-found" });
    expect(await editFeed(coordinator, { ...fields, id, version: 1, isPaused: true })).toMatchObject({ ok: true });
    expect(await editFeed(coordinator, { ...fields, id, version: 1 })).toMatchObject({
      refusal: "changed-meanwhile",
      stored: { isPaused: true, version: 2 },
      changed: { by: expect.any(String) },
    });
  });

  test("ends without its offers ending", async () => {
    const county = await aRegion(db, "2026-11-22");
    const feed = await aFeed(county);
    await feed.says(calendar(event("1", "Adventsfest")));
    expect(await deleteFeed(county.as("editor"), { id: feed.id, version: 1 })).toMatchObject({ ok: true });
    expect(await offersOf(county.publicCtx)).toHaveLength(1);
  });
});
