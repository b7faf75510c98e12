import { quantiles } from "./load.ts";

const ROUNDS = 60;

/** Typed into the form of a new organisation, to be told that it is there already. */
const THERE_ALREADY = { name: "Kindertagesstätte Bargstedt", kind: "kindergarten", phone: "05861 10002", email: "post@haus2.example", street: "Dorfstraße 2" };

type Asked = [what: string, path: string, posted?: Record<string, string>];

/** Addresses of the network's lists and searches below one region, each with what it is. @param round makes public addresses new to the cache */
function lists(region: string, gremiumId: string, round: number): Asked[] {
  const open = (path: string, query: Record<string, string> = {}) => `/${region}${path}?${new URLSearchParams({ ...query, sprache: `x${round}` })}`;
  const at = (path: string, query: Record<string, string> = {}) => `/app/${region}${path}?${new URLSearchParams(query)}`;
  return [
    ["organisations, all", at("/netzwerk")],
    ["organisations, filtered", at("/netzwerk", { art: "school", sprachen: "uk", "ohne-kontakt": "on" })],
    ["organisations, searched", at("/netzwerk", { suche: "Kindertagesstätte Altenfelde" })],
    ["organisations, searched by a word of 500", at("/netzwerk", { suche: "Feuerwehr" })],
    ["organisations, spelled wrong", at("/netzwerk", { suche: "Jugentmigrationsdinst" })],
    ["network search, a person", at("/netzwerk/suche", { suche: "Haddad 4711" })],
    ["network search, spelled wrong", at("/netzwerk/suche", { suche: "Kindertagestäte Altenfeld" })],
    ["network search, nothing there", at("/netzwerk/suche", { suche: "Xylophonquartett" })],
    ["is it there already? on entry", at("/netzwerk/neu"), THERE_ALREADY],
    ["duplicates", at("/netzwerk/doppelt")],
    ["phone list", at("/netzwerk/telefonliste")],
    ["gaps", at("/netzwerk/luecken")],
    ["picture", at("/netzwerk/bild")],
    ["public contacts, uncached", open("/kontakte")],
    ["public contacts by place, uncached", open("/kontakte", { nach: "ort" })],
    ["public contacts filtered, uncached", open("/kontakte", { spricht: "ar" })],
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
    ["conferences", at("/konferenzen")],
    ["situations", at("/wen-anrufen")],
    ["public situations, uncached", open("/wen-anrufen")],
  ];
}

/** Asks for each list again and again, in turns so that a busy moment hits all of them. @returns ms of each, by what it is */
export async function timeNetworkLists(origin: string, cookie: string, region: string, gremiumId: string): Promise<[what: string, p50: number, p95: number][]> {
  const times = new Map<string, number[]>();
  for (let round = -3; round < ROUNDS; round++) {
    for (const [what, path, posted] of lists(region, gremiumId, round)) {
      const started = performance.now();
      const answer = await fetch(
        origin + path,
        posted ? { method: "POST", headers: { cookie, origin }, body: new URLSearchParams(posted) } : { headers: { cookie } },
      );
      await answer.arrayBuffer();
      if (answer.status !== (posted ? 409 : 200)) throw new Error(`${path} was answered with ${answer.status}.`);
      // The first ones run before the compiler of Node knows what matters.
      if (round >= 0) times.set(what, [...(times.get(what) ?? []), performance.now() - started]);
    }
  }
  return [...times].map(([what, all]) => {
    const { p50, p95 } = quantiles(all);
    return [what, p50, p95];
  });
}
