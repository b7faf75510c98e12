import { z } from "zod";
import { CONCEPT_FILES, conceptFile, countRecommendations, findConcept } from "#domain/concept/index.ts";
import { listMeasures, type MeasureRow } from "#domain/concept/measures/index.ts";
import { listContacts } from "#domain/concept/organisations/index.ts";
import { stateWordsIn } from "#app/messages/state-words.ts";
import { textsIn } from "#app/messages/texts.ts";
import { readContactsQuery } from "#app/routes/public/contacts-query.ts";
import { readAuditQuery } from "#app/routes/workspace/administration/audit-query.ts";
import { readMeasureQuery } from "#app/routes/workspace/measures/list-query.ts";
import { measureColumns } from "#app/routes/workspace/measures/measure-table.ts";
import { tableCsv, tableXlsx } from "#app/table-file.ts";
import { readTaskQuery } from "#app/routes/workspace/tasks/list-query.ts";
import { taskColumns } from "#app/routes/workspace/tasks/task-table.ts";
import { listTasks } from "#domain/network/minutes/index.ts";
import { readNetworkQuery } from "#app/routes/workspace/network/list-query.ts";
import { organisationColumns } from "#app/routes/workspace/network/organisation-table.ts";
import { readList } from "#app/routes/workspace/network/read-list.ts";
import { regionKinds } from "#domain/network/index.ts";
import { countAudit, exportAudit } from "#platform/audit/index.ts";
import { read, type Context } from "#platform/db/index.ts";
import { createFormats, isLocale, type Locale } from "#platform/i18n/index.ts";
import type { Export, Progress } from "#platform/long-jobs/index.ts";
import { PHONE_LIST_FILES, writePhoneList } from "./phone-list.ts";

/** More rows than any county has measures; keeps one export from holding the whole machine. */
const MOST_ROWS = 50_000;
const PAGE = 1_000;
const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const CSV = "text/csv; charset=utf-8";
/** A list's filters and order, as in its address. */
const query = z.string().max(4_000);

export const MEASURE_FILES = ["massnahmen.csv", "massnahmen.xlsx"] as const;
export const TASK_FILES = ["aufgaben.csv", "aufgaben.xlsx"] as const;
export const NETWORK_FILES = ["organisationen.csv", "organisationen.xlsx"] as const;

type Exporter<Asked extends Record<string, unknown>> = {
  asked: z.ZodType<Asked>;
  /** How many rows it would have: that decides whether it is written at once. */
  count(ctx: Context, asked: Asked): Promise<number>;
  write(ctx: Context, asked: Asked, locale: Locale, progress: Progress): Promise<Export>;
};

/** What was asked comes from the database or from an address: it is read anew, not trusted. */
function exporter<Asked extends Record<string, unknown>>({ asked: schema, count, write }: Exporter<Asked>) {
  return {
    count: (ctx: Context, asked: unknown) => count(ctx, schema.parse(asked)),
    write: (ctx: Context, asked: unknown, locale: string, progress: Progress) => write(ctx, schema.parse(asked), isLocale(locale) ? locale : "de", progress),
  };
}

/** All downloads of the workspace that can become long. At once or by a job, the same function writes them. */
export const exporters = {
  "measures-export": exporter({
    asked: z.strictObject({ file: z.enum(MEASURE_FILES), query }),
    count: async (ctx, asked) => {
      const { filter, sort } = readMeasureQuery(new URLSearchParams(asked.query));
      return (await read(ctx, (db) => listMeasures(ctx, db, filter, { sort, after: null, limit: 1 }))).total;
    },
    write: writeMeasures,
  }),
  "tasks-export": exporter({
    asked: z.strictObject({ file: z.enum(TASK_FILES), query }),
    count: async (ctx, asked) => {
      const { filter } = readTaskQuery(new URLSearchParams(asked.query));
      return (await read(ctx, (db) => listTasks(ctx, db, filter, { after: null, limit: 1 }))).counts[filter.standing];
    },
    write: writeTasks,
  }),
  "network-export": exporter({
    asked: z.strictObject({ file: z.enum(NETWORK_FILES), query }),
    count: async (ctx, asked) => (await read(ctx, (db) => readList(ctx, db, readNetworkQuery(new URLSearchParams(asked.query)), 1))).total,
    write: writeNetwork,
  }),
  "phone-list-export": exporter({
    asked: z.strictObject({ file: z.enum(PHONE_LIST_FILES), query, origin: z.url() }),
    count: async (ctx, asked) => {
      const { query: wanted } = readContactsQuery(new URLSearchParams(asked.query));
      return (await read(ctx, (db) => listContacts(ctx, db, wanted, { after: null, limit: 1 }))).total;
    },
    write: writePhoneList,
  }),
  "concept-export": exporter({
    asked: z.strictObject({ file: z.enum(CONCEPT_FILES) }),
    count: async (ctx) => (await read(ctx, (db) => countRecommendations(ctx, db))) ?? 0,
    write: (ctx, { file }, locale, progress) =>
      read(ctx, async (db) => {
        const concept = await findConcept(ctx, db);
        if (!concept) throw new Error("The concept that was to be exported is gone.");
        await progress("writing", 40);
        const { bytes, mediaType } = await conceptFile(ctx, db, concept, file, stateWordsIn(locale));
        return { name: file, mediaType, rows: concept.progress.total, pieces: [bytes] };
      }),
  }),
  "audit-export": exporter({
    asked: z.strictObject({ query }),
    count: (ctx, asked) => countAudit(ctx, readAuditQuery(new URLSearchParams(asked.query)).filters),
    write: writeAudit,
  }),
};
export type ExportKind = keyof typeof exporters;

async function writeMeasures(
  ctx: Context,
  asked: { file: (typeof MEASURE_FILES)[number]; query: string },
  locale: Locale,
  progress: Progress,
): Promise<Export> {
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
  const isCsv = asked.file === "massnahmen.csv";
  const bytes = isCsv ? new TextEncoder().encode(await tableCsv(columns, measures)) : await tableXlsx(t("measures.file-title"), columns, measures);
  return {
    name: `massnahmen-${ctx.region.slug}-${ctx.today}.${isCsv ? "csv" : "xlsx"}`,
    mediaType: isCsv ? CSV : XLSX,
    rows: measures.length,
    pieces: [bytes],
  };
}

async function writeTasks(ctx: Context, asked: { file: (typeof TASK_FILES)[number]; query: string }, locale: Locale, progress: Progress): Promise<Export> {
  const { filter } = readTaskQuery(new URLSearchParams(asked.query));
  const { tasks } = await read(ctx, (db) => listTasks(ctx, db, filter, { after: null, limit: MOST_ROWS }));
  await progress("writing", 80);
  const { t } = textsIn(locale);
  const columns = taskColumns(t);
  const isCsv = asked.file === "aufgaben.csv";
  const bytes = isCsv ? new TextEncoder().encode(await tableCsv(columns, tasks)) : await tableXlsx(t("minutes.tasks"), columns, tasks);
  const name = `aufgaben-${ctx.region.slug}-${ctx.today}.${isCsv ? "csv" : "xlsx"}`;
  return { name, mediaType: isCsv ? CSV : XLSX, rows: tasks.length, pieces: [bytes] };
}

async function writeNetwork(ctx: Context, asked: { file: (typeof NETWORK_FILES)[number]; query: string }, locale: Locale, progress: Progress): Promise<Export> {
  const query = { ...readNetworkQuery(new URLSearchParams(asked.query)), after: null };
  const { list, kinds } = await read(ctx, async (db) => ({ list: await readList(ctx, db, query, MOST_ROWS), kinds: await regionKinds(ctx, db) }));
  await progress("writing", 60);
  const { t } = textsIn(locale);
  const columns = organisationColumns(t, createFormats(locale), kinds);
  const isCsv = asked.file === "organisationen.csv";
  const rows = list.organisations;
  return {
    name: `organisationen-${ctx.region.slug}-${ctx.today}.${isCsv ? "csv" : "xlsx"}`,
    mediaType: isCsv ? CSV : XLSX,
    rows: rows.length,
    pieces: [isCsv ? new TextEncoder().encode(await tableCsv(columns, rows)) : await tableXlsx(t("network.file-title"), columns, rows)],
  };
}

async function writeAudit(ctx: Context, asked: { query: string }, locale: Locale, progress: Progress): Promise<Export> {
  const { t } = textsIn(locale);
  const { filters } = readAuditQuery(new URLSearchParams(asked.query));
  const rows = await countAudit(ctx, filters);
  const written = exportAudit(ctx, filters, [
    t("administration.number"),
    t("administration.at"),
    t("administration.actor"),
    t("administration.event"),
    t("administration.subject"),
    t("administration.details"),
  ]);
  if (!written.ok) throw new Error(`The log was not exported: ${written.refusal}.`);
  return {
    name: `${t("administration.audit-file")}-${ctx.region.slug}-${ctx.today}.csv`,
    mediaType: CSV,
    rows,
    pieces: reporting(written.value, rows, progress),
  };
}

/** Entries per piece of the log's file. */
const AUDIT_PIECE = 2_000;

async function* reporting(pieces: AsyncIterable<Uint8Array>, rows: number, progress: Progress): AsyncGenerator<Uint8Array> {
  let number = 0;
  for await (const piece of pieces) {
    yield piece;
    number += 1;
    await progress("writing", Math.min(99, (100 * number * AUDIT_PIECE) / Math.max(rows, 1)));
  }
}
