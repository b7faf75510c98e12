import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { acceptAll, readConcept, toDryRunJson, type ConceptReading, type RefusedReading } from "#domain/concept/import/index.ts";
import { importDirectly } from "#domain/concept/imports/index.ts";
import { textsIn } from "#app/messages/texts.ts";

const { t } = textsIn("de");

type Options = { region?: string; dryRun?: boolean; acceptSuggestions?: boolean; json?: boolean };

/** Reads a document, and unless it is a dry run puts it into the region's concept: all of it or nothing. */
export async function importConcept(path: string, options: Options): Promise<void> {
  const bytes = await readFile(path).catch((fault: Error) => {
    throw new Error(t("import.refused-no-file", { path }), { cause: fault });
  });
  const file = { name: basename(path), bytes: new Uint8Array(bytes) };
  const reading = await readAll(file, options.acceptSuggestions ?? false);
  if (options.dryRun) return print(options, toDryRunJson(reading));
  if (!options.region) throw new Error("Only a dry run has no region.");

  const { openHouse } = await import("#platform/house.ts");
  const { makeContext } = await import("#platform/db/index.ts");
  const { findRegion } = await import("#platform/tenancy/index.ts");
  const house = await openHouse();
  try {
    const region = await findRegion(house.database, options.region);
    if (!region) throw new Error(`There is no region called ${options.region}.`);
    const ctx = makeContext(house.database, region, { kind: "system", name: "miteinander concept import" });
    const taken = await importDirectly(ctx, reading, file.name.replace(/\.[^.]+$/, ""));
    if (!taken.ok) throw new Error(t(`import.refused-${taken.refusal}`));
    print(options, { ...toDryRunJson(reading), conceptId: taken.value.conceptId });
  } finally {
    await house.open.close();
  }
}

async function readAll(file: { name: string; bytes: Uint8Array }, acceptSuggestions: boolean): Promise<ConceptReading> {
  const first = await readConcept(file);
  if (!first.ok) throw new Error(refusalInWords(first));
  if (!acceptSuggestions) return first.value;
  const decided = await readConcept(file, acceptAll(first.value.suggestions));
  if (!decided.ok) throw new Error(refusalInWords(decided));
  return decided.value;
}

function refusalInWords(refused: RefusedReading): string {
  const words = t(`import.refused-${refused.refusal}`);
  if (refused.refusal !== "unknown-headings") return words;
  const { found, expected } = refused.details;
  return `${words} ${t("import.headings", { found: found.join(", ") || "–", expected: expected.join(", ") })}`;
}

function print({ json }: Options, report: ReturnType<typeof toDryRunJson> & { conceptId?: string }): void {
  if (json) {
    process.stdout.write(`${JSON.stringify(report)}\n`);
    return;
  }
  const { fields, guidingGoals, goals, recommendations, subPoints, suggestions, problems } = report;
  process.stdout.write(
    `${fields} Handlungsfelder, ${guidingGoals} Leitziele, ${goals} Ziele, ${recommendations} Empfehlungen, ${subPoints} Unterpunkte.\n` +
      `${suggestions.length} Stellen zum Ansehen, ${problems.length} Hinweise.\n`,
  );
}
