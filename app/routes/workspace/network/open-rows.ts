import { textsIn } from "#app/messages/texts.ts";
import type { ListRow } from "#domain/network/imports/index.ts";

/** Headings of the two columns that the file of open rows has behind those of the list itself. */
export const ADDED_COLUMNS = ["network-import.file-row", "network-import.file-why"] as const;

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
