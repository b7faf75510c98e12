import { data } from "react-router";
import { textsIn } from "#app/messages/texts.ts";
import { importWords } from "#app/network-import-words.ts";
import { localeContext, requestContext } from "#app/request.ts";
import type { TableColumn } from "#app/table-file.ts";
import { findOrganisationImport, type BadRow } from "#domain/network/imports/index.ts";
import { read } from "#platform/db/index.ts";
import type { Route } from "./+types/import-file.ts";
import { isId } from "./form.ts";
import { faultText } from "./import-faults.ts";
import { ADDED_COLUMNS } from "./open-rows.ts";
import { tableDownload } from "./table-download.ts";

/** The rows of a list that could not be taken, as they were, with why: to be mended and read in again. */
export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const found = isId(params.id) ? await read(ctx, async (db) => findOrganisationImport(ctx, db, params.id, await importWords(ctx, db))) : null;
  if (!found || found.badRows.length === 0) throw data({ code: "not-found" }, { status: 404 });
  const { t } = textsIn(context.get(localeContext));
  const [row, why] = ADDED_COLUMNS;
  const ofList = found.headings.map((heading, place): TableColumn<BadRow> => ({ heading, width: 24, cell: ({ cells }) => cells[place] ?? "" }));
  return tableDownload(ctx, params.file, {
    name: "offene-zeilen",
    title: t("network-import.file-sheet"),
    columns: [
      ...ofList,
      { heading: t(row), width: 12, cell: (bad) => bad.row },
      { heading: t(why), width: 60, cell: ({ faults }) => faults.map((fault) => faultText(t, fault)).join(" ") },
    ],
    rows: found.badRows,
  });
}
