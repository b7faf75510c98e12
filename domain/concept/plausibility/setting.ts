import { MONTHS } from "./masking.ts";
import type { Passage } from "./parts.ts";

/** When and where a figure holds; without words for it: now, in the whole county. */
export type Setting = { times: readonly string[]; /** Within the year, where it is told. */ days: readonly string[]; places: readonly string[] };

export const HERE_AND_NOW: Setting = { times: [], days: [], places: [] };
const NOT_NOW =
  /Vorvorjahr|Vorjahr|damals|früher|zuvor|künftig|[Gg]eplant|[Vv]orgesehen|angestrebt|\bsoll(?:en|te|ten)?\b|\bZiel\b|[Bb]edarf|vorher|bisher|ursprünglich|Jahre? (?:später|danach|davor)|seither|seitdem|im selben Jahr/gu;
const NOW = /\b(?:derzeit|zurzeit|aktuell|heute|gegenwärtig|inzwischen|mittlerweile|momentan)\b/iu;
const YEAR_OF_A_DAY = /\.\s?((?:19|20)\d{2})(?!\d)|\b((?:19|20)\d{2}\/\d{2,4})\b/gu;
const DAY = new RegExp(
  String.raw`(?<![\d.,])\d{1,2}\.\s?\d{1,2}\.(?!\d{1,2}\.)|(?:\d{1,2}\.\s*)?(?:${MONTHS.join("|")})|\b(?:Ende|Mitte|Anfang)\s+(?=(?:19|20)\d{2})|\bHalbjahr|\bQuartal`,
  "gu",
);
const PLACE =
  /\b(?:[Ii]n|[Ii]m|[Aa]m|[Ff]ür|[Dd]er|[Dd]ie)\s+(?:der\s+|den\s+|die\s+)?(?<kind>Stadt|Gemeinde|Samtgemeinde|Einheitsgemeinde|Ortsteil|Stadtteil)\s+(?<named>\p{Lu}[\p{L}-]+)|\b(?<preposition>[Ii]n|[Ii]m|[Aa]m)\s+(?:der\s+|den\s+)?(?<word>\p{Lu}[\p{L}-]+)|\b(?<far>landesweit|bundesweit|deutschlandweit|des Landes|im Bund)\b/gu;
const TIME_AND_NO_PLACE =
  /^(?:Jahr|Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|Sommer|Winter|Herbst|Frühjahr|Schnitt|Durchschnitt|Ende|Anfang|Mitte|Berichtsjahr|Zeitraum)/u;
const WHOLE_COUNTY = /^(?:Landkreis|Kreis|Kreisgebiet)/u;
/** "Ahrberg zählt 412 …": whose figure it is. */
const HOLDER =
  /^\s*(?:(?:Der|Die|Das)\s+)?(?!(?:Im|In|Am|An|Auf|Bei|Mit|Für|Von|Aus|Zu|Nach|Seit|Ende|Anfang|Mitte|Insgesamt|Derzeit|Aktuell|Heute|Dort|Hier|Hiervon|Davon|Darunter|Es|Sie|Er|Zurzeit|Inzwischen|Mittlerweile|Damit|So|Auch|Zudem|Weitere|Rund|Etwa|Zahl|Anzahl|Anteil)\b)(\p{Lu}[\p{L}-]+(?:\s+(?:und\s+)?\p{Lu}[\p{L}-]+){0,2})\s+(?:zähl|hat|hab|verfüg|biet|meld|beherberg|betreu|versorg|beschäftig|verzeichn|führ|stell|unterh[aä]l|n[ai]mm|nehm|nahm|kommt\sauf|weist|plan)\p{Ll}*\s/u;

/** The setting of each sentence of a paragraph as a whole: a sentence without a word for it goes on where the one before stood. */
export function settingsOf(passages: readonly Passage[]): Setting[] {
  const settings: Setting[] = [];
  for (const passage of passages) {
    const before = settings.at(-1) ?? HERE_AND_NOW;
    const whole = { start: 0, end: passage.text.length };
    const [times, places] = [timesIn(passage, whole), placesIn(passage, whole)];
    const isNow = NOW.test(passage.text);
    const goesOn = places.filter(({ isFirst }) => isFirst);
    const isCounty = /\b(?:Landkreis|Kreisgebiet|kreisweit)/u.test(passage.text);
    settings.push({
      times: times.length > 0 || isNow ? times : before.times,
      days: times.length > 0 || isNow ? daysIn(passage, whole) : before.days,
      places: isCounty ? [] : goesOn.length > 0 ? names(goesOn) : before.places,
    });
  }
  return settings;
}

type Span = { start: number; end: number };

/**
 * When and where the figure at `figure` holds.
 *
 * @param scope what may say so: the sentence, or for "die 412 Kurse in Ahrberg" only up to there
 * @param paragraph the setting of its sentence in its paragraph
 * @returns null where the sentence names several years or places, and none of them beside the figure
 */
export function settingAt(passage: Passage, figure: Span, scope: Span, paragraph: Setting): Setting | null {
  const clause = clauseOf(passage.text, figure);
  const one = <T>(find: (span: Span) => T[]): T[] | null => {
    const all = find(scope);
    if (all.length <= 1) return all;
    const beside = find(clause);
    return beside.length === 1 ? beside : null;
  };
  const [times, places] = [one((span) => timesIn(passage, span)), one((span) => placesIn(passage, span))];
  if (!times || !places) return null;
  const isCounty = /\b(?:Landkreis|Kreisgebiet|kreisweit)/u.test(passage.text.slice(scope.start, scope.end));
  const goesOn = times.length === 0 && !NOW.test(passage.text) && timesIn(passage, { start: 0, end: passage.text.length }).length === 0;
  return {
    times: goesOn ? paragraph.times : times,
    days: goesOn ? paragraph.days : daysIn(passage, scope),
    places: places.length > 0 || isCounty ? names(places) : paragraph.places,
  };
}

/** True where both hold at the same time in the same place. */
export function isSameSetting(one: Setting, other: Setting): boolean {
  const same = (a: readonly string[], b: readonly string[]) => a.length === b.length && a.every((word) => b.includes(word));
  const sameDay = one.days.length === 0 || other.days.length === 0 || same(one.days, other.days);
  return same(one.times, other.times) && same(one.places, other.places) && sameDay;
}

function clauseOf(text: string, { start, end }: Span): Span {
  const breaks = [...text.matchAll(/[,;]\s|\s(?:und|sowie|während|gegenüber)\s/gu)].map(({ index }) => index);
  return { start: breaks.findLast((at) => at < start) ?? 0, end: breaks.find((at) => at >= end) ?? text.length };
}

function timesIn({ text, written, figures }: Passage, { start, end }: Span): string[] {
  const years = figures.filter((figure) => figure.kind === "year" && figure.start >= start && figure.end <= end).map(({ text: year }) => year);
  const days = [...written.slice(start, end).matchAll(YEAR_OF_A_DAY)].map(([, year, schoolYear]) => year ?? schoolYear ?? "");
  return [...new Set([...years, ...days, ...(text.slice(start, end).match(NOT_NOW) ?? [])])];
}

function daysIn({ written }: Passage, { start, end }: Span): string[] {
  return [...new Set((written.slice(start, end).match(DAY) ?? []).map((day) => (day.startsWith("Ende") ? "31.12." : day.replace(/\s/gu, ""))))];
}

type Place = { name: string; isFirst: boolean };

function placesIn({ text }: Passage, { start, end }: Span): Place[] {
  const found = [...text.slice(start, end).matchAll(PLACE)].flatMap(({ index, groups = {} }): Place[] => {
    const name = groups.named ?? groups.word ?? groups.far ?? "";
    if (TIME_AND_NO_PLACE.test(name)) return [];
    // The county is a place beside others, but what is told without a place holds there, too.
    if (WHOLE_COUNTY.test(name)) return [{ name: "", isFirst: false }];
    return [{ name, isFirst: groups.kind !== undefined || (start + index < 2 && groups.preposition !== undefined) }];
  });
  const holder = HOLDER.exec(text.slice(0, end))?.[1];
  const held =
    holder && start === 0 && !WHOLE_COUNTY.test(holder) && !found.some(({ name }) => holder.endsWith(name)) ? [{ name: holder, isFirst: false }] : [];
  return [...new Map([...held, ...found].map((place) => [place.name, place])).values()];
}

const names = (places: readonly Place[]) => places.flatMap(({ name }) => name || []);
