import { expect, test } from "vitest";
import { textsIn } from "#app/messages/texts.ts";
import { tableXlsx } from "#app/table-file.ts";
import { readTableFile } from "#domain/concept/import/index.ts";
import { ADDED_COLUMNS, withoutReasons } from "./open-rows.ts";

test.each(["de", "en"] as const)("a file of open rows (%s) comes back as the list it came from, with what was mended", async (locale) => {
  const { t } = textsIn(locale);
  const headings = ["Wer", "Telefon", ...ADDED_COLUMNS.map((key) => t(key))];
  const columns = headings.map((heading, place) => ({ heading, width: 20, cell: (row: readonly string[]) => row[place] ?? "" }));
  const file = await readTableFile(await tableXlsx("x", columns, [["Tafel", "+49 5555 1", "7", "=1+1"]]));
  if (!file.ok) throw new Error(file.refusal);
  expect(withoutReasons(file.value).map(({ cells }) => cells)).toEqual([
    ["Wer", "Telefon"],
    ["Tafel", "+49 5555 1"],
  ]);
});
