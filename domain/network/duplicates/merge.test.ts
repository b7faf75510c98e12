import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { memberships } from "#platform/auth/schema.ts";
import { newId, read, transact, type Context } from "#platform/db/index.ts";
import { findCode, issueCode } from "#platform/tenancy/index.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aRegion, type County } from "#tests/support/factories.ts";
import { aSeededRegion } from "#tests/walls/seeded-region.ts";
import { findEntry } from "../entry.ts";
import { bothFound } from "../founding/index.ts";
import { foundingProgress, foundingProjects } from "../founding/schema.ts";
import { gremiumMembers, gremien } from "../gremien/schema.ts";
import { organisationInternals, organisations, people } from "../schema.ts";
import { findBoth, merge, mergedInto, type Merge } from "./merge.ts";
import { linksTo } from "./move-links.ts";

const db = await testDatabase();

async function twoEntries(county: County, one = {}, other = {}) {
  const winner = await county.anOrganisation({ name: `VHS ${newId()}`, ...one });
  const loser = await county.anOrganisation({ name: `Volkshochschule ${newId()}`, ...other });
  return { winnerId: winner.id, loserId: loser.id };
}

const asked = (ids: { winnerId: string; loserId: string }, more: Partial<Merge> = {}): Merge => ({
  ...ids,
  winnerVersion: 1,
  loserVersion: 1,
  fromLoser: [],
  ...more,
});

describe("Everything that points at an organisation", () => {
  type Counted = { table: string; column: string; keyed: boolean; winner: number; loser: number };
  let links: { table: string; column: string }[];
  let before: Counted[];
  let after: Counted[];

  // Every table has a row here; each row is made one of the winner's, and a copy of it one of the loser's.
  beforeAll(async () => {
    const { county } = await aSeededRegion(db);
    const { winnerId, loserId } = await twoEntries(county);
    links = await read(county.ctx, (reader) => linksTo(reader, "organisations"));
    const count = () => Promise.all(links.map((link) => counted(county.region.id, link, winnerId, loserId)));
    await withoutRules(async (query) => {
      for (const { table, column } of links) await pointBothAt(query, county.region.id, table, column, winnerId, loserId);
    });
    before = await count();
    const merged = await merge(county.as("coordinator"), asked({ winnerId, loserId }));
    if (!merged.ok) throw new Error(`Not merged: ${merged.refusal}`);
    after = await count();
  });

  test("is found in the database itself, and there is much of it", () => {
    expect(links.length).toBeGreaterThanOrEqual(18);
    expect(links).toContainEqual({ table: "public.measures", column: "lead_organisation_id" });
    expect(before.filter(({ winner, loser }) => winner === 0 || loser === 0).map(({ table, column }) => `${table}.${column}`)).toEqual([]);
  });

  test("leaves the entry that goes", () => expect(after.filter(({ loser }) => loser > 0)).toEqual([]));

  test("stands with the one that stays: nothing is lost but what both had under one key", () => {
    const ofTheEntry = /organisation_(internals|upkeep|differences)$/;
    const wanted = before.filter(({ table }) => !ofTheEntry.test(table));
    const kept = new Map(after.map((link) => [link.table + link.column, link.winner]));
    const lost = wanted.filter(({ table, column, keyed, winner, loser }) => (kept.get(table + column) ?? 0) < (keyed ? winner : winner + loser));
    // The twins of a person and of a membership are the same person and the same account: each is one afterwards.
    expect(lost.map(({ table }) => table)).toEqual(["public.memberships", "public.people"]);
  });

  async function counted(regionId: string, { table, column }: { table: string; column: string }, winnerId: string, loserId: string): Promise<Counted> {
    const found = await db.superuser.query<Counted>(
      `select $4::text as table, $5::text as column, count(*) filter (where ${column} = $2)::int as winner, count(*) filter (where ${column} = $3)::int as loser,
         exists (select 1 from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any(i.indkey)
           where i.indrelid = $4::regclass and i.indisunique and quote_ident(a.attname) = $5) as keyed
       from ${table} where region_id = $1`,
      [regionId, winnerId, loserId, table, column],
    );
    const [row] = found.rows;
    if (!row) throw new Error(`${table} cannot be counted.`);
    return row;
  }
});

type Query = (text: string, values: unknown[]) => Promise<{ rowCount: number | null }>;

/** For rows that the house would not write: no trigger, no foreign key looks. */
async function withoutRules(act: (query: Query) => Promise<void>): Promise<void> {
  const client = await db.superuser.connect();
  await client.query("set session_replication_role = replica");
  await act((text, values) => client.query(text, values));
  await client.query("reset session_replication_role");
  client.release();
}

/** One row of a table with this link is the winner's, and a twin of it the loser's. */
async function pointBothAt(query: Query, regionId: string, table: string, column: string, winnerId: string, loserId: string): Promise<void> {
  if (table === "public.organisation_differences") {
    // The smaller id of a pair stands first.
    const [first, last] = ["00000000-0000-7000-8000-000000000000", "ffffffff-ffff-7fff-bfff-ffffffffffff"];
    for (const id of [winnerId, loserId])
      await query(`insert into ${table} values ($1, ${column === "one_id" ? "$2, $3" : "$3, $2"})`, [regionId, id, column === "one_id" ? last : first]);
    return;
  }
  const id = `case when to_jsonb(r) ? 'id' then jsonb_build_object('id', gen_random_uuid()) else '{}' end`;
  // One row is enough: several of one organisation would break keys that hold it once. Rather one that has an organisation:
  // some rows are of a body instead.
  await query(`update ${table} set ${column} = $2 where ctid = (select ctid from ${table} where region_id = $1 order by ${column} is null limit 1)`, [
    regionId,
    winnerId,
  ]);
  const stored = await db.superuser.query<{ columns: string }>(
    "select string_agg(quote_ident(attname), ', ') as columns from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''",
    [table],
  );
  const columns = stored.rows[0]?.columns;
  const twin = await query(
    `insert into ${table} (${columns}) select ${columns} from (
       select (jsonb_populate_record(null::${table}, to_jsonb(r) || ${id} || jsonb_build_object('${column.replaceAll('"', "")}', $2::text))).*
       from (select * from ${table} r where region_id = $1 and ${column} = $3 limit 1) r) twin on conflict do nothing`,
    [regionId, loserId, winnerId],
  );
  // Another key forbids the twin ("one release of a person"): then another row is the loser's.
  if (twin.rowCount === 0)
    await query(`update ${table} set ${column} = $2 where ctid = (select ctid from ${table} where region_id = $1 and ${column} is distinct from $3 limit 1)`, [
      regionId,
      loserId,
      winnerId,
    ]);
}

describe("Merging two entries", () => {
  test("takes the chosen values, and languages, places and accessibility of both", async () => {
    const county = await aRegion(db);
    const ids = await twoEntries(
      county,
      { phone: "05555 1", languages: ["de", "en"], confirmedOn: "2026-01-01" },
      { name: "Volkshochschule Ellerland", phone: "05555 2", email: "info@vhs.example", languages: ["en", "ar"], confirmedOn: "2026-05-05" },
    );
    await transact(county.ctx, async (tx) => {
      await tx.insert(organisationInternals).values({ regionId: county.region.id, organisationId: ids.loserId, website: "https://vhs.example" });
      tx.audit("test.prepared", null);
    });
    expect(await merge(county.as("editor"), asked(ids, { fromLoser: ["name", "email", "website"] }))).toMatchObject({ ok: true });
    const entry = await read(county.ctx, (reader) => findEntry(county.ctx, reader, ids.winnerId));
    expect(entry).toMatchObject({
      name: "Volkshochschule Ellerland",
      phone: "05555 1",
      email: "info@vhs.example",
      website: "https://vhs.example",
      internal: ["website"],
      languages: ["de", "en", "ar"],
      confirmedOn: "2026-05-05",
      version: 2,
    });
  });

  test("leads the old address to the entry that stays, also through a second merging", async () => {
    const county = await aRegion(db);
    const first = await twoEntries(county);
    const { id: third } = await county.anOrganisation();
    await merge(county.as("editor"), asked(first));
    await merge(county.as("editor"), { winnerId: third, winnerVersion: 1, loserId: first.winnerId, loserVersion: 2, fromLoser: [] });
    const into = (id: string) => read(county.ctx, (reader) => mergedInto(county.ctx, reader, id));
    expect([await into(first.loserId), await into(first.winnerId), await into(third)]).toEqual([third, third, null]);
  });

  test("is noted with both ids", async () => {
    const county = await aRegion(db);
    const ids = await twoEntries(county);
    await merge(county.as("editor"), asked(ids));
    const { rows } = await db.superuser.query("select subject_id, details from audit.entries where region_id = $1 and event = 'organisation.merged'", [
      county.region.id,
    ]);
    expect(rows).toEqual([{ subject_id: ids.winnerId, details: { mergedId: ids.loserId, people: 0 } }]);
  });

  test("lets the links that opened the one open the other", async () => {
    const county = await aRegion(db);
    const ids = await twoEntries(county);
    const code = await transact(county.ctx, async (tx) => {
      tx.audit("test.prepared", ids.loserId);
      return issueCode(tx, {
        regionId: county.region.id,
        kind: "organisation-entry",
        subjectId: ids.loserId,
        expiresAt: new Date(county.ctx.now.getTime() + 86_400_000),
      });
    });
    await merge(county.as("editor"), asked(ids));
    expect(await findCode(db.database, code, "organisation-entry", county.ctx.now)).toMatchObject({ subjectId: ids.winnerId, state: "valid" });
  });

  test("takes along how far a group is on its way to an association", async () => {
    const county = await aRegion(db);
    const ids = await twoEntries(county, {}, { kind: "migrant-organisation" });
    const regionId = county.region.id;
    await transact(county.ctx, async (tx) => {
      await tx.insert(foundingProjects).values({ regionId, organisationId: ids.loserId, startedOn: county.ctx.today });
      await tx.insert(foundingProgress).values({ regionId, organisationId: ids.loserId, stepCode: "bank", note: "Termin am Montag" });
      tx.audit("test.prepared", null);
    });
    expect((await merge(county.as("editor"), asked(ids))).ok).toBe(true);
    const left = await read(county.ctx, (reader) => reader.select().from(foundingProgress));
    expect(left).toMatchObject([{ organisationId: ids.winnerId, note: "Termin am Montag" }]);
  });

  test("makes one founding of two and loses nothing that was noted", async () => {
    const county = await aRegion(db);
    const ids = await twoEntries(county, { kind: "migrant-organisation" }, { kind: "migrant-organisation" });
    const regionId = county.region.id;
    const [inWinner, inLoser] = [
      { regionId, organisationId: ids.winnerId },
      { regionId, organisationId: ids.loserId },
    ];
    await transact(county.ctx, async (tx) => {
      await tx.insert(foundingProjects).values([
        { ...inWinner, startedOn: "2026-03-01", helper: "Frau Albers", finishedOn: "2026-06-01" },
        { ...inLoser, startedOn: "2026-02-01", helper: "Herr Wessels" },
      ]);
      await tx.insert(foundingProgress).values([
        { ...inWinner, stepCode: "bank", note: "Termin am Montag" },
        { ...inLoser, stepCode: "bank", note: "Vollmacht liegt vor", doneOn: "2026-05-02" },
        { ...inWinner, stepCode: "tax", note: "Bescheid da", doneOn: "2026-05-09" },
        { ...inLoser, stepCode: "tax", note: "Bescheid da", doneOn: "2026-05-07" },
        { ...inLoser, stepCode: "statutes", note: "Entwurf" },
      ]);
      tx.audit("test.prepared", null);
    });
    const said = () => read(county.ctx, (reader) => bothFound(county.ctx, reader, ids.winnerId, ids.loserId));
    expect(await said()).toBe(true);
    expect((await merge(county.as("editor"), asked(ids))).ok).toBe(true);
    expect(await said()).toBe(false);
    const [projects, steps] = await read(county.ctx, async (reader) => [
      await reader.select().from(foundingProjects),
      await reader.select().from(foundingProgress).orderBy(foundingProgress.stepCode),
    ]);
    expect(projects).toEqual([{ ...inWinner, startedOn: "2026-02-01", helper: "Frau Albers; Herr Wessels", finishedOn: null }]);
    expect(steps.map(({ organisationId, stepCode, note, doneOn }) => [organisationId, stepCode, note, doneOn])).toEqual([
      [ids.winnerId, "bank", "Termin am Montag\nVollmacht liegt vor", "2026-05-02"],
      [ids.winnerId, "statutes", "Entwurf", null],
      [ids.winnerId, "tax", "Bescheid da", "2026-05-07"],
    ]);
  });

  test("takes along people who are blocked, whom the office does not see", async () => {
    const county = await aRegion(db);
    const ids = await twoEntries(county);
    const blocked = await county.aPerson({ organisationId: ids.loserId, restrictedAt: county.ctx.now, restrictedFor: "request" });
    await county.aRelease({ id: blocked.id, organisationId: ids.loserId });
    expect(await merge(county.as("editor"), asked(ids))).toMatchObject({ ok: true });
    const { rows } = await db.superuser.query(
      "select p.organisation_id as p, r.organisation_id as r from people p join person_releases r on r.person_id = p.id where p.id = $1",
      [blocked.id],
    );
    expect(rows).toEqual([{ p: ids.winnerId, r: ids.winnerId }]);
  });

  test.each([
    ["is not allowed to somebody who only reads", (county: County) => county.as("council-reader"), {}, "not-allowed"],
    ["with itself is refused", (county: County) => county.as("editor"), { same: true }, "same-organisation"],
    ["with one of another region finds nothing", (county: County) => county.as("editor"), { foreign: true }, "organisation-not-found"],
  ])("%s", async (_, as, { same, foreign }: { same?: boolean; foreign?: boolean }, refusal) => {
    const county = await aRegion(db);
    const ids = await twoEntries(county);
    const elsewhere = foreign ? (await (await aRegion(db)).anOrganisation()).id : ids.loserId;
    expect(await merge(as(county), asked({ ...ids, loserId: same ? ids.winnerId : elsewhere }))).toEqual({ ok: false, refusal });
    expect(await read(county.ctx, (reader) => findBoth(county.ctx, reader, ids.winnerId, ids.loserId))).not.toBeNull();
  });

  test("after somebody changed one of the two shows what stands there now, and changes nothing", async () => {
    const county = await aRegion(db);
    const ids = await twoEntries(county, {}, { version: 3 });
    const result = await merge(county.as("editor"), asked(ids, { loserVersion: 2 }));
    expect(result).toMatchObject({ ok: false, refusal: "version-conflict", stored: { loser: { id: ids.loserId, version: 3 } } });
    expect(await read(county.ctx, (reader) => findBoth(county.ctx, reader, ids.winnerId, ids.loserId))).not.toBeNull();
  });

  test("two at once in opposite directions: one is done, the other finds nothing left to merge", async () => {
    const county = await aRegion(db);
    const { winnerId, loserId } = await twoEntries(county);
    const results = await Promise.all([
      merge(county.as("editor"), asked({ winnerId, loserId })),
      merge(county.as("editor"), asked({ winnerId: loserId, loserId: winnerId })),
    ]);
    expect(results.map((result) => (result.ok ? "merged" : result.refusal)).toSorted()).toEqual(["merged", "organisation-not-found"]);
  });
});

describe("Somebody who stands in both", () => {
  const staff = async (county: County, organisationId: string) =>
    read(county.ctx, (reader) => reader.select().from(people).where(eq(people.organisationId, organisationId)));

  test("stands there once, with what either knew, and keeps measures and seats", async () => {
    const county = await aRegion(db);
    const ids = await twoEntries(county);
    const kept = await county.aPerson({ organisationId: ids.winnerId, email: "haddad@vhs.example", phone: null });
    const double = await county.aPerson({ organisationId: ids.loserId, email: null, phone: "05555 9", isMigrationContact: true });
    const measure = await county.aMeasure({ leadOrganisationId: ids.loserId, leadPersonId: double.id });
    const result = await merge(county.as("editor"), asked(ids));
    expect(result).toMatchObject({ ok: true, value: { peopleMerged: 1 } });
    expect(await staff(county, ids.winnerId)).toMatchObject([
      { id: kept.id, email: "haddad@vhs.example", phone: "05555 9", isMigrationContact: true, version: 2 },
    ]);
    const { rows } = await db.superuser.query("select lead_person_id from measures where id = $1", [measure.id]);
    expect(rows).toEqual([{ lead_person_id: kept.id }]);
  });

  test("with two mail addresses stays twice: that may be two people of one name", async () => {
    const county = await aRegion(db);
    const ids = await twoEntries(county);
    await county.aPerson({ organisationId: ids.winnerId, email: "a@vhs.example" });
    await county.aPerson({ organisationId: ids.loserId, email: "b@vhs.example" });
    expect(await merge(county.as("editor"), asked(ids))).toMatchObject({ ok: true, value: { peopleMerged: 0 } });
    expect(await staff(county, ids.winnerId)).toHaveLength(2);
  });

  test("sitting twice in one body stays twice, so that no seat is thrown away", async () => {
    const county = await aRegion(db);
    const ids = await twoEntries(county);
    const seats = [await county.aPerson({ organisationId: ids.winnerId }), await county.aPerson({ organisationId: ids.loserId })];
    await seat(
      county.ctx,
      seats.map(({ id }) => id),
      ids,
    );
    expect(await merge(county.as("editor"), asked(ids))).toMatchObject({ ok: true, value: { peopleMerged: 0 } });
    const { rows } = await db.superuser.query("select person_id, organisation_id from gremium_members where region_id = $1 order by person_id", [
      county.region.id,
    ]);
    expect(rows).toEqual(seats.map(({ id }) => ({ person_id: id, organisation_id: ids.winnerId })).toSorted((a, b) => a.person_id.localeCompare(b.person_id)));
  });

  async function seat(ctx: Context, personIds: string[], ids: { winnerId: string; loserId: string }): Promise<void> {
    const gremiumId = newId();
    await transact(ctx, async (tx) => {
      await tx.insert(gremien).values({ regionId: ctx.region.id, id: gremiumId, name: "AK Sprache", kind: "working-group" });
      for (const [place, personId] of personIds.entries())
        await tx.insert(gremiumMembers).values({
          regionId: ctx.region.id,
          id: newId(),
          gremiumId,
          personId,
          organisationId: place === 0 ? ids.winnerId : ids.loserId,
          role: "member",
          fromOn: "2026-01-01",
        });
      tx.audit("test.prepared", gremiumId);
    });
  }
});

test("An account with the same role in both keeps the longer time of it", async () => {
  const county = await aRegion(db);
  const ids = await twoEntries(county);
  const accountId = newId();
  const membership = (organisationId: string, endsOn: string | null) => ({
    regionId: county.region.id,
    id: newId(),
    accountId,
    role: "organisation-member",
    organisationId,
    startsOn: "2026-01-01",
    endsOn,
  });
  await transact(county.ctx, async (tx) => {
    await tx.insert(memberships).values([membership(ids.winnerId, "2026-12-31"), membership(ids.loserId, null)]);
    tx.audit("test.prepared", null);
  });
  await merge(county.as("editor"), asked(ids));
  const left = await read(county.ctx, (reader) => reader.select().from(memberships).where(eq(memberships.accountId, accountId)));
  expect(left).toMatchObject([{ organisationId: ids.winnerId, endsOn: null }]);
  expect(await read(county.ctx, (reader) => reader.$count(organisations, eq(organisations.id, ids.loserId)))).toBe(0);
});
