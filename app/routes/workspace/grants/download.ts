import { data } from "react-router";
import { downloadOf } from "#app/long-jobs/answer-export.ts";
import { textsIn, type AppTexts } from "#app/messages/texts.ts";
import { localeContext, requestContext } from "#app/request.ts";
import { tableCsv, tableXlsx, type TableColumn } from "#app/table-file.ts";
import { listApplications, type ApplicationRow } from "#domain/concept/micro-grants/index.ts";
import { read } from "#platform/db/index.ts";
import type { Route } from "./+types/download.ts";
import { readApplicationQuery } from "./list-query.ts";
import { shownCall } from "./shown-call.ts";

const KINDS = { csv: "text/csv; charset=utf-8", xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" };

/** What the list of a call shows under the same address; without contacts, which no list needs. */
export async function loader({ params, context, url }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const kind = params.file === "antraege.csv" ? "csv" : params.file === "antraege.xlsx" ? "xlsx" : null;
  if (!kind) throw data({ code: "not-found" }, { status: 404 });
  const call = await shownCall(ctx, params.id);
  const rows = await read(ctx, (db) => listApplications(ctx, db, call.id, readApplicationQuery(url.searchParams)));
  const { t } = textsIn(context.get(localeContext));
  const columns = columnsOf(t);
  const bytes = kind === "csv" ? new TextEncoder().encode(await tableCsv(columns, rows)) : await tableXlsx(t("grants.applications"), columns, rows);
  return downloadOf({ name: `antraege-${ctx.region.slug}-${ctx.today}.${kind}`, mediaType: KINDS[kind], pieces: [bytes] });
}

function columnsOf(t: AppTexts["t"]): TableColumn<ApplicationRow>[] {
  return [
    { heading: t("grants.column-idea"), width: 50, cell: ({ title }) => title },
    { heading: t("grants.column-group"), width: 40, cell: ({ groupName }) => groupName },
    { heading: t("grants.column-place"), width: 24, cell: ({ place }) => place },
    { heading: t("grants.filter-standing"), width: 20, cell: ({ standing }) => t(`grants.standing-${standing}`) },
    { heading: t("grants.column-arrived"), width: 14, cell: ({ confirmedOn }) => confirmedOn },
    { heading: t("funding.column-euros", { heading: t("grants.asked") }), width: 16, cell: ({ amountCents }) => amountCents / 100 },
    {
      heading: t("funding.column-euros", { heading: t("grants.approved") }),
      width: 16,
      cell: ({ approvedCents }) => (approvedCents === null ? null : approvedCents / 100),
    },
    { heading: t("grants.paid-on"), width: 14, cell: ({ paidOn }) => paidOn },
    { heading: t("grants.report-due"), width: 14, cell: ({ reportDueOn }) => reportDueOn },
  ];
}
