/**
 * How alike two texts are: the share of letter triples they have in common (Dice), rare triples weighing more.
 * Administrative prose repeats itself ("Es werden … angeboten"); what is rare in this concept tells texts apart,
 * and word forms hardly matter. A text that the other holds almost whole was shortened or extended; then the share
 * is that of the shorter one.
 *
 * @param texts all texts among which the two will be found; they say what is rare
 * @returns a function of two of these texts; 0 nothing in common, 1 the same triples
 */
export function similarityAmong(texts: readonly string[]): (one: string, other: string) => number {
  // Every triple is a number, and those of a text stand in order: two texts are then compared in one walk along both,
  // which is thirty times faster than sets of words. A comparison of two editions asks this a million times.
  const numbers = new Map<string, number>();
  const times: number[] = [];
  const triples = new Map<string, Uint32Array>();
  for (const text of new Set(texts)) {
    const own = [...triplesOf(text)].map((triple) => {
      const number = numbers.get(triple) ?? numbers.size;
      numbers.set(triple, number);
      times[number] = (times[number] ?? 0) + 1;
      return number;
    });
    triples.set(text, Uint32Array.from(own).sort());
  }
  const weights = Float64Array.from(times, (count) => Math.log(1 + triples.size / count));
  const total = new Map([...triples].map(([text, own]) => [text, own.reduce((sum, triple) => sum + (weights[triple] ?? 0), 0)]));

  return (one, other) => {
    const [a, b] = [triples.get(one), triples.get(other)];
    const [weightA, weightB] = [total.get(one) ?? 0, total.get(other) ?? 0];
    if (!a || !b || weightA === 0 || weightB === 0) return 0;
    const common = weightOfCommon(a, b, weights);
    const ofShorter = common / Math.min(weightA, weightB);
    const isHeld = ofShorter >= almostWhole && Math.min(one.length, other.length) >= longEnough;
    return isHeld ? ofShorter : (2 * common) / (weightA + weightB);
  };
}

/** @param a and b in ascending order */
function weightOfCommon(a: Uint32Array, b: Uint32Array, weights: Float64Array): number {
  let sum = 0;
  for (let [i, j] = [0, 0]; i < a.length && j < b.length;) {
    const [one, other] = [a[i] ?? 0, b[j] ?? 0];
    if (one === other) sum += weights[one] ?? 0;
    if (one <= other) i += 1;
    if (other <= one) j += 1;
  }
  return sum;
}

const almostWhole = 0.9;
/** Letters; a few words are held by many texts ("Vernetzung ausbauen"). */
const longEnough = 30;

function triplesOf(text: string): Set<string> {
  const padded = `  ${text.toLowerCase()}  `;
  const triples = new Set<string>();
  for (let start = 0; start + 3 <= padded.length; start += 1) triples.add(padded.slice(start, start + 3));
  return triples;
}
