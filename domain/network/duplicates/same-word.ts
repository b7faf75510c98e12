/** Whether two words are one: the same, inflected, or mistyped. */
export function sameWord(a: string, b: string): boolean {
  if (a === b) return true;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  // Nobody mistypes the first letter; asking it first saves most of the work.
  if (short.length < 5 || short[0] !== long[0] || /\d/.test(a + b)) return false;
  if (long.startsWith(short) && long.length - short.length <= 2) return true;
  const allowed = long.length >= 12 ? 2 : long.length >= 8 ? 1 : 0;
  return long.length - short.length <= allowed && distance(short, long) <= allowed;
}

/** Letters to change, add, leave out or swap. */
function distance(a: string, b: string): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, place) => place);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const changed = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let best = Math.min(changed, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, (before[j - 2] ?? 0) + 1);
      next.push(best);
    }
    before = row;
    row = next;
  }
  return row[b.length] ?? 0;
}

/**
 * Words that the other name writes as several ("Pflegenetzwerk" – "Netzwerk Pflege"), or by their first letters
 * ("ZAB" – "Zentrum für Ausbildung und Beruf"), taken apart so that they can be found there.
 */
export function withoutCompounds(words: readonly string[], others: readonly string[]): string[] {
  return words.flatMap((word) => parts(word, others) ?? initialsOf(word, others) ?? word);
}

function parts(word: string, others: readonly string[]): string[] | null {
  if (word.length < 8) return null;
  for (const first of others) {
    // "Landfrauenverein" – "Landfrauen"
    if (first.length >= 5 && (word === `${first}verein` || word === `${first}verband`)) return [first, word.slice(first.length)];
    if (first.length < 3 || !word.startsWith(first.slice(0, 3))) continue;
    for (const second of others) {
      if (first === second) continue;
      const joined = [first + second, `${first}s${second}`, `${first.replace(/e?n?$/, "")}${second}`];
      if (joined.some((whole) => whole === word)) return [first, second];
      for (const third of others) if (third !== first && third !== second && first + second + third === word) return [first, second, third];
    }
  }
  return null;
}

function initialsOf(word: string, others: readonly string[]): string[] | null {
  if (word.length < 3 || word.length > 6) return null;
  for (let from = 0; from + word.length <= others.length; from++) {
    const run = others.slice(from, from + word.length);
    if (run.every((other, place) => other.length > 3 && other.startsWith(word[place] ?? ""))) return run;
  }
  return null;
}
