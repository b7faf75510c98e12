import type { Figure } from "./figures.ts";
import { inGerman } from "./german-notation.ts";
import type { Hint } from "./hint.ts";
import { isInBrackets, pointingBack, quoteOf, type Passage } from "./parts.ts";
import { allRoundedTo5 } from "./rounding.ts";

type Pair = { part: Figure; whole: Figure };

/** Up to three words of what is counted, then "von", "der insgesamt" … before the whole. */
const OF_WHOLE = /^\s*(?:[\p{L}-]+\s+){0,3}?(?:von|der|aller|aus)(?:\s+(?:den|insgesamt|allen|ihnen|rund|etwa|ca\.|knapp|gut|beiden))*\s*$/u;
/** The percentage compares, or is somebody else's. */
const COMPARES_BEFORE =
  /(?:\bum|[Pp]lus|[Mm]inus|Zuwachs|Anstieg|Rückgang|Vorjahr\p{L}*|\bzuvor|\bvorher|\bnoch|[Ll]and\p{L}*|[Bb]und\p{L}*|[Dd]urchschnitt\p{L}*|Ziel\p{L}*|Niedersachsen|Quote von|sollen|Steigerung)\s*:?\s*(?:von\s+|um\s+|bei\s+|waren es\s+|sind es\s+|im Schnitt\s+)?(?:rund|etwa|knapp|gut|fast|ca\.)?\s*$/u;
const COMPARES_AFTER = /^\s*(?:mehr|weniger|höher|niedriger|über dem|unter dem|gegenüber|im Vorjahr|des Vorjahres|im Land|landesweit|bundesweit)/u;
const SAYS = /\b(?:das sind|das entspricht|dies entspricht|entspricht|entsprechen|das heißt|also|somit|damit|mithin|Anteil|Quote|rund)\b/u;

/** Percentages and fractions that their own figures contradict, changes that do, and shares over the whole. */
export function checkShares(passage: Passage): Hint[] {
  return [...ratios(passage), ...changes(passage), ...overTheWhole(passage)];
}

function ratios(passage: Passage): Hint[] {
  const { text, figures } = passage;
  const pairs = [...pairsIn(text, figures), ...partsWithWhole(passage)];
  const told = new Set<Figure>();
  return [...pairs.flatMap((pair) => shareBeside(text, figures, pair, pairs)), ...wholeFirst(text, figures)].flatMap(({ pair, share }) => {
    if (told.has(share)) return [];
    told.add(share);
    return contradiction(text, pair, share);
  });
}

/** "412 von 900", "412 Kinder der insgesamt 900" */
function pairsIn(text: string, figures: readonly Figure[]): Pair[] {
  const counts = figures.filter(({ kind }) => kind === "count" || kind === "euro");
  return counts.slice(1).flatMap((whole, place) => {
    const part = counts[place];
    return part && part.kind === whole.kind && OF_WHOLE.test(text.slice(part.end, whole.start)) ? [{ part, whole }] : [];
  });
}

/** "Von den 900 Kindern besuchen 412 (45,8 %) …", "900 Kinder, davon 412 (45,8 %) …" */
function partsWithWhole(passage: Passage): Pair[] {
  const { text, figures } = passage;
  const lists = [...pointingBack(passage).flatMap(({ whole, parts }) => (whole ? parts.map((part) => ({ part, whole })) : [])), ...partsOfBefore(passage)];
  const begin = /(?:^|[\s,;])[Vv]on\s+(?:den\s+|diesen\s+|allen\s+|insgesamt\s+|rund\s+)*(?=\d)/u.exec(text);
  const whole = begin && figures.find(({ start, kind }) => start === begin.index + begin[0].length && kind === "count");
  if (!whole || pairsIn(text, figures).some((pair) => pair.whole === whole)) return lists;
  return [
    ...lists,
    ...figures
      .filter(({ kind, start }) => kind === "count" && start > whole.end && !isInBrackets(text, { start, end: start }))
      .map((part) => ({ part, whole })),
  ];
}

/** "… 2.340 Kinder betreut. 538 von ihnen (23 %) …" */
function partsOfBefore({ text, figures, before }: Passage): Pair[] {
  const counted = before?.figures.filter(({ kind }) => kind === "count") ?? [];
  const [whole] = counted;
  if (!whole || counted.length !== 1) return [];
  return figures.flatMap((part) =>
    part.kind === "count" && /^\s+(?:von ihnen|davon|von diesen|hiervon)\b/u.test(text.slice(part.end)) ? [{ part, whole }] : [],
  );
}

type Told = { pair: Pair; share: Figure };

/** The percentage that belongs to the pair: in brackets behind it, after "das sind", or before it where the pair is in brackets. */
function shareBeside(text: string, figures: readonly Figure[], pair: Pair, all: readonly Pair[]): Told[] {
  // A whole of the sentence before stands elsewhere.
  const end = figures.includes(pair.whole) ? Math.max(pair.part.end, pair.whole.end) : pair.part.end;
  const isShare = ({ kind }: Figure) => kind === "percent" || kind === "fraction";
  const next = all.map(({ part }) => part.start).filter((start) => start > end);
  const limit = Math.min(...next, text.length);
  const behind = figures.find((figure) => isShare(figure) && figure.start > end && figure.start < limit);
  if (behind && belongs(text, end, behind)) return [{ pair, share: behind }];
  const opening = text.lastIndexOf("(", pair.part.start);
  const inside = opening >= 0 && isInBrackets(text, pair.part) && pair.part.start - opening < 25;
  const before = figures.findLast((figure) => isShare(figure) && figure.end <= (inside ? opening : -1));
  return before && text.slice(before.end, opening).length < 60 && !COMPARES_BEFORE.test(text.slice(0, before.start)) ? [{ pair, share: before }] : [];
}

function belongs(text: string, end: number, share: Figure): boolean {
  const between = text.slice(end, share.start);
  if (between.length > 90 || COMPARES_BEFORE.test(text.slice(0, share.start)) || COMPARES_AFTER.test(text.slice(share.end))) return false;
  if (/Vorjahr|Land|Bund|Ziel|Durchschnitt|Niedersachsen|\b20\d\d\b/u.test(between)) return false;
  return (
    /^[^()]{0,60}\(\s*(?:rund|etwa|ca\.|knapp|gut|fast|=|also|das sind|entspricht)?\s*$/u.test(between) ||
    (SAYS.test(between) && !/[.;]/u.test(between)) ||
    /^(?:\s+[\p{L}-]+){0,3},\s*(?:also|rund|knapp|gut|fast|etwa)?\s*$/u.test(between)
  );
}

/** "45,8 % der 900 Kinder (412)", "Ein Drittel der 900 Kinder, das sind 412" */
function wholeFirst(text: string, figures: readonly Figure[]): Told[] {
  return figures.flatMap((share, place): Told[] => {
    if (share.kind !== "percent" && share.kind !== "fraction") return [];
    const [whole, part] = [figures[place + 1], figures[place + 2]];
    if (!whole || !part || whole.kind !== part.kind || (whole.kind !== "count" && whole.kind !== "euro")) return [];
    if (!/^\s*(?:der|von|aller|des)(?:\s+(?:den|insgesamt|rund|etwa|allen|derzeit))*\s*$/u.test(text.slice(share.end, whole.start))) return [];
    const between = text.slice(whole.end, part.start);
    const isSaid = /^[^()]{0,60}\(\s*$/u.test(between) || /(?:das sind|also|entspricht|entsprechen|das heißt|nämlich)\s*(?:rund\s*)?$/u.test(between);
    return isSaid ? [{ pair: { part, whole }, share }] : [];
  });
}

function contradiction(text: string, { part, whole }: Pair, share: Figure): Hint[] {
  if (whole.value <= 0) return [];
  const here = [part, whole, share].filter((figure) => text.slice(figure.start, figure.end) === figure.text).toSorted((a, b) => a.start - b.start);
  const [first, last] = [here[0], here.at(-1)];
  const quote = quoteOf(text, first ?? part, last ?? share);
  if (part.low > whole.high) return [{ code: "part-above-whole", arithmetic: `${inGerman(part.value)} > ${inGerman(whole.value)}`, quote }];
  const fits = (slack: number) => {
    const low = ((part.low - slack) / (whole.high + slack)) * 100;
    const high = ((part.high + slack) / Math.max(whole.low - slack, 1)) * 100;
    return low <= share.high + 1e-9 && high >= share.low - 1e-9;
  };
  if (fits(0)) return [];
  const ratio = Math.round((part.value / whole.value) * 1000) / 10;
  const arithmetic = `${inGerman(part.value)} : ${inGerman(whole.value)} = ${inGerman(ratio)} % ≠ ${share.kind === "fraction" ? `${share.text} (${inGerman(Math.round(share.value * 10) / 10)} %)` : `${inGerman(share.value)} %`}`;
  const rounded = allRoundedTo5([part.value, whole.value]) && fits(2);
  return [{ code: rounded ? "rounded-to-5" : "share-off", arithmetic, quote }];
}

const CHANGE =
  /(?:\bum|[Pp]lus(?:\s+von)?|[Mm]inus(?:\s+von)?|Zuwachs(?:\s+(?:von|um))?|Zunahme\s+(?:von|um)|Anstieg\s+(?:von|um)|Steigerung\s+(?:von|um)|Rückgang\s+(?:von|um)|Abnahme\s+(?:von|um)|[+−-])\s*(?:rund|etwa|knapp|gut|fast|ca\.)?\s*$/u;
const TIMES: readonly [RegExp, number][] = [
  [/verdoppel/u, 2],
  [/verdreifach/u, 3],
  [/vervierfach/u, 4],
  [/halbier/u, 0.5],
];

/** "von 280 auf 340 gestiegen, ein Plus von 12 %" */
function changes({ text, figures }: Passage): Hint[] {
  const counts = figures.filter(({ kind }) => kind === "count" || kind === "euro");
  return counts.slice(1).flatMap((after, place): Hint[] => {
    const before = counts[place];
    if (!before || before.kind !== after.kind || before.value <= 0) return [];
    const isChange =
      /\bvon\s+(?:\p{L}+\s+){0,2}$/u.test(text.slice(0, before.start)) && /\bauf\s+(?:\p{L}+\s+){0,2}$/u.test(text.slice(before.end, after.start));
    if (!isChange || text.slice(before.end, after.start).length > 80) return [];
    const factor = after.value / before.value;
    const quote = quoteOf(text, before, after);
    const word = TIMES.find(([pattern]) => pattern.test(text));
    if (word && (factor < word[1] * 0.85 || factor > word[1] * 1.15) && !/(?:mehr als|über|fast|nahezu|gut)\s+(?:ver|hal)/u.test(text)) {
      return [
        {
          code: "change-off",
          arithmetic: `${inGerman(after.value)} : ${inGerman(before.value)} = ${inGerman(Math.round(factor * 10) / 10)} ≠ ${inGerman(word[1])}`,
          quote,
        },
      ];
    }
    const share = figures.find((figure) => figure.kind === "percent" && CHANGE.test(text.slice(0, figure.start)));
    if (!share) return [];
    const low = Math.min(Math.abs(after.low / before.high - 1), Math.abs(after.high / before.low - 1), Math.abs(factor - 1)) * 100;
    const high = Math.max(Math.abs(after.low / before.high - 1), Math.abs(after.high / before.low - 1), Math.abs(factor - 1)) * 100;
    if (low <= share.high + 1e-9 && high >= share.low - 1e-9) return [];
    const change = Math.round((factor - 1) * 1000) / 10;
    const arithmetic = `(${inGerman(after.value)} − ${inGerman(before.value)}) : ${inGerman(before.value)} = ${inGerman(change)} % ≠ ${change < 0 ? "−" : ""}${inGerman(share.value)} %`;
    return [{ code: "change-off", arithmetic, quote }];
  });
}

const GROWS =
  /Auslastung|ausgelastet|[Bb]elegung|belegt|gegenüber|Vorjahr|steig|stieg|Zuwachs|Zunahme|wuchs|wachs|erhöh|mehr als|Index|Vergleich|\bSoll|[Üü]berzeichn|Nachfrage|Kapazität|[Ff]inanzierung|\bum\s+\d/u;

function overTheWhole({ text, figures }: Passage): Hint[] {
  return figures.flatMap((share): Hint[] => {
    if (share.kind !== "percent" || share.value <= 100 || GROWS.test(text)) return [];
    const isShare =
      /Anteil|[Qq]uote|anteil/u.test(text.slice(Math.max(0, share.start - 90), share.start)) ||
      /^\s*(?:der|des|aller|von|dieser)\b/u.test(text.slice(share.end));
    return isShare ? [{ code: "share-over-100", arithmetic: `${inGerman(share.value)} % > 100 %`, quote: quoteOf(text, share) }] : [];
  });
}
