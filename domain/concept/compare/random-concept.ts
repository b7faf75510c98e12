/** Test support: concepts of random shape and prose, always the same for the same seed. */
import type { ConceptTree, GoalNode, RecommendationNode } from "../tree.ts";

export type Random = {
  /** A whole number from `least` to `most`, both included. */
  number: (least: number, most: number) => number;
  one: <T>(items: readonly T[]) => T;
  /** `count` different ones, in random order. */
  some: <T>(count: number, items: readonly T[]) => T[];
};

/** A counter whose bits are mixed well, for a plain congruential generator repeats whole phrases. */
export function randomFrom(seed: number): Random {
  let state = seed;
  const number = (least: number, most: number) => {
    state = (state + 0x9e37_79b9) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0_aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a_2d97);
    mixed = (mixed ^ (mixed >>> 15)) >>> 0;
    return least + Math.floor((mixed / 2 ** 32) * (most - least + 1));
  };
  const some = <T>(count: number, items: readonly T[]) => {
    const left = [...items];
    return Array.from({ length: Math.min(count, left.length) }, () => left.splice(number(0, left.length - 1), 1)).flat();
  };
  return {
    number,
    some,
    one: (items) => {
      const item = items[number(0, items.length - 1)];
      if (item === undefined) throw new Error("Nothing to choose from");
      return item;
    },
  };
}

const who =
  "Die Musikschule|Der Kreissportbund|Das Familienbüro|Die Stadtbücherei|Der Pflegestützpunkt|Die Feuerwehr|Das Klinikum|Die Tafel|Der Jugendring|Die Landfrauen|Der Mieterverein|Das Kreisarchiv|Die Hebammenzentrale|Der Verkehrsverbund|Die Handwerkskammer|Das Freilichtmuseum".split(
    "|",
  );
const does = "eröffnet|erprobt|vereinfacht|verlängert|bewirbt|übersetzt|bündelt|finanziert|begleitet|wiederholt|verlegt|verdoppelt|bespricht|plant".split("|");
const about =
  "Nachbarschafts|Ernte|Vorlese|Fahrrad|Schwimm|Miet|Pflege|Koch|Praktikums|Chor|Möbel|Prüfungs|Moor|Theater|Impf|Garten|Werkstatt|Grundschul|Handy|Behörden|Ausbildungs|Bewerbungs|Bus|Advents|Zeugnis|Wohnungs|Handwerks|Bibliotheks|Hebammen|Schach|Näh|Trauma|Spielplatz|Wahl|Radio|Hafen".split(
    "|",
  );
const things =
  "kurse|treffs|börsen|pläne|führungen|abende|gruppen|tage|briefe|mappen|lotsen|gespräche|paten|räume|hefte|karten|sprechstunden|filme|fonds|preise|ausflüge|wochen|listen|stände".split(
    "|",
  );
const forWhom =
  "für Schichtarbeitende|für junge Mütter|für Auszubildende im ersten Jahr|für Nachbarschaften an der Grenze|für Großeltern|für Selbstständige|für Schulklassen|für Familien ohne Auto|für Geduldete|für Rückkehrerinnen|für neue Vereinsmitglieder|für Saisonkräfte|für Erstwählende|für Gehörlose|für Alleinlebende|für Tagesmütter|für Betriebsräte|für Zwillingseltern|für Landärztinnen|für Pendlerinnen".split(
    "|",
  );
const how =
  "solange die Mittel reichen|mit einem Bus über die Dörfer|ohne Wartezeit|gemeinsam mit zwei Patinnen|nach dem Vorbild der Nachbarinsel|in den Herbstferien|sobald Räume gefunden sind|mit Bildern statt Formularen|unter Leitung der Ortsräte|bei laufender Kinderbetreuung|auf Probe bis zum Frühjahr|zweimal im Monat|ohne Vorkenntnisse|am Markttag|in jedem Schulbezirk|kostenlos|mit einer festen Ansprechperson|nach Feierabend|auch per Videoanruf|im alten Bahnhof|mit Frühstück|vor den Sommerferien".split(
    "|",
  );

/** "Moorführungen" and 863 more, so that texts have words of their own as they have in real concepts. */
function randomThing(random: Random): string {
  return random.one(about) + random.one(things);
}

export function randomSentence(random: Random): string {
  const clause = () => `${random.one(does)} ${randomThing(random)} und ${randomThing(random)} ${random.one(forWhom)}`;
  return `${random.one(who)} ${clause()}, ${random.one(how)}, und ${clause()}, ${random.one(how)}.`;
}

export function randomRecommendation(random: Random): RecommendationNode {
  const subPoints = random.number(0, 3) === 0 ? [randomThing(random), randomThing(random)] : [];
  const notes = random.number(0, 5) === 0 ? [`Alternativ: ${random.one(how)}`] : [];
  return { text: randomSentence(random), subPoints, notes, place: null };
}

/** 2 to 4 fields, some without guiding goals, with at least 16 recommendations and ids on everything. */
export function randomConcept(random: Random): ConceptTree {
  let number = 0;
  const id = () => `id-${(number += 1)}`;
  const goals = (): GoalNode[] =>
    Array.from({ length: random.number(2, 4) }, () => ({
      id: id(),
      text: randomSentence(random),
      place: null,
      recommendations: Array.from({ length: random.number(2, 5) }, () => ({
        ...randomRecommendation(random),
        id: id(),
      })),
    }));
  return {
    title: "Integrationskonzept",
    principles: [{ id: id(), text: randomSentence(random), focusPoints: [randomThing(random), randomThing(random)], place: null }],
    chapters: [{ id: id(), title: "Vorwort", paragraphs: [randomSentence(random)], place: null }],
    actionFields: Array.from({ length: random.number(2, 4) }, (_, index) => ({
      id: id(),
      label: `Handlungsfeld ${index + 1}`,
      title: randomSentence(random),
      introduction: [randomSentence(random)],
      place: null,
      guidingGoals: Array.from({ length: random.number(2, 3) }, (_, row) =>
        row === 0 && random.number(0, 2) === 0
          ? { text: null, place: null, goals: goals() }
          : { id: id(), text: randomSentence(random), place: null, goals: goals() },
      ),
    })),
  };
}

/** Rewords a text the way editors do; never to the same. */
export function edited(random: Random, text: string): string {
  const words = text.split(" ");
  const at = random.number(1, words.length - 2);
  const ways = [
    words.with(at, random.one(["künftig", "verlässlich", "kreisweit"])).join(" "),
    [...words.slice(0, at), "dauerhaft", ...words.slice(at)].join(" "),
    words.toSpliced(at, 2).join(" "),
    `${text} ${random.one(who)} berichtet jährlich.`,
    text.replace(/, [^,]*\.$/, "."),
  ];
  return random.one(ways.filter((way) => way !== text));
}
