import { data } from "react-router";
import { downloadOf } from "#app/long-jobs/answer-export.ts";
import { textsIn, type AppTexts } from "#app/messages/texts.ts";
import { localeContext, requestContext } from "#app/request.ts";
import { tableCsv, tableXlsx, type TableColumn } from "#app/table-file.ts";
import { listConferences, type ConferenceRow } from "#domain/network/conferences/index.ts";
import { localTime } from "#domain/network/meetings/index.ts";
import { read } from "#platform/db/index.ts";
import type { Route } from "./+types/download.ts";
import { readConferenceQuery } from "./list-query.ts";

export const MEDIA_TYPES = {
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  pdf: "application/pdf",
} as const;

/** What the list shows under the same address. */
export async function loader({ params, context, url }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const kind = params.file === "konferenzen.csv" ? "csv" : params.file === "konferenzen.xlsx" ? "xlsx" : null;
  if (!kind) throw data({ code: "not-found" }, { status: 404 });
  const rows = await read(ctx, (db) => listConferences(ctx, db, readConferenceQuery(url.searchParams)));
  const { t } = textsIn(context.get(localeContext));
  const columns = columnsOf(t, ctx.region.timeZone);
  const bytes = kind === "csv" ? new TextEncoder().encode(await tableCsv(columns, rows)) : await tableXlsx(t("conferences.title"), columns, rows);
  return downloadOf({ name: `konferenzen-${ctx.region.slug}-${ctx.today}.${kind}`, mediaType: MEDIA_TYPES[kind], pieces: [bytes] });
}

function columnsOf(t: AppTexts["t"], zone: string): TableColumn<ConferenceRow>[] {
  return [
    { heading: t("conferences.field-title"), width: 50, cell: ({ title }) => title },
    { heading: t("conferences.field-on"), width: 12, cell: ({ startsAt }) => localTime(zone, startsAt).on },
    { heading: t("conferences.field-from"), width: 8, cell: ({ startsAt }) => localTime(zone, startsAt).at },
    { heading: t("conferences.field-to"), width: 8, cell: ({ endsAt }) => localTime(zone, endsAt).at },
    { heading: t("conferences.field-place"), width: 40, cell: ({ place }) => place },
    { heading: t("conferences.field-gremium"), width: 30, cell: ({ gremium }) => gremium },
    { heading: t("conferences.filter-state"), width: 20, cell: ({ state }) => t(`conferences.state-${state}`) },
    { heading: t("conferences.field-places"), width: 8, cell: ({ places }) => places },
    { heading: t("conferences.counts"), width: 12, cell: ({ registered }) => registered },
    { heading: t("conferences.counts-waiting"), width: 12, cell: ({ waiting }) => waiting },
    { heading: t("conferences.counts-attended"), width: 12, cell: ({ attended }) => attended },
  ];
}
