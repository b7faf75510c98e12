import type { Figure } from "./figures.ts";
import { inGerman } from "./german-notation.ts";
import type { Hint } from "./hint.ts";
import { quoteOf, type Passage } from "./parts.ts";
import { HERE_AND_NOW, isSameSetting, settingAt, settingsOf, type Setting } from "./setting.ts";

/** A figure about something that can be told apart from other figures. */
export type Statement = {
  key: string;
  figure: Figure;
  setting: Setting;
  sentence: Passage;
  isDefinite: boolean;
  isStock: boolean;
  quote: string;
  block: number;
};

/** So many things are called so that a sentence must say that these are all there are; "Kursplätze" and other compounds say more. */
const GENERIC =
  /^(?:mensch|person|kind|frau|mann|männ|jugend|teilnehm|fall|fäll|antrag|anträg|gespräch|termin|mal|euro|plätz|platz|kurs|stund|prozent|gemeind|ort|stell|famili|angebot|projekt|maßnahm|einricht|schul)(?:lich|ung)?(?:end)?(?:e|er|in|es)?(?:innen|n|en|s)?$/u;
const NOUN =
  /^\s+((?:\p{Ll}[\p{L}-]+\s+){0,2}?)(\p{Lu}[\p{L}-]{2,})((?:\s+(?:(?:aus|mit|ohne|für|zum|zur|am)\s+(?:(?:der|dem|den|die|das|einem|einer|eine|einen)\s+)?|(?:der|des|dieser)\s+(?!Jahres|Landkreis|Kreises))(?:\p{Ll}+\s+)?\p{Lu}[\p{L}-]+)*)/u;
const STOCK =
  /\b(?:leb(?:en|t|ten|te)|wohn(?:en|t|ten)|gemeldet|registriert|zähl(?:t|en|te|ten)|es gibt|gab es|verfügt|hat der Landkreis|hatte der Landkreis|stehen|standen)\b/u;
const DEFINITE = /\b(?:[Dd]ie|[Dd]er|[Dd]en|[Dd]iese[rn]?|[Aa]lle[rn]?|[Uu]nsere[rn]?)\s+(?:insgesamt\s+|rund\s+|etwa\s+)?$/u;
/** "Die Zahl der Schutzsuchenden beträgt …" */
const NUMBER_OF = /\b(?:Zahl|Anzahl)\s+(?:der|an|von|aller)(?=\s)/gu;
const AMOUNTS_TO = /\b(?:beträgt|betrug|beläuft|belief|beziffert|liegt|lag|umfasst|umfasste|bei)\s+(?:\p{L}+\s+){0,3}$/u;
const SHARE_OF =
  /(?:Anteil|Quote)\s+(?:der|an|von|aller)\s+((?:\p{Ll}+\s+)?\p{Lu}[\p{L}-]+(?:\s+(?:mit|ohne|aus)\s+(?:der\s+)?\p{Lu}[\p{L}-]+)?(?:\s+(?:an|unter)\s+(?:der|den|allen)\s+(?:\p{Ll}+\s+)?\p{Lu}[\p{L}-]+)?)|\b(\p{Lu}\p{L}{3,}?)(?:anteil|quote)\b((?:\s+(?:der|von|unter)\s+(?:den\s+)?(?:\p{Ll}+\s+)?\p{Lu}[\p{L}-]+(?:\s+und\s+\p{Lu}[\p{L}-]+)?)?)/gu;
/** What follows is one of the parts of what was told before. */
const PART = /\b(?:[Dd]avon|[Hh]iervon|[Dd]arunter|[Vv]on\s+ihnen|[Uu]nter\s+ihnen|[Vv]on\s+diesen)\b/u;
/** What may still belong to "die 412 Kurse": "in Ahrberg", "des Jahres 2024". */
const BELONGS = /^(?:\s+(?:in|im|am|der|des|aus|von)\s+(?:der\s+|den\s+)?(?:Jahres?\s+\d{4}|\p{Lu}[\p{L}-]+(?:\s+\p{Lu}[\p{L}-]+)?)|\s+\d{4})*/u;

/** The figures of a paragraph that a later sentence may repeat. */
export function statementsIn(passages: readonly Passage[], block: number): Statement[] {
  const paragraph = settingsOf(passages);
  return passages.flatMap((passage, place) => {
    const stated = [...counts(passage), ...numbersOf(passage), ...shares(passage)];
    return stated.flatMap(({ scope, ...stating }): Statement[] => {
      const setting = settingAt(passage, stating.figure, { start: 0, end: scope }, paragraph[place] ?? HERE_AND_NOW);
      return setting ? [{ ...stating, setting, sentence: passage, isStock: STOCK.test(passage.text), block }] : [];
    });
  });
}

/** `scope`: up to where the sentence may say when and where. */
type Stated = Pick<Statement, "key" | "figure" | "isDefinite" | "quote"> & { scope: number };

function counts({ text, figures }: Passage): Stated[] {
  return figures.flatMap((figure): Stated[] => {
    if ((figure.kind !== "count" && figure.kind !== "euro") || PART.test(text.slice(0, figure.start))) return [];
    const [phrase = "", adjectives = "", noun = "", more = ""] = NOUN.exec(text.slice(figure.end)) ?? [];
    if (noun === "" || /\b(?:in|auf|mit|je|pro|um|von|zu|nach|weitere|davon|darunter)\s+$/u.test(text.slice(0, figure.start))) return [];
    const key = stems(`${adjectives} ${noun} ${more}`);
    const isGeneric = GENERIC.test(noun.toLowerCase()) && more === "" && adjectives.trim() === "";
    if (isGeneric && !STOCK.test(text)) return [];
    const isDefinite = DEFINITE.test(text.slice(0, figure.start));
    const behind = figure.end + phrase.length;
    const scope = isDefinite ? behind + (BELONGS.exec(text.slice(behind))?.[0].length ?? 0) : text.length;
    return [{ key: isGeneric ? `${key} leben` : key, figure, isDefinite, quote: quoteOf(text, figure), scope }];
  });
}

/** "Die Zahl der Schutzsuchenden beträgt 3.412" says what "3.412 Schutzsuchende leben hier" says. */
function numbersOf({ text, figures }: Passage): Stated[] {
  return [...text.matchAll(NUMBER_OF)].flatMap(({ index, 0: found }): Stated[] => {
    const [, adjectives = "", noun = "", more = ""] = NOUN.exec(text.slice(index + found.length)) ?? [];
    const behind = figures.filter(({ kind, start }) => kind === "count" && start > index);
    const [figure] = behind;
    if (noun === "" || !figure || behind.length > 1 || !AMOUNTS_TO.test(text.slice(index, figure.start)) || PART.test(text.slice(0, index))) return [];
    const isGeneric = GENERIC.test(noun.toLowerCase()) && more === "" && adjectives.trim() === "";
    const key = stems(`${adjectives} ${noun} ${more}`);
    const quote = quoteOf(text, { start: index, end: figure.end });
    return [{ key: isGeneric ? `${key} leben` : key, figure, isDefinite: true, quote, scope: text.length }];
  });
}

function shares({ text, figures }: Passage): Stated[] {
  return [...text.matchAll(SHARE_OF)].flatMap(({ index, 0: found, 1: of, 2: compound, 3: ofWhom }): Stated[] => {
    const behind = figures.filter(({ kind, start }) => kind === "percent" && start > index);
    const [figure] = behind;
    if (!figure || behind.length > 1 || figure.start - index - found.length > 70) return [];
    if (/\b(?:um|über|unter)\s+$/u.test(text.slice(0, figure.start))) return [];
    const key = `anteil ${stems(of ?? `${compound ?? ""} ${ofWhom ?? ""}`)}`;
    return [{ key, figure, isDefinite: true, quote: quoteOf(text, { start: index, end: figure.end }), scope: text.length }];
  });
}

/** The same thing, the same time, the same place, another figure. */
export function checkTwice(statements: readonly Statement[]): (Hint & { block: number })[] {
  return [...Map.groupBy(statements, ({ key }) => key).values()].flatMap((same) =>
    same.flatMap((later, place) => {
      const earlier = same.slice(0, place).filter((other) => mayBeTheSame(other, later));
      const differs = earlier.find((other) => !agree(other.figure, later.figure));
      if (!differs || earlier.some((other) => agree(other.figure, later.figure))) return [];
      return [
        {
          code: "twice" as const,
          arithmetic: `${inGerman(differs.figure.value)} ≠ ${inGerman(later.figure.value)}`,
          quote: `${differs.quote} … ${later.quote}`,
          block: later.block,
        },
      ];
    }),
  );
}

/** A sentence tells its figures apart by itself: two of one sentence never are the same. */
function mayBeTheSame(one: Statement, other: Statement): boolean {
  if (one.figure.kind !== other.figure.kind || one.sentence === other.sentence) return false;
  return isSameSetting(one.setting, other.setting) && (other.isDefinite || one.isDefinite || (one.isStock && other.isStock));
}

function agree(one: Figure, other: Figure): boolean {
  return one.low <= other.high && other.low <= one.high;
}

/** Words without their endings and articles, in order. */
function stems(words: string): string {
  return words
    .toLowerCase()
    .split(/\s+/u)
    .filter((word) => word !== "" && !/^(?:der|die|das|dem|den|einem|einer|eine|einen|insgesamt|rund|etwa|derzeit|aktuell)$/u.test(word))
    .map((word) => word.replace(/(?:innen|ern|en|er|es|em|e|n|s)$/u, ""))
    .join(" ");
}
