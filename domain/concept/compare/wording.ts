import type { ItemContent } from "./items.ts";

const months = "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember";
// A plain "3." counts as a number only where no month follows, for a changed date is a changed text.
const numberInFront = new RegExp(
  String.raw`^(?:(?:Handlungsfeld|Leitziel|Handlungsziel|Ziel|Handlungsempfehlung|Empfehlung|Maßnahme|Kapitel) (?:\d+(?:\.\d+)*|[IVXLC]+) ?[.:)–-] |\d+(?:\.\d+)+[.:)]? |\(?\d{1,3}\) |[IVXLC]+[.:)] |\d{1,3}[.:] (?!${months}))`,
);

/** In a column of notes the word is in the heading and may be missing from the cell. */
const noteLabel = /^\s*(?:Hinweise?|Anmerkung(?:en)?|Bemerkung(?:en)?|Erläuterung(?:en)?)\s*:\s*/;

/** The words alone: without the number in front, soft hyphens, and the way lines were broken. */
export function wordingOf(text: string): string {
  const plain = text
    .replace(/[\u00AD\u200B-\u200D\u2060\uFEFF]/g, "")
    .normalize("NFC")
    .replace(/\s+/g, " ")
    .trim();
  return plain.replace(numberInFront, "");
}

/** What an item is recognised by. */
export function headWording(content: ItemContent): string {
  return wordingOf("title" in content ? content.title : content.text);
}

/** Everything an item says, line by line. A field's label is only its number and not part of what it says. */
export function wholeWording(content: ItemContent): string[] {
  return [headWording(content), ...furtherLines(content).map(wordingOf)];
}

function furtherLines(content: ItemContent): string[] {
  switch (content.level) {
    case "principle":
      return content.focusPoints;
    case "chapter":
      return content.paragraphs;
    case "actionField":
      return content.introduction;
    case "recommendation":
      // An empty line between, so that a sub-point that became a note is a change.
      return [...content.subPoints, "", ...content.notes.map((note) => note.replace(noteLabel, ""))];
    case "guidingGoal":
    case "goal":
      return [];
  }
}
