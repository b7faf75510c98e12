import type { Hint } from "./hint.ts";

const NUMBERS = ["zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf"];
const ANNOUNCED = new RegExp(
  String.raw`(?<![\p{L}\d.,¤/-])(?<number>${NUMBERS.join("|")}|${NUMBERS.map((word) => word[0]?.toUpperCase() + word.slice(1)).join("|")}|[2-9]|1[0-2])\s+(?<noun>(?:\p{Ll}[\p{L}-]+\s+){0,2}\p{Lu}[\p{L}-]+)(?:\s+\p{Ll}+){0,3}?(?<opener>\s*:\s|\s*\(|,\s+(?:nämlich|und zwar)\s)`,
  "gu",
);
/** A sentence and no list, or a list that says that it goes on. */
const NO_LIST =
  /\b(?:wir|sie|es|ist|sind|wird|werden|haben|hat|soll|sollen|kann|können|muss|müssen|gibt|braucht|brauchen|bietet|fehlt|fehlen|war|waren|liegt|leben|steht|stehen)\b|unter anderem|u\. ?a\.|z\. ?B\.|zum Beispiel|usw|etc|beispielsweise|insbesondere|\bdavon\b|\bdarunter\b|[\d¤]/u;
const LONGEST_ITEM = 6;

/** "neun Gemeinden: A, B, C und D" */
export function checkAnnouncedLists(text: string): Hint[] {
  return [...text.matchAll(ANNOUNCED)].flatMap(({ index, 0: found, groups = {} }): Hint[] => {
    const typed = groups.number?.toLowerCase() ?? "";
    const announced = NUMBERS.includes(typed) ? NUMBERS.indexOf(typed) + 2 : Number(typed);
    const start = index + found.length;
    const rest = text.slice(start);
    const end = groups.opener?.trim() === "(" ? rest.indexOf(")") : rest.search(/[.;!?](?:\s|$)|\s–\s|\s\(/u);
    const list = end < 0 ? rest : rest.slice(0, end);
    const [least, most] = countItems(list);
    if (most < 2 || NO_LIST.test(list) || list.split(/,|\s(?:und|sowie)\s/u).some((item) => item.trim().split(/\s+/).length > LONGEST_ITEM)) return [];
    if (announced >= least && announced <= most) return [];
    const named = least === most ? `${least}` : `${least}–${most}`;
    return [{ code: "list-count", arithmetic: `${named} ≠ ${announced}`, quote: `${found}${list}`.trim().slice(0, 200) }];
  });
}

/** How many a list names: "Wohnen und Gesundheit" may be one or two. */
function countItems(list: string): [least: number, most: number] {
  const items = list.split(/,\s/u);
  const joined = items.map((item) => item.split(/\s(?:und|sowie|oder)\s/u).length - 1);
  const last = joined.at(-1) ?? 0;
  const isPlain = last === 1 && joined.slice(0, -1).every((count) => count === 0);
  if (isPlain) return [items.length + 1, items.length + 1];
  return [items.length, items.length + joined.reduce((sum, count) => sum + count, 0)];
}
