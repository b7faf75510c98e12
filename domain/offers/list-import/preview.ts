import { and, desc, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { municipalityChoices, organisationChoices, plainSpelling } from "#domain/network/index.ts";
import { guessByHeadings, headingSet, ListRow } from "#domain/network/imports/index.ts";
import { actorName, newId, transact, type Context, type Reader, type Writer } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { mayEditOffers } from "../access.ts";
import { offerLabels } from "../schema.ts";
import { OFFER_COLUMNS, OFFER_HEADINGS, type Columns } from "./columns.ts";
import { readRows, type BadRow, type CellWords, type GoodRow } from "./read-rows.ts";
import { offerImports } from "./schema.ts";

/** All of them are made in one transaction while somebody waits: a thousand took half a minute on a busy machine of two cores. */
export const MOST_ROWS = 500;

const StoredRows = z.array(ListRow);
const StoredColumns = z.array(z.enum(OFFER_COLUMNS).nullable());
type Stored = typeof offerImports.$inferSelect;

/** Words over kinds and languages as the interface says them; the rest is the region's own. */
export type ImportWords = Pick<CellWords, "kinds" | "languages">;

/**
 * Keeps a list for the preview; nothing of it is in the catalogue yet. Its first row are the headings.
 *
 * @param id of the form; the same form sent twice is one import
 */
export async function startOfferImport(
  ctx: Context,
  input: { fileName: string; rows: readonly ListRow[] },
  id: string = newId(ctx.now),
): Promise<Result<{ importId: string }, "not-allowed" | "nothing-below" | "too-many">> {
  if (!mayEditOffers(ctx.actor)) return refused("not-allowed");
  const cells = input.rows[0]?.cells ?? [];
  const rowCount = input.rows.length - 1;
  if (rowCount < 1) return refused("nothing-below");
  if (rowCount > MOST_ROWS) return refused("too-many");
  return transact(ctx, async (tx) => {
    const headings = headingSet(cells);
    const [last] = await tx
      .select({ columns: offerImports.columns })
      .from(offerImports)
      .where(and(eq(offerImports.regionId, ctx.region.id), eq(offerImports.headings, headings)))
      .orderBy(desc(offerImports.createdAt))
      .limit(1);
    const added = await tx
      .insert(offerImports)
      .values({
        regionId: ctx.region.id,
        id,
        fileName: input.fileName.slice(0, 200),
        rows: JSON.stringify(input.rows),
        headings,
        columns: last?.columns ?? JSON.stringify(guessByHeadings(OFFER_HEADINGS, cells)),
        rowCount,
        createdBy: actorName(ctx.actor),
        createdAt: ctx.now,
      })
      .onConflictDoNothing()
      .returning({ id: offerImports.id });
    if (added.length > 0) tx.audit("offer-import.started", id, { rows: rowCount });
    return done({ importId: id });
  });
}

export const ChooseColumns = z.strictObject({ importId: z.uuid(), columns: StoredColumns });
export type ChooseColumns = z.infer<typeof ChooseColumns>;

/** What each column holds, for this list and for the next one with the same headings. */
export async function chooseColumns(ctx: Context, input: ChooseColumns): Promise<Result<null, "not-allowed" | "import-not-found" | "chosen-twice">> {
  if (!mayEditOffers(ctx.actor)) return refused("not-allowed");
  const chosen = input.columns.filter((field) => field !== null);
  if (new Set(chosen).size < chosen.length) return refused("chosen-twice");
  return transact(ctx, async (tx): Promise<Result<null, "import-not-found">> => {
    const kept = await lockImport(ctx, tx, input.importId);
    if (!kept || kept.takenOverAt) return refused("import-not-found");
    await tx
      .update(offerImports)
      .set({ columns: JSON.stringify(input.columns) })
      .where(own(ctx, input.importId));
    tx.audit("offer-import.columns-chosen", input.importId);
    return done(null);
  });
}

export type OfferImport = Omit<Stored, "rows" | "columns" | "headings"> & {
  headings: string[];
  columns: Columns;
  /** Columns without which no offer can be read. */
  missing: ("title" | "organisation" | "branch")[];
  /** New ones. */
  good: GoodRow[];
  /** The provider has one of that title already; taken over, it is in neither. */
  there: GoodRow[];
  badRows: BadRow[];
};

/** A list in preview, read and compared anew; null: there is none of that id. */
export async function findOfferImport(ctx: Context, db: Reader, importId: string, words: ImportWords): Promise<OfferImport | null> {
  const [kept] = await db.select().from(offerImports).where(own(ctx, importId));
  return kept ? readImport(ctx, db, kept, words) : null;
}

/** Imports of this list's house, the newest first. One query. */
export async function listOfferImports(ctx: Context, db: Reader) {
  const { id, fileName, rowCount, createdAt, createdBy, takenOverAt, undoneAt } = offerImports;
  return db
    .select({ id, fileName, rowCount, createdAt, createdBy, takenOverAt, undoneAt, made: sql<number>`cardinality(${offerImports.made})` })
    .from(offerImports)
    .where(eq(offerImports.regionId, ctx.region.id))
    .orderBy(desc(createdAt))
    .limit(20);
}

export async function readImport(ctx: Context, db: Reader, kept: Stored, words: ImportWords): Promise<OfferImport> {
  const [first, ...rows] = StoredRows.parse(JSON.parse(kept.rows));
  const columns = StoredColumns.parse(JSON.parse(kept.columns));
  const missing = (["title", "organisation", "branch"] as const).filter((field) => !columns.includes(field));
  const list = { ...kept, headings: first?.cells ?? [], columns, missing };
  if (missing.length > 0) return { ...list, good: [], there: [], badRows: [] };
  const { good, bad } = readRows(rows, columns, { ...words, ...(await wordsHere(ctx, db)) }, ctx.region.timeZone);
  // What stays out can be mended after the rest was taken, too.
  if (kept.takenOverAt) return { ...list, good: [], there: [], badRows: bad };
  const known = await titlesHere(ctx, db);
  const isThere = ({ fields }: GoodRow) => known.has(`${fields.organisationId} ${fields.words.title.toLowerCase()}`);
  return { ...list, good: good.filter((row) => !isThere(row)), there: good.filter(isThere), badRows: bad };
}

/** Three queries. */
async function wordsHere(ctx: Context, db: Reader): Promise<Pick<CellWords, "organisations" | "branches" | "municipalities">> {
  const named = (rows: readonly { id: string; name: string }[]) => new Map(rows.map(({ id, name }) => [plainSpelling(name), id]));
  const labels = await db
    .select({ id: offerLabels.id, key: offerLabels.key, names: offerLabels.names })
    .from(offerLabels)
    .where(and(eq(offerLabels.regionId, ctx.region.id), eq(offerLabels.kind, "branch")));
  return {
    organisations: named(await organisationChoices(ctx, db)),
    municipalities: named(await municipalityChoices(ctx, db)),
    branches: new Map(labels.flatMap(({ id, key, names }) => [key, names.de, names.en ?? key].map((word) => [plainSpelling(word), id] as const))),
  };
}

/** Who offers what, in whatever state. One query. */
async function titlesHere(ctx: Context, db: Reader): Promise<Set<string>> {
  const { rows } = await db.execute<{ one: string }>(sql`
    select o.organisation_id || ' ' || lower(t.title) as one from offers o
      join offer_texts t on t.region_id = o.region_id and t.offer_id = o.id and t.language = 'de' where o.region_id = ${ctx.region.id}`);
  return new Set(rows.map(({ one }) => one));
}

export async function lockImport(ctx: Context, tx: Writer, importId: string): Promise<Stored | undefined> {
  const [kept] = await tx.select().from(offerImports).where(own(ctx, importId)).for("update");
  return kept;
}

export function own(ctx: Context, importId: string) {
  return and(eq(offerImports.regionId, ctx.region.id), eq(offerImports.id, importId));
}
