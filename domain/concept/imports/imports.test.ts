import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { newId, read, transact, type Actor, type Context } from "#platform/db/index.ts";
import { testDatabase } from "#tests/support/database.ts";
import { compareAside, compareEditions } from "../compare/index.ts";
import { randomFrom, randomSentence } from "../compare/random-concept.ts";
import { findConcept } from "../concept-overview.ts";
import { beginRevision, enterResolution, readAdoption, readRevisionSides } from "../versions/index.ts";
import { conceptImports, measureRecommendations, measures, recommendations } from "../schema.ts";
import { decidePlaces, discardImport, importPreview, listOpenImports, startImport, takeOver } from "./index.ts";
import { storedTree } from "./import-preview.ts";

const db = await testDatabase();
const dataFolder = mkdtempSync(join(tmpdir(), "imports-"));

const coordinator: Actor = {
  kind: "staff",
  accountId: newId(),
  name: "Frau Albers",
  memberships: [{ role: "coordinator", organisationId: null, language: null }],
};
const reader: Actor = { ...coordinator, memberships: [{ role: "council-reader", organisationId: null, language: null }] };

const columns = "Handlungsfeld;Leitziel;Ziel;Empfehlung";
const edition = (...rows: string[]) => ({ name: "konzept.csv", bytes: new TextEncoder().encode([columns, ...rows].join("\r\n")), dataFolder });
const first = edition(
  "Sprache;Alle lernen Deutsch;Kurse erreichen alle;In jeder Gemeinde beginnt im Herbst ein Kurs am Vormittag.",
  "Sprache;Alle lernen Deutsch;Kurse erreichen alle;Die Kreisvolkshochschule bietet Kurse am Abend an.",
  "Sprache;Alle lernen Deutsch;Eltern lernen mit;Während des Kurses werden kleine Kinder betreut.",
  "Arbeit;Betriebe trauen sich;Praktika gelingen;Betriebe bieten vierwöchige Praktika an.",
);

async function takenOver(ctx: Context, file: typeof first, selection: Parameters<typeof takeOver>[1]["selection"] = "all") {
  const started = await startImport(ctx, file);
  if (!started.ok) throw new Error(started.refusal);
  const taken = await takeOver(ctx, { importId: started.value.importId, file, title: "Integrationskonzept", selection });
  return { importId: started.value.importId, taken };
}

const texts = (ctx: Context) =>
  read(ctx, async (reading) => {
    const concept = await findConcept(ctx, reading);
    return (
      concept?.fields.map((field) => [field.title, ...field.goals.flatMap((goal) => goal.recommendations.map((item) => `${item.number} ${item.text}`))]) ?? []
    );
  });

describe("Taking over a document", () => {
  test("puts fields, goals and recommendations in their order into a new concept", async () => {
    const ctx = db.ctx(await db.region(), coordinator);
    const { taken } = await takenOver(ctx, first);
    expect(taken).toMatchObject({ ok: true, value: { isSecondEdition: false, counts: { fields: 2, guidingGoals: 2, goals: 3, recommendations: 4 } } });
    expect(await texts(ctx)).toEqual([
      [
        "Sprache",
        "1.1.1 In jeder Gemeinde beginnt im Herbst ein Kurs am Vormittag.",
        "1.1.2 Die Kreisvolkshochschule bietet Kurse am Abend an.",
        "1.2.1 Während des Kurses werden kleine Kinder betreut.",
      ],
      ["Arbeit", "2.1.1 Betriebe bieten vierwöchige Praktika an."],
    ]);
  });

  test("does not happen twice", async () => {
    const ctx = db.ctx(await db.region(), coordinator);
    const { importId } = await takenOver(ctx, first);
    expect(await takeOver(ctx, { importId, file: first, title: "", selection: "all" })).toEqual({ ok: false, refusal: "already-taken-over" });
  });

  test("is the coordinator's act", async () => {
    const ctx = db.ctx(await db.region(), reader);
    expect(await startImport(ctx, first)).toEqual({ ok: false, refusal: "not-allowed" });
  });

  test("finds nothing in a stranger's region", async () => {
    const own = db.ctx(await db.region(), coordinator);
    const started = await startImport(own, first);
    if (!started.ok) throw new Error(started.refusal);
    const stranger = db.ctx(await db.region(), coordinator);
    const { importId } = started.value;
    expect(await takeOver(stranger, { importId, file: first, title: "", selection: "all" })).toEqual({ ok: false, refusal: "import-not-found" });
    expect(await importPreview(stranger, { importId, dataFolder })).toEqual({ ok: false, refusal: "import-not-found" });
    expect(await decidePlaces(stranger, { importId, decisions: { a: "b" } })).toEqual({ ok: false, refusal: "import-not-found" });
  });

  test("says which headings it looked for when it knows none of them", async () => {
    const ctx = db.ctx(await db.region(), coordinator);
    const refusedFile = { name: "liste.csv", bytes: new TextEncoder().encode("Name;Ort\r\nA;B\r\n"), dataFolder };
    expect(await startImport(ctx, refusedFile)).toMatchObject({ ok: false, refusal: "unknown-headings", details: { found: ["Name", "Ort"] } });
  });
});

describe("A second edition", () => {
  const second = edition(
    "Sprache;Alle lernen Deutsch;Kurse erreichen alle;Die Kreisvolkshochschule bietet Kurse am Abend und am Samstag an.",
    "Sprache;Alle lernen Deutsch;Kurse erreichen alle;In jeder Gemeinde beginnt im Herbst ein Kurs am Vormittag.",
    "Sprache;Alle lernen Deutsch;Eltern lernen mit;Ein Bus bringt Familien zum Kurs und zurück.",
    "Arbeit;Betriebe trauen sich;Praktika gelingen;Betriebe bieten vierwöchige Praktika an.",
  );

  test("proposes the difference and, taken over, keeps the measures of what stayed", async () => {
    const ctx = db.ctx(await db.region(), coordinator);
    await takenOver(ctx, first);
    const evening = await recommendationLike(ctx, "Abend");
    const measureId = newId();
    await transact(ctx, async (tx) => {
      await tx.insert(measures).values({ regionId: ctx.region.id, id: measureId, title: "Abendkurse" });
      await tx.insert(measureRecommendations).values({ regionId: ctx.region.id, measureId, recommendationId: evening.id });
      tx.audit("measure.created", measureId);
    });

    const started = await startImport(ctx, second);
    if (!started.ok) throw new Error(started.refusal);
    const preview = await importPreview(ctx, { importId: started.value.importId, dataFolder });
    if (!preview.ok) throw new Error(preview.refusal);
    const { difference } = preview.value;
    expect(difference?.edited.map(({ id }) => id)).toEqual([evening.id]);
    expect(difference?.moved).toHaveLength(1);
    expect(difference?.removed.map(({ before }) => before)).toMatchObject([{ text: "Während des Kurses werden kleine Kinder betreut." }]);
    expect(difference?.added.map(({ content }) => content)).toMatchObject([{ text: "Ein Bus bringt Familien zum Kurs und zurück." }]);

    await takeOver(ctx, { importId: started.value.importId, file: second, title: "", selection: "all" });
    expect(await texts(ctx)).toEqual([
      [
        "Sprache",
        "1.1.1 Die Kreisvolkshochschule bietet Kurse am Abend und am Samstag an.",
        "1.1.2 In jeder Gemeinde beginnt im Herbst ein Kurs am Vormittag.",
        "1.2.1 Ein Bus bringt Familien zum Kurs und zurück.",
      ],
      ["Arbeit", "2.1.1 Betriebe bieten vierwöchige Praktika an."],
    ]);
    const concept = await read(ctx, (reading) => findConcept(ctx, reading));
    expect(concept?.fields[0]?.goals[0]?.recommendations[0]).toMatchObject({ id: evening.id, measureIds: [measureId] });
  });

  test("leaves what was not chosen as it is", async () => {
    const ctx = db.ctx(await db.region(), coordinator);
    await takenOver(ctx, first);
    const evening = await recommendationLike(ctx, "Abend");
    await takenOver(ctx, second, new Set([evening.id]));
    const after = (await texts(ctx)).flat();
    expect(after).toContain("1.2.1 Während des Kurses werden kleine Kinder betreut.");
    expect(after.join()).toContain("am Abend und am Samstag");
    expect(after.join()).not.toContain("Ein Bus bringt");
  });

  test("is no change when it is the same document", async () => {
    const ctx = db.ctx(await db.region(), coordinator);
    await takenOver(ctx, first);
    const before = await texts(ctx);
    await takenOver(ctx, first);
    expect(await texts(ctx)).toEqual(before);
  });
});

describe("A second edition of an adopted concept", () => {
  const second = edition("Sprache;Alle lernen Deutsch;Kurse erreichen alle;Die Kreisvolkshochschule bietet Kurse am Samstag an.");

  test("goes into the revision, which begins by itself, and the chosen changes are those of its copies", async () => {
    const ctx = db.ctx(await db.region(), coordinator);
    await takenOver(ctx, first);
    const before = await texts(ctx);
    const { parts } = (await read(ctx, (reader) => readAdoption(ctx, reader)))!;
    const fields = { gremiumId: null, body: "Kreistag", resolvedOn: ctx.today, wording: "", meetingId: null };
    await enterResolution(ctx, { ...fields, kind: "adopted", partIds: parts.map(({ id }) => id), edition: "1.0" });
    const evening = await recommendationLike(ctx, "Abend");

    const started = await startImport(ctx, second);
    if (!started.ok) throw new Error(started.refusal);
    expect(await importPreview(ctx, { importId: started.value.importId, dataFolder })).toMatchObject({ value: { intoRevision: true } });
    const taken = await takeOver(ctx, { importId: started.value.importId, file: second, title: "", selection: new Set([evening.id]) });
    expect(taken).toMatchObject({ ok: true, value: { isSecondEdition: true } });
    expect(await texts(ctx)).toEqual(before);
    const sides = await read(ctx, (reader) => readRevisionSides(ctx, reader));
    expect(sides?.changes).toMatchObject([
      { id: evening.id, kind: "changed", after: { content: { text: "Die Kreisvolkshochschule bietet Kurse am Samstag an." } } },
    ]);
  });

  test("cannot begin a concept of its own while a revision is under way", async () => {
    const ctx = db.ctx(await db.region(), coordinator);
    await takenOver(ctx, first);
    await beginRevision(ctx);
    const started = await startImport(ctx, second);
    if (!started.ok) throw new Error(started.refusal);
    expect(await takeOver(ctx, { importId: started.value.importId, file: second, title: "", selection: "as-new" })).toEqual({
      ok: false,
      refusal: "revision-under-way",
    });
  });
});

describe("A second edition of a long concept", () => {
  const random = randomFrom(1);
  const sentences = Array.from({ length: 300 }, () => randomSentence(random));
  const long = (word: string) =>
    edition(...sentences.map((sentence, row) => `Sprache;Alle lernen Deutsch;Der Weg ${Math.floor(row / 10)} ist kurz;${sentence} ${word}`));

  test("is compared while everybody else is served", async () => {
    const ctx = db.ctx(await db.region(), coordinator);
    await takenOver(ctx, long("Das beginnt bald."));
    const stored = await read(ctx, (reading) => storedTree(ctx, reading));
    if (!stored) throw new Error("Nothing is stored.");
    let isCompared = false;
    const comparing = compareAside(stored.tree, stored.tree).then((difference) => {
      isCompared = true;
      return difference;
    });
    await setImmediate();
    expect(isCompared).toBe(false);
    expect(await comparing).toEqual(compareEditions(stored.tree, stored.tree));
  });

  test("leaves everything as it was when its comparison is killed, and can be taken over then", async () => {
    const ctx = db.ctx(await db.region(), coordinator);
    await takenOver(ctx, long("Das beginnt bald."));
    const before = await texts(ctx);
    const started = await startImport(ctx, long("Das beginnt überall."));
    if (!started.ok) throw new Error(started.refusal);
    const takeIt = () => takeOver(ctx, { importId: started.value.importId, file: long("Das beginnt überall."), title: "", selection: "all" });
    process.once("worker", (thread) => void thread.terminate());
    await expect(takeIt()).rejects.toThrow("The thread that compared two editions ended");
    expect(await texts(ctx)).toEqual(before);
    expect(await takeIt()).toMatchObject({ ok: true, value: { isSecondEdition: true } });
    expect((await texts(ctx)).flat().join()).toContain("überall");
  });
});

async function recommendationLike(ctx: Context, part: string) {
  const rows = await read(ctx, (reading) => reading.select().from(recommendations).where(eq(recommendations.regionId, ctx.region.id)));
  const found = rows.find((row) => row.text.includes(part));
  if (!found) throw new Error(`No recommendation with ${part}`);
  return found;
}

describe("Throwing a preview away", () => {
  test("takes document and decisions, leaves the concept, and is an answer the second time, too", async () => {
    const ctx = db.ctx(await db.region(), coordinator);
    await takenOver(ctx, first);
    const before = await texts(ctx);
    const started = await startImport(ctx, edition("Sprache;Alle lernen Deutsch;Kurse erreichen alle;Nur noch eine."));
    if (!started.ok) throw new Error(started.refusal);
    const { importId } = started.value;
    const [kept] = await read(ctx, (reading) => reading.select().from(conceptImports).where(eq(conceptImports.id, importId)));
    await decidePlaces(ctx, { importId, decisions: { "1": "skip" } });
    expect(await discardImport(db.ctx(ctx.region, reader), { importId })).toEqual({ ok: false, refusal: "not-allowed" });
    expect(await discardImport(ctx, { importId })).toEqual({ ok: true, value: null });
    expect(await discardImport(ctx, { importId })).toEqual({ ok: false, refusal: "import-not-found" });
    expect(await listOpenImports(ctx)).toEqual([]);
    expect(await texts(ctx)).toEqual(before);
    const { rows } = await db.superuser.query("select data from pgboss.job where name = 'files.sweep' and data ->> 'fileId' = $1", [kept?.fileId]);
    expect(rows).toHaveLength(1);
  });
  test("is refused once it is taken over, and of a stranger's region finds nothing", async () => {
    const ctx = db.ctx(await db.region(), coordinator);
    const { importId } = await takenOver(ctx, first);
    expect(await discardImport(ctx, { importId })).toEqual({ ok: false, refusal: "already-taken-over" });
    const stranger = db.ctx(await db.region(), coordinator);
    expect(await discardImport(stranger, { importId })).toEqual({ ok: false, refusal: "import-not-found" });
  });
});
