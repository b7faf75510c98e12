import { data } from "react-router";
import { downloadOf } from "#app/long-jobs/answer-export.ts";
import { tableCsv, tableXlsx, type TableColumn } from "#app/table-file.ts";
import type { Context } from "#platform/db/index.ts";

const KINDS = { csv: "text/csv; charset=utf-8", xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" };

/** A table of at most some thousand rows as `name`.csv or .xlsx; another file name is not found. @throws Response 404 */
export async function tableDownload<Row>(
  ctx: Context,
  file: string,
  { name, title, columns, rows }: { name: string; title: string; columns: TableColumn<Row>[]; rows: readonly Row[] },
): Promise<Response> {
  const kind = file === `${name}.csv` ? "csv" : file === `${name}.xlsx` ? "xlsx" : null;
  if (!kind) throw data({ code: "not-found" }, { status: 404 });
  const bytes = kind === "csv" ? new TextEncoder().encode(await tableCsv(columns, rows)) : await tableXlsx(title, columns, rows);
  return downloadOf({ name: `${name}-${ctx.region.slug}-${ctx.today}.${kind}`, mediaType: KINDS[kind], pieces: [bytes] });
}
