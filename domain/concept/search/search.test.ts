import fc from "fast-check";
import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { newId, read, transact, type Context } from "#platform/db/index.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aRegion, type County } from "#tests/support/factories.ts";
import * as c from "../schema.ts";
import { removeSynonym, saveSynonym, searchConcept, type Hit } from "./index.ts";

const db = await testDatabase();

const titleOf = (hit: Hit) => hit.title.map(({ text }) => text).join("");
const markedIn = (pieces: Hit["title"]) => pieces.filter(({ marked }) => marked).map(({ text }) => text);
const search = (ctx: Context, said: string) => read(ctx, (reader) => searchConcept(ctx, reader, said));
const found = async (ctx: Context, said: string) => (await search(ctx, said)).hits.map(titleOf).toSorted();

/** One goal in one field with these recommendations. */
async function aConceptSaying(
  county: County,
  texts: string[],
  released = true,
): Promise<{ conceptId: string; fieldId: string; goalId: string; ids: string[] }> {
  const { ctx } = county;
  const regionId = ctx.region.id;
  const [conceptId, fieldId, goalId] = [newId(), newId(), newId()];
  const rows = texts.map((text, position) => ({ regionId, id: newId(), goalId, position, text }));
  await transact(ctx, async (tx) => {
    await tx.insert(c.concepts).values({ regionId, id: conceptId, title: "Konzept", ...(released ? { releasedAt: ctx.now, releasedBy: "Frau Albers" } : {}) });
    await tx.insert(c.actionFields).values({ regionId, id: fieldId, conceptId, position: 0, title: "Zusammen" });
    await tx.insert(c.goals).values({ regionId, id: goalId, actionFieldId: fieldId, position: 0, text: "Alle verstehen einander" });
    if (rows.length > 0) await tx.insert(c.recommendations).values(rows);
    tx.audit("test.prepared", conceptId);
  });
  return { conceptId, fieldId, goalId, ids: rows.map(({ id }) => id) };
}

describe("A search finds", () => {
  let county: County;
  beforeAll(async () => {
    county = await aRegion(db);
    await aConceptSaying(county, [
      "Die Sprachmittlung wird ausgebaut.",
      "In jeder Gemeinde gibt es Kurse am Abend.",
      "Die Ämter der Straße entlang öffnen ihre Häuser.",
      "Frau Gaertner berät Schüler/innen im Café.",
    ]);
  });

  test.each([
    ["the beginning of a compound", "sprach", "Die Sprachmittlung wird ausgebaut."],
    ["another form of a word", "Kurs", "In jeder Gemeinde gibt es Kurse am Abend."],
    ["a plural by its singular", "Amt", "Die Ämter der Straße entlang öffnen ihre Häuser."],
    ["an umlaut that was typed as two letters", "Aemter", "Die Ämter der Straße entlang öffnen ihre Häuser."],
    ["ss for ß", "strasse", "Die Ämter der Straße entlang öffnen ihre Häuser."],
    ["two letters by the umlaut", "Gärtner", "Frau Gaertner berät Schüler/innen im Café."],
    ["a word before a stroke", "Schüler", "Frau Gaertner berät Schüler/innen im Café."],
    ["a word without its accent", "cafe", "Frau Gaertner berät Schüler/innen im Café."],
    ["all words together, whatever stands between", "abend und kurse", "In jeder Gemeinde gibt es Kurse am Abend."],
  ])("%s: %s", async (_, said, text) => {
    expect(await search(county.publicCtx, said)).toMatchObject({ nearly: false });
    expect(await found(county.publicCtx, said)).toEqual([text]);
  });

  test("nothing by words that say nothing, by signs or by an empty search", async () => {
    for (const said of ["", "   ", "und", "':* | !(", "\\", "%_"]) expect(await found(county.ctx, said)).toEqual([]);
  });

  test("not what has only one of the words", async () => {
    expect((await search(county.ctx, "Sprachmittlung Abend")).hits).toEqual([]);
  });

  test("by a typing fault only what nothing else matches, and says what was meant", async () => {
    const faulty = await search(county.publicCtx, "Sprahcmittlung");
    expect(faulty).toMatchObject({ nearly: true, meant: "Sprachmittlung" });
    expect(faulty.hits.map(titleOf)).toEqual(["Die Sprachmittlung wird ausgebaut."]);
    expect(markedIn(faulty.hits[0]?.title ?? [])).toEqual(["Sprachmittlung"]);
    expect(await search(county.publicCtx, "Xylophon")).toEqual({ hits: [], more: false, nearly: false, meant: null });
  });

  test("the place in the structure, with exactly the matching words marked", async () => {
    const [hit] = (await search(county.publicCtx, "kurse")).hits;
    expect(hit).toMatchObject({ kind: "recommendation", number: "1.1.2", field: { number: "1", title: "Zusammen" }, goal: { number: "1.1" } });
    expect(markedIn(hit?.title ?? [])).toEqual(["Kurse"]);
  });
});

test("Every part of the concept is searched: sub-points, notes, goals, fields, principles, passages, measures", async () => {
  const county = await aRegion(db);
  const { ctx } = county;
  const regionId = ctx.region.id;
  const { conceptId, fieldId, goalId, ids } = await aConceptSaying(county, ["Wir üben."]);
  await transact(ctx, async (tx) => {
    await tx.update(c.recommendations).set({ subPoints: ["am Nachmittag im Kleefeld"], notes: ["z. B. mit Kleeblatt"] });
    await tx.update(c.goals).set({ text: "Klee wächst" });
    await tx.update(c.actionFields).set({ title: "Kleegarten", introduction: ["Der Klee."] });
    await tx.insert(c.guidingGoals).values({ regionId, id: newId(), actionFieldId: fieldId, position: 0, text: "Kleeblüte" });
    await tx.insert(c.principles).values({ regionId, id: newId(), conceptId, position: 0, text: "Teilhabe", focusPoints: ["Klee für alle"] });
    await tx.insert(c.chapters).values({ regionId, id: newId(), conceptId, position: 0, title: "Vorwort", paragraphs: ["Guten Tag.", "Vom Klee."] });
    tx.audit("test.prepared", goalId);
  });
  await county.aMeasure({ title: "Gartentag", description: "Wir säen Klee.", recommendationIds: ids });
  const { hits } = await search(ctx, "klee");
  expect(hits.map(({ kind }) => kind).toSorted()).toEqual(["action-field", "chapter", "goal", "guiding-goal", "measure", "principle", "recommendation"]);
  const of = (kind: string) => hits.find((hit) => hit.kind === kind);
  expect(of("recommendation")?.passages.map(markedIn)).toEqual([["Kleefeld"], ["Kleeblatt"]]);
  expect(of("chapter")?.passages).toEqual([
    [
      { text: "Vom ", marked: false },
      { text: "Klee", marked: true },
      { text: ".", marked: false },
    ],
  ]);
  expect(of("measure")?.recommendations).toEqual([{ id: ids[0], number: "1.1.1" }]);
});

describe("A synonym of the region", () => {
  test("finds what it means, also names of several words, and marks it", async () => {
    const county = await aRegion(db);
    await aConceptSaying(county, ["Sprachmittler helfen.", "Das Haus der Begegnung lädt ein.", "Ein Haus wird gebaut."]);
    const coordinator = county.as("coordinator");
    expect(await found(county.publicCtx, "Dolmetscher")).toEqual([]);
    await saveSynonym(coordinator, { word: "Dolmetscher", means: ["Sprachmittler"] });
    const saved = await saveSynonym(coordinator, { word: "HdB", means: ["Haus der Begegnung"] });
    const [hit] = (await search(county.publicCtx, "Dolmetschern")).hits;
    expect(markedIn(hit?.title ?? [])).toEqual(["Sprachmittler"]);
    expect(await found(county.publicCtx, "hdb")).toEqual(["Das Haus der Begegnung lädt ein."]);
    await removeSynonym(coordinator, { synonymId: saved.ok ? saved.value.synonymId : "" });
    expect(await found(county.publicCtx, "hdb")).toEqual([]);
  });

  test("is kept by the coordinator, and is no other region's", async () => {
    const [county, stranger] = [await aRegion(db), await aRegion(db)];
    expect(await saveSynonym(county.as("editor"), { word: "KoStelle", means: ["Koordinierungsstelle"] })).toEqual({ ok: false, refusal: "not-allowed" });
    const saved = await saveSynonym(county.as("coordinator"), { word: "KoStelle", means: ["Koordinierungsstelle"] });
    const synonymId = saved.ok ? saved.value.synonymId : "";
    expect(await removeSynonym(stranger.as("coordinator"), { synonymId })).toEqual({ ok: false, refusal: "synonym-not-found" });
    await aConceptSaying(stranger, ["Die Koordinierungsstelle lädt ein."]);
    expect(await search(stranger.ctx, "KoStelle")).toMatchObject({ nearly: true });
  });
});

/** Everything that can be searched, as its row policy shows it: id and words. */
const EVERYTHING = sql`
  select 'principle' as kind, id, concept_id, concat_ws(' ', text, array_to_string(focus_points, ' ')) as said from principles
  union all select 'chapter', id, concept_id, concat_ws(' ', title, array_to_string(paragraphs, ' ')) from chapters
  union all select 'action-field', id, concept_id, concat_ws(' ', label, title, array_to_string(introduction, ' ')) from action_fields
  union all select 'guiding-goal', u.id, concept_id, u.text from guiding_goals u join action_fields f on f.id = action_field_id
  union all select 'goal', g.id, concept_id, concat_ws(' ', g.title, text) from goals g join action_fields f on f.id = action_field_id
  union all select 'recommendation', r.id, concept_id, concat_ws(' ', r.text, array_to_string(sub_points, ' '), array_to_string(notes, ' '))
    from recommendations r join goals g on g.id = goal_id join action_fields f on f.id = action_field_id
  union all select 'measure', id, null, concat_ws(' ', title, description) from measures`;

/** What the one search function returns for every concept, and what the policies show of the same words. */
async function compare(ctx: Context, said: string, conceptIds: string[]) {
  return read(ctx, async (reader) => {
    const [searched, shown]: string[][] = [[], []];
    for (const conceptId of conceptIds) {
      const ids = await reader.execute<{ id: string }>(
        sql`select kind || ' ' || id as id from search.find_in_concept(${said}, ${conceptId}::uuid, 200) where not nearly`,
      );
      searched?.push(...ids.rows.map(({ id }) => id));
      const rows = await reader.execute<{ id: string }>(sql`
        select kind || ' ' || id as id from (${EVERYTHING}) everything
        where coalesce(concept_id, ${conceptId}::uuid) = ${conceptId}::uuid and search.lexemes(said) @@ search.asked(${said}, true)`);
      shown?.push(...rows.rows.map(({ id }) => id));
    }
    return { searched: searched?.toSorted(), shown: shown?.toSorted() };
  });
}

describe("The search function", () => {
  const WORDS = ["Kurs", "Kurse am Abend", "Sprachmittlung", "Amt und Schule", "Schule"];
  const word = fc.constantFrom(...WORDS);
  const act = fc.oneof(
    fc.record({ act: fc.constant("concept" as const), text: word, released: fc.boolean() }),
    fc.record({ act: fc.constant("measure" as const), text: word, released: fc.boolean(), asked: fc.boolean() }),
    fc.record({ act: fc.constant("reword" as const), text: word, which: fc.nat(20) }),
    fc.record({ act: fc.constant("release" as const), released: fc.boolean(), which: fc.nat(20) }),
    fc.record({ act: fc.constant("delete" as const), which: fc.nat(20) }),
  );

  test("returns exactly the ids that the policies show, for the house, the public, links and a stranger", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 3, maxLength: 12 }), async (acts) => {
        const [county, stranger] = [await aRegion(db), await aRegion(db)];
        const { ctx } = county;
        const conceptIds: string[] = [];
        const requests = await twoRequests(county);
        for (const step of acts) await carryOut(county, step, conceptIds, requests);
        const everybody = [ctx, county.as("council-reader"), county.publicCtx, ...requests.map((id) => county.linkCtx(id)), stranger.ctx, stranger.publicCtx];
        for (const reader of everybody) {
          for (const said of ["kurs", "Abend Kurse", "schul"]) {
            const { searched, shown } = await compare(reader, said, [...conceptIds, newId()]);
            expect(searched).toEqual(shown);
          }
        }
      }),
      { numRuns: 8, interruptAfterTimeLimit: 40_000 },
    );
  }, 90_000);

  test("stays silent without a context", async () => {
    const county = await aRegion(db);
    await aConceptSaying(county, ["Kurse am Abend."]);
    const rows = await db.database.app.query("select * from search.find_in_concept('kurse', null, 10)");
    expect(rows.rows).toEqual([]);
    await expect(db.database.app.query("select * from search.entries")).rejects.toThrow("permission denied");
    await expect(db.database.app.query("select search.concept_of(gen_random_uuid(), 'goal', gen_random_uuid())")).rejects.toThrow("permission denied");
  });

  test("is owned by a role that reads nothing but the search's tables", async () => {
    const found = await db.superuser.query<{ owner: string }>(
      "select proowner::regrole::text as owner from pg_proc where oid = 'search.find_in_concept'::regproc",
    );
    expect(found.rows).toEqual([{ owner: "miteinander_search" }]);
    const readable = await db.superuser.query<{ name: string }>(
      `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind in ('r', 'v', 'p') and n.nspname not in ('pg_catalog', 'information_schema') and has_table_privilege('miteinander_search', c.oid, 'select') order by 1`,
    );
    expect(readable.rows.map(({ name }) => name)).toEqual([
      "search.concepts",
      "search.entries",
      "search.minutes",
      "search.network",
      "search.offers",
      "synonyms",
    ]);
  });
});

type Step = { act: "concept" | "measure" | "reword" | "release" | "delete"; text?: string; released?: boolean; asked?: boolean; which?: number };

/** A link that holds, and one that was revoked. */
async function twoRequests({ ctx, aPerson }: County): Promise<[string, string]> {
  const regionId = ctx.region.id;
  const [roundId, open, revoked] = [newId(), newId(), newId()];
  const people = [await aPerson(), await aPerson()];
  await transact(ctx, async (tx) => {
    await tx.insert(c.statusRounds).values({ regionId, id: roundId, title: "Herbst", openedAt: ctx.now, dueOn: ctx.today });
    await tx.insert(c.statusRequests).values([
      { regionId, id: open, statusRoundId: roundId, personId: people[0]?.id ?? "" },
      { regionId, id: revoked, statusRoundId: roundId, personId: people[1]?.id ?? "", revokedAt: ctx.now },
    ]);
    tx.audit("test.prepared", roundId);
  });
  return [open, revoked];
}

async function carryOut(county: County, step: Step, conceptIds: string[], requests: string[]): Promise<void> {
  const { ctx } = county;
  const regionId = ctx.region.id;
  const text = step.text ?? "";
  if (step.act === "concept") {
    const { conceptId, fieldId } = await aConceptSaying(county, [text, "Ein Fest."], step.released);
    conceptIds.push(conceptId);
    await transact(ctx, async (tx) => {
      await tx.insert(c.guidingGoals).values({ regionId, id: newId(), actionFieldId: fieldId, position: 0, text });
      await tx.insert(c.principles).values({ regionId, id: newId(), conceptId, position: 0, text });
      await tx.insert(c.chapters).values({ regionId, id: newId(), conceptId, position: 0, title: "Vorwort", paragraphs: [text] });
      tx.audit("test.prepared", conceptId);
    });
    return;
  }
  if (step.act === "measure") {
    const { id: measureId } = await county.aMeasure({ title: text, released: step.released ?? false });
    await transact(ctx, async (tx) => {
      if (step.asked) for (const statusRequestId of requests) await tx.insert(c.statusAnswers).values({ regionId, id: newId(), statusRequestId, measureId });
      tx.audit("test.prepared", measureId);
    });
    return;
  }
  const moment = step.released ? sql`now()` : sql`null`;
  const chosen = (table: string) => sql.raw(`(select id from ${table} order by id offset ${(step.which ?? 0) % 4} limit 1)`);
  await transact(ctx, async (tx) => {
    if (step.act === "reword") {
      await tx.execute(sql`update recommendations set text = ${text}, notes = '{Abend}' where id = ${chosen("recommendations")}`);
      await tx.execute(sql`update measures set description = ${text} where id = ${chosen("measures")}`);
    }
    if (step.act === "release") {
      await tx.execute(sql`update concepts set released_at = ${moment} where id = ${chosen("concepts")}`);
      await tx.execute(sql`update measures set released_at = ${moment} where id = ${chosen("measures")}`);
    }
    if (step.act === "delete") {
      await tx.execute(sql`delete from action_fields where id = ${chosen("action_fields")}`);
      await tx.execute(sql`delete from measures where id = ${chosen("measures")}`);
    }
    tx.audit("test.prepared", null);
  });
}
