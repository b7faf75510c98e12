import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { memberships } from "#platform/auth/schema.ts";
import { newId, read, transact, type Actor, type Context } from "#platform/db/index.ts";
import { testDatabase } from "#tests/support/database.ts";
import {
  addPerson,
  createOrganisation,
  deleteOrganisation,
  editOrganisation,
  editPerson,
  findOrganisation,
  listOrganisations,
  NO_FILTER,
  removePerson,
  type FindUses,
  type OrganisationFilter,
  type OrganisationFields,
  type PersonFields,
} from "./index.ts";
import { nearPeople, peopleById, peopleNamed } from "./names/index.ts";
import { municipalities, people } from "./schema.ts";
import { NOTHING_ENTERED } from "./test-entry.ts";

const db = await testDatabase();

const staff = (role: string, name = "Frau Albers"): Actor => ({
  kind: "staff",
  accountId: newId(),
  name,
  memberships: [{ role, organisationId: null, language: null }],
});
const vhs: OrganisationFields = {
  ...NOTHING_ENTERED,
  name: "Volkshochschule Ellerland",
  shortName: "VHS",
  kind: "course-provider",
  isPublic: true,
};
const petersen: PersonFields = {
  salutation: "Frau",
  firstName: "Inga",
  lastName: "Petersen",
  function: "Fachbereich Sprache",
  responsibilities: "",
  email: null,
  phone: null,
  isMigrationContact: false,
};

async function office(): Promise<Context> {
  return db.ctx(await db.region(), staff("coordinator"));
}
async function anOrganisation(ctx: Context, fields: Partial<OrganisationFields> = {}): Promise<string> {
  const made = await createOrganisation(ctx, { ...vhs, ...fields });
  if (!made.ok) throw new Error(made.refusal);
  return made.value.id;
}
async function aPerson(ctx: Context, organisationId: string): Promise<string> {
  const made = await addPerson(ctx, { ...petersen, organisationId });
  if (!made.ok) throw new Error(made.refusal);
  return made.value.id;
}
async function auditOf(ctx: Context): Promise<string[]> {
  const found = await db.superuser.query<{ event: string }>("select event from audit.entries where region_id = $1 order by seq", [ctx.region.id]);
  return found.rows.map((row) => row.event);
}

describe("Adding an organisation", () => {
  test("notes it and shows it in the list", async () => {
    const ctx = await office();
    await anOrganisation(ctx);
    const list = await read(ctx, (reader) => listOrganisations(ctx, reader, NO_FILTER, { after: null, limit: 10 }));
    expect(list.organisations).toMatchObject([{ name: "Volkshochschule Ellerland", kind: "course-provider", people: 0 }]);
    expect(await auditOf(ctx)).toEqual(["organisation.created"]);
  });
  test("is no right of those who only read", async () => {
    expect(await createOrganisation(db.ctx(await db.region(), staff("council-reader")), vhs)).toEqual({ ok: false, refusal: "not-allowed" });
  });
  test("refuses a name that is there already, whatever its case", async () => {
    const ctx = await office();
    await anOrganisation(ctx);
    expect(await createOrganisation(ctx, { ...vhs, name: "VOLKSHOCHSCHULE Ellerland" })).toEqual({ ok: false, refusal: "name-taken" });
  });
  test("refuses a municipality of another region", async () => {
    const [here, there] = [await office(), await office()];
    const strange = newId();
    await transact(there, async (tx) => {
      await tx.insert(municipalities).values({ regionId: there.region.id, id: strange, name: "Fernhausen", kind: "gemeinde" });
      tx.audit("municipality.added", strange);
    });
    expect(await createOrganisation(here, { ...vhs, municipalityId: strange })).toEqual({ ok: false, refusal: "municipality-unknown" });
  });
  test("gives one of two who add the same name at once the refusal", async () => {
    const ctx = await office();
    const both = await Promise.all([createOrganisation(ctx, vhs), createOrganisation(ctx, vhs)]);
    expect(both.filter((result) => result.ok)).toHaveLength(1);
    expect(both).toContainEqual({ ok: false, refusal: "name-taken" });
  });
});

describe("Editing an organisation", () => {
  test("of a stranger's region finds nothing", async () => {
    const id = await anOrganisation(await office());
    expect(await editOrganisation(await office(), { ...vhs, id, version: 1 })).toEqual({ ok: false, refusal: "organisation-not-found" });
  });
  test("raises its version", async () => {
    const ctx = await office();
    const id = await anOrganisation(ctx);
    expect(await editOrganisation(ctx, { ...vhs, id, version: 1, phone: "04999 7" })).toEqual({ ok: true, value: { version: 2 } });
    expect(await read(ctx, (reader) => findOrganisation(ctx, reader, id))).toMatchObject({ phone: "04999 7", version: 2 });
  });
  test("by two people shows the second what the first one saved, and who it was", async () => {
    const ctx = await office();
    const id = await anOrganisation(ctx);
    await editOrganisation(db.ctx(ctx.region, staff("editor", "Herr Wessels")), { ...vhs, id, version: 1, phone: "04999 7" });
    const second = await editOrganisation(ctx, { ...vhs, id, version: 1, phone: "04999 8" });
    expect(second).toMatchObject({ ok: false, refusal: "version-conflict", stored: { phone: "04999 7", version: 2 }, changed: { by: "Herr Wessels" } });
    expect(await read(ctx, (reader) => findOrganisation(ctx, reader, id))).toMatchObject({ phone: "04999 7" });
  });
  test("refuses a name that another one bears, and a reader", async () => {
    const ctx = await office();
    await anOrganisation(ctx, { name: "Familienbüro" });
    const id = await anOrganisation(ctx);
    expect(await editOrganisation(ctx, { ...vhs, id, version: 1, name: "familienbüro" })).toEqual({ ok: false, refusal: "name-taken" });
    expect(await editOrganisation(db.ctx(ctx.region, staff("analyst")), { ...vhs, id, version: 1 })).toEqual({ ok: false, refusal: "not-allowed" });
  });
});

describe("Deleting an organisation", () => {
  test("of a stranger's region finds nothing", async () => {
    const id = await anOrganisation(await office());
    expect(await deleteOrganisation(await office(), { id }, [])).toEqual({ ok: false, refusal: "organisation-not-found" });
  });
  test("that nothing uses takes it away", async () => {
    const ctx = await office();
    const id = await anOrganisation(ctx);
    expect(await deleteOrganisation(ctx, { id }, [])).toEqual({ ok: true, value: null });
    expect(await read(ctx, (reader) => findOrganisation(ctx, reader, id))).toBeNull();
  });
  test("that is still in use names what uses it and leaves it", async () => {
    const ctx = await office();
    const id = await anOrganisation(ctx);
    const personId = await aPerson(ctx, id);
    const membershipId = newId();
    await transact(ctx, async (tx) => {
      await tx
        .insert(memberships)
        .values({ regionId: ctx.region.id, id: membershipId, accountId: newId(), role: "organisation-member", organisationId: id, startsOn: ctx.today });
      tx.audit("membership.granted", membershipId);
    });
    const measures: FindUses = async () => [{ kind: "measure", id: "m1", title: "Mama lernt Deutsch" }];
    expect(await deleteOrganisation(ctx, { id }, [measures])).toEqual({
      ok: false,
      refusal: "still-in-use",
      uses: [
        { kind: "person", id: personId, title: "Inga Petersen" },
        { kind: "membership", id: membershipId, title: "" },
        { kind: "measure", id: "m1", title: "Mama lernt Deutsch" },
      ],
    });
    expect(await read(ctx, (reader) => findOrganisation(ctx, reader, id))).not.toBeNull();
  });
  test("is no right of those who only read", async () => {
    const ctx = await office();
    const id = await anOrganisation(ctx);
    expect(await deleteOrganisation(db.ctx(ctx.region, staff("organisation-member")), { id }, [])).toEqual({ ok: false, refusal: "not-allowed" });
  });
});

describe("Somebody who is blocked", () => {
  async function block(ctx: Context, personId: string): Promise<void> {
    const jobs = db.ctx(ctx.region);
    await transact(jobs, async (tx) => {
      await tx.update(people).set({ restrictedAt: ctx.now, restrictedFor: "request" }).where(eq(people.id, personId));
      tx.audit("test.prepared", personId);
    });
  }

  test("is in no list and no choice, also not for jobs and administrators", async () => {
    const ctx = await office();
    const organisationId = await anOrganisation(ctx);
    const personId = await aPerson(ctx, organisationId);
    await block(ctx, personId);
    for (const actor of [staff("coordinator"), staff("administrator"), { kind: "system", name: "Test" } satisfies Actor]) {
      const seenBy = db.ctx(ctx.region, actor);
      const seen = await read(seenBy, async (reader) => ({
        page: (await findOrganisation(seenBy, reader, organisationId))?.people,
        near: await nearPeople(seenBy, reader, { organisationIds: [organisationId] }),
        named: (await peopleNamed(seenBy, reader, "Inga Petersen")).found,
        alike: (await peopleNamed(seenBy, reader, "Ingga Petersenn")).found,
        chosen: await peopleById(seenBy, reader, [personId]),
        listed: (await listOrganisations(seenBy, reader, NO_FILTER, { after: null, limit: 1 })).organisations[0]?.people,
      }));
      expect(seen).toEqual({ page: [], near: [], named: [], alike: [], chosen: [], listed: 0 });
    }
  });
  test("holds the organisation in place, in words", async () => {
    const ctx = await office();
    const id = await anOrganisation(ctx);
    await block(ctx, await aPerson(ctx, id));
    expect(await deleteOrganisation(ctx, { id }, [])).toEqual({ ok: false, refusal: "still-in-use", uses: [] });
  });
  test("can be neither edited nor removed by those who cannot see the entry", async () => {
    const ctx = await office();
    const id = await aPerson(ctx, await anOrganisation(ctx));
    await block(ctx, id);
    expect(await editPerson(ctx, { ...petersen, id, version: 1 })).toEqual({ ok: false, refusal: "person-not-found" });
    expect(await removePerson(ctx, { id }, [])).toEqual({ ok: false, refusal: "person-not-found" });
  });
});

describe("People in functions", () => {
  test("are not added to, edited in or removed from a stranger's region", async () => {
    const [here, there] = [await office(), await office()];
    const organisationId = await anOrganisation(there);
    const id = await aPerson(there, organisationId);
    expect(await addPerson(here, { ...petersen, organisationId })).toEqual({ ok: false, refusal: "organisation-not-found" });
    expect(await editPerson(here, { ...petersen, id, version: 1 })).toEqual({ ok: false, refusal: "person-not-found" });
    expect(await removePerson(here, { id }, [])).toEqual({ ok: false, refusal: "person-not-found" });
  });
  test("come, change and go with an entry each", async () => {
    const ctx = await office();
    const organisationId = await anOrganisation(ctx);
    const id = await aPerson(ctx, organisationId);
    expect(await editPerson(ctx, { ...petersen, id, version: 1, function: "Leitung" })).toEqual({ ok: true, value: { version: 2 } });
    expect(await read(ctx, (reader) => findOrganisation(ctx, reader, organisationId))).toMatchObject({
      people: [{ lastName: "Petersen", function: "Leitung" }],
    });
    expect(await removePerson(ctx, { id }, [])).toEqual({ ok: true, value: { organisationId } });
    expect(await auditOf(ctx)).toEqual(["organisation.created", "person.added", "person.edited", "person.removed"]);
  });
  test("stay while somebody needs them, and the refusal says who", async () => {
    const ctx = await office();
    const id = await aPerson(ctx, await anOrganisation(ctx));
    const uses: FindUses = async () => [{ kind: "measure", id: "m1", title: "Mama lernt Deutsch" }];
    expect(await removePerson(ctx, { id }, [uses])).toEqual({
      ok: false,
      refusal: "still-in-use",
      uses: [{ kind: "measure", id: "m1", title: "Mama lernt Deutsch" }],
    });
  });
  test("edited by two show the second what the first one saved", async () => {
    const ctx = await office();
    const id = await aPerson(ctx, await anOrganisation(ctx));
    await editPerson(ctx, { ...petersen, id, version: 1, function: "Leitung" });
    expect(await editPerson(ctx, { ...petersen, id, version: 1 })).toMatchObject({ refusal: "version-conflict", stored: { function: "Leitung" } });
  });
  test("are no matter for those who only read", async () => {
    const ctx = await office();
    const organisationId = await anOrganisation(ctx);
    const id = await aPerson(ctx, organisationId);
    const reader = db.ctx(ctx.region, staff("translator"));
    expect(await addPerson(reader, { ...petersen, organisationId })).toEqual({ ok: false, refusal: "not-allowed" });
    expect(await editPerson(reader, { ...petersen, id, version: 1 })).toEqual({ ok: false, refusal: "not-allowed" });
    expect(await removePerson(reader, { id }, [])).toEqual({ ok: false, refusal: "not-allowed" });
  });
});

describe("The list of organisations", () => {
  const ask = (ctx: Context, filter: Partial<OrganisationFilter>, page: { after: string | null; limit: number } = { after: null, limit: 50 }) =>
    read(ctx, (reader) => listOrganisations(ctx, reader, { ...NO_FILTER, ...filter }, page));

  test("shows what a search found best first, and goes on in that order", async () => {
    const ctx = await office();
    const ids: string[] = [];
    for (const name of ["Chor", "Anker", "Brücke"]) ids.push(await anOrganisation(ctx, { name, shortName: null }));
    await anOrganisation(ctx, { name: "Dorfladen", shortName: null });
    const listed = async (after: string | null) =>
      (await read(ctx, (reader) => listOrganisations(ctx, reader, NO_FILTER, { after, limit: 2 }, { ids, ranked: true }))).organisations.map(
        ({ name }) => name,
      );
    expect([await listed(null), await listed(ids[1] ?? "")]).toEqual([["Chor", "Anker"], ["Brücke"]]);
  });
  test("counts each kind under the other filters, zero included", async () => {
    const ctx = await office();
    const id = await anOrganisation(ctx);
    await anOrganisation(ctx, { name: "Kreismusikschule", shortName: null, kind: "school" });
    const among = { ids: [id], ranked: true };
    const list = await read(ctx, (reader) => listOrganisations(ctx, reader, { ...NO_FILTER, kinds: ["course-provider"] }, { after: null, limit: 50 }, among));
    expect(list).toMatchObject({
      total: 1,
      kinds: [
        { value: "course-provider", count: 1 },
        { value: "school", count: 0 },
      ],
    });
  });
  test("keeps a chosen place and language to take back where a search found nobody of them", async () => {
    const ctx = await office();
    const place = newId();
    await transact(ctx, async (tx) => {
      await tx.insert(municipalities).values({ regionId: ctx.region.id, id: place, name: "Wede", kind: "stadt" });
      tx.audit("test.prepared", place);
    });
    await anOrganisation(ctx, { name: "Chor", shortName: null, languages: ["uk"], municipalityId: place });
    const among = { ids: [await anOrganisation(ctx, { languages: ["ar"] })], ranked: true };
    const filter = { ...NO_FILTER, languages: ["uk"], municipalityIds: [place] };
    const list = await read(ctx, (reader) => listOrganisations(ctx, reader, filter, { after: null, limit: 50 }, among));
    expect(list).toMatchObject({ total: 0, municipalities: [{ value: place, label: "Wede", count: 0 }] });
    expect(list.languages).toContainEqual({ value: "uk", label: "uk", count: 0 });
  });
  test("goes on page by page without leaving out or repeating one", async () => {
    const ctx = await office();
    const names = Array.from({ length: 7 }, (_, index) => `Verein ${index}`);
    for (const name of names) await anOrganisation(ctx, { name, shortName: null });
    const seen: string[] = [];
    for (let after: string | null = null, first = true; first || after !== null; first = false) {
      const page = await ask(ctx, {}, { after, limit: 3 });
      seen.push(...page.organisations.map((row) => row.name));
      after = page.next;
    }
    expect(seen).toEqual(names);
  });
  test("asks the database once", async () => {
    const ctx = await office();
    await ask(ctx, {});
    expect(ctx.statistics.queries).toBe(1);
  });
});
