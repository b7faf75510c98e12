import { describe, expect, test } from "vitest";
import { newId } from "#platform/db/index.ts";
import { readKept, readValueFile } from "./value-file.ts";

const [borkum, ahlen] = [
  { id: newId(), name: "Samtgemeinde Börde" },
  { id: newId(), name: "Ahlen" },
];
const read = (...lines: string[]) =>
  readValueFile(
    lines.map((line, place) => ({ row: place + 1, cells: line.split("|") })),
    { name: "Kursplätze", source: "VHS" },
    [borkum, ahlen],
    "Ganzer Landkreis",
  );

describe("A table of values", () => {
  test("is read by its headings, with German numbers, days and places", () => {
    const { good, bad } = read(
      "Anmerkung|Jahr|Gemeinde|Wert",
      "neu gezählt|2025||1.234,5",
      "|31.12.2024|samtgemeinde boerde|7",
      "|2023-06-30|Ganzer Landkreis|-2",
    );
    expect(bad).toEqual([]);
    expect(good.map(({ row, fields: { municipalityId, period, value, note } }) => [row, municipalityId, period.datedOn, period.isYear, value, note])).toEqual([
      [2, null, "2025-12-31", true, 1234.5, "neu gezählt"],
      [3, borkum.id, "2024-12-31", false, 7, ""],
      [4, null, "2023-06-30", false, -2, ""],
    ]);
  });

  test("names each place that cannot be read, and what stands twice", () => {
    const { bad } = read("Jahr|Ort|Wert", "2025||0–2", "im Herbst||4", "2024|Neuland|4", "2023||", "2022||1", "31.12.2022||1");
    expect(bad.map(({ row, field, text, code }) => [row, field, text, code])).toEqual([
      [2, "value", "0–2", "not-a-number"],
      [3, "period", "im Herbst", "not-a-period"],
      [4, "municipalityId", "Neuland", "municipality-unknown"],
      [5, "value", "", "required"],
      [7, "period", "31.12.2022", "twice"],
    ]);
  });

  test("needs a column of days and one of values", () => {
    expect(read("Ort|Wert", "Ahlen|4").missing).toEqual(["period"]);
    expect(read("Ort", "Ahlen").missing).toEqual(["period", "value"]);
  });

  test("of several indicators gives the own one's lines; a source that is the indicator's own is none of the value's", () => {
    const { good, others } = read("Name|Zeitpunkt|Wert|Quelle", "Kursplätze|2025|4|VHS", "Kursplätze|2024|3|Jobcenter", "Betreuung|2025|9|VHS");
    expect([good.map(({ fields }) => fields.source), others]).toEqual([["", "Jobcenter"], 1]);
  });

  test("comes back from the preview as it was read; anything else is refused", () => {
    const { good } = read("Jahr|Wert", "2025|1.234,5");
    const kept = JSON.stringify(good.map(({ draft }) => ({ draft, version: 3 })));
    expect(readKept(kept)).toEqual([{ fields: good[0]?.fields, version: 3 }]);
    for (const crafted of ["", "{", "[1]", '[{"draft":{"period":"nie"},"version":null}]', '[{"draft":{},"version":"1"}]']) expect(readKept(crafted)).toBeNull();
  });
});
