import { readFile } from "node:fs/promises";
import { readTextBlocks, type DocumentBlock } from "#domain/concept/import/index.ts";
import { checkText, isExplanation, type TextHint } from "#domain/concept/plausibility/index.ts";
import { textsIn } from "#app/messages/texts.ts";

const { t } = textsIn("de");

/** Prints what does not fit together in a document's figures. Exit code: 0 nothing, 1 there is something to look at. */
export async function checkConcept(path: string, { json }: { json?: boolean }): Promise<void> {
  const bytes = await readFile(path).catch((fault: Error) => {
    throw new Error(t("import.refused-no-file", { path }), { cause: fault });
  });
  const read = await readTextBlocks(new Uint8Array(bytes));
  if (!read.ok) throw new Error(t(`import.refused-${read.refusal}`));
  const worded = checkText(read.value).map((hint) => inWords(hint, read.value));
  const [hints, explanations] = [worded.filter((hint) => !isExplanation(hint)), worded.filter(isExplanation)];
  process.stdout.write(json ? `${JSON.stringify({ hints, explanations })}\n` : asLines(hints, explanations));
  if (hints.length > 0) process.exitCode = 1;
}

function inWords({ block, ...hint }: TextHint, blocks: readonly DocumentBlock[]) {
  return { ...hint, words: t(`plausibility.hint-${hint.code}`), place: blocks[block]?.place ?? null };
}
type Worded = ReturnType<typeof inWords>;

function asLines(hints: readonly Worded[], explanations: readonly Worded[]): string {
  const line = ({ words, quote, arithmetic, place }: Worded) => `${whereIs(place)}${words}\n    „${quote}“\n    ${arithmetic}\n`;
  const head = t("plausibility.found", { count: hints.length });
  return `${head}\n${hints.map(line).join("")}${explanations.map(line).join("")}`;
}

function whereIs(place: Worded["place"]): string {
  const parts = [
    place?.page ? t("plausibility.place-page", { number: place.page }) : "",
    place?.table ? t("plausibility.place-table", { number: place.table }) : "",
    place?.paragraph ? t("plausibility.place-paragraph", { number: place.paragraph }) : "",
  ].filter(Boolean);
  return parts.length === 0 ? "- " : `- ${parts.join(", ")}: `;
}
