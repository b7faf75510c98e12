import { describe, expect, test } from "vitest";
import { read } from "#platform/db/index.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aRegion } from "#tests/support/factories.ts";
import { addGremium, aGremium } from "../meetings/test-gremium.ts";
import { MOST_OFFERED, nearPeople, organisationNames, organisationsNamed, peopleById, peopleNamed } from "./index.ts";

const db = await testDatabase();

/** A network in which two are called Silke Petersen, and one almost. */
async function aNetwork() {
  const body = await aGremium(db);
  const { county } = body;
  const vhs = await county.anOrganisation({ name: "VHS Ellerland (Zweigstelle Nord)", shortName: "KVHS" });
  const tafel = await county.anOrganisation({ name: "Tafel Lindhorst" });
  const person = async (firstName: string, lastName: string, at = vhs) => (await county.aPerson({ firstName, lastName, organisationId: at.id })).id;
  const people = {
    teacher: await person("Silke", "Petersen"),
    cook: await person("Silke", "Petersen", tafel),
    hyphen: await person("Silke", "Petersen-Lau", tafel),
    other: await person("Jörg", "Größmann"),
  };
  const named = (said: string, gremiumId?: string) => read(county.ctx, (reader) => peopleNamed(county.ctx, reader, said, { gremiumId }));
  return { ...body, vhs, tafel, ...people, named };
}

describe("Who is meant by a typed name", () => {
  test("is clear from name and organisation, however they are written", async () => {
    const { named, teacher, cook } = await aNetwork();
    for (const said of [
      "Petersen, Silke (VHS Ellerland (Zweigstelle Nord))",
      "Petersen, Silke – VHS Ellerland (Zweigstelle Nord)",
      "silke petersen vhs ellerland zweigstelle nord",
    ]) {
      expect([said, (await named(said)).one?.id]).toEqual([said, teacher]);
    }
    expect((await named("Petersen, Silke (Tafel Lindhorst)")).one?.id).toBe(cook);
  });
  test("is clear from a part that fits one only", async () => {
    const { named, other, teacher } = await aNetwork();
    for (const said of ["Größ", "jörg", "Größmann KVHS", "größmann, jörg"]) expect([said, (await named(said)).one?.id]).toEqual([said, other]);
    expect((await named("Petersen Zweigstelle")).one?.id).toBe(teacher);
  });
  test("is never one of two namesakes: both are offered, the exact name first", async () => {
    const { named, teacher, cook, hyphen } = await aNetwork();
    for (const said of ["Silke Petersen", "Petersen, Silke", "Petersen"]) {
      const { one, found, nearly } = await named(said);
      expect([said, one, nearly]).toEqual([said, null, false]);
      expect(found.map(({ id }) => id).toSorted()).toEqual([teacher, cook, hyphen].toSorted());
    }
    expect((await named("Silke Petersen")).found.map(({ id }) => id)[2]).toBe(hyphen);
  });
  test("is not clear either where both work at one place", async () => {
    const { county, named, vhs, teacher } = await aNetwork();
    const { id: twin } = await county.aPerson({ firstName: "Silke", lastName: "Petersen", organisationId: vhs.id });
    const { one, found } = await named("Petersen, Silke (VHS Ellerland (Zweigstelle Nord))");
    expect([one, found.map(({ id }) => id).toSorted()]).toEqual([null, [teacher, twin].toSorted()]);
  });
  test("is only asked where it is spelled wrong, and nobody where nothing is alike", async () => {
    const { named, other } = await aNetwork();
    expect(await named("Grösmann")).toMatchObject({ one: null, nearly: true, found: [{ id: other }] });
    for (const said of ["Xaver Quandt", "", " – ", "%", "\\"]) expect(await named(said)).toMatchObject({ one: null, found: [] });
  });
  test("comes first from the body that asks, members of today only", async () => {
    const { county, gremiumId, aMember, named } = await aNetwork();
    const sits = await aMember({ firstName: "Zoe", lastName: "Zander", fromOn: county.ctx.today });
    await aMember({ firstName: "Anna", lastName: "Zander", untilOn: "2026-10-31" });
    await aMember({ firstName: "Berta", lastName: "Zander", fromOn: "2027-01-01" });
    expect((await named("Zander", gremiumId)).found.map(({ firstName }) => firstName)).toEqual(["Zoe", "Anna", "Berta"]);
    expect((await named("Zander")).found.map(({ firstName }) => firstName)).toEqual(["Anna", "Berta", "Zoe"]);
    const near = (id: string) => read(county.ctx, (reader) => nearPeople(county.ctx, reader, { gremiumId: id }));
    expect((await near(gremiumId)).map(({ id }) => id)).toEqual([sits.personId]);
    expect(await near(await addGremium(county, "AK Arbeit"))).toEqual([]);
  });
  test("is offered at most twelve times", async () => {
    const { county, named, tafel } = await aNetwork();
    for (let n = 0; n <= MOST_OFFERED; n++) await county.aPerson({ firstName: `F${n}`, lastName: "Yilmaz", organisationId: tafel.id });
    expect(await named("Yilmaz")).toMatchObject({ one: null, more: true, found: { length: MOST_OFFERED } });
  });
  test("is nobody of a stranger's region", async () => {
    const [{ teacher }, there] = [await aNetwork(), await aRegion(db)];
    expect(await read(there.ctx, (reader) => peopleNamed(there.ctx, reader, "Silke Petersen"))).toMatchObject({ one: null, found: [] });
    expect(await read(there.ctx, (reader) => peopleById(there.ctx, reader, [teacher]))).toEqual([]);
  });
  test("is not somebody who is only called alike, though the search finds them", async () => {
    const { county, named, tafel } = await aNetwork();
    const { id: peters } = await county.aPerson({ firstName: "Hans", lastName: "Feddern", organisationId: tafel.id });
    expect(await named("Hans Feddersen")).toMatchObject({ one: null, nearly: true });
    expect((await named("Feddern")).one?.id).toBe(peters);
    await county.aPerson({ firstName: "Ute", lastName: "Peters", organisationId: tafel.id });
    expect((await named("Ute Petersen")).one).toBeNull();
  });
  test("is found with umlauts written out", async () => {
    const { named, other } = await aNetwork();
    expect((await named("Joerg Groessmann")).one?.id).toBe(other);
  });
  test("may be everybody of an organisation", async () => {
    const { named, cook, hyphen } = await aNetwork();
    expect(await named("Tafel")).toMatchObject({ one: null, nearly: false, found: [{ id: cook }, { id: hyphen }] });
  });
  test("costs three queries, and near ones none where nobody is near", async () => {
    const { county, named } = await aNetwork();
    county.ctx.statistics.queries = 0;
    await named("Petersen");
    expect(county.ctx.statistics.queries).toBe(3);
    await read(county.ctx, (reader) => nearPeople(county.ctx, reader, {}));
    expect(county.ctx.statistics.queries).toBe(3);
  });
});

describe("Which organisation is meant", () => {
  test("is clear by name, short name or a part, and never one of two of a name", async () => {
    const { county, vhs, tafel } = await aNetwork();
    const named = (said: string) => read(county.ctx, (reader) => organisationsNamed(county.ctx, reader, said));
    for (const said of ["VHS Ellerland (Zweigstelle Nord)", "kvhs", "Zweigstelle"]) expect([said, (await named(said)).one?.id]).toEqual([said, vhs.id]);
    expect(await named("Tafell Lindhorst")).toMatchObject({ one: null, nearly: true, found: [{ id: tafel.id }] });
    expect((await named("Tafel Lindhorst")).one?.id).toBe(tafel.id);
    await county.anOrganisation({ name: "Volkshochschule Süd", shortName: "KVHS" });
    expect(await named("KVHS")).toMatchObject({ one: null, nearly: false, found: { length: 2 } });
  });
  test("is named by its id, in one query for all", async () => {
    const { county, vhs, tafel } = await aNetwork();
    county.ctx.statistics.queries = 0;
    const names = await read(county.ctx, (reader) => organisationNames(county.ctx, reader, [vhs.id, null, tafel.id, vhs.id]));
    expect([...names.values()]).toEqual(["Tafel Lindhorst", "VHS Ellerland (Zweigstelle Nord)"]);
    expect(county.ctx.statistics.queries).toBe(1);
  });
});
