import { z } from "zod";
import { SPOKEN } from "#domain/network/index.ts";
import { ANY_OFFER, DAY_PARTS, DISTANCES, LEVELS, OFFER_KINDS, type OfferQuery } from "#domain/offers/finding/index.ts";

const DAY_PART_WORDS = { morning: "vormittags", afternoon: "nachmittags", evening: "abends" } as const;
const WEEKDAY_WORDS = ["mo", "di", "mi", "do", "fr", "sa", "so"];
const MOST_LETTERS = 100;

export type QueryName = "suche" | "art" | "bereich" | "thema" | "fuer" | "anbieter" | "ort" | "umkreis" | "tag" | "zeit" | "spricht" | "stufe" | NeedName;
type NeedName = "kostenlos" | "kinder" | "stufenlos" | "plaetze";

/** What an address says under a name, cut to what is read of it. PostgreSQL takes no text with a NUL, and nobody types one. */
export const typedInAddress = (parameters: URLSearchParams, name: QueryName) => (parameters.get(name) ?? "").replaceAll("\0", "").trim().slice(0, MOST_LETTERS);

/** What an address asks for, on every page, in every file and feed of offers: of each name one value, as public addresses are cached; words that mean nothing here are passed over. */
export function readOffersQuery(parameters: URLSearchParams): OfferQuery {
  const typed = (name: QueryName) => typedInAddress(parameters, name);
  const key = (name: QueryName) => (/^[a-z0-9-]{1,60}$/.test(typed(name)) ? typed(name) : null);
  const weekday = WEEKDAY_WORDS.indexOf(typed("tag"));
  return {
    said: typed("suche"),
    kind: OFFER_KINDS.find((kind) => kind === typed("art")) ?? null,
    branch: key("bereich"),
    topic: key("thema"),
    group: key("fuer"),
    organisation: z.uuid().safeParse(typed("anbieter")).data ?? null,
    place: typed("ort"),
    within: DISTANCES.find((distance) => String(distance) === typed("umkreis")) ?? null,
    weekday: weekday === -1 ? null : weekday,
    dayPart: DAY_PARTS.find((part) => DAY_PART_WORDS[part] === typed("zeit")) ?? null,
    language: SPOKEN.find((code) => code === typed("spricht")) ?? null,
    level: LEVELS.find((level) => level === typed("stufe")) ?? null,
    isFree: typed("kostenlos") === "ja",
    hasChildcare: typed("kinder") === "ja",
    isStepFree: typed("stufenlos") === "ja",
    hasFreePlaces: typed("plaetze") === "ja",
  };
}

/** The same query for an address, in a fixed order, so that one search has one address. */
export function writeOffersQuery(query: OfferQuery, more: Record<string, string> = {}): string {
  const words: Record<string, string | null> = {
    suche: query.said,
    art: query.kind,
    bereich: query.branch,
    thema: query.topic,
    fuer: query.group,
    anbieter: query.organisation,
    ort: query.place,
    umkreis: query.within === null || query.place === "" ? null : String(query.within),
    tag: query.weekday === null ? null : (WEEKDAY_WORDS[query.weekday] ?? null),
    zeit: query.dayPart && DAY_PART_WORDS[query.dayPart],
    spricht: query.language,
    stufe: query.level,
    kostenlos: query.isFree ? "ja" : null,
    kinder: query.hasChildcare ? "ja" : null,
    stufenlos: query.isStepFree ? "ja" : null,
    plaetze: query.hasFreePlaces ? "ja" : null,
  };
  const address = new URLSearchParams([...Object.entries(words), ...Object.entries(more)].flatMap(([name, value]) => (value ? [[name, value]] : [])));
  return address.size === 0 ? "" : `?${address}`;
}

export const weekdayWord = (day: number) => WEEKDAY_WORDS[day] ?? "";
export const dayPartWord = (part: keyof typeof DAY_PART_WORDS) => DAY_PART_WORDS[part];

/** The query without one filter. */
export function without(query: OfferQuery, ...filters: (keyof OfferQuery)[]): OfferQuery {
  return { ...query, ...Object.fromEntries(filters.map((filter) => [filter, ANY_OFFER[filter]])) };
}
