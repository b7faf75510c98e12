/** Test support: random concepts in the prose of German administrations. Seeded, so that a failing one can be found again. */
import type { ActionFieldNode, ConceptTree, GoalNode, GuidingGoalNode, RecommendationNode } from "../tree.ts";

export type Random = {
  /** 0 ≤ n < 1 */
  next: () => number;
  /** from … to, both included */
  whole: (from: number, to: number) => number;
  pick: <T>(from: readonly [T, ...T[]]) => T;
  chance: (share: number) => boolean;
};

/** Mulberry32: small, fast, and the same on every machine. */
export function startRandom(seed: number): Random {
  let state = seed >>> 0;
  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }
  const whole = (from: number, to: number) => from + Math.floor(next() * (to - from + 1));
  return { next, whole, pick: (from) => from[whole(0, from.length - 1)] ?? from[0], chance: (share) => next() < share };
}

const WHO = [
  "Die Gemeinden",
  "Die Familienbüros",
  "Die Behörden",
  "Die Sportvereine",
  "Die Beratungsstellen",
  "Die Jobcenter",
  "Die Volkshochschulen",
  "Ehrenamtliche",
  "Zugewanderte Eltern",
  "Die Schulen im Kreis",
  "Betriebe und Kammern",
  "Die Kitas",
  "Die Brückenbauerinnen",
  "Junge Erwachsene",
  "Die Fachstellen",
  "Die Gesundheitsämter",
  "Die Fachdienste der Kreisverwaltung",
] as const;
const DOES = [
  "erweitern schrittweise",
  "planen gemeinsam mit den Nachbarn",
  "prüfen bis zum Sommer",
  "gestalten verständlich und barrierearm",
  "erleichtern in der Samtgemeinde",
  "erklären in einfacher Sprache",
  "begleiten dauerhaft",
  "verbessern nach und nach",
  "bewerben auf der Internetseite",
  "sichern über das Förderjahr hinaus",
  "besprechen mit den Beteiligten",
] as const;
const WHAT = [
  "den Zugang zu Sprachkursen",
  "die Begegnung in der Nachbarschaft",
  "den Einsatz von Sprachmittlung",
  "die Beratung zur Anerkennung",
  "das Angebot an Schwimmkursen",
  "die Suche nach bezahlbarem Wohnraum",
  "den Austausch über gute Beispiele",
  "die Ausbildung von Lotsinnen",
  "den Besuch der offenen Werkstatt",
  "die Vermittlung in Praktika",
  "das Wissen über Vorsorge",
  "den Weg in den Sportverein",
] as const;
const HOW = [
  "und werten die Ergebnisse jährlich aus",
  "ohne lange Wartezeiten",
  "sowie in den Ortsteilen ohne Bahnhof",
  "und beteiligen dabei die Migrantenorganisationen",
  "auch am Abend und am Wochenende",
  "mit Unterstützung der Koordinierungsstelle",
  "mit kurzen Wegen für die Menschen",
  "und informieren darüber in mehreren Sprachen",
  "für alle, die neu im Landkreis sind",
] as const;
const POINTS = [
  "Kurse mit Kinderbetreuung",
  "Sprechstunden am Nachmittag",
  "gemeinsame Ausflüge",
  "Patenschaften für Familien",
  "Infoabende in den Gemeinden",
  "Hausaufgabenhilfe",
  "offene Treffpunkte",
  "Probetrainings",
  "ein mehrsprachiger Wegweiser",
  "Werkstatttage für Jugendliche",
  "Fahrdienste für ältere Menschen",
  "Lesepatinnen in den Kitas",
  "Erste Hilfe in einfacher Sprache",
  "ein Mietkurs",
] as const;
const FIELDS = [
  "Sprache und Bildung",
  "Ausbildung und Arbeit",
  "Wohnen und Ankommen",
  "Gesundheit und Vorsorge",
  "Zusammenleben und Ehrenamt",
  "Offene Verwaltung",
  "Kultur und Sport",
  "Kinder und Familie",
] as const;

export type ConceptShape = {
  guidingGoals: boolean;
  /** "Handlungsfeld I", "Handlungsfeld 1", or no label at all. */
  labels: "roman" | "arabic" | "none";
  /** Recommendations with points end in a colon, their points have no full stop. */
  colons: boolean;
  introductions: boolean;
};

export function generateConcept(random: Random, shape: ConceptShape): ConceptTree {
  const used = new Set<string>();
  const unique = (make: () => string): string => {
    for (;;) {
      const text = make();
      if (used.has(text)) continue;
      used.add(text);
      return text;
    }
  };
  const sentence = () => unique(() => `${random.pick(WHO)} ${random.pick(DOES)} ${random.pick(WHAT)} ${random.pick(HOW)}.`);

  function recommendation(): RecommendationNode {
    const text = random.chance(0.25) ? `${sentence()} ${sentence()}` : sentence();
    const first = random.whole(0, POINTS.length - 5);
    const subPoints = random.chance(0.25) ? POINTS.slice(first, first + random.whole(2, 4)) : [];
    const notes = random.chance(0.12) ? [`${random.pick(["Hinweis: ", "Alternativ: ", "z. B. "])}${sentence()}`] : [];
    const lead = subPoints.length > 0 && (shape.colons || random.chance(0.5));
    return { text: lead ? text.replace(/\.$/, ", und zwar:") : text, subPoints, notes, place: null };
  }
  const goal = (): GoalNode => ({
    text: sentence(),
    place: null,
    recommendations: Array.from({ length: random.whole(1, 4) }, recommendation),
  });
  const guidingGoal = (): GuidingGoalNode => ({
    text: shape.guidingGoals ? sentence() : null,
    place: null,
    goals: Array.from({ length: random.whole(1, 3) }, goal),
  });
  function field(title: string, index: number): ActionFieldNode {
    const number = shape.labels === "roman" ? (["I", "II", "III", "IV", "V"][index] ?? "VI") : String(index + 1);
    return {
      label: shape.labels === "none" ? null : `Handlungsfeld ${number}`,
      title,
      introduction: shape.introductions ? Array.from({ length: random.whole(0, 2) }, sentence) : [],
      place: null,
      guidingGoals: Array.from({ length: shape.guidingGoals ? random.whole(1, 3) : 1 }, guidingGoal),
    };
  }

  const first = random.whole(0, FIELDS.length - 4);
  const chapter = (title: string) => ({ title, paragraphs: [sentence(), sentence()], place: null });
  return {
    title: shape.introductions ? "Integrationskonzept des Landkreises Ellerland" : null,
    principles: [],
    chapters: shape.introductions ? [chapter("Vorwort"), chapter("Ausblick")] : [],
    actionFields: FIELDS.slice(first, first + random.whole(2, 4)).map(field),
  };
}
