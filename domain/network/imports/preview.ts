import { and, desc, eq } from "drizzle-orm";
import { z } from "zod";
import { newId, transact, type Context, type Reader, type Writer } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { mayEditNetwork } from "../access.ts";
import { municipalityChoices } from "../choices.ts";
import { plainSpelling } from "../duplicates/index.ts";
import { guessColumns, IMPORT_FIELDS, type Columns } from "./columns.ts";
import { FilledEntry } from "./filled.ts";
import { headingSet, ListRow } from "./headings.ts";
import { CHOICES, planRows, type Choice, type PlannedRow } from "./plan.ts";
import { BadRow, readRows, type CellWords } from "./read-rows.ts";
import { organisationImportColumns, organisationImports } from "./schema.ts";

const StoredRows = z.array(ListRow);
const StoredBadRows = z.array(BadRow);
export const StoredFilled = z.array(FilledEntry);
const StoredColumns = z.array(z.enum(IMPORT_FIELDS).nullable());
const StoredChoices = z.record(z.string(), z.enum(CHOICES));
type Stored = typeof organisationImports.$inferSelect;

/** Words over kinds and languages as the interface says them; the municipalities are the region's own. */
export type ImportWords = Pick<CellWords, "kinds" | "languages">;

export type StartImport = { fileName: string; rows: readonly ListRow[] };

/**
 * Keeps a list for the preview; nothing of it is in the network yet. Its first row are the headings.
 *
 * @param id of the form; the same form sent twice is one import
 */
export async function startOrganisationImport(
  ctx: Context,
  input: StartImport,
  id: string = newId(ctx.now),
): Promise<Result<{ importId: string }, "not-allowed" | "nothing-below">> {
  if (!mayEditNetwork(ctx.actor)) return refused("not-allowed");
  const headings = input.rows[0]?.cells ?? [];
  if (input.rows.length < 2) return refused("nothing-below");
  return transact(ctx, async (tx) => {
    const columns = (await rememberedColumns(ctx, tx, headings)) ?? guessColumns(headings);
    const added = await tx
      .insert(organisationImports)
      .values({
        regionId: ctx.region.id,
        id,
        fileName: input.fileName.slice(0, 200),
        rows: JSON.stringify(input.rows),
        columns: JSON.stringify(columns),
        rowCount: input.rows.length - 1,
        createdBy: ctx.actor.kind === "public" ? "" : ctx.actor.name,
        createdAt: ctx.now,
      })
      .onConflictDoNothing()
      .returning({ id: organisationImports.id });
    if (added.length > 0) tx.audit("organisation-import.started", id, { rows: input.rows.length - 1 });
    return done({ importId: id });
  });
}

async function rememberedColumns(ctx: Context, db: Reader, headings: readonly string[]): Promise<Columns | null> {
  const [found] = await db
    .select()
    .from(organisationImportColumns)
    .where(and(eq(organisationImportColumns.regionId, ctx.region.id), eq(organisationImportColumns.headings, headingSet(headings))));
  return found ? StoredColumns.parse(JSON.parse(found.columns)) : null;
}

export const ChooseColumns = z.strictObject({ importId: z.uuid(), columns: StoredColumns });
export type ChooseColumns = z.infer<typeof ChooseColumns>;

/** What each column holds, for this list and for the next one with the same headings. */
export async function chooseColumns(ctx: Context, input: ChooseColumns): Promise<Result<null, "not-allowed" | "import-not-found" | "chosen-twice">> {
  if (!mayEditNetwork(ctx.actor)) return refused("not-allowed");
  const chosen = input.columns.filter((field) => field !== null);
  if (new Set(chosen).size < chosen.length) return refused("chosen-twice");
  return transact(ctx, async (tx): Promise<Result<null, "import-not-found">> => {
    const kept = await lockImport(ctx, tx, input.importId);
    if (!kept || kept.takenOverAt) return refused("import-not-found");
    const headings = headingSet(rowsOf(kept)[0]?.cells ?? []);
    const columns = JSON.stringify(input.columns);
    // What somebody decided about rows that were read otherwise says nothing any more.
    await tx.update(organisationImports).set({ columns, choices: "{}" }).where(own(ctx, input.importId));
    await tx
      .insert(organisationImportColumns)
      .values({ regionId: ctx.region.id, headings, columns })
      .onConflictDoUpdate({ target: [organisationImportColumns.regionId, organisationImportColumns.headings], set: { columns } });
    tx.audit("organisation-import.columns-chosen", input.importId);
    return done(null);
  });
}

export type OrganisationImport = Omit<Stored, "rows" | "columns" | "choices" | "badRows" | "filledFields"> & {
  filledFields: FilledEntry[];
  headings: string[];
  columns: Columns;
  /** No column holds the name: then there is nothing to read yet. */
  nameMissing: boolean;
  good: (PlannedRow & { choice: Choice })[];
  badRows: BadRow[];
};

/** A list in preview, read and compared anew; null: there is none of that id. */
export async function findOrganisationImport(ctx: Context, db: Reader, importId: string, words: ImportWords): Promise<OrganisationImport | null> {
  const [kept] = await db.select().from(organisationImports).where(own(ctx, importId));
  return kept ? readImport(ctx, db, kept, words) : null;
}

export async function readImport(ctx: Context, db: Reader, kept: Stored, words: ImportWords): Promise<OrganisationImport> {
  const [first, ...rows] = rowsOf(kept);
  const columns = StoredColumns.parse(JSON.parse(kept.columns));
  const choices = StoredChoices.parse(JSON.parse(kept.choices));
  const nameMissing = !columns.includes("name");
  const municipalities = new Map((await municipalityChoices(ctx, db)).map(({ id, name }) => [plainSpelling(name), id]));
  const { good, bad } = nameMissing || kept.takenOverAt ? { good: [], bad: [] } : readRows(rows, columns, { ...words, municipalities });
  const planned = good.length > 0 ? await planRows(ctx, db, good) : [];
  return {
    ...kept,
    headings: first?.cells ?? [],
    columns,
    nameMissing,
    filledFields: StoredFilled.parse(JSON.parse(kept.filledFields)),
    badRows: kept.takenOverAt ? StoredBadRows.parse(JSON.parse(kept.badRows)) : bad,
    good: planned.map((row) => ({ ...row, choice: choiceFor(row, choices[String(row.row)]) })),
  };
}

/** A choice that is not offered (any more) counts as none. */
function choiceFor(row: PlannedRow, chosen: Choice | undefined): Choice {
  const offered = CHOICES.filter((choice) => (choice === "new" ? !row.nameTaken : choice === "fill" ? row.alike !== null : true));
  return offered.find((choice) => choice === chosen) ?? row.proposed;
}

/** The latest lists, without what stands in them. One query. */
export async function listOrganisationImports(ctx: Context, db: Reader) {
  const { id, fileName, rowCount, createdAt, createdBy, takenOverAt, added, filled, bad, undoneAt } = organisationImports;
  return db
    .select({ id, fileName, rowCount, createdAt, createdBy, takenOverAt, added, filled, bad, undoneAt })
    .from(organisationImports)
    .where(eq(organisationImports.regionId, ctx.region.id))
    .orderBy(desc(createdAt), desc(id))
    .limit(20);
}

/** Somebody's choices, for a job that carries them out later. */
export async function keepChoices(ctx: Context, importId: string, choices: Record<string, Choice>): Promise<Result<null, "not-allowed" | "import-not-found">> {
  if (!mayEditNetwork(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx): Promise<Result<null, "import-not-found">> => {
    const kept = await lockImport(ctx, tx, importId);
    if (!kept || kept.takenOverAt) return refused("import-not-found");
    await tx
      .update(organisationImports)
      .set({ choices: JSON.stringify(choices) })
      .where(own(ctx, importId));
    tx.audit("organisation-import.rows-decided", importId, { rows: Object.keys(choices).length });
    return done(null);
  });
}

export async function lockImport(ctx: Context, tx: Writer, importId: string): Promise<Stored | undefined> {
  const [kept] = await tx.select().from(organisationImports).where(own(ctx, importId)).for("update");
  return kept;
}

export function own(ctx: Context, importId: string) {
  return and(eq(organisationImports.regionId, ctx.region.id), eq(organisationImports.id, importId));
}

/** The first row of a list, without all that stands below. */
export function headingsOf(kept: Stored): ListRow[] {
  return rowsOf(kept).slice(0, 1);
}

function rowsOf(kept: Stored): ListRow[] {
  return StoredRows.parse(JSON.parse(kept.rows));
}
