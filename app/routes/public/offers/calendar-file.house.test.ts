import ICAL from "ical.js";
import { asc, eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { offerDates, offers } from "#domain/offers/schema.ts";
import { NO_TIME, saveTimes } from "#domain/offers/times/index.ts";
import { newId, read, transact } from "#platform/db/index.ts";
import { runningHouse } from "#tests/house/running-house.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aRegion } from "#tests/support/factories.ts";
import { someOffers } from "#tests/support/offers.ts";

const db = await testDatabase();
const { house, ask } = await runningHouse(db);
const county = await aRegion(db);
const { slug } = county.region;
const moor = await county.aMunicipality({ name: "Lünmoor" });
const club = await county.anOrganisation({ name: "Turnverein", isPublic: true });
/** The server reads the real clock. @returns a moment this many days from now, at 18:30 in UTC */
const inDays = (days: number) => `${new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)}T18:30:00Z`;
const [gym = "", , draft = ""] = await someOffers(county, [
  {
    title: "Turnen; für Frauen",
    texts: { ar: ["جمباز", "للنساء"] },
    branch: "sport",
    place: { name: "Halle", municipalityId: moor.id },
    dates: [inDays(7), inDays(14)],
    values: { organisationId: club.id },
  },
  { title: "Chor", branch: "music", dates: [inDays(3)], values: { organisationId: club.id, kind: "course" } },
  { title: "Entwurf", branch: "music", dates: [inDays(2)], state: "draft" },
]);

async function subscribed(address: string, region = slug) {
  const answer = await ask(`/${region}/${address}`);
  expect([address, answer.status, answer.headers.get("content-type")]).toEqual([address, 200, "text/calendar; charset=utf-8"]);
  const calendar = new ICAL.Component(ICAL.parse(await answer.text()));
  return {
    name: calendar.getFirstPropertyValue("x-wr-calname"),
    note: calendar.getFirstPropertyValue("x-wr-caldesc"),
    zones: calendar.getAllSubcomponents("vtimezone").map((zone) => zone.getFirstPropertyValue("tzid")),
    events: calendar.getAllSubcomponents("vevent").map((part) => new ICAL.Event(part)),
  };
}
const titles = async (address: string) => (await subscribed(address)).events.map(({ summary }) => summary);

test("The public dates of a county come as a calendar that a program reads as it was meant", async () => {
  const { zones, events, name } = await subscribed("de/kalender.ics");
  expect(name).toBe(`Kalender – ${county.region.name}`);
  expect(zones).toEqual(["Europe/Berlin"]);
  expect(events.map(({ summary }) => summary)).toEqual(["Chor", "Turnen; für Frauen", "Turnen; für Frauen"]);
  expect(events[1]?.startDate.toJSDate()).toEqual(new Date(inDays(7)));
  expect(events[1]?.location).toBe("Halle, Lünmoor");
  expect(events[1]?.component.getFirstPropertyValue("url")).toBe(`${house.settings.origin}/${slug}/de/angebote/${gym}`);
  expect(new Set(events.map(({ uid }) => uid)).size).toBe(3);
});

test.each([
  ["a branch", "de/kalender.ics?bereich=sport", 2],
  ["a municipality", "de/kalender.ics?ort=L%C3%BCnmoor", 2],
  ["an organisation", `de/kalender.ics?anbieter=${club.id}`, 3],
  ["another organisation", `de/kalender.ics?anbieter=${newId()}`, 0],
  ["a search", "de/kalender.ics?suche=chor", 1],
  ["courses", "de/kalender.ics?art=course", 1],
  ["one offer", `de/angebote/${gym}/kalender.ics`, 2],
  ["nonsense", "de/kalender.ics?anbieter=%27%3B--&umkreis=99", 3],
])("They come also of %s", async (_, address, count) => expect(await titles(address)).toHaveLength(count));

test("Days and hours that are asked for are those of the dates, as in the calendar; also of what begins in months or takes days", async () => {
  const other = await aRegion(db);
  /** The first Monday that is at least this many days ahead, at an hour in UTC. */
  const monday = (days: number, clock: string) => {
    const day = new Date(Date.now() + days * 86_400_000);
    day.setUTCDate(day.getUTCDate() + ((8 - day.getUTCDay()) % 7));
    return `${day.toISOString().slice(0, 10)}T${clock}:00Z`;
  };
  await someOffers(other, [
    { title: "Nähtreff", dates: [monday(3, "09:00"), monday(10, "18:30")] },
    { title: "Später", dates: [monday(90, "18:30")] },
    { title: "Fahrt", dates: [monday(3, "08:00")], minutes: 60 * 60 },
  ]);
  const dates = async (query: string) =>
    (await subscribed(`de/kalender.ics?${query}`, other.region.slug)).events.map(
      ({ summary, startDate }) => `${summary} ${startDate.toJSDate().toISOString().slice(11, 16)}`,
    );
  expect(await dates("zeit=abends")).toEqual(["Fahrt 08:00", "Nähtreff 18:30", "Später 18:30"]);
  expect(await dates("zeit=vormittags&tag=mo")).toEqual(["Fahrt 08:00", "Nähtreff 09:00"]);
  expect(await dates("tag=mi")).toEqual(["Fahrt 08:00"]);
  expect(await dates("tag=fr")).toEqual([]);
});

test("They are said in the reader's language, and what is no public offer has no calendar", async () => {
  expect(await titles("ar/kalender.ics?bereich=sport")).toEqual(["جمباز", "جمباز"]);
  for (const address of [`de/angebote/${draft}/kalender.ics`, `de/angebote/${newId()}/kalender.ics`, "xx/kalender.ics"]) {
    expect([address, (await ask(`/${slug}/${address}`)).status]).toEqual([address, 404]);
  }
});

test("A program that asks again gets nothing new, until a date is cancelled: then the same name says so", async () => {
  const address = `/${slug}/de/angebote/${gym}/kalender.ics`;
  const before = (await subscribed(`de/angebote/${gym}/kalender.ics`)).events;
  const etag = (await ask(address)).headers.get("etag") ?? "";
  expect((await ask(address, { headers: { "if-none-match": etag } })).status).toBe(304);
  await transact(county.ctx, async (tx) => {
    await tx
      .update(offerDates)
      .set({ isCancelled: true })
      .where(eq(offerDates.startsAt, new Date(inDays(14))));
    await tx.update(offers).set({ version: 2 }).where(eq(offers.id, gym));
    tx.audit("test.cancelled", gym);
    tx.publish();
  });
  await expect.poll(async () => (await ask(address, { headers: { "if-none-match": etag } })).status, { timeout: 4000 }).toBe(200);
  const after = (await subscribed(`de/angebote/${gym}/kalender.ics`)).events;
  expect(after.map(({ uid }) => uid)).toEqual(before.map(({ uid }) => uid));
  expect(after.map(({ component }) => component.getFirstPropertyValue("status"))).toEqual(["CONFIRMED", "CANCELLED"]);
});

test("A course of each week is one event with its rule, to the end of the year ahead, and shows the dates that the portal shows", async () => {
  const other = await aRegion(db);
  const [id = ""] = await someOffers(other, [{ title: "Deutsch am Abend" }]);
  const monday = inDays(-((new Date().getUTCDay() + 6) % 7)).slice(0, 10);
  await transact(other.ctx, async (tx) => {
    const time = { ...NO_TIME, kind: "series" as const, startsAt: `${monday}T18:30`, durationMinutes: 90, rule: "FREQ=WEEKLY;BYDAY=MO,TH" };
    await saveTimes({ ...other.ctx, now: new Date(), today: inDays(0).slice(0, 10) }, tx, id, [{ ...time, pausesOnPublicHolidays: true }]);
    tx.audit("test.prepared", id);
    tx.publish();
  });
  const { events, note } = await subscribed("de/kalender.ics", other.region.slug);
  expect([events.length, note, events[0]?.component.getFirstPropertyValue("rrule")?.toString()]).toEqual([
    1,
    null,
    expect.stringMatching(/^FREQ=WEEKLY;BYDAY=MO,TH;UNTIL=/),
  ]);
  const shown: string[] = [];
  const all = events[0]?.iterator();
  for (let next = all?.next(); next; next = all?.next()) shown.push(next.toString().slice(0, 10));
  const lastDay = shown.at(-1) ?? "";
  const stands = await read(other.ctx, (reader) =>
    reader.select({ on: offerDates.startsOn }).from(offerDates).where(eq(offerDates.offerId, id)).orderBy(asc(offerDates.startsAt)),
  );
  expect(shown).toEqual(stands.map(({ on }) => on).filter((on) => on <= lastDay));
  expect([lastDay > inDays(365).slice(0, 10), stands.length > shown.length]).toEqual([true, true]);
});

test("Where there are more dates than one calendar holds, it says that the later ones are missing", async () => {
  const other = await aRegion(db);
  const [id = ""] = await someOffers(other, [{ title: "Alle halbe Stunde", dates: [inDays(0)] }]);
  await transact(other.ctx, async (tx) => {
    await tx.execute(sql`insert into offer_dates (region_id, offer_id, times_id, is_shown, starts_at, ends_at, starts_on)
      select region_id, offer_id, times_id, is_shown, at, at + interval '10 minutes', at::date
      from offer_dates, generate_series(starts_at + interval '1 day', starts_at + interval '300 days', interval '20 minutes') at where offer_id = ${id}`);
    tx.audit("test.prepared", id);
    tx.publish();
  });
  const text = await (await ask(`/${other.region.slug}/ar/kalender.ics`)).text();
  expect([text.split("BEGIN:VEVENT").length - 1, /^X-WR-CALDESC:(.*)$/m.exec(text)?.[1]]).toEqual([20_000, expect.stringContaining("مواعيد أكثر")]);
});
