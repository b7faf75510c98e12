import fc from "fast-check";
import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { newId, read, transact, type Context } from "#platform/db/index.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aRegion, type County } from "#tests/support/factories.ts";
import { gremien } from "../gremien/schema.ts";
import { municipalities, organisationInternals, organisations, people } from "../schema.ts";
import { searchNetwork } from "./index.ts";

const db = await testDatabase();

type Shown = { kind: string; id: string; own: string; above: string };

/** Everything that can be searched, as its row policy shows it. */
const EVERYTHING = sql`
  select 'organisation' as kind, o.id, concat_ws(' ', o.name, o.short_name, o.street, i.street) as own, m.name as above
    from organisations o left join organisation_internals i on i.region_id = o.region_id and i.organisation_id = o.id
      left join municipalities m on m.region_id = o.region_id and m.id = o.municipality_id
  union all select 'person', p.id, concat_ws(' ', p.first_name, p.last_name, p.function, p.responsibilities), concat_ws(' ', o.name, o.short_name)
    from people p left join organisations o on o.region_id = p.region_id and o.id = p.organisation_id
  union all select 'gremium', g.id, concat_ws(' ', g.name, g.purpose), '' from gremien g`;

/** What the search function returns, and what the policies show of the same words. */
function compare(ctx: Context, said: string) {
  const words = said.toLowerCase().split(" ");
  return read(ctx, async (reader) => {
    const found = await reader.execute<Shown>(sql`select kind, id from search.find_in_network(${said}, 1000) where not nearly`);
    const shown = await reader.execute<Shown>(EVERYTHING);
    const fits = ({ kind, own, above }: Shown) => {
      const [ofItself, all] = [own.toLowerCase(), `${own} ${above}`.toLowerCase()];
      return words.every((word) => all.includes(word)) && (kind !== "person" || words.some((word) => ofItself.includes(word)));
    };
    const ids = (rows: Shown[]) => rows.map(({ kind, id }) => `${kind} ${id}`).toSorted();
    return { searched: ids(found.rows), shown: ids(shown.rows.filter(fits)) };
  });
}

describe("The network's search function", () => {
  const word = fc.constantFrom("Kursraum", "Lerntreff", "Kursraum am Lerntreff", "Obstgarten", "Gartenkursraum");
  const act = fc.record({
    act: fc.constantFrom("organisation", "person", "gremium", "internal", "reword", "move", "restrict", "publish", "delete", "rename-place"),
    text: word,
    which: fc.nat(20),
  });

  test("returns exactly the ids that the policies show to the house, and nothing to anybody else", async () => {
    let compared = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 6, maxLength: 16 }), async (acts) => {
        const [county, stranger] = [await aRegion(db), await aRegion(db)];
        await carryOut(county, { act: "organisation", text: "Lerntreff", which: 0 });
        await carryOut(county, { act: "person", text: "Kursraum", which: 0 });
        for (const step of acts) await carryOut(county, step);
        const [person] = await ids(county, "people");
        const [organisation] = await ids(county, "organisations");
        const link = (opens: "person-release" | "organisation-entry" | "status-request", subjectId = newId()) =>
          db.ctx(county.region, { kind: "link", opens, subjectId, name: "Link" });
        for (const said of ["kursraum", "lerntreff kursraum", "garten"]) {
          for (const inside of [county.ctx, county.as("council-reader"), county.as("administrator"), county.as("coordinator"), stranger.ctx]) {
            const { searched, shown } = await compare(inside, said);
            expect(searched).toEqual(shown);
            compared += shown.length;
          }
          for (const outside of [county.publicCtx, link("person-release", person), link("organisation-entry", organisation), link("status-request")]) {
            expect((await compare(outside, said)).searched).toEqual([]);
          }
        }
      }),
      { numRuns: 8, interruptAfterTimeLimit: 40_000 },
    );
    expect(compared).toBeGreaterThan(0);
  }, 90_000);

  test("stays silent without a context, and nobody reads its table", async () => {
    await (await aRegion(db)).anOrganisation({ name: "Lerntreff" });
    expect((await db.database.app.query("select * from search.find_in_network('lerntreff', 10)")).rows).toEqual([]);
    for (const statement of [
      "select * from search.network",
      "select * from search.network_words('lerntreff')",
      "select search.keep_in_network('person', '{}'::jsonb)",
    ]) {
      await expect(db.database.app.query(statement)).rejects.toThrow("permission denied");
    }
  });
});

describe("The search in the network", () => {
  const hits = async (ctx: Context, said: string) =>
    (await read(ctx, (reader) => searchNetwork(ctx, reader, said))).hits.map(({ kind, name }) => `${kind} ${name}`);

  test("shows nobody who is blocked or was erased, also not to those who handle requests", async () => {
    const county = await aRegion(db);
    for (const [lastName, state] of [
      ["Obstmann", "in use"],
      ["Obstfrau", "blocked"],
      ["Obsthof", "erased"],
    ] as const) {
      await county.aPerson({
        lastName,
        ...(state === "blocked" ? { restrictedAt: county.ctx.now, restrictedFor: "request" as const } : {}),
        ...(state === "erased" ? { erasedAt: county.ctx.now } : {}),
      });
    }
    for (const role of ["coordinator", "administrator"] as const) expect(await hits(county.as(role), "obst")).toEqual(["person Amira Obstmann"]);
  });

  test("shows an internal group to those who sit in it, and to the office", async () => {
    const county = await aRegion(db);
    await transact(county.ctx, async (tx) => {
      await tx.insert(gremien).values({ regionId: county.region.id, id: newId(), name: "Obstrunde", kind: "internal-group" });
      tx.audit("test.prepared", null);
    });
    expect(await hits(county.as("coordinator"), "obstrunde")).toEqual(["gremium Obstrunde"]);
    expect(await hits(county.as("caseworker"), "obstrunde")).toEqual([]);
  });

  test("says what was meant, and what else was looked for", async () => {
    const county = await aRegion(db);
    await county.anOrganisation({ name: "Jugendmigrationsdienst Ellerstadt" });
    const ask = (said: string) => read(county.ctx, (reader) => searchNetwork(county.ctx, reader, said));
    expect(await ask("Jugentmigrationsdinst")).toMatchObject({
      nearly: true,
      meant: "Jugendmigrationsdienst",
      hits: [{ name: "Jugendmigrationsdienst Ellerstadt" }],
    });
    await transact(county.ctx, async (tx) => {
      await tx.execute(sql`insert into synonyms (region_id, id, word, means) values (${county.region.id}, ${newId()}, 'JMD', '{Jugendmigrationsdienst}')`);
      tx.audit("test.prepared", null);
    });
    expect(await ask("jmd")).toMatchObject({ nearly: false, meant: null, also: ["Jugendmigrationsdienst"], hits: [{ kind: "organisation" }] });
    expect(await ask("Xylophon")).toEqual({ hits: [], more: false, nearly: false, meant: null, also: [] });
  });

  test("finds nothing by words that say nothing, by signs or by an empty search", async () => {
    const county = await aRegion(db);
    await county.anOrganisation({ name: "Rat und Tat (beim Rathaus)" });
    for (const said of ["", "   ", "und", "':* | !(", "\\", "%_", ".*", "(((", "[a-z]", "e"]) expect(await hits(county.ctx, said)).toEqual([]);
    expect(await hits(county.ctx, "(rathaus)")).toEqual(["organisation Rat und Tat (beim Rathaus)"]);
  });
});

async function ids(county: County, table: "people" | "organisations" | "gremien"): Promise<string[]> {
  const found = await db.superuser.query<{ id: string }>(`select id from ${table} where region_id = $1 order by id`, [county.region.id]);
  return found.rows.map(({ id }) => id);
}

async function carryOut(county: County, { act, text, which }: { act: string; text: string; which: number }): Promise<void> {
  const { ctx } = county;
  const regionId = ctx.region.id;
  const chosen = async (table: "people" | "organisations" | "gremien") => {
    const all = await ids(county, table);
    return all[which % Math.max(all.length, 1)] ?? newId();
  };
  const there = (await ids(county, "organisations")).length > 0;
  const [organisationId, personId] = [await chosen("organisations"), await chosen("people")];
  await transact(ctx, async (tx) => {
    if (act === "organisation") {
      const municipalityId = newId();
      await tx.insert(municipalities).values({ regionId, id: municipalityId, name: which % 2 ? "Kursraumdorf" : "Lindhorst", kind: "gemeinde" });
      await tx
        .insert(organisations)
        .values({ regionId, id: newId(), name: `${text} ${newId().slice(-8)}`, kind: "club", municipalityId, isPublic: which % 3 === 0 });
    }
    if (act === "person" && there) await tx.insert(people).values({ regionId, id: newId(), organisationId, lastName: "Haddad", function: text });
    if (act === "gremium") await tx.insert(gremien).values({ regionId, id: newId(), name: `Runde ${newId()}`, kind: "network", purpose: text, isPublic: true });
    if (act === "internal" && there) {
      const values = { regionId, organisationId, street: text };
      await tx
        .insert(organisationInternals)
        .values(values)
        .onConflictDoUpdate({ target: [organisationInternals.regionId, organisationInternals.organisationId], set: { street: text } });
    }
    if (act === "reword") {
      await tx.execute(sql`update organisations set name = ${`${text} ${newId().slice(-8)}`}, street = null where id = ${organisationId}`);
      await tx.execute(sql`update people set responsibilities = ${text}, function = '' where id = ${personId}`);
    }
    if (act === "move" && there) await tx.execute(sql`update people set organisation_id = ${organisationId} where id = ${personId}`);
    if (act === "restrict") await tx.execute(sql`update people set restricted_at = now(), restricted_for = 'request' where id = ${personId}`);
    if (act === "publish") await tx.execute(sql`update organisations set is_public = not is_public where id = ${organisationId}`);
    if (act === "rename-place")
      await tx.execute(sql`update municipalities set name = ${text} where id = (select municipality_id from organisations where id = ${organisationId})`);
    if (act === "delete") {
      await tx.execute(sql`delete from organisation_internals where organisation_id = ${organisationId}`);
      await tx.execute(sql`delete from people where id = ${personId}`);
      await tx.execute(sql`delete from organisations o where o.id = ${organisationId} and not exists (select 1 from people p where p.organisation_id = o.id)`);
    }
    tx.audit("test.prepared", null);
  });
}
