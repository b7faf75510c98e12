/** Text tables: any usual encoding, separator and line end. */
import Papa from "papaparse";
import type { Block, Row } from "./blocks.ts";
import { MAX_ROWS } from "./count-rows.ts";
import { columnRole } from "./headings.ts";
import type { Questions } from "./questions.ts";
import { Unreadable } from "./reading.ts";
import { countSoftHyphens, toParagraphs } from "./text.ts";

const MAX_BYTES = 10 * 1024 * 1024;
const MAX_COLUMNS = 200;

/** @throws Unreadable "unknown-type" if the bytes are no text */
export function readCsv(bytes: Uint8Array, questions: Questions): Block[] {
  if (bytes.length > MAX_BYTES) throw new Unreadable("too-large");
  const text = decode(bytes, questions).replace(/\r\n?/g, "\n");
  if (text.trim() === "") throw new Unreadable("empty-file");
  if (countControls(text) > text.length / 500) throw new Unreadable("unknown-type");
  const records = separate(text, questions);
  if (records.length > MAX_ROWS) throw new Unreadable("too-many-rows");
  const softHyphens = countSoftHyphens(text);
  if (softHyphens > 0) questions.tell("soft-hyphens-removed", null, { count: softHyphens });
  return [{ kind: "table", place: {}, rows: toRows(records) }];
}

/** Text in whatever encoding German offices save it. */
export function decode(bytes: Uint8Array, questions: Questions): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  const zeros = zeroBytes(bytes.subarray(0, 4096));
  // Latin text in UTF-16 has a zero in every second byte.
  if (zeros.odd > 4 * (zeros.even + 1)) return new TextDecoder("utf-16le").decode(bytes);
  if (zeros.even > 4 * (zeros.odd + 1)) return new TextDecoder("utf-16be").decode(bytes);
  const text = new TextDecoder("utf-8").decode(bytes);
  const damaged = text.split("\uFFFD").length - 1;
  if (damaged === 0) return text;
  const good = (text.match(/[\u0080-\uFFFC]/g) ?? []).length;
  // One bad byte in a UTF-8 file must not turn all its umlauts into garbage.
  if (damaged * 10 > good) return decodeOneByte(bytes);
  questions.tell("damaged-characters", null, { count: damaged });
  return text;
}

/** Excel on a Mac long saved CSV in the Mac's own letters; under them only one reading has German umlauts. */
function decodeOneByte(bytes: Uint8Array): string {
  const [windows, mac] = ["windows-1252", "macintosh"].map((encoding) => new TextDecoder(encoding).decode(bytes));
  const umlauts = (text = "") => (text.match(/[äöüßÄÖÜ]/g) ?? []).length;
  return (umlauts(mac) > umlauts(windows) ? mac : windows) ?? "";
}

function zeroBytes(bytes: Uint8Array): { even: number; odd: number } {
  const zeros = { even: 0, odd: 0 };
  bytes.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2 === 0 ? "even" : "odd"]++;
  });
  return zeros;
}

function countControls(text: string): number {
  return (text.match(/[^\P{Cc}\n\t\f\v]/gu) ?? []).length;
}

/**
 * The separator under which most column headings are recognised wins: commas stand in every
 * German sentence, so counting separators would often choose wrongly.
 */
function separate(text: string, questions: Questions): string[][] {
  const tries = [";", ",", "\t", "|"].map((delimiter) => {
    const { data, errors } = Papa.parse<string[]>(text, { delimiter, newline: "\n" });
    const headings = Math.max(0, ...data.slice(0, MAX_ROWS).map(countHeadings));
    const unclosed = errors.some((error) => error.code === "MissingQuotes");
    return { data, headings, unclosed, columns: data.filter((record) => record.length > 1).length };
  });
  const [best] = tries.sort((a, b) => b.headings - a.headings || b.columns - a.columns);
  if (!best) return [];
  if (best.unclosed) questions.tell("unclosed-quote", null);
  while (best.data.at(-1)?.every((cell) => cell.trim() === "")) best.data.pop();
  return best.data;
}

function countHeadings(record: string[]): number {
  return record.length > MAX_COLUMNS ? 0 : record.filter((cell) => columnRole(cell) !== null).length;
}

function toRows(records: string[][]): Row[] {
  let line = 1;
  return records.map((record, index) => {
    const place = { row: index + 1, line };
    line += 1 + record.reduce((sum, cell) => sum + cell.split("\n").length - 1, 0);
    const cells = record.slice(0, MAX_COLUMNS).map((cell) => ({ paragraphs: toParagraphs(withoutTextSign(cell), place), span: 1 }));
    return { place, cells };
  });
}

/** "'=…": the apostrophe by which tables mark text that looks like a formula, as our own export writes it. */
function withoutTextSign(cell: string): string {
  return cell.replace(/^'(?=[=+\-@\t])/, "");
}
