import { describe, expect, test } from "vitest";
import { saveTimes } from "#domain/offers/times/index.ts";
import { offerLabels, offers } from "#domain/offers/schema.ts";
import { newId, read, transact, type Context } from "#platform/db/index.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aRegion, type County } from "#tests/support/factories.ts";
import { someOffers, type AnOffer } from "#tests/support/offers.ts";
import { eq } from "drizzle-orm";
import { ALL_OFFERS, changeOfferState, listOffers } from "../catalogue/index.ts";
import { writeCourse } from "../courses/index.ts";
import { offerFeedItems, offerFeeds } from "../feeds/schema.ts";
import { writePost } from "../posts/index.ts";
import { NO_TIME } from "../times/index.ts";
import type { OffersLetter } from "./index.ts";
import { moveOwnOffer } from "../providers/index.ts";
import { confirmOffers, findOwnOffers, keepOffers, listAsked, setUpkeepSettings } from "./index.ts";

const db = await testDatabase();
const NOTHING_TAKEN = { title: "", description: "", place: "", website: "", times: "", isCancelled: "no" };

const A_COURSE = {
  type: "integration" as const,
  levelFrom: null,
  levelTo: null,
  lessons: null,
  certificate: "",
  funding: null,
  startsOn: null,
  room: "",
  teacherPersonId: null,
  asksInterested: false,
};
const A_JOB = {
  occupation: "Tischlerin",
  hoursPerWeek: null,
  startsOn: null,
  duration: null,
  durationUnit: null,
  payCents: null,
  payPer: null,
  germanLevel: null,
  needsDrivingLicence: false,
  howToApply: "",
  places: null,
};

const compose = (letter: OffersLetter) => ({
  subject: letter.kind,
  body:
    letter.kind === "office"
      ? (["unanswered", "withoutAddress", "hidden", "ended"] as const)
          .filter((list) => letter[list].length > 0)
          .map((list) => `${list} ${letter[list].join(" ")}`)
          .join(", ")
      : `${letter.organisation}: ${letter.offers.map(({ title }) => title).join(" ")}, hidden on ${letter.hiddenOn}`,
});
const on = (county: County, day: string, actor: Context["actor"] = { kind: "system", name: "Test" }) =>
  db.ctx(county.region, actor, new Date(`${day}T05:40:00Z`));
const byLink = (county: County, subjectId: string, day: string) => on(county, day, { kind: "link", opens: "organisation-entry", subjectId, name: "Link" });
const night = (county: County, day: string) => keepOffers(compose)(on(county, day), { id: "1", name: "offers.upkeep", payload: {} } as never);

/** A county whose office has an address, with providers by name. */
async function aCounty(today: string): Promise<County> {
  const county = await aRegion(db, today);
  await db.superuser.query("update directory.regions set contact_email = 'kostelle@example.org' where id = $1", [county.region.id]);
  return { ...county, region: { ...county.region, contactEmail: "kostelle@example.org" } };
}

async function offersOf(county: County, organisationId: string, wanted: readonly AnOffer[]): Promise<string[]> {
  return someOffers(
    county,
    wanted.map((offer) => ({ ...offer, values: { organisationId, ...offer.values } })),
  );
}

async function mailsOf(county: County): Promise<string[]> {
  const found = await db.superuser.query<{ line: string }>(
    `select to_char(created_at at time zone 'Europe/Berlin', 'YYYY-MM-DD') || ' ' || to_address || ': ' || subject || ' ' || body as line
     from mails where region_id = $1 order by created_at, to_address`,
    [county.region.id],
  );
  return found.rows.map(({ line }) => line);
}

async function shown(county: County): Promise<string> {
  const found = await db.superuser.query<{ titles: string | null }>(
    `select string_agg(t.title, ' ' order by t.title) as titles from offers o join offer_texts t on t.offer_id = o.id and t.language = 'de' where o.region_id = $1 and o.is_shown`,
    [county.region.id],
  );
  return found.rows[0]?.titles ?? "";
}

const stateOf = async (county: County, id: string) =>
  (await read(county.ctx, (reader) => reader.select({ state: offers.state, endedOn: offers.endedOn }).from(offers).where(eq(offers.id, id))))[0];

function everyDay(from: string, to: string): string[] {
  const days: string[] = [];
  for (let at = Date.parse(`${from}T00:00:00Z`); at <= Date.parse(`${to}T00:00:00Z`); at += 86_400_000) days.push(new Date(at).toISOString().slice(0, 10));
  return days;
}

describe("A year of offers", () => {
  test("is what the written table says, night by night, with one night run twice and one by two processes", async () => {
    const county = await aCounty("2026-01-01");
    const prompt = await county.anOrganisation({ name: "Prompt", email: "haus@prompt.example" });
    const late = await county.anOrganisation({ name: "Late" });
    const silent = await county.anOrganisation({ name: "Silent", email: "haus@silent.example" });
    const nobody = await county.anOrganisation({ name: "Nobody" });
    await county.aPerson({ organisationId: late.id, isMigrationContact: true, email: "l@late.example" });
    const confirmed = (day: string) => ({ values: { confirmedOn: day } });
    const [first = "", second = ""] = await offersOf(county, prompt.id, [
      { title: "P1", ...confirmed("2026-01-01") },
      { title: "P2", ...confirmed("2026-01-05") },
    ]);
    const ofLate = await offersOf(county, late.id, [
      { title: "L1", ...confirmed("2026-01-01") },
      { title: "L2", ...confirmed("2026-01-01"), state: "paused" },
    ]);
    await offersOf(county, silent.id, [
      { title: "S1", ...confirmed("2026-01-01") },
      { title: "S2", ...confirmed("2026-03-01") },
      { title: "S-draft", ...confirmed("2026-01-01"), state: "draft" },
    ]);
    await offersOf(county, nobody.id, [{ title: "N1", ...confirmed("2026-01-01") }]);

    const seen: string[] = [];
    let before = "";
    for (const day of everyDay("2026-01-02", "2026-12-31")) {
      await night(county, day);
      if (day === "2026-07-14") await night(county, day);
      if (day === "2026-07-28") await Promise.all([night(county, day), night(county, day)]);
      if (day === "2026-07-03") await confirmOffers(byLink(county, prompt.id, day), { ids: [first, second] });
      // Somebody else's link confirms nothing of theirs.
      if (day === "2026-07-04") await confirmOffers(byLink(county, nobody.id, day), { ids: ofLate });
      if (day === "2026-10-05") await confirmOffers(byLink(county, late.id, day), { ids: ofLate });
      const titles = await shown(county);
      if (titles !== before) seen.push(`${day} ${titles}`);
      before = titles;
    }

    expect(await mailsOf(county)).toEqual([
      "2026-06-30 haus@prompt.example: request Prompt: P1, hidden on 2026-09-28",
      "2026-06-30 haus@silent.example: request Silent: S1, hidden on 2026-09-28",
      "2026-06-30 kostelle@example.org: office withoutAddress Nobody",
      "2026-06-30 l@late.example: request Late: L1 L2, hidden on 2026-09-28",
      "2026-07-14 haus@silent.example: reminder Silent: S1, hidden on 2026-09-28",
      "2026-07-14 l@late.example: reminder Late: L1 L2, hidden on 2026-09-28",
      "2026-07-28 kostelle@example.org: office unanswered Late Silent",
      // S2 became due on 28 August; it was in no mail yet.
      "2026-08-28 haus@silent.example: request Silent: S1 S2, hidden on 2026-09-28",
      "2026-09-11 haus@silent.example: reminder Silent: S1 S2, hidden on 2026-09-28",
      "2026-09-25 kostelle@example.org: office unanswered Silent",
      "2026-09-28 kostelle@example.org: office hidden L1 L2 N1 S1",
      "2026-11-26 kostelle@example.org: office hidden S2",
      "2026-12-30 haus@prompt.example: request Prompt: P1 P2, hidden on 2027-03-30",
    ]);
    expect(seen).toEqual(["2026-01-02 L1 L2 N1 P1 P2 S1 S2", "2026-09-28 P1 P2 S2", "2026-10-05 L1 L2 P1 P2 S2", "2026-11-26 L1 L2 P1 P2"]);
  }, 240_000);

  test("takes the interval that the office set, for mails, marks and what is hidden", async () => {
    const county = await aCounty("2026-06-01");
    const provider = await county.anOrganisation({ name: "Haus", email: "haus@example.org" });
    await offersOf(county, provider.id, [{ title: "Alt", values: { confirmedOn: "2026-02-01" } }]);
    expect(await setUpkeepSettings(county.as("translator"), { askAfterDays: 30, archiveAfterDays: 90 })).toEqual({ ok: false, refusal: "not-allowed" });
    await setUpkeepSettings(county.as("coordinator"), { askAfterDays: 30, archiveAfterDays: 90 });
    await night(county, "2026-06-01");
    expect(await shown(county)).toBe("");
    const { overdue } = await read(county.ctx, (reader) => listOffers(county.ctx, reader, ALL_OFFERS, { after: null, limit: 10 }));
    expect(overdue).toBe(1);
    expect(await read(county.ctx, (reader) => listAsked(county.ctx, reader))).toMatchObject([
      { name: "Haus", due: 1, overdue: 1, doubtful: 1, hidden: 1, askedOn: "2026-06-01", confirmedOn: "2026-02-01" },
    ]);
    await setUpkeepSettings(county.as("coordinator"), { askAfterDays: 365, archiveAfterDays: 90 });
    await night(county, "2026-06-02");
    expect(await shown(county)).toBe("Alt");
    expect(await read(county.ctx, (reader) => listAsked(county.ctx, reader))).toEqual([]);
  });

  test("leaves alone what a calendar still names", async () => {
    const county = await aCounty("2026-06-01");
    const provider = await county.anOrganisation({ name: "Haus", email: "haus@example.org" });
    const [id = ""] = await offersOf(county, provider.id, [{ title: "Treff", values: { confirmedOn: "2025-06-01" } }]);
    const ofFeed = { regionId: county.region.id, feedId: newId() };
    await transact(county.ctx, async (tx) => {
      const [offer] = await tx.select().from(offers).where(eq(offers.id, id));
      const feed = { name: "Rathaus", address: "https://example.org/a.ics", organisationId: provider.id, branchId: offer?.branchId ?? "" };
      await tx.insert(offerFeeds).values({ ...feed, regionId: ofFeed.regionId, id: ofFeed.feedId, createdAt: county.ctx.now, fetchedAt: county.ctx.now });
      await tx.insert(offerFeedItems).values({ ...ofFeed, uid: "1", offerId: id, taken: NOTHING_TAKEN, lastSeenAt: county.ctx.now });
      tx.audit("test.prepared", id);
    });
    await night(county, "2026-06-01");
    expect(await mailsOf(county)).toEqual([]);
    expect(await shown(county)).toBe("Treff");
  });
});

describe("An offer that is over", () => {
  const once = (startsAt: string) => ({ ...NO_TIME, kind: "once" as const, startsAt, durationMinutes: 90 });

  test("ends by itself the night after, and is archived ninety days later", async () => {
    const county = await aCounty("2026-06-01");
    const provider = await county.anOrganisation({ name: "Haus" });
    const [past = "", lastDay = ""] = await offersOf(county, provider.id, [
      { title: "Vorbei", values: { validUntil: "2026-05-31" } },
      { title: "Heute noch", values: { validUntil: "2026-06-01" } },
    ]);
    await night(county, "2026-06-01");
    expect(await stateOf(county, past)).toEqual({ state: "ended", endedOn: "2026-06-01" });
    expect(await stateOf(county, lastDay)).toMatchObject({ state: "public" });
    expect(await mailsOf(county)).toEqual(["2026-06-01 kostelle@example.org: office ended Vorbei"]);
    await night(county, "2026-08-29");
    expect(await stateOf(county, past)).toMatchObject({ state: "ended" });
    await night(county, "2026-08-30");
    expect(await stateOf(county, past)).toMatchObject({ state: "archived" });
  });

  const course = (endsOn: string | null) => ({ ...A_COURSE, endsOn });
  const job = (applyUntil: string | null) => ({ ...A_JOB, applyUntil });
  const [ahead, without] = [[once("2026-06-02T18:00")], []];
  test.each([
    ["a course by appointment whose last day is past", "ended", course("2026-05-31"), [{ ...NO_TIME, kind: "appointment" as const }]],
    ["a course on its last day", "public", course("2026-06-01"), without],
    ["a course past its last day that was prolonged by a date", "public", course("2026-05-31"), ahead],
    ["a job for which nobody can apply any more", "ended", job("2026-05-31"), without],
    ["a job on the last day to apply", "public", job("2026-06-01"), without],
    ["a job for which one can always apply", "public", job(null), without],
  ] as const)("%s is %s, and the office cannot publish what the night would end", async (_, state, said, times) => {
    const county = await aCounty("2026-06-01");
    const provider = await county.anOrganisation();
    const kind = "type" in said ? "course" : "job";
    const [id = ""] = await offersOf(county, provider.id, [{ title: "Angebot", values: { kind, confirmedOn: "2026-05-01" } }]);
    await transact(county.ctx, async (tx) => {
      await saveTimes(county.ctx, tx, id, [...times]);
      if ("type" in said) await writeCourse(county.ctx, tx, { id, isShown: true }, said);
      else await writePost(county.ctx, tx, { id, isShown: true }, said);
      tx.audit("test.prepared", id);
    });
    await night(county, "2026-06-01");
    expect((await stateOf(county, id))?.state).toBe(state);
    if (state === "public") return;
    const office = county.as("coordinator");
    expect(await changeOfferState(office, { id, version: 2, state: "public" })).toEqual({ ok: false, refusal: "already-over" });
  });

  test.each([
    ["an event whose dates are past", "ended", "event", [once("2026-05-30T18:00")]],
    ["a course whose last of two dates is ahead", "public", "course", [once("2026-05-30T18:00"), once("2026-06-02T18:00")]],
    ["an event with a series without end", "public", "event", [{ ...once("2026-01-05T18:00"), kind: "series" as const, rule: "FREQ=WEEKLY" }]],
    ["an event that begins beyond the horizon", "public", "event", [once("2029-05-30T18:00")]],
    ["an event by appointment", "public", "event", [{ ...NO_TIME, kind: "appointment" as const }]],
    ["an event without times", "public", "event", []],
    ["a meeting place whose dates are past", "public", "offer", [once("2026-05-30T18:00")]],
  ] as const)("%s is %s", async (_, state, kind, times) => {
    const county = await aCounty("2026-06-01");
    const provider = await county.anOrganisation();
    const [id = ""] = await offersOf(county, provider.id, [{ title: "Treff", values: { kind, confirmedOn: "2026-05-01" } }]);
    await transact(county.ctx, async (tx) => {
      await saveTimes(county.ctx, tx, id, [...times]);
      tx.audit("test.prepared", id);
    });
    await night(county, "2026-06-01");
    expect((await stateOf(county, id))?.state).toBe(state);
  });
});

test("What a calendar brought, and nobody looked at in time, ends too; what a provider wrote waits for its answer", async () => {
  const county = await aCounty("2026-06-01");
  const { id: organisationId } = await county.anOrganisation();
  const values = { kind: "event" as const, organisationId };
  const [brought = "", written = ""] = await offersOf(county, organisationId, [
    { title: "Fest", values, state: "in-review" },
    { title: "Lesung", values, state: "in-review" },
  ]);
  await transact(county.ctx, async (tx) => {
    const regionId = county.region.id;
    const [feedId, branchId] = [newId(), newId()];
    for (const id of [brought, written]) await saveTimes(county.ctx, tx, id, [{ ...NO_TIME, kind: "once", startsAt: "2026-05-30T18:00", durationMinutes: 90 }]);
    await tx.insert(offerLabels).values({ regionId, id: branchId, kind: "branch", key: "feste", names: { de: "Feste" } });
    await tx
      .insert(offerFeeds)
      .values({ regionId, id: feedId, name: "Rathaus", address: "https://a.example/1.ics", organisationId, branchId, createdAt: county.ctx.now });
    await tx.insert(offerFeedItems).values({ regionId, feedId, uid: "1", offerId: brought, taken: NOTHING_TAKEN, lastSeenAt: county.ctx.now });
    tx.audit("test.prepared", null);
  });
  await night(county, "2026-06-01");
  expect((await stateOf(county, brought))?.state).toBe("ended");
  expect((await stateOf(county, written))?.state).toBe("in-review");
});

describe("A provider with the link", () => {
  test("sees what the public could see of its own, ends what is gone, and reaches nobody else's", async () => {
    const county = await aCounty("2026-06-01");
    const own = await county.anOrganisation({ name: "Haus" });
    const other = await county.anOrganisation({ name: "Fremd" });
    const [kept = "", gone = ""] = await offersOf(county, own.id, [{ title: "Bleibt" }, { title: "Geht" }, { title: "Entwurf", state: "draft" }]);
    const [theirs = ""] = await offersOf(county, other.id, [{ title: "Anderes", values: { confirmedOn: "2026-01-01" } }]);
    const link = byLink(county, own.id, "2026-06-01");
    const titles = async () => (await read(link, (reader) => findOwnOffers(link, reader)))?.offers.map(({ title }) => title);
    expect(await titles()).toEqual(["Bleibt", "Geht"]);
    expect(await moveOwnOffer(link, { id: gone, act: "end" })).toEqual({ ok: true, value: null });
    expect(await moveOwnOffer(link, { id: theirs, act: "end" })).toEqual({ ok: false, refusal: "not-found" });
    expect(await confirmOffers(link, { ids: [kept, theirs, gone] })).toEqual({ ok: true, value: { confirmed: 1 } });
    expect(await titles()).toEqual(["Bleibt"]);
    expect(await confirmOffers(county.as("coordinator"), { ids: [kept] })).toEqual({ ok: false, refusal: "not-allowed" });
    expect(await findOwnOffers(county.ctx, db as never)).toBeNull();
  });
});
