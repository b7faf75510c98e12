import { argumentsOf } from "./arguments.ts";
import type { MessageFiles } from "./check.ts";

const HEAD = "// Written by scripts/build-messages.ts. Do not edit.\n";

/** The types of all messages: plain ones by their arguments, rich ones by arguments and tags. */
export function keysModule(files: MessageFiles): string {
  const plain: string[] = [];
  const rich: string[] = [];
  for (const { locale, namespace, messages } of files) {
    if (locale !== "de") continue;
    for (const [key, message] of Object.entries(messages)) {
      const { values, tags } = argumentsOf(String(message));
      const fields = [...[...values].map(([value, type]) => `${JSON.stringify(value)}: ${type}`), ...[...tags].map((tag) => `${JSON.stringify(tag)}: Tag`)];
      (tags.size > 0 ? rich : plain).push(`  ${JSON.stringify(`${namespace}.${key}`)}: {${fields.length > 0 ? ` ${fields.join("; ")} ` : ""}};\n`);
    }
  }
  return `${HEAD}/** Wraps what stands between the tags of a rich message. */
type Tag = (children: unknown[]) => unknown;

export type PlainMessages = {\n${plain.join("")}};

export type RichMessages = {\n${rich.join("")}};
`;
}

const name = ({ locale, namespace }: MessageFiles[number]) => `${locale}_${namespace.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())}`;

/** Imports every file, so that Node, Vite and the tests read the same messages in the same way. */
export function catalogueModule(files: MessageFiles): string {
  const imports = files.map((file) => `import ${name(file)} from "./${file.locale}/${file.namespace}.json" with { type: "json" };\n`);
  const locales = [...new Set(files.map((file) => file.locale))].map((locale) => {
    const parts = files.filter((file) => file.locale === locale);
    return `  ${locale}: {\n${parts.map((file) => `    ${JSON.stringify(file.namespace)}: ${name(file)},\n`).join("")}  },\n`;
  });
  return `${HEAD}${imports.join("")}\nexport const files: Record<string, Record<string, Record<string, string>>> = {\n${locales.join("")}};\n`;
}
