import type { Place } from "../tree.ts";
import type { Item } from "./items.ts";
import type { Matches } from "./match-editions.ts";

/**
 * The order in which a document names the items that stayed. In a table with a row for each recommendation a goal stands where its
 * first row stands: a recommendation that gets another goal and keeps its row would draw that goal to its own place. So a goal stands
 * where the first of its recommendations that were below it before stands, and what is above it likewise. Rows that hang together
 * give the order of the document.
 *
 * @returns the row by which to order an item; null: the document does not tell
 */
export function rowsOfStayed(edition: readonly Item[], matches: Matches): (item: Item) => number | null {
  const sheets = new Set(edition.map(({ place }) => place?.sheet));
  const below = Map.groupBy(edition, ({ parent }) => parent);
  const found = new Map<Item, number | null>();
  const stayedBelow = (item: Item) => (below.get(item) ?? []).filter((child) => matches.has(child) && matches.get(child)?.parent === matches.get(item));
  const rowOf = (item: Item): number | null => {
    const known = found.get(item);
    if (known !== undefined) return known;
    const rows = stayedBelow(item).flatMap((child) => rowOf(child) ?? []);
    const row = rows.length > 0 ? Math.min(...rows) : rowIn(item.place);
    found.set(item, row);
    return row;
  };
  // Which of two sheets comes first no place says.
  return sheets.size > 1 ? () => null : rowOf;
}

const ROWS_OF_A_TABLE = 10_000_000;

function rowIn(place: Place | null): number | null {
  const row = place?.row ?? place?.line;
  return row === undefined ? null : (place?.table ?? 0) * ROWS_OF_A_TABLE + row;
}
