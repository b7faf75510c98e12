import type { Figure } from "./figures.ts";
import { inGerman } from "./german-notation.ts";
import type { Hint } from "./hint.ts";
import { quoteOf } from "./parts.ts";

/** A figure about something that can be told apart from other figures. */
export type Statement = { key: string; figure: Figure; times: string[]; places: string[]; isDefinite: boolean; isStock: boolean; quote: string; block: number };

const GENERIC =
  /^(?:mensch|person|kind|frau|mann|männ|jugendlich|teilnehm|fall|fäll|antr|gespräch|termin|mal|euro|plätz|platz|kurs|stund|prozent|gemeind|ort|stell|famili|angebot|projekt|maßnahm|einricht|schul)/u;
const NOUN =
  /^\s+((?:\p{Ll}[\p{L}-]+\s+){0,2}?)(\p{Lu}[\p{L}-]{2,})((?:\s+(?:(?:aus|mit|ohne|für|zum|zur|am)\s+(?:(?:der|dem|den|die|das|einem|einer|eine|einen)\s+)?|(?:der|des|dieser)\s+(?!Jahres|Landkreis|Kreises))(?:\p{Ll}+\s+)?\p{Lu}[\p{L}-]+)*)/u;
const STOCK =
  /\b(?:leb(?:en|t|ten|te)|wohn(?:en|t|ten)|gemeldet|registriert|zähl(?:t|en|te|ten)|es gibt|gab es|verfügt|hat der Landkreis|hatte der Landkreis|stehen|standen)\b/u;
const DEFINITE = /\b(?:[Dd]ie|[Dd]er|[Dd]en|[Dd]iese[rn]?|[Aa]lle[rn]?|[Uu]nsere[rn]?)\s+(?:insgesamt\s+|rund\s+|etwa\s+)?$/u;
const SHARE_OF =
  /(?:Anteil|Quote)\s+(?:der|an|von|aller)\s+((?:\p{Ll}+\s+)?\p{Lu}[\p{L}-]+(?:\s+(?:mit|ohne|aus)\s+(?:der\s+)?\p{Lu}[\p{L}-]+)?)|\b(\p{Lu}\p{L}{3,}?)(?:anteil|quote)\b/gu;

/** The figures of a masked sentence that a later one may repeat. */
export function statementsIn(text: string, figures: readonly Figure[], block: number): Statement[] {
  const around = { times: timesIn(text), places: placesIn(text), isStock: STOCK.test(text), block };
  const counts = figures.flatMap((figure): Statement[] => {
    if (figure.kind !== "count" && figure.kind !== "euro") return [];
    const [, adjectives = "", noun = "", more = ""] = NOUN.exec(text.slice(figure.end)) ?? [];
    if (noun === "" || /\b(?:in|auf|mit|je|pro|um|von|zu|nach|weitere|davon|darunter)\s+$/u.test(text.slice(0, figure.start))) return [];
    const key = stems(`${adjectives} ${noun} ${more}`);
    const isGeneric = GENERIC.test(noun.toLowerCase()) && more === "" && adjectives.trim() === "";
    if (isGeneric && !around.isStock) return [];
    const isDefinite = DEFINITE.test(text.slice(0, figure.start));
    return [{ key: isGeneric ? `${key} leben` : key, figure, isDefinite, quote: quoteOf(text, figure), ...around }];
  });
  return [...counts, ...shares(text, figures, around)];
}

function shares(text: string, figures: readonly Figure[], around: Pick<Statement, "times" | "places" | "isStock" | "block">): Statement[] {
  return [...text.matchAll(SHARE_OF)].flatMap(({ index, 0: found, 1: of, 2: compound }): Statement[] => {
    const behind = figures.filter(({ kind, start }) => kind === "percent" && start > index);
    const [figure] = behind;
    if (!figure || behind.length > 1 || figure.start - index - found.length > 70) return [];
    if (/\b(?:um|auf|über|unter)\s+$/u.test(text.slice(0, figure.start)) && !/auf\s+$/u.test(text.slice(0, figure.start))) return [];
    return [{ key: `anteil ${stems(of ?? compound ?? "")}`, figure, isDefinite: true, quote: quoteOf(text, { start: index, end: figure.end }), ...around }];
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

function mayBeTheSame(one: Statement, other: Statement): boolean {
  if (one.figure.kind !== other.figure.kind) return false;
  const compatible = (a: readonly string[], b: readonly string[]) =>
    a.length === 0 || b.length === 0 || (a.every((word) => b.includes(word)) && a.length === b.length);
  return compatible(one.times, other.times) && compatible(one.places, other.places) && (other.isDefinite || one.isDefinite || (one.isStock && other.isStock));
}

function agree(one: Figure, other: Figure): boolean {
  return one.low <= other.high && other.low <= one.high;
}

function timesIn(text: string): string[] {
  const found = text.match(/\b(?:19|20)\d{2}\b|Vorjahr|damals|früher|zuvor|künftig|geplant|Ziel|vorher|Vorvorjahr|bisher|ursprünglich/gu) ?? [];
  return [...new Set(found)];
}

function placesIn(text: string): string[] {
  const found = [...text.matchAll(/\b(?:[Ii]n|[Ii]m|[Aa]m)\s+(?:der\s+|den\s+)?(?:Stadt\s+|Gemeinde\s+|Samtgemeinde\s+|Landkreis\s+)?(\p{Lu}[\p{L}-]+)/gu)].map(
    ([, place = ""]) => place,
  );
  const isTime =
    /^(?:Jahr|Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|Sommer|Winter|Herbst|Frühjahr|Schnitt|Durchschnitt|Ende|Anfang)/u;
  return [...new Set(found.filter((place) => !isTime.test(place) && !/^(?:Landkreis|Kreis|Kreisgebiet)/u.test(place)))];
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
