import type { ItemContent } from "../compare/items.ts";

/** What an item is called: its title, or its wording. */
export function headOf(content: ItemContent): string {
  return "title" in content ? content.title : content.text;
}

/** Everything an item says, one paragraph each. */
export function linesOf(content: ItemContent): string[] {
  switch (content.level) {
    case "principle":
      return [content.text, ...content.focusPoints];
    case "chapter":
      return [content.title, ...content.paragraphs];
    case "actionField":
      return [[content.label, content.title].filter(Boolean).join(": "), ...content.introduction];
    case "guidingGoal":
      return [content.text];
    case "goal":
      return content.shortTitle && content.shortTitle !== content.text ? [content.shortTitle, content.text] : [content.text];
    case "recommendation":
      return [content.text, ...content.subPoints, ...content.notes];
  }
}
