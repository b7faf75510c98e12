/** After these a point ends no sentence. */
const ABBREVIATION =
  /(?:^|[\s(])(?:z|B|u|a|d|h|i|V|m|S|ca|bzw|Nr|Abs|Art|Mio|Mrd|Tsd|inkl|insb|ggf|vgl|evtl|etc|usw|Dr|Prof|St|Str|Tel|Abb|Tab|Kap|Drs|Az|ff|f|o|g|e|gem|lt|max|min|rd|sog|zzgl|einschl|exkl|Stk|Pers|Vj|v|H|¤+)$/u;

const LONGEST_ABBREVIATION = 12;

export type Sentence = { start: number; text: string };

/** Sentences with their places; `text` may be masked, which keeps its length. */
export function sentencesIn(text: string): Sentence[] {
  const sentences: Sentence[] = [];
  let start = 0;
  for (const { index } of text.matchAll(/[.!?;](?=["“”»)]*\s+["„»(]?[\p{Lu}\d¤]|\s*$)/gu)) {
    const before = text.slice(Math.max(start, index - LONGEST_ABBREVIATION), index);
    if (text[index] === "." && ABBREVIATION.test(before)) continue;
    sentences.push({ start, text: text.slice(start, index + 1) });
    start = index + 1;
  }
  if (text.slice(start).trim() !== "") sentences.push({ start, text: text.slice(start) });
  return sentences;
}
