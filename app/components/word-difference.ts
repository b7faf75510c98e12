export type Piece = { text: string; differs: boolean };

/** Beyond this the table of the comparison gets too large; then everything between common start and end counts as different. */
const MOST_WORDS = 600;

/** Both texts cut into pieces, word by word; pieces that the other text lacks are marked. */
export function markDifferences(left: string, right: string): { left: Piece[]; right: Piece[] } {
  const a = words(left);
  const b = words(right);
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  const inner = common(a.slice(start, a.length - end), b.slice(start, b.length - end));
  const shared = (length: number, middle: Set<number>) => (place: number) => place < start || place >= length - end || middle.has(place - start);
  return { left: join(a, shared(a.length, inner.left)), right: join(b, shared(b.length, inner.right)) };
}

function words(text: string): string[] {
  return text.match(/\s+|[^\s]+/g) ?? [];
}

function join(all: string[], isShared: (place: number) => boolean): Piece[] {
  const pieces: Piece[] = [];
  for (const [place, text] of all.entries()) {
    const differs = !isShared(place);
    const last = pieces.at(-1);
    if (last && last.differs === differs) last.text += text;
    else pieces.push({ text, differs });
  }
  return pieces;
}

/** The longest common subsequence, as the places of its words in both. */
function common(a: string[], b: string[]): { left: Set<number>; right: Set<number> } {
  const found = { left: new Set<number>(), right: new Set<number>() };
  if (a.length > MOST_WORDS || b.length > MOST_WORDS) return found;
  const row = b.length + 1;
  const longest = new Uint16Array((a.length + 1) * row);
  const at = (i: number, j: number) => longest[i * row + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) longest[i * row + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  }
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i] === b[j]) {
      found.left.add(i++);
      found.right.add(j++);
    } else if (at(i + 1, j) >= at(i, j + 1)) i++;
    else j++;
  }
  return found;
}
