import type { Figure } from "./figures.ts";
import { inGerman } from "./german-notation.ts";
import type { Hint } from "./hint.ts";
import { allRoundedTo5, halfDigit, slackOf5 } from "./rounding.ts";

/** A masked sentence with its figures and as it was written, and the one before it, to which "davon" may point back. */
export type Passage = { text: string; written: string; figures: readonly Figure[]; before: { text: string; figures: readonly Figure[] } | null };

/** "412 Personen, davon 200 Frauen und 212 Männer": what the whole is, and which figures are its parts. */
export type Partition = { whole: Figure | null; parts: Figure[]; segment: { start: number; end: number }; isSubset: boolean };

const POINTS_BACK = /\b(?:[Dd]avon|[Hh]iervon|[Dd]arunter|[Vv]on\s+ihnen|[Uu]nter\s+ihnen|[Vv]on\s+diesen)\b/gu;
const DIVIDES =
  /\b(?:(?:verteil|setz|glieder|teil)(?:en|t|te|ten)\s+sich(?:\s+(?:in|auf)(?=\s+[\d¤]))?|aufgeteilt|aufgegliedert|bestehend\s+aus|entfallen|entfielen|und\s+zwar|nämlich)\b|:(?=\s)/gu;
const OF_THE = /(?:^\s*|[;:]\s+|\b)[Vv]on\s+(?:den|diesen|allen|insgesamt)\s+(?:insgesamt\s+|rund\s+|etwa\s+|knapp\s+|gut\s+)*(?=[\d¤])/gu;
const SUMS_UP =
  /\b(?:zusammen|in\s+(?:der\s+)?Summe|macht|ergibt|ergeben|insgesamt\s+also|also\s+insgesamt|damit\s+insgesamt|das\s+sind\s+insgesamt|insgesamt)\s+(?:also\s+|insgesamt\s+|zusammen\s+)?(?:rund\s+|etwa\s+)?$/u;

/** Not all parts are named, or what is named may overlap. */
export const NOT_ALL_NAMED =
  /unter anderem|u\. ?a\.|zum Beispiel|z\. ?B\.|vor allem|insbesondere|beispielsweise|allein|häufigste|größte[nr]?\b|meisten|überwiegend|hauptsächlich|mindestens|(?:[Üü]brigen?|[Rr]estlichen?|[Vv]erbleibenden?|[Aa]ndere[nr]?|\bRest|[Ww]eitere[nr]?)\b(?!\s+(?:rund\s+|etwa\s+)?[\d¤])/u;
export const OVERLAPS = /[Mm]ehrfach|zugleich|sowohl|gleichzeitig|überschneid|doppelt|außerdem|daneben|zudem|\bauch\b|zusätzlich|teils mehrere|mehrere[nr]?\b/u;
/** "in 12 Kursen": where, when or by what, and no part. */
const NO_PART_BEFORE =
  /\b(?:in|auf|mit|an|für|pro|je|nach|seit|bei|zu|um|von|aus|ab|über|unter|durch|im|vor|bis|gegen|zwischen)\s+(?:den\s+|diesen\s+|insgesamt\s+|rund\s+|etwa\s+|knapp\s+|gut\s+|ca\.\s+|bis zu\s+)*$/iu;
/** A list of parts that reaches so much of its whole was meant to reach all of it. */
const MEANT_TO_BE_ALL = 0.75;

/** Parts that do not add up to their whole, or a part larger than it. */
export function checkParts(passage: Passage): Hint[] {
  const found = [...pointingBack(passage), ...dividing(passage), ...ofThe(passage)];
  const seen = new Set<number>();
  const partitions = found.filter(({ segment }) => !seen.has(segment.end * 10_000 + segment.start) && seen.add(segment.end * 10_000 + segment.start));
  return [...partitions.flatMap((partition) => judge(passage, partition)), ...summedUp(passage), ...inBrackets(passage.text, passage.figures)];
}

/** "… davon …", "Davon …", "darunter …". Also used to find the whole of a share in brackets. */
export function pointingBack({ text, figures, before }: Passage): Partition[] {
  const marks = [...text.matchAll(POINTS_BACK)];
  return marks.flatMap((mark, place): Partition[] => {
    const start = mark.index + mark[0].length;
    const isSubset = /arunter|nter/u.test(mark[0]);
    const next = marks[place + 1]?.index ?? text.length;
    // A subset ends with its clause; parts go on behind it.
    const clause = isSubset ? /[,;)](?=\s)/u.exec(text.slice(start)) : null;
    const end = clause ? Math.min(start + clause.index, next) : endOfList(text, start, marks, place);
    const isFirst = !figures.some(({ kind, end: at }) => (kind === "count" || kind === "euro") && at <= mark.index);
    const whole = isFirst ? wholeOf(before) : wholeBefore(text, figures, mark.index);
    return whole ? [{ whole, parts: partsIn(text, figures, start, end, whole.kind), segment: { start, end }, isSubset }] : [];
  });
}

/** A list goes on behind "darunter …" of one of its parts, and ends at the next "davon". */
function endOfList(text: string, start: number, marks: readonly RegExpMatchArray[], place: number): number {
  const next = marks.slice(place + 1).find((mark) => /avon|iervon|on\s/u.test(mark[0]));
  const end = next?.index ?? text.length;
  const bracket = text.slice(0, start).lastIndexOf("(") > text.slice(0, start).lastIndexOf(")") ? text.indexOf(")", start) : -1;
  return bracket >= 0 ? Math.min(bracket, end) : end;
}

/** The nearest count before; where it stands in a list ("200 Frauen und 212 Männer, davon …"), it is that one all the same. */
function wholeBefore(text: string, figures: readonly Figure[], at: number): Figure | null {
  const counted = figures.filter(({ kind, end }) => (kind === "count" || kind === "euro") && end <= at);
  const free = counted.filter((figure) => !NO_PART_BEFORE.test(text.slice(0, figure.start)) && !isInBrackets(text, figure));
  return free.at(-1) ?? counted.at(-1) ?? null;
}

function wholeOf(before: Passage["before"]): Figure | null {
  return before && wholeBefore(before.text, before.figures, before.text.length);
}

/** "Die 412 Plätze verteilen sich auf …", "insgesamt 412 Plätze: …" */
function dividing({ text, figures }: Passage): Partition[] {
  return [...text.matchAll(DIVIDES)].flatMap((mark): Partition[] => {
    const at = mark.index;
    const isColon = mark[0] === ":";
    const whole = wholeBefore(text, figures, at);
    if (!whole || (isColon && text.slice(whole.end, at).split(/\s+/).length > 8)) return [];
    const start = at + mark[0].length;
    const parts = partsIn(text, figures, start, text.length, whole.kind);
    const isList = parts.length >= 2 && parts.length === partsIn(text, figures, start, text.length, whole.kind, true).length;
    // Behind a colon anything may follow; a list has a figure to begin each of its items, or a name before it.
    if (isColon && (!isList || NOT_ALL_NAMED.test(text.slice(start)) || !looksLikeList(text.slice(start)))) return [];
    return [{ whole, parts, segment: { start, end: text.length }, isSubset: false }];
  });
}

function looksLikeList(text: string): boolean {
  const items = text.split(/,\s|\s(?:und|sowie)\s|;\s/u);
  return items.filter((item) => /[\d]/u.test(item)).length >= items.length - 1 && items.every((item) => item.trim().split(/\s+/).length <= 9);
}

/** "Von den 412 Menschen kommen 150 aus Syrien …": only where it looks as if all were named. */
function ofThe({ text, figures }: Passage): Partition[] {
  return [...text.matchAll(OF_THE)].flatMap((mark): Partition[] => {
    const at = mark.index + mark[0].length;
    const whole = figures.find(({ start, kind }) => start === at && (kind === "count" || kind === "euro"));
    const isRatio = figures.some(({ end, kind }) => kind === "count" && end < mark.index && /^\s*(?:\p{L}+\s+){0,2}$/u.test(text.slice(end, mark.index)));
    if (!whole || isRatio) return [];
    const parts = partsIn(text, figures, whole.end, text.length, whole.kind);
    const sum = parts.reduce((total, { value }) => total + value, 0);
    // "54 sprechen …, 61 haben …" tells two things of the same people; "aus Syrien, … aus der Ukraine" divides them.
    const isUniform = new Set(parts.map(({ end }) => /^\s+(\p{Ll}+)/u.exec(text.slice(end))?.[1] ?? "")).size === 1;
    if (parts.length < 2 || !isUniform || (parts.length < 3 && sum < whole.value * MEANT_TO_BE_ALL)) return [];
    return [{ whole, parts, segment: { start: whole.end, end: text.length }, isSubset: false }];
  });
}

function partsIn(text: string, figures: readonly Figure[], start: number, end: number, kind: Figure["kind"], withPlaces = false): Figure[] {
  const subsets = [...text.matchAll(/\b(?:darunter|unter ihnen|davon wiederum)\b[^,;.]*/giu)].map(
    ({ index, 0: found }) => [index, index + found.length] as const,
  );
  return figures.filter((figure) => {
    if (figure.kind !== kind || figure.start < start || figure.end > end) return false;
    if (subsets.some(([from, to]) => from > start && figure.start >= from && figure.end <= to)) return false;
    if (isInBrackets(text.slice(start), { start: figure.start - start, end: figure.end - start })) return false;
    return withPlaces || !NO_PART_BEFORE.test(text.slice(start, figure.start));
  });
}

export function isInBrackets(text: string, { start }: Pick<Figure, "start" | "end">): boolean {
  const before = text.slice(0, start);
  return before.lastIndexOf("(") > before.lastIndexOf(")");
}

function judge({ text, figures }: Passage, { whole, parts, segment, isSubset }: Partition): Hint[] {
  const said = text.slice(segment.start, segment.end);
  if (!whole) return [];
  const larger = parts.find((part) => part.low > whole.high);
  if (larger) return [{ code: "part-above-whole", arithmetic: `${inGerman(larger.value)} > ${inGerman(whole.value)}`, quote: quoteOf(text, larger) }];
  if (isSubset || OVERLAPS.test(said)) return [];
  if (parts.length >= 2) return compare(whole, parts, !NOT_ALL_NAMED.test(said), quoteOf(text, parts[0] ?? whole, parts.at(-1)));
  return sharesOf(text, figures, segment);
}

function compare(whole: Figure, parts: readonly Figure[], mustReach: boolean, quote: string): Hint[] {
  const [low, high, sum] = [total(parts, "low"), total(parts, "high"), total(parts, "value")];
  if (low <= whole.high && high >= whole.low) return [];
  const isAbove = low > whole.high;
  if (!isAbove && !mustReach) return [];
  const exact = [whole, ...parts].every(({ isApproximate }) => !isApproximate);
  const rounded = exact && allRoundedTo5([whole, ...parts].map(({ value }) => value)) && Math.abs(sum - whole.value) <= slackOf5(parts.length);
  const arithmetic = `${parts.map(({ value }) => inGerman(value)).join(" + ")} = ${inGerman(sum)} ≠ ${inGerman(whole.value)}`;
  return [{ code: rounded ? "rounded-to-5" : isAbove ? "parts-above" : "parts-below", arithmetic, quote }];
}

const total = (parts: readonly Figure[], of: "low" | "high" | "value") => Math.round(parts.reduce((sum, part) => sum + part[of], 0) * 100) / 100;

/** "davon 48 % Frauen und 55 % Männer" */
function sharesOf(text: string, figures: readonly Figure[], { start, end }: Partition["segment"]): Hint[] {
  const said = text.slice(start, end);
  const shares = figures.filter(
    (figure) =>
      figure.kind === "percent" &&
      figure.start >= start &&
      figure.end <= end &&
      !NO_PART_BEFORE.test(text.slice(start, figure.start)) &&
      !isInBrackets(said, { start: figure.start - start, end: 0 }),
  );
  return shares.length < 2 ? [] : sumOfShares(shares, !NOT_ALL_NAMED.test(said), quoteOf(text, shares[0] ?? { start, end }, shares.at(-1)));
}

/** "(Frauen 48 %, Männer 55 %)" */
function inBrackets(text: string, figures: readonly Figure[]): Hint[] {
  return [...text.matchAll(/\(([^()]*)\)/gu)].flatMap((bracket) => {
    const end = bracket.index + bracket[0].length;
    const shares = figures.filter(({ kind, start }) => kind === "percent" && start > bracket.index && start < end);
    const items = (bracket[1] ?? "").split(/[,;]\s|\s(?:und|sowie)\s/u);
    const isList =
      shares.length >= 2 &&
      items.length === shares.length &&
      items.every((item) => /^\s*(?:[\p{L}-]+\s*:?\s*){0,3}[\d,]+\s*(?:%|Prozent)(?:\s[\p{L}-]+){0,3}\s*$/u.test(item));
    const sum = total(shares, "value");
    if (!isList || sum < 90 || sum > 125 || NOT_ALL_NAMED.test(bracket[0]) || /Vorjahr|¤|20\d\d|Land|Bund/u.test(bracket[0])) return [];
    return sumOfShares(shares, true, bracket[0]);
  });
}

export function sumOfShares(
  shares: readonly { value: number; low: number; high: number; isApproximate?: boolean }[],
  mustReach: boolean,
  quote: string,
): Hint[] {
  const sum = Math.round(shares.reduce((all, { value }) => all + value, 0) * 100) / 100;
  const slack = shares.reduce((all, { value, high }) => all + Math.max(high - value, halfDigit(1)), 0);
  if (Math.abs(sum - 100) <= slack + 1e-9 || (sum < 100 && (!mustReach || sum < 100 * MEANT_TO_BE_ALL))) return [];
  return [{ code: "shares-off-100", arithmetic: `${shares.map(({ value }) => `${inGerman(value)} %`).join(" + ")} = ${inGerman(sum)} %`, quote }];
}

/** "120 Frauen und 80 Männer, zusammen 210 Menschen" */
function summedUp(passage: Passage): Hint[] {
  const { text, figures } = passage;
  return figures.flatMap((whole): Hint[] => {
    if (whole.kind !== "count" && whole.kind !== "euro") return [];
    const mark = SUMS_UP.exec(text.slice(0, whole.start));
    if (!mark) return [];
    const parts = partsIn(text, figures, 0, mark.index, whole.kind);
    const last = parts.at(-1);
    if (parts.length < 2 || !last || /[.;]/u.test(text.slice(last.end, mark.index).replace(/\b\p{L}\./gu, ""))) return [];
    // "12 Kurse mit 180 Plätzen, insgesamt 340 Menschen" sums up nothing.
    const noun = (figure: Figure) => /^\s+(?:\p{Ll}+\s+){0,2}(\p{Lu}[\p{L}-]+)/u.exec(text.slice(figure.end))?.[1]?.slice(0, 4) ?? "";
    const isPlain = mark[0].startsWith("insgesamt") && !/also|damit|sind/u.test(mark[0]);
    if (isPlain && noun(whole) !== "" && !parts.some((part) => noun(part) === noun(whole))) return [];
    if (OVERLAPS.test(text.slice(parts[0]?.start, mark.index)) || pointingBack({ ...passage, before: null }).length > 0) return [];
    return compare(whole, parts, !NOT_ALL_NAMED.test(text.slice(0, mark.index)), quoteOf(text, parts[0] ?? whole, whole));
  });
}

/** The words from one figure to the end of the last one's noun. */
export function quoteOf(text: string, first: Pick<Figure, "start" | "end">, last: Pick<Figure, "start" | "end"> = first): string {
  const rest = /^(?:\s+[\p{L}-]+){0,3}/u.exec(text.slice(last.end))?.[0] ?? "";
  return text
    .slice(first.start, last.end + rest.length)
    .replaceAll("¤", "…")
    .slice(0, 200);
}
