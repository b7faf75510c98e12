import { describe, expect, test } from "vitest";
import { asOrganisation } from "#domain/network/upkeep/index.ts";
import { newId, read, transact, type Context } from "#platform/db/index.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aRegion } from "#tests/support/factories.ts";
import { someOffers } from "#tests/support/offers.ts";
import { noteAttendance } from "../course-book/index.ts";
import { aCourse } from "../course-book/test-course.ts";
import { ownStanding, waitingFor } from "./index.ts";
import { offerChanges } from "./schema.ts";

const db = await testDatabase();
const standing = (ctx: Context) => read(ctx, (reader) => ownStanding(ctx, reader));
const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);
const dayOf = (moment: Date) => moment.toISOString().slice(0, 10);

describe("How an organisation stands", () => {
  test("is nothing to do where all is fresh", async () => {
    const county = await aRegion(db);
    const { id } = await county.anOrganisation({ name: "Haus", confirmedOn: county.ctx.today });
    await someOffers(county, [{ title: "Café", values: { organisationId: id, confirmedOn: county.ctx.today } }]);
    const own = asOrganisation(county.as("organisation-member", id), id);
    const found = own && (await standing(own));
    expect(found).toMatchObject({ organisation: { id, name: "Haus" }, trusted: false, offers: { public: 1 }, toConfirm: 0, declined: [] });
    expect(found && waitingFor(found)).toBe(0);
  });

  test("says what waits for its people: entry, offers, an answer of the office, the course book, the five questions", async () => {
    const county = await aRegion(db);
    const { id } = await county.anOrganisation({ confirmedOn: dayOf(daysAgo(250)), hiddenAt: daysAgo(1) });
    const values = { organisationId: id, confirmedOn: county.ctx.today };
    const [, , , declined = ""] = await someOffers(county, [
      { title: "Alt", values: { ...values, confirmedOn: dayOf(daysAgo(200)) } },
      { title: "Ruht", state: "paused", values },
      { title: "Für alle", values: { ...values, isRegularService: true } },
      { title: "Nachzubessern", state: "draft", values },
      { title: "Vorbei", state: "ended", values: { ...values, confirmedOn: dayOf(daysAgo(400)) } },
    ]);
    await transact(county.ctx, async (tx) => {
      const said = { before: null, after: "{}" as never, writtenIn: "de" as const, isLive: false, sentAt: daysAgo(2), sentBy: "" };
      const settled = { settledAt: daysAgo(1), settledBy: "Frau Albers", outcome: "declined" as const, answer: "Wo ist das?" };
      await tx.insert(offerChanges).values({ regionId: county.region.id, id: newId(), offerId: declined, ...said, ...settled });
      tx.audit("test.prepared", declined);
    });
    // Three dates of a course in the last weeks, one of them noted; of a course without any entry nobody is reminded.
    const dates = [21, 14, 7].map((days) => daysAgo(days).toISOString());
    // One is ahead, else nobody could have booked.
    const course = await aCourse(county, { names: ["Amira"], dates: [...dates, daysAgo(-7).toISOString()], of: id });
    await aCourse(county, { names: [], dates, of: id });
    const noted = await noteAttendance(course.link, {
      offerId: course.offerId,
      startsAt: new Date(dates[0] ?? ""),
      version: null,
      marks: { [course.bookingIds[0] ?? ""]: "present" },
    });
    expect(noted).toMatchObject({ ok: true });

    const found = await standing(course.link);
    expect(found).toMatchObject({
      entry: { unconfirmed: true, hidden: true },
      offers: { public: 4, paused: 1, draft: 1, ended: 1, "in-review": 0, changesWait: 0 },
      toConfirm: 1,
      declined: [{ id: declined, title: "Nachzubessern" }],
      courses: 2,
      unnoted: 2,
      services: 1,
      unrated: 1,
    });
    expect(found && waitingFor(found)).toBe(5);
  });

  test("is seen behind its own wall alone", async () => {
    const county = await aRegion(db);
    const [{ id }, { id: other }] = [await county.anOrganisation(), await county.anOrganisation()];
    for (const ctx of [county.as("coordinator"), county.as("organisation-member", other), county.publicCtx, county.ctx])
      expect(asOrganisation(ctx, id)).toBeNull();
    expect(await standing(county.as("organisation-member", id))).toBeNull();
    expect(asOrganisation(county.as("organisation-member", id), id)?.actor).toMatchObject({ kind: "link", opens: "organisation-entry", subjectId: id });
  });
});
