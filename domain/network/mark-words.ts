/** A part of a text, marked or not; all parts in a row are the text. */
export type Piece = { text: string; marked: boolean };

const WORD = /[\p{L}\p{N}\p{M}\u00ad]+/gu;

export function wordsIn(text: string): string[] {
  return text.match(WORD) ?? [];
}

/** Cuts a text at the words to mark. */
export function markWords(text: string, meant: ReadonlySet<string>): Piece[] {
  const pieces: Piece[] = [];
  const add = (part: string, marked: boolean) => {
    const last = pieces.at(-1);
    if (last?.marked === marked) last.text += part;
    else if (part !== "") pieces.push({ text: part, marked });
  };
  let end = 0;
  for (const { 0: word, index } of text.matchAll(WORD)) {
    add(text.slice(end, index), false);
    add(word, meant.has(word));
    end = index + word.length;
  }
  add(text.slice(end), false);
  return pieces;
}

/** What stands before the first mark is cut to a few words, and the whole to `most` letters. */
export function excerpt(pieces: readonly Piece[], most: number): Piece[] {
  const length = pieces.reduce((sum, { text }) => sum + text.length, 0);
  if (length <= most) return [...pieces];
  const [first, ...rest] = pieces;
  const lead =
    first && !first.marked && first.text.length > most / 3 ? { ...first, text: `… ${first.text.slice(-Math.floor(most / 4)).replace(/^\S*\s/, "")}` } : first;
  const kept: Piece[] = [];
  let left = most;
  for (const piece of lead ? [lead, ...rest] : []) {
    if (left <= 0) break;
    kept.push(piece.text.length <= left ? piece : { ...piece, text: `${piece.text.slice(0, left).replace(/\s\S*$/, "")} …` });
    left -= piece.text.length;
  }
  return kept;
}
