import { data } from "react-router";
import { downloadOf } from "#app/long-jobs/answer-export.ts";
import { textsIn } from "#app/messages/texts.ts";
import { localeContext, requestContext } from "#app/request.ts";
import { tableCsv, tableXlsx } from "#app/table-file.ts";
import { findGremium, seatsOf } from "#domain/network/index.ts";
import { read } from "#platform/db/index.ts";
import { isId } from "../network/form.ts";
import type { Route } from "./+types/members-file.ts";
import { memberColumns } from "./member-columns.ts";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** All members of a body as a file, former ones too. */
export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const file = ["mitglieder.csv", "mitglieder.xlsx"].find((name) => name === params.file);
  const page = file && isId(params.id) ? await read(ctx, async (db) => findGremium(ctx, db, await seatsOf(ctx, db), params.id)) : null;
  if (!file || !page) throw data({ code: "not-found" }, { status: 404 });
  const { t } = textsIn(context.get(localeContext));
  const rows = [...page.members, ...page.former];
  const columns = memberColumns(t, rows);
  const isCsv = file.endsWith(".csv");
  const bytes = isCsv ? new TextEncoder().encode(await tableCsv(columns, rows)) : await tableXlsx(t("gremien.download-title"), columns, rows);
  return downloadOf({ name: file, mediaType: isCsv ? "text/csv; charset=utf-8" : XLSX, pieces: [bytes] });
}
