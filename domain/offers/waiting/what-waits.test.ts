import { expect, test } from "vitest";
import { newId, read, transact } from "#platform/db/index.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aRegion } from "#tests/support/factories.ts";
import { someOffers } from "#tests/support/offers.ts";
import { saveCapacity } from "../bookings/index.ts";
import { bookings } from "../bookings/schema.ts";
import { enterInterest } from "../courses/interest/index.ts";
import { courses } from "../courses/schema.ts";
import { offerFeeds } from "../feeds/schema.ts";
import { loans } from "../lending/schema.ts";
import { proposeOffer } from "../proposals/index.ts";
import { offerLabels } from "../schema.ts";
import { offerAddressChecks } from "../upkeep/schema.ts";
import { whatWaits } from "./index.ts";

const db = await testDatabase();
const TODAY = "2026-11-23";

test("Nothing waits in a county without offers, and nothing for who may not edit them", async () => {
  const county = await aRegion(db, TODAY);
  for (const role of ["coordinator", "caseworker"] as const) expect(await read(county.as(role), (reader) => whatWaits(county.as(role), reader))).toEqual([]);
});

test("Every queue of the offers says how many wait, and since when", async () => {
  const county = await aRegion(db, TODAY);
  const office = county.as("editor");
  const regionId = county.region.id;
  const { id: organisationId } = await county.anOrganisation({ name: "Neuer Verein", isPublic: false });
  const website = "https://haus.de/weg";
  const [, kurs = "", , koffer = ""] = await someOffers(county, [
    { title: "Treff", values: { organisationId, website, confirmedOn: "2026-01-01" } },
    { title: "Kurs", values: { organisationId, kind: "course", confirmedOn: TODAY } },
    { title: "Aus dem Kalender", values: { organisationId, confirmedOn: TODAY }, state: "in-review" },
    { title: "Sprachkoffer", values: { organisationId, kind: "lending", confirmedOn: TODAY } },
  ]);
  const proposal = {
    title: "Singen",
    text: "Wir singen.",
    organisation: "Chor",
    place: "",
    times: "",
    phone: "",
    website: null,
    isProvider: true,
    email: null,
  };
  expect(await proposeOffer(county.publicCtx, { ...proposal, phone: "05555 1", language: "de" }, newId())).toMatchObject({ ok: true });
  const [feedId, branchId, loan] = [newId(), newId(), newId()];
  await transact(county.ctx, async (tx) => {
    await tx.insert(courses).values({ regionId, offerId: kurs, isShown: true, type: "integration" });
    await tx.insert(offerLabels).values({ regionId, id: branchId, kind: "branch", key: "feste", names: { de: "Feste" } });
    const feed = { regionId, organisationId, branchId, createdAt: county.ctx.now };
    await tx.insert(offerFeeds).values([
      { ...feed, id: feedId, name: "Rathaus", address: "https://a.example/1.ics", goneSince: new Date("2026-11-20T08:00:00Z") },
      { ...feed, id: newId(), name: "Ruht", address: "https://a.example/2.ics", goneSince: new Date("2026-11-01T08:00:00Z"), isPaused: true },
      { ...feed, id: newId(), name: "Gesund", address: "https://a.example/3.ics" },
    ]);
    await tx
      .insert(offerAddressChecks)
      .values({ regionId, kind: "web", address: website, finding: "gone", failingSince: "2026-11-10", failedDays: 3, checkedOn: TODAY });
    await tx.insert(bookings).values({ regionId, id: loan, offerId: koffer, state: "booked", arrived: 1, madeAt: county.ctx.now });
    await tx
      .insert(loans)
      .values({ regionId, bookingId: loan, offerId: koffer, piece: 1, firstDay: "2026-11-01", lastDay: "2026-11-21", handedOutOn: "2026-11-01" });
    tx.audit("test.prepared", null);
  });
  const waits = () => read(office, (reader) => whatWaits(office, reader));
  const others = [
    { kind: "review", count: 1, since: TODAY },
    { kind: "unseen", count: 1 },
    { kind: "loans", count: 1, offers: [{ id: koffer, title: "Sprachkoffer" }], since: "2026-11-21" },
    { kind: "feeds", count: 1, feeds: [{ id: feedId, title: "Rathaus" }], since: "2026-11-20" },
    { kind: "overdue", count: 1, hidden: 1 },
    { kind: "addresses", count: 1, since: "2026-11-10" },
    { kind: "providers", count: 1, providers: [{ id: organisationId, title: "Neuer Verein" }] },
  ];
  expect(await waits()).toMatchObject(others);
  // A free place is something to do only when somebody waits for it.
  await saveCapacity(office, { offerId: kurs, version: null, minimum: null, maximum: 1, takenElsewhere: 0, bookingUntil: null, answerDays: 3 });
  expect((await waits()).map(({ kind }) => kind)).not.toContain("places");
  const need = { level: null, types: [], municipalityId: null, weekdays: [], dayParts: [], needsChildcare: false };
  await enterInterest(office, need, { name: "Amira", email: "amira@example.org", phone: "", language: "de" });
  expect((await waits()).find(({ kind }) => kind === "places")).toMatchObject({ count: 1, courses: [{ id: kurs, title: "Kurs" }] });
  const stranger = (await aRegion(db, TODAY)).as("coordinator");
  expect(await read(stranger, (reader) => whatWaits(stranger, reader))).toEqual([]);
});
