import { data, href, redirect } from "react-router";
import { textsIn } from "#app/messages/texts.ts";
import { localeContext, requestContext } from "#app/request.ts";
import { LONG_FROM, MEASURE_FILES, startLongJob } from "#domain/concept/long-jobs/index.ts";
import { listMeasures } from "#domain/concept/measures/index.ts";
import { read } from "#platform/db/index.ts";
import { attachment } from "#platform/files/index.ts";
import type { Route } from "./+types/download.ts";
import { readMeasureQuery } from "./list-query.ts";
import { measureColumns, measuresCsv, measuresXlsx } from "./measure-table.ts";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** What the list shows under the same address, all pages of it; a long list is written by a job. */
export async function loader({ request, params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const { search } = new URL(request.url);
  const { filter, sort } = readMeasureQuery(new URLSearchParams(search));
  const file = MEASURE_FILES.find((name) => name === params.file);
  if (!file) throw data({ code: "not-found" }, { status: 404 });
  const { measures, total } = await read(ctx, (db) => listMeasures(ctx, db, filter, { sort, after: null, limit: LONG_FROM }));
  if (total > LONG_FROM) {
    const started = await startLongJob(ctx, { asked: { kind: "measures-export", file, query: search.slice(0, 4_000) }, locale: context.get(localeContext) });
    if (!started.ok) throw data({ code: "not-found" }, { status: 404 });
    return redirect(href("/app/:region/vorgaenge/:id", { region: params.region, id: started.value.longJobId }), 303);
  }
  const format = file === "massnahmen.csv" ? "csv" : "xlsx";
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
