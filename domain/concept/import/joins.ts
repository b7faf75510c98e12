/** Does a text go on where another ends? One set of clues for lines, cells and pages. */
import type { Paragraph } from "./blocks.ts";
import { continuesSuspendedHyphen, endsOpen, endsWithHyphen, isNote, isTerminated, startsLower } from "./text.ts";

/** How texts of one role are usually written in this document: what is usual is no sign of a cut. */
export type Habit = { terminated: boolean; lowercase: boolean };

export type Join = {
  /** "hyphen": a cut word; "keep-hyphen": "Kita-" + "Besuch"; "space": a cut sentence. */
  how: "hyphen" | "keep-hyphen" | "space";
  reason: "word-cut" | "compound-cut" | "starts-lowercase" | "sentence-open" | "no-full-stop";
  sure: boolean;
};

/** @returns how the two texts join, or null if the second clearly stands for itself */
export function findJoin(above: Paragraph, below: Paragraph, habit: Habit): Join | null {
  if (below.marker !== null || isNote(below.text)) return null;
  const lower = startsLower(below.text);
  if (endsWithHyphen(above.text)) {
    if (continuesSuspendedHyphen(below.text)) return { how: "space", reason: "starts-lowercase", sure: true };
    return lower ? { how: "hyphen", reason: "word-cut", sure: true } : { how: "keep-hyphen", reason: "compound-cut", sure: true };
  }
  if (above.text.endsWith(":")) return null;
  const terminated = isTerminated(above.text);
  if (lower) return { how: "space", reason: "starts-lowercase", sure: !terminated && !habit.lowercase };
  if (terminated) return null;
  if (endsOpen(above.text, habit.terminated) && above.marker === null) return { how: "space", reason: "sentence-open", sure: true };
  return habit.terminated && above.marker === null ? { how: "space", reason: "no-full-stop", sure: false } : null;
}

export function joined(above: string, below: string, how: Join["how"]): string {
  if (how === "hyphen") return above.slice(0, -1) + below;
  return how === "keep-hyphen" ? above + below : `${above} ${below}`;
}

/** Most texts (three of four) end like sentences; several, more than one of five, begin with a small letter. */
export function habitOf(texts: { starts: string[]; ends: string[] }): Habit {
  const terminated = texts.ends.filter(isTerminated).length;
  const lowercase = texts.starts.filter(startsLower).length;
  return {
    terminated: terminated > 0 && terminated >= texts.ends.length * 0.75,
    lowercase: lowercase >= 2 && lowercase > texts.starts.length * 0.2,
  };
}
