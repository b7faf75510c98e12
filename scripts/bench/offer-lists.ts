import { quantiles } from "./load.ts";

const ROUNDS = 60;

type Asked = [what: string, path: string, most: number];

/** Addresses of the catalogue, each with its budget in ms. @param round makes the address new to the cache: no provider has such an id */
function lists(region: string, round: number): Asked[] {
  const at = (path: string, query: Record<string, string>) => `/${region}${path}?${new URLSearchParams({ ...query, anbieter: `x${round}` })}`;
  return [
    ["offers by a word of 1,500, free of charge", at("/de/angebote", { suche: "Schwimmkurs", kostenlos: "ja" }), 60],
    ["offers by a word of 2,500, in the evening", at("/de/angebote", { suche: "Lindenhof", zeit: "abends" }), 60],
    ["offers by a word, in Arabic", at("/ar/angebote", { suche: "Fahrradwerkstatt", kinder: "ja" }), 60],
    ["offers in the morning with childcare", at("/de/angebote", { kinder: "ja", zeit: "vormittags" }), 60],
    ["offers around a place with free places", at("/de/angebote", { ort: "Gemeinde Bargstedt 2", umkreis: "10", plaetze: "ja" }), 60],
    ["month of 200,000 dates", at("/de/kalender", { ansicht: "monat" }), 60],
    ["month, with childcare", at("/ar/kalender", { ansicht: "monat", kinder: "ja" }), 60],
  ];
}

/** Asks for each list again and again, in turns so that a busy moment hits all of them. @returns ms of each, by what it is */
export async function timeOfferLists(origin: string, region: string): Promise<[what: string, p50: number, p95: number, most: number][]> {
  const times = new Map<string, { ms: number[]; most: number }>();
  for (let round = -3; round < ROUNDS; round++) {
    for (const [what, path, most] of lists(region, round)) {
      const started = performance.now();
      const answer = await fetch(origin + path);
      const text = await answer.text();
      if (answer.status !== 200 || !/class="offer"|class="dates/.test(text)) throw new Error(`${path} was answered with ${answer.status}.`);
      const timed = times.get(what) ?? { ms: [], most };
      if (round >= 0) timed.ms.push(performance.now() - started);
      times.set(what, timed);
    }
  }
  return [...times].map(([what, { ms, most }]) => [what, quantiles(ms).p50, quantiles(ms).p95, most]);
}

/** Bytes of the map of all that is on, as a telephone fetches it. */
export async function sizeOfMap(origin: string, region: string): Promise<number> {
  const answer = await fetch(`${origin}/${region}/de/karte`, { headers: { "Accept-Encoding": "br" } });
  const length = answer.headers.get("content-length");
  await answer.arrayBuffer();
  return Number(length ?? 0);
}
