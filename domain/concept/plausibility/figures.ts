import { halfDigit, slackOfApproximate } from "./rounding.ts";

/** A figure of a sentence: a count, money, a percentage, a fraction in percent ("ein Drittel") or a year. */
export type Figure = {
  kind: "count" | "euro" | "percent" | "fraction" | "year";
  start: number;
  end: number;
  value: number;
  /** What it may stand for, as it is written: "rund 400" is 350 to 450. */
  low: number;
  high: number;
  isApproximate: boolean;
  text: string;
};

const WORDS = ["zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf"];
const wordValue = new Map(WORDS.map((word, place) => [word, place + 2]));
const PARTS: Record<string, number> = { drittel: 3, viertel: 4, fünftel: 5, sechstel: 6, achtel: 8, zehntel: 10 };
const EVERY: Record<string, number> = { zweite: 2, dritte: 3, vierte: 4, fünfte: 5, sechste: 6, achte: 8, zehnte: 10 };
const SCALES: Record<string, number> = { "Mio.": 1e6, Million: 1e6, Millionen: 1e6, "Mrd.": 1e9, Milliarden: 1e9, "Tsd.": 1e3, Tausend: 1e3, tausend: 1e3 };

const FIGURE = new RegExp(
  [
    String.raw`(?<![\p{L}\d.,/¤-])(?<number>\d{1,3}(?:[.\u00a0\u202f]\d{3})+(?:,\d+)?|\d+(?:,\d+)?)(?![\p{L}\d]|-\p{L}|[.,]\d|/\d)(?:\s*(?<scale>Mio\.|Millionen|Million|Mrd\.|Milliarden|Tsd\.|Tausend|tausend))?(?:\s*(?<unit>%|Prozent\b|v\.\s?H\.|€|Euro\b|EUR\b))?`,
    String.raw`\b(?<many>[Ee]in(?:em|es)?|[Zz]wei|[Dd]rei|[Vv]ier)\s+(?<part>Drittel|Viertel|Fünftel|Sechstel|Achtel|Zehntel)n?\b`,
    String.raw`\b(?<half>(?:[Dd]ie|[Dd]er)\s+Hälfte)\b`,
    String.raw`\b[Jj]ede[rs]?\s+(?<every>zweite|dritte|vierte|fünfte|sechste|achte|zehnte)[rns]?\b`,
    String.raw`\b(?<word>[Zz]wei|[Dd]rei|[Vv]ier|[Ff]ünf|[Ss]echs|[Ss]ieben|[Aa]cht|[Nn]eun|[Zz]ehn|[Ee]lf|[Zz]wölf)(?=\s+(?:\p{Ll}+\s+){0,2}\p{L})`,
  ].join("|"),
  "gu",
);

const NEAR = /(?:\brund|\betwa|\bca\.|\bcirca|\bzirka|\bungefähr|\bum die|\bannähernd|\brd\.)\s*$/iu;
const BELOW = /(?:\bknapp|\bfast|\bnahezu|\bweniger als|\bbis zu|\bhöchstens|\bunter|\bbeinahe)\s*$/iu;
const ABOVE = /(?:\bgut|\büber|\bmehr als|\bmindestens|\bwenigstens)\s*$/iu;

/** The figures of a masked sentence, in their order. */
export function figuresIn(text: string): Figure[] {
  return [...text.matchAll(FIGURE)].flatMap((match) => {
    const { index, groups = {} } = match;
    const at = { start: index, end: index + match[0].length, text: match[0] };
    const before = text.slice(0, index);
    if (groups.number) return numeral(groups, before, text.slice(at.end), at);
    if (groups.word) return [made("count", wordValue.get(groups.word.toLowerCase()) ?? 0, 0, before, at)];
    return [made("fraction", fractionOf(groups), 0, before, at)];
  });
}

function fractionOf({ many = "", part = "", every = "" }: Record<string, string | undefined>): number {
  if (part) return ((wordValue.get(many.toLowerCase()) ?? 1) / (PARTS[part.toLowerCase()] ?? 1)) * 100;
  return every ? 100 / (EVERY[every] ?? 1) : 50;
}

type At = { start: number; end: number; text: string };

function numeral({ number = "", scale, unit }: Record<string, string | undefined>, before: string, after: string, at: At): Figure[] {
  const scaled = scale ? (SCALES[scale] ?? 1) : 1;
  const value = Number(number.replace(/[.\u00a0\u202f]/g, "").replace(",", ".")) * scaled;
  const decimals = number.split(",")[1]?.length ?? 0;
  if (!scale && !unit && isYear(number, before, after)) return [{ ...at, kind: "year", value, low: value, high: value, isApproximate: false }];
  const kind = unit === undefined ? "count" : /€|Euro|EUR/.test(unit) ? "euro" : "percent";
  const slack = kind === "percent" ? halfDigit(decimals) : scale ? halfDigit(decimals) * scaled : 0;
  return [made(kind, value, slack, before, at)];
}

/** "2024" without a point is a year, unless people are counted by it. */
function isYear(number: string, before: string, after: string): boolean {
  if (!/^(?:19|20)\d{2}$/.test(number)) return false;
  if (
    /(?:\bJahre?n?|\bin|\bseit|\bEnde|\bAnfang|\bStand|\bab|\bbis|\bvon|\bund|\bvor|\bnach|\bMitte|\bSommer|\bHerbst|\bFrühjahr|\bWinter|[-–,(/])\s*$/u.test(
      before,
    )
  )
    return true;
  return !/^\s+(?:Menschen|Personen|Kinder|Jugendliche|Frauen|Männer|Geflüchtete|Einwohner|Schüler|Plätze|Wohnungen|Fälle|Familien|Haushalte|Beschäftigte|Zugewanderte)/u.test(
    after,
  );
}

function made(kind: Figure["kind"], value: number, slack: number, before: string, at: At): Figure {
  const share = kind === "percent" || kind === "fraction";
  const loose = share ? (kind === "fraction" ? 6 : value % 5 === 0 ? 2.5 : 1) : slackOfApproximate(value);
  const figure = { ...at, kind, value };
  if (NEAR.test(before)) return { ...figure, low: value - loose, high: value + loose, isApproximate: true };
  if (BELOW.test(before)) return { ...figure, low: share ? value - 8 : value * 0.85, high: value + slack, isApproximate: true };
  if (ABOVE.test(before))
    return { ...figure, low: value - slack, high: share ? value + (/gut\s*$/iu.test(before) ? 6 : 30) : value * 1.2, isApproximate: true };
  const fraction = kind === "fraction" ? 3 : 0;
  return { ...figure, low: value - slack - fraction, high: value + slack + fraction, isApproximate: kind === "fraction" || (slack > 0 && !share) };
}
