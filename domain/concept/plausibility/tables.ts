import { inGerman } from "./german-notation.ts";
import type { Hint } from "./hint.ts";
import { allRoundedTo5, halfDigit, slackOf5 } from "./rounding.ts";

const TOTAL = /^\s*(?:gesamt\p{L}*|insgesamt|summe\p{L}*|zusammen|alle|total|landkreis(?:\s+(?:gesamt|insgesamt|\p{Lu}\p{L}+))?|kreis gesamt)\b/iu;
const SUBSET = /^\s*(?:darunter|dar\.|nachrichtlich|zum vergleich|zwischensumme|vorjahr|land|niedersachsen|bund|deutschland|durchschnitt|ziel)/iu;
const OF_IT = /^\s*(?:davon|dav\.)/iu;
const SECRET = /^\s*(?:[*x.•·/–-]|\[g\]|k\.\s?a\.|geheim)\s*$/iu;
const CELL = /^\s*(?:[~≈]|rund|ca\.)?\s*(-?\d{1,3}(?:\.\d{3})+(?:,\d+)?|-?\d+(?:,\d+)?)\s*(%|€|Euro)?\s*$/u;

type Cell = { value: number; decimals: number; isPercent: boolean } | "secret" | null;

/** Columns and rows that do not add up to their totals, and shares that their counts contradict. */
export function checkTable(rows: readonly (readonly string[])[]): Hint[] {
  const [heads = [], ...body] = rows;
  const tooMuch = overTheWhole(heads, body);
  if (body.length < 2) return tooMuch;
  const width = Math.max(...rows.map((row) => row.length));
  const percentColumn = (column: number) => /anteil|prozent|quote|%/iu.test(heads[column] ?? "") || body.every((row) => /%|^\s*$/u.test(row[column] ?? ""));
  const cells = body.map((row) => Array.from({ length: width }, (_, column) => readCell(row[column] ?? "", percentColumn(column))));
  const names = body.map((row) => row[0] ?? "");
  const wrongShares = shareColumns(heads, names, cells, width);
  // A wrong share makes its sum wrong: that is told once.
  const ofColumns = columns(heads, names, cells, width).filter(({ code }) => code !== "shares-off-100" || wrongShares.length === 0);
  return [...ofColumns, ...davon(heads, names, cells, width), ...sums(heads, names, cells), ...wrongShares, ...tooMuch];
}

const SHARE = /anteil|quote|\bin\s+(?:%|prozent)|^\s*(?:%|prozent)/iu;
const IN_PERCENT = /%|prozent/iu;
/** These compare with something else than their whole, and may be above it. */
const NO_SHARE =
  /veränder|entwicklung|zuwachs|zunahme|steiger|wachstum|anstieg|rückgang|abweich|auslast|beleg|versorgung|deckung|erfüll|erreich|kapazit|index|vergleich|vorjahr|soll|finanzierung/iu;

/** A share above 100 %, where the head of its column or the name of its row says that it is one. */
function overTheWhole(heads: readonly string[], body: readonly (readonly string[])[]): Hint[] {
  return body.flatMap((row) =>
    row.flatMap((text, column): Hint[] => {
      const [head, name] = [heads[column] ?? "", row[0] ?? ""];
      const cell = readCell(text, false);
      if (column === 0 || !isNumber(cell) || cell.value <= 100 || NO_SHARE.test(`${head} ${name}`)) return [];
      const label = [head, name].find((words) => SHARE.test(words));
      if (label === undefined || /€|Euro/u.test(text) || !(cell.isPercent || IN_PERCENT.test(label))) return [];
      return [{ code: "share-over-100", arithmetic: `${inGerman(cell.value)} % > 100 %`, quote: [name, head].filter(Boolean).join(", ") }];
    }),
  );
}

function readCell(text: string, isPercent: boolean): Cell {
  const [, number, unit] = CELL.exec(text) ?? [];
  if (number === undefined) return SECRET.test(text) ? "secret" : null;
  return { value: Number(number.replaceAll(".", "").replace(",", ".")), decimals: number.split(",")[1]?.length ?? 0, isPercent: isPercent || unit === "%" };
}

const isYearColumn = (head: string) => /^\s*(?:jahr|nr\.?|plz|lfd)/iu.test(head);
const isNumber = (cell: Cell | undefined): cell is Exclude<Cell, null | "secret"> => typeof cell === "object" && cell !== null;

/** Each column against its row of totals; rows of subsets and "davon" stand outside. */
function columns(heads: readonly string[], names: readonly string[], cells: readonly Cell[][], width: number): Hint[] {
  const totalRow = names.findIndex((name) => TOTAL.test(name));
  if (totalRow < 0 || names.filter((name) => TOTAL.test(name)).length > 1) return [];
  const parts = names.flatMap((name, row) =>
    row !== totalRow && !SUBSET.test(name) && !OF_IT.test(name) && name.trim() !== "" && !isBelowDavon(names, row) ? [row] : [],
  );
  return Array.from({ length: width - 1 }, (_, place) => place + 1).flatMap((column): Hint[] => {
    const whole = cells[totalRow]?.[column];
    if (!isNumber(whole) || isYearColumn(heads[column] ?? "")) return [];
    const quote = [heads[column], names[totalRow]].filter(Boolean).join(", ");
    if (whole.isPercent)
      return whole.value === 100
        ? hundred(
            parts.map((row) => cells[row]?.[column]),
            quote,
          )
        : [];
    return compare(
      whole.value,
      parts.map((row) => cells[row]?.[column]),
      quote,
    );
  });
}

/** Lines set in below "davon:" belong to it until a line without such a beginning follows; only one level is read. */
function isBelowDavon(names: readonly string[], row: number): boolean {
  return /^\s*[-–•]\s/u.test(names[row] ?? "");
}

/** Lines that begin with "davon" are the parts of the line above them. */
function davon(heads: readonly string[], names: readonly string[], cells: readonly Cell[][], width: number): Hint[] {
  return names.flatMap((name, row) => {
    if (OF_IT.test(name) || !OF_IT.test(names[row + 1] ?? "")) return [];
    const parts: number[] = [];
    for (let at = row + 1; OF_IT.test(names[at] ?? ""); at++) parts.push(at);
    if (parts.length < 2) return [];
    return Array.from({ length: width - 1 }, (_, place) => place + 1).flatMap((column) => {
      const whole = cells[row]?.[column];
      return isNumber(whole) && !whole.isPercent
        ? compare(
            whole.value,
            parts.map((part) => cells[part]?.[column]),
            `${name}, ${heads[column] ?? ""}`,
          )
        : [];
    });
  });
}

/** Each row against its column of totals, where the others are counts of one kind. */
function sums(heads: readonly string[], names: readonly string[], cells: readonly Cell[][]): Hint[] {
  const total = heads.findIndex((head, column) => column > 0 && TOTAL.test(head));
  const areYears = heads.slice(1).filter((head) => /^\s*(?:19|20)\d{2}\s*$/u.test(head)).length > 1;
  if (total < 0 || areYears) return [];
  const parts = heads.flatMap((head, column) =>
    column > 0 && column !== total && !isYearColumn(head) && !SUBSET.test(head) && !OF_IT.test(head) && !/anteil|%|quote|veränderung/iu.test(head)
      ? [column]
      : [],
  );
  if (parts.length < 2) return [];
  return cells.flatMap((row, at) => {
    const whole = row[total];
    return isNumber(whole) && !whole.isPercent
      ? compare(
          whole.value,
          parts.map((column) => row[column]),
          `${names[at] ?? ""}, ${heads[total] ?? ""}`,
        )
      : [];
  });
}

function compare(whole: number, parts: readonly (Cell | undefined)[], quote: string): Hint[] {
  const known = parts.filter(isNumber);
  if (known.length < 2 || known.some(({ isPercent }) => isPercent)) return [];
  const sum = Math.round(known.reduce((all, { value }) => all + value, 0) * 100) / 100;
  const off = Math.round((sum - whole) * 100) / 100;
  const slack = Math.max(...known.map(({ decimals }) => decimals)) > 0 ? known.length * halfDigit(Math.max(...known.map(({ decimals }) => decimals))) : 0;
  if (Math.abs(off) <= slack) return [];
  const arithmetic = `${known.map(({ value }) => inGerman(value)).join(" + ")} = ${inGerman(sum)} ≠ ${inGerman(whole)}`;
  if (off < 0 && parts.includes("secret")) return [{ code: "withheld", arithmetic, quote }];
  const rounded = allRoundedTo5([whole, ...known.map(({ value }) => value)]) && Math.abs(off) <= slackOf5(known.length);
  return [{ code: rounded ? "rounded-to-5" : off > 0 ? "parts-above" : "parts-below", arithmetic, quote }];
}

function hundred(parts: readonly (Cell | undefined)[], quote: string): Hint[] {
  const known = parts.filter(isNumber);
  const sum = Math.round(known.reduce((all, { value }) => all + value, 0) * 100) / 100;
  const slack = known.reduce((all, { decimals }) => all + halfDigit(decimals), 0);
  if (known.length < 2 || Math.abs(sum - 100) <= slack || (sum < 100 && parts.includes("secret"))) return [];
  return [{ code: "shares-off-100", arithmetic: `${known.map(({ value }) => `${inGerman(value)} %`).join(" + ")} = ${inGerman(sum)} %`, quote }];
}

/** "Anzahl | Anteil": each share of the total, where the shares' own total is 100. */
function shareColumns(heads: readonly string[], names: readonly string[], cells: readonly Cell[][], width: number): Hint[] {
  const totalRow = names.findIndex((name) => TOTAL.test(name));
  return Array.from({ length: width }, (_, column) => column).flatMap((column) => {
    const [all, whole] = [cells[totalRow]?.[column], cells[totalRow]?.[column - 1]];
    if (!isNumber(all) || !all.isPercent || all.value !== 100 || !isNumber(whole) || whole.isPercent || whole.value <= 0) return [];
    return names.flatMap((name, row): Hint[] => {
      const [share, part] = [cells[row]?.[column], cells[row]?.[column - 1]];
      if (row === totalRow || !isNumber(share) || !isNumber(part)) return [];
      const ratio = (part.value / whole.value) * 100;
      const rounding = allRoundedTo5([part.value, whole.value]) ? (2 / whole.value) * 200 : 0;
      if (Math.abs(ratio - share.value) <= halfDigit(share.decimals) + rounding + 1e-9) return [];
      const arithmetic = `${inGerman(part.value)} : ${inGerman(whole.value)} = ${inGerman(Math.round(ratio * 10) / 10)} % ≠ ${inGerman(share.value)} %`;
      return [{ code: "share-off", arithmetic, quote: [name, heads[column]].filter(Boolean).join(", ") }];
    });
  });
}
