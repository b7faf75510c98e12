import { argumentsOf, type Arguments } from "./arguments.ts";

export type MessageFiles = { locale: string; namespace: string; messages: Record<string, unknown> }[];

/** The source, and the locale that must say everything the source says. Others may lack messages and show German. */
const SOURCE = "de";
const COMPLETE = ["en"];
/**
 * What reading pages of the portal and the forms behind them say: in no language of the portal German stands between.
 * Which messages of these files are public is what Arabic says.
 */
const PUBLIC =
  "bookings common course course-list errors finding forms interest layout lending offers-out paper posts programmes proposals public search served times".split(
    " ",
  );
/** In the same files, what only providers read behind their link: Arabic has it, the others not yet. */
const OF_PROVIDERS =
  /^(bookings\.(capacity-.*|minimum|maximum|taken-elsewhere.*|booking-until|fault-number|refused-.*|list-lede)|errors\.signed-out-.*|forms\.(file-hint|.*version.*|take-theirs|conflict-untimed)|layout\.to-workspace)$/;

/** @returns one sentence for each fault; none: the messages may be released. */
export function checkMessages(files: MessageFiles): string[] {
  const faults: string[] = [];
  const source = new Map<string, Arguments>();

  for (const { key, message, where } of entries(files, SOURCE)) {
    if (!/^[a-z][A-Za-z0-9-]*$/.test(key.slice(key.indexOf(".") + 1))) faults.push(`${where}: a key is one word of letters, digits and hyphens`);
    const found = read(message, where, faults);
    if (!found) continue;
    source.set(key, found);
    checkPlurals(found, SOURCE, where, faults);
  }

  for (const locale of new Set(files.map((file) => file.locale))) {
    if (locale === SOURCE) continue;
    const seen = new Set<string>();
    for (const { key, message, where } of entries(files, locale)) {
      seen.add(key);
      const wanted = source.get(key);
      if (!wanted) {
        faults.push(`${where}: German has no such message`);
        continue;
      }
      const found = read(message, where, faults);
      if (!found) continue;
      if (names(found) !== names(wanted)) faults.push(`${where}: its arguments are ${names(found) || "none"}, in German ${names(wanted) || "none"}`);
      checkPlurals(found, locale, where, faults);
    }
    if (COMPLETE.includes(locale)) for (const key of source.keys()) if (!seen.has(key)) faults.push(`${locale}: "${key}" is missing`);
  }
  for (const { locale, namespace, key } of missingInPublic(files))
    faults.push(`${locale}/${namespace}.json: "${key}" is missing, and readers of the portal see it`);
  for (const locale of COMPLETE) if (!files.some((file) => file.locale === locale)) faults.push(`${locale}: all messages are missing`);
  return faults;
}

function missingInPublic(files: MessageFiles): { locale: string; namespace: string; key: string }[] {
  const others = [...new Set(files.map(({ locale }) => locale))].filter((locale) => locale !== SOURCE && !COMPLETE.includes(locale));
  const wanted = files.filter(({ locale, namespace }) => locale === "ar" && PUBLIC.includes(namespace));
  return wanted.flatMap(({ namespace, messages }) =>
    others.flatMap((locale) => {
      const own = files.find((file) => file.locale === locale && file.namespace === namespace)?.messages ?? {};
      return Object.keys(messages).flatMap((key) => (key in own || OF_PROVIDERS.test(`${namespace}.${key}`) ? [] : [{ locale, namespace, key }]));
    }),
  );
}

function entries(files: MessageFiles, locale: string) {
  return files
    .filter((file) => file.locale === locale)
    .flatMap(({ namespace, messages }) =>
      Object.entries(messages).map(([name, message]) => ({ key: `${namespace}.${name}`, message, where: `${locale}/${namespace}.json "${name}"` })),
    );
}

function read(message: unknown, where: string, faults: string[]): Arguments | undefined {
  if (typeof message !== "string" || message.trim() === "") {
    faults.push(`${where}: a message is a text, and keys are flat`);
    return undefined;
  }
  try {
    return argumentsOf(message);
  } catch (error) {
    faults.push(`${where}: ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  }
}

function names({ values, tags }: Arguments): string {
  return [...values.keys(), ...[...tags].map((tag) => `<${tag}>`)].sort().join(", ");
}

/** "many" of French and Polish fractions included: a language's own rules say what it needs. */
function checkPlurals({ plurals }: Arguments, locale: string, where: string, faults: string[]): void {
  for (const { name, kind, categories } of plurals) {
    const needed = new Intl.PluralRules(locale, { type: kind }).resolvedOptions().pluralCategories;
    const missing = needed.filter((category) => !categories.includes(category));
    if (missing.length > 0) faults.push(`${where}: {${name}} lacks ${missing.join(", ")}`);
  }
}
