import { describe, expect, test } from "vitest";
import { register } from "#app/privacy.ts";
import { newId, read, transact } from "#platform/db/index.ts";
import { eraseSubject, findTraces, keepRetention } from "#platform/privacy/index.ts";
import { testDatabase } from "#tests/support/database.ts";
import { registrationNeeds } from "#domain/network/conferences/schema.ts";
import { aConference, NO_NEEDS } from "#domain/network/conferences/test-conference.ts";

const db = await testDatabase();

/** The nightly job of a day. */
async function night(conference: Awaited<ReturnType<typeof aConference>>, day: string) {
  const { county } = conference;
  const ctx = db.ctx(county.region, county.ctx.actor, new Date(`${day}T01:00:00Z`));
  await keepRetention(register, "/nowhere")(ctx, { id: newId(), payload: { regionId: county.region.id }, attempt: 1, isLastAttempt: true });
}

describe("What is known of a person goes", () => {
  test("needs after 14 days, names after 90; the headcount stays", async () => {
    // It ends on 25 November at 16:00.
    const conference = await aConference(db);
    const { county, comes, answer, people, rows } = conference;
    await answer(await comes(), { needs: { ...NO_NEEDS, childcare: "zwei Kinder" } });
    const needs = () => read(county.ctx, (reader) => reader.select().from(registrationNeeds));
    await night(conference, "2026-12-09");
    expect([(await needs()).length, (await people()).length]).toEqual([1, 1]);
    await night(conference, "2026-12-10");
    expect([(await needs()).length, (await people()).length]).toEqual([0, 1]);
    await night(conference, "2027-02-23");
    expect(await people()).toHaveLength(1);
    await night(conference, "2027-02-24");
    expect(await people()).toEqual([]);
    expect(await rows()).toMatchObject([{ state: "registered" }]);
  });

  test("what somebody needs stands in their report, and goes with them", async () => {
    const conference = await aConference(db);
    const { county, ask, answer } = conference;
    const person = await county.aPerson({ email: "Haddad.Konferenz@example.org" });
    const own = await ask({ email: "haddad.konferenz@example.org" });
    await answer(own, { needs: { ...NO_NEEDS, childcare: "zwei Kinder" } });
    const other = await ask();
    await answer(other, { needs: { ...NO_NEEDS, childcare: "ein Kind" } });
    const found = await register.subjects.person.find(county.ctx, person.id);
    if (!found) throw new Error("Nobody is there.");
    const needsOf = async () =>
      (await findTraces(county.as("administrator"), register, found)).find(({ table }) => table.table === "public.registration_needs");
    expect((await needsOf())?.rows).toMatchObject([{ childcare: "zwei Kinder" }]);
    const erased = await transact(county.as("administrator"), (tx) => eraseSubject(tx, county.ctx, register, found, { cause: "request" }));
    expect(erased).toMatchObject({ "public.registration_needs": 1, "public.registrants": 1 });
    expect(await needsOf()).toBeUndefined();
    expect(await read(county.ctx, (reader) => reader.select().from(registrationNeeds))).toMatchObject([{ registrationId: other }]);
  });

  test("a name that nobody confirmed after a week", async () => {
    // Typed on 12 November at 10:00.
    const conference = await aConference(db);
    await conference.ask();
    await night(conference, "2026-11-19");
    expect(await conference.people()).toHaveLength(1);
    await night(conference, "2026-11-20");
    expect(await conference.people()).toEqual([]);
  });
});
