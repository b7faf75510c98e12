import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { organisations } from "#domain/network/schema.ts";
import { keepRetention } from "#platform/privacy/index.ts";
import { read, transact, type Context } from "#platform/db/index.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aRegion, type County } from "#tests/support/factories.ts";
import { someOffers } from "#tests/support/offers.ts";
import { offerCapacities } from "../bookings/schema.ts";
import { courses } from "../courses/schema.ts";
import { ANY_OFFER, type OfferQuery } from "../finding/index.ts";
import { isWorkingDay } from "./due.ts";
import {
  askForCourseList,
  askToConfirm,
  confirmCourseList,
  deleteSubscriber,
  enterSubscriber,
  findOwnSubscription,
  leaveCourseList,
  listSubscribers,
  sendCourseLists,
  type CourseListWords,
  type Subscription,
} from "./index.ts";
import { readCourseList } from "./read-courses.ts";
import { courseListSubscribers } from "./schema.ts";

const db = await testDatabase();

const words: CourseListWords = {
  compose: (letter) => ({ subject: letter.kind, body: letter.kind === "list" ? `${letter.count}` : letter.kind === "quiet" ? `since ${letter.since}` : "" }),
  write: ({ courses: listed, language }) =>
    Promise.resolve(
      ["pdf", "xlsx"].map((kind) => ({ name: `${language}.${kind}`, mediaType: kind, bytes: Buffer.from(listed.map(({ title }) => title.text).join(" ")) })),
    ),
  leaveAddress: (code) => `https://m.example/j/${code}/kursliste`,
};
const on = (county: County, day: string, actor: Context["actor"] = { kind: "system", name: "Test" }) =>
  db.ctx(county.region, actor, new Date(`${day}T07:15:00Z`));
const job = (payload: Record<string, string> = {}) => ({ id: "1", name: "course-lists.send", payload, attempt: 1, isLastAttempt: false }) as never;
const morning = (county: County, day: string) => sendCourseLists(words)(on(county, day), job());
const byLink = (county: County, subjectId: string, day = "2026-06-01") => on(county, day, { kind: "link", opens: "course-list", subjectId, name: "Link" });
const wish = (email: string, more: Partial<Subscription> = {}): Subscription => ({ name: "", email, language: "de", pace: "weekly", ...more });

async function aCounty(today: string): Promise<County> {
  const county = await aRegion(db, today);
  await db.superuser.query("update directory.regions set land = 'NI' where id = $1", [county.region.id]);
  return county;
}

async function aCourse(county: County, title: string, levelFrom: "A1" | "B1" = "A1"): Promise<string> {
  const [id = ""] = await someOffers(county, [{ title, values: { kind: "course" } }]);
  const own = { regionId: county.region.id, offerId: id, isShown: true };
  await transact(county.ctx, async (tx) => {
    await tx.insert(courses).values({ ...own, type: "integration", levelFrom, levelTo: "B1" });
    await tx.insert(offerCapacities).values({ ...own, maximum: 12, takenElsewhere: 10 });
    tx.audit("test.prepared", id);
  });
  return id;
}

async function fill(county: County, offerId: string, takenElsewhere: number): Promise<void> {
  await transact(county.ctx, async (tx) => {
    await tx.update(offerCapacities).set({ takenElsewhere }).where(eq(offerCapacities.offerId, offerId));
    tx.audit("test.prepared", offerId);
  });
}

async function enter(county: County, day: string, wanted: Subscription, query: OfferQuery = ANY_OFFER): Promise<string> {
  const entered = await enterSubscriber(on(county, day), wanted, query);
  if (!entered.ok) throw new Error(entered.refusal);
  return entered.value.id;
}

async function mailsOf(county: County): Promise<string[]> {
  const found = await db.superuser.query<{ line: string }>(
    `select to_char(created_at at time zone 'Europe/Berlin', 'YYYY-MM-DD') || ' ' || to_address || ': ' || subject || coalesce(' ' || nullif(body, ''), '')
       || coalesce(' with ' || array_to_string(file_names, ' '), '') as line
     from mails where region_id = $1 order by created_at, to_address`,
    [county.region.id],
  );
  return found.rows.map(({ line }) => line);
}

const here = (county: County) => read(county.ctx, (reader) => reader.select().from(courseListSubscribers).orderBy(courseListSubscribers.email));

function everyDay(from: string, to: string): string[] {
  const days: string[] = [];
  for (let at = Date.parse(`${from}T00:00:00Z`); at <= Date.parse(`${to}T00:00:00Z`); at += 86_400_000) days.push(new Date(at).toISOString().slice(0, 10));
  return days;
}

describe("A year of course lists", () => {
  test("is what the written table says, morning by morning, with one run twice and one by two processes", async () => {
    const county = await aCounty("2026-01-01");
    const first = await aCourse(county, "Deutsch am Abend");
    await aCourse(county, "Mama lernt Deutsch", "B1");
    await enter(county, "2026-01-01", wish("woche@example.org"));
    await enter(county, "2026-01-01", wish("monat@example.org", { pace: "monthly", language: "en" }), { ...ANY_OFFER, level: "B1", said: "Mama" });
    for (const day of everyDay("2026-01-01", "2026-12-31")) {
      if (day === "2026-03-11") await fill(county, first, 12);
      if (day === "2026-05-20") await aCourse(county, "Lesen im Park");
      if (day === "2026-09-28") await aCourse(county, "Mama liest", "B1");
      await morning(county, day);
      if (day === "2026-03-16") await morning(county, day);
      if (day === "2026-05-26") await Promise.all([morning(county, day), morning(county, day)]);
    }
    expect(await mailsOf(county)).toEqual([
      // New Year's Day is a Thursday; the first working day after it.
      "2026-01-02 monat@example.org: list 1 with en.pdf en.xlsx",
      "2026-01-02 woche@example.org: list 2 with de.pdf de.xlsx",
      // The last place was taken on a Wednesday.
      "2026-03-16 woche@example.org: list 2 with de.pdf de.xlsx",
      // In April a quarter was not over yet; 1 May is a holiday, 2 and 3 May a weekend.
      "2026-05-04 monat@example.org: quiet since 2026-01-02",
      // A new course, and Monday is Whit Monday.
      "2026-05-26 woche@example.org: list 3 with de.pdf de.xlsx",
      // Thirteen weeks after the last one.
      "2026-08-03 monat@example.org: quiet since 2026-01-02",
      "2026-08-31 woche@example.org: quiet since 2026-05-26",
      // A course of the other one's search, too.
      "2026-09-28 woche@example.org: list 4 with de.pdf de.xlsx",
      "2026-10-01 monat@example.org: list 2 with en.pdf en.xlsx",
      "2026-12-28 woche@example.org: quiet since 2026-09-28",
    ]);
  }, 240_000);

  test.each([
    ["2026-10-31", "NI", false],
    ["2027-01-06", "BY", false],
    ["2027-01-06", "NI", true],
    ["2026-04-03", null, false],
    ["2026-04-04", null, false],
    ["2026-03-30", "NI", true],
  ] as const)("%s in %s: a working day is %s", (day, land, works) => expect(isWorkingDay(day, land)).toBe(works));
});

describe("Who orders the list", () => {
  test("gets one question, then the list after the click, and no other one for the same address", async () => {
    const county = await aCounty("2026-06-01");
    await aCourse(county, "Deutsch am Abend");
    const old = await enter(county, "2026-05-01", wish("Haus@example.org"));
    const visitor = on(county, "2026-06-01", { kind: "public" });
    const id = crypto.randomUUID();
    for (const _ of [1, 2]) expect(await askForCourseList(visitor, wish("haus@example.org", { pace: "monthly" }), ANY_OFFER, id)).toMatchObject({ ok: true });
    for (const _ of [1, 2]) await askToConfirm(words)(on(county, "2026-06-01"), job({ subscriberId: id }));
    expect(await mailsOf(county)).toEqual(["2026-06-01 haus@example.org: confirm"]);
    expect((await db.superuser.query("select unasked from mails where region_id = $1", [county.region.id])).rows).toEqual([{ unasked: true }]);
    expect((await here(county)).map((row) => row.state).toSorted()).toEqual(["asked", "listed"]);
    expect(await read(byLink(county, id), (reader) => findOwnSubscription(byLink(county, id), reader))).toMatchObject({ state: "asked", pace: "monthly" });
    expect(await confirmCourseList(byLink(county, crypto.randomUUID()))).toMatchObject({ ok: false });
    expect(await confirmCourseList(byLink(county, id))).toMatchObject({ ok: true });
    expect(await confirmCourseList(byLink(county, id))).toMatchObject({ ok: true });
    expect((await here(county)).map((row) => [row.id === old, row.state, row.pace])).toEqual([[false, "listed", "monthly"]]);
    await morning(county, "2026-06-02");
    expect((await mailsOf(county)).slice(1)).toEqual(["2026-06-02 haus@example.org: list 1 with de.pdf de.xlsx"]);
  });

  test("writes nothing but an unconfirmed address, and floods nobody's mailbox", async () => {
    const county = await aCounty("2026-06-01");
    const visitor = on(county, "2026-06-01", { kind: "public" });
    for (let nth = 0; nth < 6; nth++) await askForCourseList(visitor, wish("opfer@example.org"), ANY_OFFER);
    expect((await here(county)).map(({ state }) => state)).toEqual(["asked", "asked", "asked"]);
    expect(await read(visitor, (reader) => reader.select().from(courseListSubscribers))).toEqual([]);
    expect(await enterSubscriber(county.as("translator"), wish("a@example.org"), ANY_OFFER)).toEqual({ ok: false, refusal: "not-allowed" });
    await morning(county, "2026-06-02");
    expect(await mailsOf(county)).toEqual([]);
  });

  test("is gone after seven days without the click, and stays for years with it", async () => {
    const county = await aCounty("2026-06-01");
    await askForCourseList(on(county, "2026-06-01", { kind: "public" }), wish("nie@example.org"), ANY_OFFER);
    await enter(county, "2020-01-01", wish("immer@example.org"));
    const { register } = await import("#app/privacy.ts");
    await keepRetention(register, "/nonexistent")(on(county, "2026-06-07"), job());
    expect((await here(county)).map(({ email }) => email)).toEqual(["immer@example.org", "nie@example.org"]);
    await keepRetention(register, "/nonexistent")(on(county, "2026-06-08"), job());
    expect((await here(county)).map(({ email }) => email)).toEqual(["immer@example.org"]);
  });

  test("leaves by the link of any mail, at once and only for itself", async () => {
    const county = await aCounty("2026-06-01");
    const id = await enter(county, "2026-06-01", wish("weg@example.org"));
    await enter(county, "2026-06-01", wish("bleibt@example.org"));
    await morning(county, "2026-06-01");
    const addresses = await db.superuser.query<{ leave_address: string }>("select leave_address from mails where region_id = $1", [county.region.id]);
    expect(addresses.rows.every(({ leave_address: at }) => /^https:\/\/m\.example\/j\/[a-z2-9]{32}\/kursliste$/.test(at))).toBe(true);
    for (const _ of [1, 2]) expect(await leaveCourseList(byLink(county, id))).toEqual({ ok: true, value: null });
    expect((await here(county)).map(({ email }) => email)).toEqual(["bleibt@example.org"]);
    expect(await leaveCourseList(on(county, "2026-06-01", { kind: "public" }))).toEqual({ ok: false, refusal: "not-allowed" });
  });

  test("can with the link take away nothing but itself, nor confirm by writing: the database holds it", async () => {
    const county = await aCounty("2026-06-01");
    const id = crypto.randomUUID();
    await askForCourseList(on(county, "2026-06-01", { kind: "public" }), wish("ich@example.org"), ANY_OFFER, id);
    await enter(county, "2026-06-01", wish("andere@example.org"));
    const link = byLink(county, id);
    const write = (act: (tx: Parameters<Parameters<typeof transact>[1]>[0]) => Promise<unknown>) =>
      transact(link, async (tx) => {
        await act(tx);
        tx.audit("test.prepared", id);
      });
    await write((tx) => tx.update(courseListSubscribers).set({ state: "listed" }));
    expect((await here(county)).map(({ state }) => state).toSorted()).toEqual(["asked", "listed"]);
    await write((tx) => tx.delete(courseListSubscribers));
    expect((await here(county)).map(({ email }) => email)).toEqual(["andere@example.org"]);
  });

  test("gets one mail, however many processes have the same morning", async () => {
    const county = await aCounty("2026-06-01");
    for (let nth = 0; nth < 8; nth++) await enter(county, "2026-06-01", wish(`n${nth}@example.org`));
    await Promise.all(Array.from({ length: 4 }, () => morning(county, "2026-06-01")));
    expect(await mailsOf(county)).toHaveLength(8);
  });

  test("is found and deleted by the office, as it was seen", async () => {
    const county = await aCounty("2026-06-01");
    await enter(county, "2026-06-01", wish("a@example.org", { name: "Beratung 100 %" }));
    const id = await enter(county, "2026-06-01", wish("b@example.org"));
    const office = county.as("coordinator");
    const found = async (said: string) =>
      (await read(office, (reader) => listSubscribers(office, reader, said, { from: 0, limit: 10 }))).subscribers.map(({ email }) => email);
    expect([await found(""), await found("0 %"), await found("B@EX"), await found("_")]).toEqual([
      ["a@example.org", "b@example.org"],
      ["a@example.org"],
      ["b@example.org"],
      [],
    ]);
    expect(await deleteSubscriber(office, { id, version: 9 })).toEqual({ ok: false, refusal: "version-conflict" });
    expect(await deleteSubscriber(county.as("caseworker"), { id, version: 1 })).toEqual({ ok: false, refusal: "not-allowed" });
    expect(await deleteSubscriber(office, { id, version: 1 })).toEqual({ ok: true, value: null });
    expect(await found("")).toEqual(["a@example.org"]);
    const stranger = (await aCounty("2026-06-01")).as("coordinator");
    expect((await read(stranger, (reader) => listSubscribers(stranger, reader, "", { from: 0, limit: 10 }))).total).toBe(0);
  });
});

describe("A mail that waits in the outbox", () => {
  const waiting = async (county: County) =>
    (
      await db.superuser.query<{ to: string }>("select to_address as to from mails where region_id = $1 and sent_at is null order by to_address", [
        county.region.id,
      ])
    ).rows.map(({ to }) => to);
  /** Two subscribers here and one of a stranger's region, each with a list that waits; who leaves has an older one that was sent. */
  async function threeLists() {
    const [county, stranger] = [await aCounty("2026-06-01"), await aCounty("2026-06-01")];
    await aCourse(county, "Deutsch am Abend");
    const leaving = await enter(county, "2026-05-01", wish("geht@example.org"));
    await morning(county, "2026-05-04");
    await db.superuser.query("update mails set sent_at = now() where region_id = $1", [county.region.id]);
    await enter(county, "2026-06-01", wish("bleibt@example.org"));
    await enter(stranger, "2026-06-01", wish("fremd@example.org"));
    await aCourse(county, "Lesen im Park");
    await morning(county, "2026-06-01");
    await morning(stranger, "2026-06-01");
    expect([await waiting(county), await waiting(stranger)]).toEqual([["bleibt@example.org", "geht@example.org"], ["fremd@example.org"]]);
    return { county, stranger, leaving };
  }

  test.each<[string, (county: County, leaving: string) => Promise<unknown>]>([
    ["by the link", (county, leaving) => leaveCourseList(byLink(county, leaving))],
    [
      "at the office",
      async (county, id) => {
        const [row] = (await here(county)).filter((one) => one.id === id);
        return deleteSubscriber(county.as("coordinator"), { id, version: row?.version ?? 0 });
      },
    ],
    [
      "by ordering it anew and clicking",
      async (county) => {
        const id = crypto.randomUUID();
        await askForCourseList(on(county, "2026-06-01", { kind: "public" }), wish("GEHT@example.org"), ANY_OFFER, id);
        return confirmCourseList(byLink(county, id));
      },
    ],
    ["by being entered anew at the office", (county) => enter(county, "2026-06-01", wish("geht@example.org", { pace: "monthly" }))],
  ])("is taken back when the subscription ends: %s", async (_, end) => {
    const { county, stranger, leaving } = await threeLists();
    await end(county, leaving);
    expect([await waiting(county), await waiting(stranger)]).toEqual([["bleibt@example.org"], ["fremd@example.org"]]);
    const sent = await db.superuser.query("select 1 from mails where region_id = $1 and sent_at is not null", [county.region.id]);
    expect(sent.rows).toHaveLength(1);
  });

  test("asks nobody whose question the clock has ended, and stays as long as the subscription does", async () => {
    const county = await aCounty("2026-06-01");
    await aCourse(county, "Deutsch am Abend");
    const id = crypto.randomUUID();
    await askForCourseList(on(county, "2026-06-01", { kind: "public" }), wish("nie@example.org"), ANY_OFFER, id);
    await askToConfirm(words)(on(county, "2026-06-01"), job({ subscriberId: id }));
    await enter(county, "2026-06-01", wish("immer@example.org"));
    await morning(county, "2026-06-01");
    const { register } = await import("#app/privacy.ts");
    await keepRetention(register, "/nonexistent")(on(county, "2026-06-07"), job());
    expect(await waiting(county)).toEqual(["immer@example.org", "nie@example.org"]);
    await keepRetention(register, "/nonexistent")(on(county, "2026-06-08"), job());
    expect(await waiting(county)).toEqual(["immer@example.org"]);
  });
});

describe("The list", () => {
  test("tells no more than the public pages: no drafts, and no organisation that is not public", async () => {
    const county = await aCounty("2026-06-01");
    const hidden = await county.anOrganisation({ name: "Verdeckt", phone: "05555 9" });
    await transact(county.ctx, async (tx) => {
      await tx.update(organisations).set({ isPublic: false }).where(eq(organisations.id, hidden.id));
      tx.audit("test.prepared", hidden.id);
    });
    await someOffers(county, [
      { title: "Sichtbar", values: { kind: "course", organisationId: hidden.id } },
      { title: "Entwurf", values: { kind: "course" }, state: "draft" },
      { title: "Kein Kurs" },
    ]);
    const { courses: listed } = await readCourseList(on(county, "2026-06-01"), ANY_OFFER, "de");
    expect(listed.map(({ title, organisation, phone }) => [title.text, organisation, phone])).toEqual([["Sichtbar", null, null]]);
  });
});
