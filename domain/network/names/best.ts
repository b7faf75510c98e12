/** How many are offered where it is not clear who is meant. */
export const MOST_OFFERED = 12;

export type NamedOf<T> = {
  /** The only one who can be meant; null: nobody, or several, or only somebody who is spelled alike. */
  one: T | null;
  /** Whom it may mean, the likeliest first, twelve at most. */
  found: T[];
  more: boolean;
  /** Nobody is called as it was typed. */
  nearly: boolean;
};

/** The words of a typed name; brackets, commas and dashes only hold them together. */
export function wordsOf(said: string): string[] {
  return said
    .slice(0, 300)
    .replaceAll(/[(),;:"„“”–—/]/g, " ")
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word));
}

/** Whether every word stands somewhere in these texts, whatever its case and however its umlauts are written. */
export function hasWords(texts: readonly (string | null)[], words: readonly string[]): boolean {
  const all = letters(texts.join(" "));
  return words.every((word) => all.includes(letters(word)));
}

/** As search.letters in the database: "Müller" and "Mueller" are one word. */
function letters(text: string): string {
  return text
    .toLowerCase()
    .normalize("NFD")
    .replaceAll(/\p{Mn}/gu, "")
    .replaceAll("ß", "ss")
    .replaceAll(/([aou])e/g, "$1");
}

/**
 * Who of those that fit is meant: the one who bears exactly this name, else the only one who fits.
 * Two of one name are both offered: a task must never go to the wrong namesake.
 * @param spellings how the whole name may be written, in words
 */
export function best<T>(said: string, fitting: readonly T[], spellings: (one: T) => string[][]): NamedOf<T> {
  const typed = plain([said]);
  const [exact, others]: [T[], T[]] = [[], []];
  for (const one of fitting) (spellings(one).some((words) => plain(words) === typed) ? exact : others).push(one);
  const [only] = exact.length > 0 ? exact : others;
  const found = [...exact, ...others];
  return {
    one: (exact.length > 0 ? exact : others).length === 1 ? (only ?? null) : null,
    found: found.slice(0, MOST_OFFERED),
    more: found.length > MOST_OFFERED,
    nearly: false,
  };
}

function plain(words: readonly string[]): string {
  return (
    words
      .join(" ")
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu)
      ?.join(" ") ?? ""
  );
}
