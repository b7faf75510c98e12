import type { AskedExport, Progress, WriteExport } from "#domain/concept/long-jobs/index.ts";
import { allRecommendations, conceptFile, findConcept } from "#domain/concept/index.ts";
import { listMeasures, type MeasureRow } from "#domain/concept/measures/index.ts";
import { read, type Context } from "#platform/db/index.ts";
import { isLocale, type Locale } from "#platform/i18n/index.ts";
import { stateWordsIn } from "./messages/state-words.ts";
import { textsIn } from "./messages/texts.ts";
import { readMeasureQuery } from "./routes/workspace/measures/list-query.ts";
import { measureColumns, measuresCsv, measuresXlsx } from "./routes/workspace/measures/measure-table.ts";

/** More rows than any county has measures; keeps one export from holding the whole machine. */
const MOST_ROWS = 50_000;
const PAGE = 1_000;

/** The exports that run as jobs, written as the pages write the short ones. */
export const writeExport: WriteExport = (ctx, asked, locale, progress) => {
  const language = isLocale(locale) ? locale : "de";
  return asked.kind === "measures-export" ? writeMeasures(ctx, asked, language, progress) : writeConcept(ctx, asked, language, progress);
};

async function writeMeasures(ctx: Context, asked: Extract<AskedExport, { kind: "measures-export" }>, locale: Locale, progress: Progress) {
  const { filter, sort } = readMeasureQuery(new URLSearchParams(asked.query));
  const measures: MeasureRow[] = [];
  for (let after: string | null = null; ;) {
    const page: Awaited<ReturnType<typeof listMeasures>> = await read(ctx, (db) => listMeasures(ctx, db, filter, { sort, after, limit: PAGE }));
    measures.push(...page.measures);
    await progress("reading", (80 * measures.length) / Math.max(page.total, measures.length, 1));
    after = page.next;
    if (after === null || measures.length >= MOST_ROWS) break;
  }
  await progress("writing", 80);
  const { t } = textsIn(locale);
  const columns = measureColumns(t);
  const bytes =
    asked.file === "massnahmen.csv"
      ? new TextEncoder().encode(await measuresCsv(columns, measures))
      : await measuresXlsx(t("measures.file-title"), columns, measures);
  return { bytes, rows: measures.length };
}

async function writeConcept(ctx: Context, asked: Extract<AskedExport, { kind: "concept-export" }>, locale: Locale, progress: Progress) {
  return read(ctx, async (db) => {
    const concept = await findConcept(ctx, db);
    if (!concept) throw new Error("The concept that was to be exported is gone.");
    await progress("writing", 40);
    const { bytes } = await conceptFile(ctx, db, concept, asked.file, stateWordsIn(locale));
    return { bytes, rows: allRecommendations(concept.fields).length };
  });
}
