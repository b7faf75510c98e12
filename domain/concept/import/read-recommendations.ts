/** Reads one cell of recommendations: paragraphs, lists below them, notes. */
import type { RecommendationNode } from "../tree.ts";
import type { Paragraph } from "./blocks.ts";
import type { Questions } from "./questions.ts";
import { isNote, startsLower } from "./text.ts";

/** The recommendation a cell may go on from, and its own list marker, if it was a list item. */
export type Previous = { node: RecommendationNode; marker: string | null };

/**
 * Every paragraph is a recommendation; list items below it, and what follows a colon, are its
 * sub-points. In a cell that begins with a list, the items of that level are the recommendations.
 *
 * @param previous the last recommendation of the same goal, if the cell may go on from it
 * @returns new recommendations, each with its list marker; sub-points and notes may have been added to `previous`
 */
export function readRecommendations(paragraphs: Paragraph[], previous: Previous | null, questions: Questions): Previous[] {
  const result: Previous[] = [];
  const [first] = paragraphs;
  const goesOn = first !== undefined && first.marker !== null && listGoesOn(first, previous, questions);
  const top = first === undefined || goesOn ? null : first.marker;
  const points = top === null ? colonPoints([...colonAbove(first, previous), ...paragraphs], questions) : new Set<Paragraph>();

  for (const paragraph of paragraphs) {
    const current = (result.at(-1) ?? previous)?.node;
    if (isNote(paragraph.text) && current) current.notes.push(paragraph.text);
    else if (current && (points.has(paragraph) || isBelow(paragraph, top))) current.subPoints.push(paragraph.text);
    else {
      const node = { text: paragraph.text, subPoints: [], notes: [], place: paragraph.place };
      result.push({ node, marker: paragraph.marker });
    }
  }
  return result;
}

/** A list item stands below, unless the cell's own items are on its level. */
function isBelow(paragraph: Paragraph, top: string | null): boolean {
  return paragraph.marker !== null && paragraph.marker !== top;
}

/** A row that begins with a list item on another level than the recommendation above. */
function listGoesOn(first: Paragraph, previous: Previous | null, questions: Questions): boolean {
  if (!previous || previous.marker === first.marker) return false;
  const { text, subPoints } = previous.node;
  const choice = questions.ask({
    kind: "sub-points",
    place: first.place,
    detail: "list",
    original: [text, ...subPoints.slice(-1), first.text],
    reason: "list-goes-on",
    options: ["sub-points", "recommendations"],
    suggested: "sub-points",
    sure: subPoints.length > 0 || text.endsWith(":"),
    neutral: "recommendations",
  });
  return choice === "sub-points";
}

/** The colon may stand in the row above, when a page has cut the cell between it and its points. */
function colonAbove(first: Paragraph | undefined, previous: Previous | null): Paragraph[] {
  if (!first || !previous?.node.text.endsWith(":") || isSentence(first)) return [];
  return [{ text: previous.node.text, marker: null, place: first.place }];
}

/**
 * Plain paragraphs after a colon. The points go on while they look like points: no full stop
 * at the end, or a small letter at the beginning; the last one may close with a full stop.
 */
function colonPoints(paragraphs: Paragraph[], questions: Questions): Set<Paragraph> {
  const points = new Set<Paragraph>();
  for (const [index, paragraph] of paragraphs.entries()) {
    if (paragraph.marker !== null || !paragraph.text.endsWith(":")) continue;
    const following = pointsAfter(paragraphs.slice(index + 1));
    if (following.length === 0) continue;
    const allSentences = following.every(isSentence);
    const choice = questions.ask({
      kind: "sub-points",
      place: paragraph.place,
      detail: `colon${index + 1}`,
      original: [paragraph.text, ...following.map((point) => point.text)],
      reason: allSentences ? "sentences-after-colon" : "lines-after-colon",
      params: { count: following.length },
      options: ["sub-points", "recommendations"],
      suggested: "sub-points",
      sure: !allSentences,
      neutral: "recommendations",
    });
    if (choice === "sub-points") for (const point of following) points.add(point);
  }
  return points;
}

function isSentence(paragraph: Paragraph): boolean {
  return /[.!?]["“”)]?$/.test(paragraph.text) && !startsLower(paragraph.text);
}

function pointsAfter(paragraphs: Paragraph[]): Paragraph[] {
  const [first] = paragraphs;
  if (!first || first.marker !== null) return [];
  const sentences = isSentence(first);
  const points: Paragraph[] = [];
  for (const paragraph of paragraphs) {
    if (paragraph.marker !== null || isNote(paragraph.text) || paragraph.text.endsWith(":")) break;
    const previous = points.at(-1);
    // After points without full stops a whole sentence is the next recommendation.
    const closes = previous !== undefined && /(?:[,;]|\s(?:und|oder|sowie))$/.test(previous.text);
    if (!sentences && isSentence(paragraph) && !closes) break;
    // Points are of a kind: a text more than twice as long is no point any more.
    if (sentences && points.length > 0 && paragraph.text.length > 60 && paragraph.text.length > 2 * Math.max(...points.map((point) => point.text.length)))
      break;
    points.push(paragraph);
    if (!sentences && /[.!?]$/.test(paragraph.text)) break;
  }
  return points;
}
