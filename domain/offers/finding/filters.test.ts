import { beforeAll, describe, expect, test } from "vitest";
import { newId, read, transact } from "#platform/db/index.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aRegion, type County } from "#tests/support/factories.ts";
import { someOffers, type AnOffer } from "#tests/support/offers.ts";
import { offerCapacities } from "../bookings/schema.ts";
import { courses, LEVELS } from "../courses/schema.ts";
import { OFFER_KINDS, offerPlaces, offerTimes } from "../schema.ts";
import { ANY_OFFER, findOffers, listCalendar, listPoints, type OfferQuery } from "./index.ts";
import { municipalityAreas } from "../areas/schema.ts";

const db = await testDatabase();

describe("Of the offers that the public sees, a filter leaves those", () => {
  let county: County;
  let names: Map<string, string>;
  beforeAll(async () => {
    county = await aRegion(db, "2026-11-20");
    const [moor, hude, far] = [
      await county.aMunicipality({ name: "Lünmoor" }),
      await county.aMunicipality({ name: "Torfhude" }),
      await county.aMunicipality({ name: "Fernheim" }),
    ];
    await transact(county.ctx, async (tx) => {
      const area = (municipalityId: string, latitude: number, postalCode: string) => ({
        regionId: county.region.id,
        municipalityId,
        latitude,
        longitude: 9,
        postalCodes: [postalCode],
      });
      await tx.insert(municipalityAreas).values([area(moor.id, 53, "99911"), area(hude.id, 53.07, "99905"), area(far.id, 53.5, "99930")]);
      tx.audit("test.prepared", null);
    });
    const at = (place: { id: string }) => ({ place: { municipalityId: place.id } });
    const wanted: AnOffer[] = [
      { title: "Turnen", branch: "sport", groups: ["women"], ...at(moor), dates: ["2026-11-23T17:30:00Z"], values: { costCents: 0, languages: ["de", "ar"] } },
      {
        title: "Deutsch",
        branch: "language",
        topics: ["german"],
        ...at(hude),
        dates: ["2026-11-23T08:00:00Z", "2026-11-25T08:00:00Z"],
        values: { kind: "course", hasChildcare: true },
      },
      { title: "Chor", branch: "music", ...at(far), dates: ["2026-11-26T15:30:00Z"], values: { accessibility: ["step-free"], costCents: 500 } },
      { title: "Im nächsten Jahr", branch: "music", dates: ["2027-11-22T17:30:00Z"] },
      { title: "Teestube", branch: "food" },
      { title: "Vorbei", values: { validUntil: "2026-11-19" } },
      { title: "Entwurf", state: "draft" },
    ];
    const ids = await someOffers(county, wanted);
    const idOf = (title: string) => ids[wanted.findIndex((one) => one.title === title)] ?? "";
    const of = (title: string) => ({ regionId: county.region.id, offerId: idOf(title), isShown: true });
    await transact(county.ctx, async (tx) => {
      await tx.insert(offerTimes).values({ ...of("Teestube"), id: newId(), kind: "open", openingHours: "Tu 15:00-20:00" });
      await tx.insert(courses).values({ ...of("Deutsch"), type: "integration", levelFrom: "A1", levelTo: "B1" });
      await tx.insert(offerCapacities).values([
        { ...of("Deutsch"), maximum: 10, booked: 10, lastArrival: 10 },
        { ...of("Chor"), maximum: 10, booked: 9, lastArrival: 9 },
        { ...of("Turnen"), maximum: 10, booked: 9, waiting: 1, lastArrival: 10 },
      ]);
      tx.audit("test.prepared", null);
    });
    names = new Map(ids.map((id, place) => [id, wanted[place]?.title ?? ""]));
  });
  const find = (query: Partial<OfferQuery>) =>
    read(county.publicCtx, (reader) => findOffers(county.publicCtx, reader, { ...ANY_OFFER, ...query }, "de", { page: 1, size: 10 }));

  test.each<[what: string, query: Partial<OfferQuery>, left: string[]]>([
    ["all that hold today, what is next first", {}, ["Deutsch", "Turnen", "Chor", "Im nächsten Jahr", "Teestube"]],
    ["of a kind", { kind: "course" }, ["Deutsch"]],
    ["of a branch", { branch: "music" }, ["Chor", "Im nächsten Jahr"]],
    ["about a topic", { topic: "german" }, ["Deutsch"]],
    ["for a group of people", { group: "women" }, ["Turnen"]],
    ["in a municipality", { place: "Lünmoor" }, ["Turnen"]],
    ["in a municipality by its postal code", { place: "99911" }, ["Turnen"]],
    ["in a municipality by the beginning of its name without umlaut", { place: "luenm" }, ["Turnen"]],
    ["within ten kilometres of it, the nearest first", { place: "Lünmoor", within: 10 }, ["Turnen", "Deutsch"]],
    ["within five", { place: "Lünmoor", within: 5 }, ["Turnen"]],
    ["anywhere where the place is unknown", { place: "Nirgendwo", kind: "course" }, ["Deutsch"]],
    ["on Mondays in the coming weeks", { weekday: 0 }, ["Deutsch", "Turnen"]],
    ["in the evening, by dates or by opening hours", { dayPart: "evening" }, ["Turnen", "Teestube"]],
    ["on Tuesdays in the afternoon, by opening hours", { weekday: 1, dayPart: "afternoon" }, ["Teestube"]],
    ["on Tuesdays in the morning", { weekday: 1, dayPart: "morning" }, []],
    ["on the same day at that time", { weekday: 2, dayPart: "evening" }, []],
    ["in a spoken language", { language: "ar" }, ["Turnen"]],
    ["free of charge", { isFree: true }, ["Turnen"]],
    ["with childcare", { hasChildcare: true }, ["Deutsch"]],
    ["without steps", { isStepFree: true }, ["Chor"]],
    ["of a level within the course", { level: "A2" }, ["Deutsch"]],
    ["of a level above it", { level: "B2" }, []],
    ["with a place for who asks now: neither full nor with others waiting", { hasFreePlaces: true }, ["Chor"]],
    ["with all that together", { said: "deutsch", weekday: 0, dayPart: "morning", hasChildcare: true }, ["Deutsch"]],
  ])("%s", async (_what, query, left) => {
    const found = await find(query);
    expect(found.offers.map(({ id }) => names.get(id))).toEqual(left);
    expect(found.total).toBe(left.length);
  });

  test("and each choice says how many it would leave beside the others", async () => {
    const { counts } = await find({ branch: "music" });
    expect(counts.label).toMatchObject({ "branch music": 2, "branch sport": 1, "branch language": 1 });
    expect(counts.kind).toEqual({ offer: 2 });
    expect(counts.weekday).toEqual({ 3: 1 });
    expect(counts.needs).toEqual({ isStepFree: 1, hasFreePlaces: 1 });
    const { counts: evening } = await find({ dayPart: "evening" });
    expect(evening.dayPart).toEqual({ 0: 1, 1: 2, 2: 2 });
    const { counts: all } = await find({});
    expect(all.level).toEqual({ A1: 1, A2: 1, B1: 1 });
  });

  test("also each kind, each level and each need, wherever it stands among the choices", async () => {
    const other = await aRegion(db, "2026-11-20");
    const ids = await someOffers(other, [
      ...OFFER_KINDS.map((kind): AnOffer => ({ title: kind, values: { kind } })),
      ...LEVELS.map((level): AnOffer => ({ title: level, values: { kind: "course" } })),
    ]);
    await transact(other.ctx, async (tx) => {
      await tx.insert(courses).values(
        LEVELS.map((level, at) => ({
          regionId: other.region.id,
          offerId: ids[OFFER_KINDS.length + at] ?? "",
          isShown: true,
          type: "integration" as const,
          levelFrom: level,
        })),
      );
      tx.audit("test.prepared", null);
    });
    const { counts } = await read(other.publicCtx, (reader) => findOffers(other.publicCtx, reader, ANY_OFFER, "de", { page: 1, size: 1 }));
    expect(counts.kind).toEqual({ ...Object.fromEntries(OFFER_KINDS.map((kind) => [kind, 1])), course: 1 + LEVELS.length });
    expect(counts.level).toEqual(Object.fromEntries(LEVELS.map((level) => [level, 1])));
  });

  test("by the nearest of several places", async () => {
    const other = await aRegion(db, "2026-11-20");
    const [near, far] = [await other.aMunicipality({ name: "Nah" }), await other.aMunicipality({ name: "Fern" })];
    const [id = ""] = await someOffers(other, [{ title: "Zwei Orte", place: { municipalityId: far.id } }]);
    await transact(other.ctx, async (tx) => {
      await tx.insert(municipalityAreas).values([
        { regionId: other.region.id, municipalityId: near.id, latitude: 53, longitude: 9 },
        { regionId: other.region.id, municipalityId: far.id, latitude: 54, longitude: 9 },
      ]);
      await tx
        .insert(offerPlaces)
        .values({ regionId: other.region.id, id: newId(), offerId: id, isShown: true, position: 2, name: "Anbau", latitude: 53.04, longitude: 9 });
      tx.audit("test.prepared", null);
    });
    const around = (within: 5 | null) =>
      read(other.publicCtx, (reader) => findOffers(other.publicCtx, reader, { ...ANY_OFFER, place: "Nah", within }, "de", { page: 1, size: 1 }));
    expect((await around(5)).offers.map(({ kilometres }) => Math.round((kilometres ?? 0) * 10) / 10)).toEqual([4.4]);
    expect((await around(null)).total).toBe(0);
  });

  test("and each municipality how many it has beside the others, also when one is chosen", async () => {
    const { municipalities } = await find({ place: "Fernheim", isFree: true });
    expect(Object.fromEntries(municipalities.map(({ name, count }) => [name, count]))).toEqual({ Lünmoor: 1, Torfhude: 0, Fernheim: 0 });
  });

  test("in the calendar too, where days and hours are those of the single dates", async () => {
    const week = { from: "2026-11-23", until: "2026-11-29", most: 10 };
    const calendar = (query: Partial<OfferQuery>) =>
      read(county.publicCtx, (reader) => listCalendar(county.publicCtx, reader, { ...ANY_OFFER, ...query }, week, "de"));
    const said = ({ days }: Awaited<ReturnType<typeof calendar>>) => days.flatMap(({ day, entries }) => entries.map(({ title }) => `${day} ${title.text}`));
    expect(said(await calendar({}))).toEqual(["2026-11-23 Deutsch", "2026-11-23 Turnen", "2026-11-25 Deutsch", "2026-11-26 Chor"]);
    expect(said(await calendar({ kind: "course" }))).toEqual(["2026-11-23 Deutsch", "2026-11-25 Deutsch"]);
    expect(said(await calendar({ kind: "course", weekday: 2 }))).toEqual(["2026-11-25 Deutsch"]);
    expect(said(await calendar({ said: "turnen", dayPart: "morning" }))).toEqual([]);
  });

  test("and on the map, each spot with all that is there", async () => {
    const points = (query: Partial<OfferQuery>) => read(county.publicCtx, (reader) => listPoints(county.publicCtx, reader, { ...ANY_OFFER, ...query }, "de"));
    const said = (found: Awaited<ReturnType<typeof points>>) =>
      found.points.map(({ municipality, offers }) => `${municipality}: ${offers.map(({ title }) => title?.text).join(", ")}`);
    expect(said(await points({})).toSorted()).toEqual(["Fernheim: Chor", "Lünmoor: Turnen", "Torfhude: Deutsch"]);
    expect(said(await points({ dayPart: "evening" }))).toEqual(["Lünmoor: Turnen"]);
    const tooMany = await read(county.publicCtx, (reader) => listPoints(county.publicCtx, reader, ANY_OFFER, "de", 2));
    expect(tooMany.points.map(({ offers }) => offers.map(({ title }) => title))).toEqual([[null], [null], [null]]);
    const alone = await aRegion(db, "2026-11-22");
    await someOffers(alone, [{ title: "Überall" }, { title: "Entwurf", state: "draft" }]);
    const nowhere = await read(alone.publicCtx, (reader) => listPoints(alone.publicCtx, reader, ANY_OFFER, "de"));
    expect([nowhere.points, nowhere.placeless, (await points({})).placeless]).toEqual([[], 1, 2]);
  });

  test.each([
    ["list", (query: OfferQuery) => read(county.publicCtx, (reader) => findOffers(county.publicCtx, reader, query, "de", { page: 1, size: 10 }))],
    [
      "calendar",
      (query: OfferQuery) =>
        read(county.publicCtx, (reader) => listCalendar(county.publicCtx, reader, query, { from: "2026-11-23", until: "2026-11-29", most: 10 }, "de")),
    ],
    ["map", (query: OfferQuery) => read(county.publicCtx, (reader) => listPoints(county.publicCtx, reader, query, "de"))],
  ])("and the %s says when what it shows is only spelled alike", async (_, find) => {
    const nearly = async (query: Partial<OfferQuery>) => (await find({ ...ANY_OFFER, ...query })).nearly;
    expect(await nearly({})).toBe(false);
    expect(await nearly({ said: "Turnen" })).toBe(false);
    expect(await nearly({ said: "Turrnen" })).toBe(true);
    // Nothing is shown that could be alike.
    expect(await nearly({ said: "Turrnen", kind: "course" })).toBe(false);
    expect(await nearly({ said: "xyz" })).toBe(false);
  });
});

describe("What takes days", () => {
  test("stands in the calendar on each of them, also where it began before; a night that ends in the morning is one day", async () => {
    const county = await aRegion(db, "2026-11-20");
    const hours = 60;
    await someOffers(county, [
      { title: "Messe", dates: ["2026-11-21T09:00:00Z"], minutes: 53 * hours },
      { title: "Nacht", dates: ["2026-11-23T20:00:00Z"], minutes: 8 * hours },
    ]);
    const calendar = async (from: string, until: string, query: Partial<OfferQuery> = {}) => {
      const { days } = await read(county.publicCtx, (reader) =>
        listCalendar(county.publicCtx, reader, { ...ANY_OFFER, ...query }, { from, until, most: 10 }, "de"),
      );
      return days.flatMap(({ day, count, entries }) => entries.map(({ title, goesOn }) => `${day} ${title.text} ${goesOn} ${count}`));
    };
    expect(await calendar("2026-11-21", "2026-11-24")).toEqual([
      "2026-11-21 Messe null 1",
      "2026-11-22 Messe through 1",
      "2026-11-23 Messe ends 2",
      "2026-11-23 Nacht null 2",
    ]);
    expect(await calendar("2026-11-22", "2026-11-22")).toEqual(["2026-11-22 Messe through 1"]);
    expect(await calendar("2026-11-21", "2026-11-29", { weekday: 6 })).toEqual(["2026-11-22 Messe through 1"]);
    expect(await calendar("2026-11-21", "2026-11-29", { said: "xyz" })).toEqual([]);
  });
});
