import { data } from "react-router";
import { textsIn } from "#app/messages/texts.ts";
import { localeContext, requestContext } from "#app/request.ts";
import { listMeasures } from "#domain/concept/measures/index.ts";
import { read } from "#platform/db/index.ts";
import { attachment } from "#platform/files/index.ts";
import type { Route } from "./+types/download.ts";
import { readMeasureQuery } from "./list-query.ts";
import { measureColumns, measuresCsv, measuresXlsx } from "./measure-table.ts";

/** More rows than any county has measures; keeps one request from holding the whole machine. */
const MOST_ROWS = 20_000;
const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** What the list shows under the same address, all pages of it. */
export async function loader({ request, params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const { filter, sort } = readMeasureQuery(new URL(request.url).searchParams);
  const format = params.file === "massnahmen.csv" ? "csv" : params.file === "massnahmen.xlsx" ? "xlsx" : null;
  if (!format) throw data({ code: "not-found" }, { status: 404 });
  const { measures } = await read(ctx, (db) => listMeasures(ctx, db, filter, { sort, after: null, limit: MOST_ROWS }));
  const { t } = textsIn(context.get(localeContext));
  const columns = measureColumns(t);
  const body = format === "csv" ? await measuresCsv(columns, measures) : await measuresXlsx(t("measures.file-title"), columns, measures);
  return new Response(body, {
    headers: {
      "content-type": format === "csv" ? "text/csv; charset=utf-8" : XLSX,
      "content-disposition": attachment(`massnahmen-${ctx.region.slug}-${ctx.today}.${format}`),
      "x-content-type-options": "nosniff",
      "cache-control": "private, no-store",
    },
  });
}
