import { parse, TYPE, type MessageFormatElement } from "@formatjs/icu-messageformat-parser";

/** What a message asks for, each by name. */
export type Arguments = {
  /** TypeScript type of each value. */
  values: Map<string, string>;
  /** Names of tags such as `<link>`. */
  tags: Set<string>;
  /** The categories each plural offers, with its kind. */
  plurals: { name: string; kind: Intl.PluralRuleType; categories: string[] }[];
};

/** @throws Error where the message is no valid ICU message. */
export function argumentsOf(message: string): Arguments {
  const found: Arguments = { values: new Map(), tags: new Set(), plurals: [] };
  walk(parse(message), found);
  return found;
}

function walk(elements: MessageFormatElement[], found: Arguments): void {
  for (const element of elements) {
    if (element.type === TYPE.argument) {
      if (!found.values.has(element.value)) found.values.set(element.value, "string | number");
    } else if (element.type === TYPE.number) found.values.set(element.value, "number");
    else if (element.type === TYPE.date || element.type === TYPE.time) found.values.set(element.value, "Date | number");
    else if (element.type === TYPE.plural) {
      found.values.set(element.value, "number");
      found.plurals.push({ name: element.value, kind: element.pluralType ?? "cardinal", categories: Object.keys(element.options) });
      for (const option of Object.values(element.options)) walk(option.value, found);
    } else if (element.type === TYPE.select) {
      const names = Object.keys(element.options).filter((name) => name !== "other");
      // "other" is asked for by the syntax and stands for any word.
      found.values.set(element.value, [...names.map((name) => JSON.stringify(name)), "(string & {})"].join(" | "));
      for (const option of Object.values(element.options)) walk(option.value, found);
    } else if (element.type === TYPE.tag) {
      found.tags.add(element.value);
      walk(element.children, found);
    }
  }
}
