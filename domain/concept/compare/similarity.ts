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
  const triples = new Map(texts.map((text) => [text, triplesOf(text)]));
  const frequency = new Map<string, number>();
  for (const own of triples.values()) {
    for (const triple of own) frequency.set(triple, (frequency.get(triple) ?? 0) + 1);
  }
  const weights = new Map([...frequency].map(([triple, times]) => [triple, Math.log(1 + triples.size / times)]));
  const weigh = (own: Iterable<string>) => {
    let sum = 0;
    for (const triple of own) sum += weights.get(triple) ?? 0;
    return sum;
  };
  const total = new Map([...triples].map(([text, own]) => [text, weigh(own)]));

  return (one, other) => {
    const [a, b] = [triples.get(one), triples.get(other)];
    const [weightA, weightB] = [total.get(one) ?? 0, total.get(other) ?? 0];
    if (!a || !b || weightA === 0 || weightB === 0) return 0;
    const common = weigh([...a].filter((triple) => b.has(triple)));
    const ofShorter = common / Math.min(weightA, weightB);
    const isHeld = ofShorter >= almostWhole && Math.min(one.length, other.length) >= longEnough;
    return isHeld ? ofShorter : (2 * common) / (weightA + weightB);
  };
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
