import { data } from "react-router";
import { textsIn, type AppTexts } from "#app/messages/texts.ts";
import type { TableColumn } from "#app/table-file.ts";
import type { Context } from "#platform/db/index.ts";
import type { ListRow } from "#domain/network/imports/index.ts";
import { tableDownload } from "./table-download.ts";

/** Headings of the two columns that the file of open rows has behind those of the list itself. */
export const ADDED_COLUMNS = ["network-import.file-row", "network-import.file-why"] as const;

/** The rows of a list that could not be taken, as they were, with why: to be mended and read in again. @throws Response 404 where there are none */
export async function openRows(
  ctx: Context,
  t: AppTexts["t"],
  file: string,
  { headings, rows }: { headings: readonly string[]; rows: readonly (ListRow & { why: string })[] },
): Promise<Response> {
  if (rows.length === 0) throw data({ code: "not-found" }, { status: 404 });
  const [row, why] = ADDED_COLUMNS;
  return tableDownload(ctx, file, {
    name: "offene-zeilen",
    title: t("network-import.file-sheet"),
    columns: [
      ...headings.map((heading, place): TableColumn<ListRow & { why: string }> => ({ heading, width: 24, cell: ({ cells }) => cells[place] ?? "" })),
      { heading: t(row), width: 12, cell: (bad) => bad.row },
      { heading: t(why), width: 60, cell: (bad) => bad.why },
    ],
    rows,
  });
}

/**
 * A mended file of open rows as the list it came from: without the two columns that we put behind. With them its headings
 * would be others than the ones for which somebody has said what the columns hold.
 */
export function withoutReasons(rows: readonly ListRow[]): ListRow[] {
  const headings = rows[0]?.cells ?? [];
  const added = new Set((["de", "en"] as const).flatMap((locale) => ADDED_COLUMNS.map((key) => textsIn(locale).t(key))));
  const ours = headings.map((heading) => added.has(heading.trim()));
  return rows.map(({ row, cells }) => ({ row, cells: cells.filter((_, place) => !ours[place]) }));
}
