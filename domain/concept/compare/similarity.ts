/**
 * How alike two texts are: the share of letter triples they have in common (Dice), rare triples weighing more.
 * Administrative prose repeats itself ("Es werden … angeboten"); what is rare in this concept tells texts apart,
 * and word forms hardly matter. A text that the other holds almost whole was shortened or extended; then the share
 * is that of the shorter one.
 *
 * @param texts all texts among which some will be found; they say what is rare
 * @returns a function of one of these texts' places in the list: how alike each text of the list is to it, 0 nothing in
 *   common to 1 the same triples. The answer is valid until the next call.
 */
export function similarityAmong(texts: readonly string[]): (place: number) => Float64Array {
  const { own, weights, holders } = triplesAmong(texts);
  const total = own.map((triples) => triples.reduce((sum, triple) => sum + (weights[triple] ?? 0), 0));
  const row = new Float64Array(texts.length);

  return (place) => {
    row.fill(0);
    // A text meets only those that hold one of its triples: a hundred times faster than walking along each pair of texts.
    for (const triple of own[place] ?? []) {
      const [weight, places] = [weights[triple] ?? 0, holders[triple] ?? []];
      for (let at = 0; at < places.length; at += 1) row[places[at]!]! += weight;
    }
    const [ownTotal, ownLength] = [total[place] ?? 0, texts[place]?.length ?? 0];
    for (let other = 0; other < row.length; other += 1) {
      const common = row[other] ?? 0;
      if (common === 0) continue;
      const otherTotal = total[other] ?? 0;
      const ofShorter = common / Math.min(ownTotal, otherTotal);
      const isHeld = ofShorter >= almostWhole && Math.min(ownLength, texts[other]?.length ?? 0) >= longEnough;
      row[other] = isHeld ? ofShorter : (2 * common) / (ownTotal + otherTotal);
    }
    return row;
  };
}

type Triples = {
  /** Of each text, in ascending order. */
  own: Uint32Array[];
  /** Of each triple. */
  weights: Float64Array;
  /** Of each triple, the places of the texts that hold it. */
  holders: Uint32Array[];
};

/** Every triple is a number. A text that stands in the list twice counts once for what is rare. */
function triplesAmong(texts: readonly string[]): Triples {
  const numbers = new Map<string, number>();
  const times: number[] = [];
  const known = new Map<string, Uint32Array>();
  for (const text of new Set(texts)) {
    const own = [...triplesOf(text)].map((triple) => {
      const number = numbers.get(triple) ?? numbers.size;
      numbers.set(triple, number);
      times[number] = (times[number] ?? 0) + 1;
      return number;
    });
    known.set(text, Uint32Array.from(own).sort());
  }
  const own = texts.map((text) => known.get(text) ?? new Uint32Array());
  const holders: number[][] = times.map(() => []);
  for (const [place, triples] of own.entries()) for (const triple of triples) holders[triple]?.push(place);
  return { own, weights: Float64Array.from(times, (count) => Math.log(1 + known.size / count)), holders: holders.map((places) => Uint32Array.from(places)) };
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
