import { quantiles } from "./load.ts";

const ROUNDS = 40;

/** Addresses of the network's lists and searches below one region, each with what it is. */
function lists(region: string, gremiumId: string): [what: string, path: string][] {
  const at = (path: string, query: Record<string, string> = {}) => `/app/${region}${path}?${new URLSearchParams(query)}`;
  return [
    ["organisations, all", at("/netzwerk")],
    ["organisations, filtered", at("/netzwerk", { art: "school", sprachen: "uk", "ohne-kontakt": "on" })],
    ["organisations, searched", at("/netzwerk", { suche: "Kindertagesstätte Düngstrup" })],
    ["organisations, searched by a word of 500", at("/netzwerk", { suche: "Feuerwehr" })],
    ["organisations, spelled wrong", at("/netzwerk", { suche: "Jugentmigrationsdinst" })],
    ["network search, a person", at("/netzwerk/suche", { suche: "Haddad 4711" })],
    ["network search, spelled wrong", at("/netzwerk/suche", { suche: "Kindertagestäte Altenfeld" })],
    ["network search, nothing there", at("/netzwerk/suche", { suche: "Xylophonquartett" })],
    ["bodies", at("/gremien")],
    ["meetings ahead", at("/sitzungen")],
    ["meetings past", at("/sitzungen", { zeit: "vergangene" })],
    ["meetings past, filtered", at("/sitzungen", { zeit: "vergangene", gremium: gremiumId, suche: "kreishaus" })],
    ["minutes search, a word of 2,000 places", at("/gremien/suche", { suche: "Spätbusse" })],
    ["minutes search, two words", at("/gremien/suche", { suche: "Sprachkurse Angebot" })],
    ["tasks", at("/aufgaben")],
    ["tasks, done", at("/aufgaben", { stand: "erledigt" })],
    ["topic store", at(`/gremien/${gremiumId}/themen`)],
    ["agreements", at("/vereinbarungen")],
    ["agreements, searched", at("/vereinbarungen", { suche: "Sprachkurse" })],
    ["participation", at(`/gremien/${gremiumId}/beteiligung`)],
  ];
}

/** Asks for each list again and again, in turns so that a busy moment hits all of them. @returns ms of each, by what it is */
export async function timeNetworkLists(origin: string, cookie: string, region: string, gremiumId: string): Promise<[what: string, p50: number, p95: number][]> {
  const wanted = lists(region, gremiumId);
  const times = new Map<string, number[]>(wanted.map(([what]) => [what, []]));
  for (let round = -3; round < ROUNDS; round++) {
    for (const [what, path] of wanted) {
      const started = performance.now();
      const answer = await fetch(origin + path, { headers: { cookie } });
      await answer.arrayBuffer();
      if (answer.status !== 200) throw new Error(`${path} was answered with ${answer.status}.`);
      // The first ones run before the compiler of Node knows what matters.
      if (round >= 0) times.get(what)?.push(performance.now() - started);
    }
  }
  return wanted.map(([what]) => {
    const { p50, p95 } = quantiles(times.get(what) ?? []);
    return [what, p50, p95];
  });
}
