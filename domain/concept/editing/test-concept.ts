import { newId, read, transact, type Context } from "#platform/db/index.ts";
import { aRegion, type County } from "#tests/support/factories.ts";
import type { TestDatabase } from "#tests/support/database.ts";
import { findConcept, type ConceptOverview } from "../concept-overview.ts";
import { concepts } from "../schema.ts";
import { storeTree } from "../store-tree.ts";

export type EditedCounty = County & { editor: Context; coordinator: Context; overview(): Promise<ConceptOverview> };

/** A region whose concept has one field with a goal of its own and two guiding goals, a second field, a principle and a chapter. */
export async function aCountyWithConcept(db: TestDatabase): Promise<EditedCounty> {
  const county = await aRegion(db, "2026-11-12");
  const { ctx } = county;
  const id = newId(ctx.now);
  const node = (text: string) => ({ text, place: null });
  const goal = (text: string, ...recommendations: string[]) => ({
    ...node(text),
    recommendations: recommendations.map((own) => ({ ...node(own), subPoints: [], notes: [] })),
  });
  await transact(ctx, async (tx) => {
    await tx.insert(concepts).values({ regionId: ctx.region.id, id, title: "Integrationskonzept" });
    await storeTree(ctx, tx, id, {
      title: null,
      principles: [
        { ...node("Teilhabe von Anfang an"), focusPoints: ["Gleiche Chancen"] },
        { ...node("Offene Verwaltung"), focusPoints: [] },
      ],
      chapters: [
        { title: "Ausblick", paragraphs: ["Vieles ist geschafft.", "Ein Beirat soll\nzweimal im Jahr tagen. Dazu lädt die Landrätin ein."], place: null },
      ],
      actionFields: [
        {
          ...field("Sprache"),
          guidingGoals: [
            { text: null, place: null, goals: [goal("Kurse", "Am Vormittag", "Am Abend")] },
            { ...node("Mehrsprachigkeit"), goals: [goal("Sprachmittlung", "Ein Pool")] },
            { ...node("Schule"), goals: [goal("Übergänge", "Patenschaften")] },
          ],
        },
        { ...field("Arbeit"), guidingGoals: [{ text: null, place: null, goals: [goal("Betriebe", "Ein Stammtisch")] }] },
      ],
    });
    tx.audit("test.prepared", id);
  });
  const overview = async () => {
    const concept = await read(ctx, (reader) => findConcept(ctx, reader));
    if (!concept) throw new Error("The concept of the test is gone.");
    return concept;
  };
  return { ...county, editor: county.as("editor"), coordinator: county.as("coordinator"), overview };
}

function field(title: string) {
  return { label: null, title, introduction: [], place: null };
}

/** "1.1 Kurse: Am Vormittag, Am Abend" for each goal. */
export function outlineOf(concept: ConceptOverview): string[] {
  return concept.fields.flatMap(({ goals }) => goals.map((goal) => `${goal.number} ${goal.text}: ${goal.recommendations.map(({ text }) => text).join(", ")}`));
}

/** The id behind a number, e.g. "1.1.2". */
export function idOf(concept: ConceptOverview, number: string): string {
  const items = concept.fields.flatMap((field) => [field, ...field.goals.flatMap((goal) => [goal, ...goal.recommendations])]);
  const found = items.find((item) => item.number === number);
  if (!found) throw new Error(`no item ${number}`);
  return found.id;
}
