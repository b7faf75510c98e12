/** A piece of a word between hyphens or spaces, with its place in the text it came from. */
export type Part = {
  /** Composed letters only: soft hyphens, zero-width characters and gender endings are gone. */
  text: string;
  start: number;
  /** Behind the last character, gender endings included. */
  end: number;
  /** Hangs on the part before by a single hyphen, as "Stelle" in "Ko-Stelle". */
  joined: boolean;
};

// Word processors leave soft hyphens and zero-width characters inside words. "Sprachmittler:innen", "*innen",
// "_innen", "/-innen" and "(innen)" are endings of one word.
const partPattern = /([\p{L}\p{N}][\p{L}\p{M}\p{N}\u00AD\u200B-\u200D\u2060\uFEFF]*)((?:[:*_·]|\/-?)in(?:nen)?\p{L}*|\(in(?:nen)?\))?/gu;
const invisible = /[\u00AD\u200B-\u200D\u2060\uFEFF]/g;
const hyphen = /^[-\u2010\u2011]$/;

/** Takes a text apart into parts of words, whatever script or composition its letters have. */
export function partsOf(text: string): Part[] {
  const parts: Part[] = [];
  for (const match of text.matchAll(partPattern)) {
    const start = match.index;
    const before = parts.at(-1);
    parts.push({
      text: (match[1] ?? "").replace(invisible, "").normalize("NFC"),
      start,
      end: start + match[0].length,
      joined: before !== undefined && hyphen.test(text.slice(before.end, start)),
    });
  }
  return parts;
}

export function beginsUpperCase(text: string): boolean {
  return /^\p{Lu}/u.test(text);
}
