import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { acceptAll, type ConceptReading, readConcept, toDryRunJson } from "./index.ts";

// A county's real concept may not enter the repository; where it lies beside it, it is read.
const folder = join(process.env.MITEINANDER_SHARED ?? "../shared", "data");
const there = existsSync(join(folder, "rotenburg-integrationskonzept.docx"));

async function readAccepted(name: string): Promise<ConceptReading> {
  const file = { name, bytes: readFileSync(join(folder, name)) };
  const first = await readConcept(file);
  const second = first.ok ? await readConcept(file, acceptAll(first.value.suggestions)) : first;
  if (!second.ok) throw new Error(second.refusal);
  return second.value;
}

function texts({ tree }: ConceptReading): string[] {
  return tree.actionFields.flatMap((field) => [
    field.title,
    ...field.guidingGoals.flatMap((guidingGoal) => [
      guidingGoal.text ?? "",
      ...guidingGoal.goals.flatMap((goal) => [goal.text, ...goal.recommendations.map((recommendation) => recommendation.text)]),
    ]),
  ]);
}

describe.skipIf(!there)("Reading a real county's concept (skipped where ../shared/data is not there)", () => {
  test.each(["rotenburg-integrationskonzept.docx", "rotenburg-integrationskonzept.xlsx", "rotenburg-tabellen-aus-pdf.csv"])("%s is complete", async (name) => {
    expect(toDryRunJson(await readAccepted(name))).toMatchObject({ fields: 4, guidingGoals: 13, goals: 45, recommendations: 101 });
  });

  test("all three files say the same, word for word", async () => {
    const word = texts(await readAccepted("rotenburg-integrationskonzept.docx"));
    expect(texts(await readAccepted("rotenburg-integrationskonzept.xlsx"))).toEqual(word);
    expect(texts(await readAccepted("rotenburg-tabellen-aus-pdf.csv"))).toEqual(word);
  });
});
