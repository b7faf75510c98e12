import { z } from "zod";
import { ValueFields } from "#domain/concept/indicators/index.ts";
import { plainSpelling } from "#domain/network/index.ts";
import { EMPTY_VALUE, valueErrors, valueInput, type ValueDraft, type ValueErrorCode } from "./value-input.ts";

type Column = keyof ValueDraft | "name";

/** Headings as people write them, and those of our own files, in plain spelling. */
const HEADINGS: Record<Column, readonly string[]> = {
  name: ["kennzahl", "name", "indicator"],
  period: ["jahr", "jahr oder tag", "tag", "datum", "stichtag", "zeitpunkt", "year", "date", "year or day", "point in time"],
  municipalityId: ["ort", "gemeinde", "kommune", "place", "municipality"],
  value: ["wert", "anzahl", "zahl", "anteil", "value", "number", "share"],
  baseCount: ["von wie vielen menschen", "von wie vielen", "grundgesamtheit", "of how many people", "base"],
  note: ["anmerkung", "notiz", "note"],
  source: ["quelle", "source"],
};
const WHOLE = ["", "landkreis", "ganzer landkreis", "kreis", "stadt", "gesamt", "insgesamt", "total", "whole county"];

/** A line that can be taken: what it says, and as a form says it. */
export type GoodLine = { row: number; draft: ValueDraft; fields: ValueFields };
export type LineFault = { row: number; field: keyof ValueDraft; text: string; code: ValueErrorCode | "twice" };
export type ValueFile = { missing: ("period" | "value")[]; good: GoodLine[]; bad: LineFault[]; /** Lines about other indicators. */ others: number };

/**
 * The values of one indicator in a table whose first row names its columns. A column with the indicator's name leaves lines
 * about others out, so that our own list can be read back.
 *
 * @param whole what the whole county is called on this page
 */
export function readValueFile(
  rows: readonly { row: number; cells: readonly string[] }[],
  indicator: { name: string; source: string },
  places: readonly { id: string; name: string }[],
  whole: string,
): ValueFile {
  const [head, ...lines] = rows;
  const columns = (head?.cells ?? []).map((cell) => (Object.keys(HEADINGS) as Column[]).find((name) => HEADINGS[name].includes(plainSpelling(cell))) ?? null);
  const missing = (["period", "value"] as const).filter((name) => !columns.includes(name));
  const file: ValueFile = { missing, good: [], bad: [], others: 0 };
  if (missing.length > 0) return file;
  const placeIds = new Map([...WHOLE, plainSpelling(whole)].map((name) => [name, ""]));
  for (const { id, name } of places) placeIds.set(plainSpelling(name), id);
  const seen = new Set<string>();
  for (const { row, cells } of lines) {
    const text = (name: Column) => (cells[columns.indexOf(name)] ?? "").trim();
    if (columns.includes("name") && plainSpelling(text("name")) !== plainSpelling(indicator.name)) {
      file.others += 1;
      continue;
    }
    const place = placeIds.get(plainSpelling(text("municipalityId")));
    if (place === undefined) {
      file.bad.push({ row, field: "municipalityId", text: text("municipalityId"), code: "municipality-unknown" });
      continue;
    }
    const draft: ValueDraft = {
      ...EMPTY_VALUE,
      period: text("period"),
      municipalityId: place,
      value: text("value"),
      baseCount: text("baseCount"),
      note: text("note"),
      // As our own list writes it.
      source: text("source") === indicator.source ? "" : text("source"),
    };
    const read = ValueFields.safeParse(valueInput(draft));
    if (!read.success) {
      const errors = Object.entries(valueErrors(read.error, draft)) as [keyof ValueDraft, ValueErrorCode][];
      file.bad.push(...errors.map(([field, code]) => ({ row, field, text: draft[field], code })));
      continue;
    }
    const spot = `${place} ${read.data.period.datedOn}`;
    if (seen.has(spot)) file.bad.push({ row, field: "period", text: draft.period, code: "twice" });
    seen.add(spot);
    file.good.push({ row, draft, fields: read.data });
  }
  return file;
}

const Kept = z.array(z.strictObject({ draft: z.record(z.string(), z.string()), version: z.int().nullable() })).max(2000);

/** What the preview's form brings back. Null where it is none of ours. */
export function readKept(text: string): { fields: ValueFields; version: number | null }[] | null {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return null;
  }
  const kept = Kept.safeParse(json);
  if (!kept.success) return null;
  const lines = kept.data.map(({ draft, version }) => ({ fields: ValueFields.safeParse(valueInput({ ...EMPTY_VALUE, ...draft })), version }));
  const read = lines.flatMap(({ fields, version }) => (fields.success ? [{ fields: fields.data, version }] : []));
  return read.length === lines.length ? read : null;
}
