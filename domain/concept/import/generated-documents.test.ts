import { describe, expect, test } from "vitest";
import type { ConceptTree } from "../tree.ts";
import { generateDocument, LAYOUTS } from "./generate-documents.ts";
import { acceptAll, readConcept } from "./index.ts";

/** Places depend on the layout; everything else must come back as it was. */
function withoutPlaces(tree: ConceptTree): unknown {
  return JSON.parse(JSON.stringify(tree, (key, value: unknown) => (key === "place" ? undefined : value)));
}

const SEEDS = Array.from({ length: 500 }, (_, seed) => seed);

describe("Reading 500 random concepts in eight layouts and three formats", () => {
  test.each([0, 1, 2, 3, 4])("gives back the tree that was written (part %i of 0–4)", async (part) => {
    const different: unknown[] = [];
    for (const seed of SEEDS.filter((candidate) => candidate % 5 === part)) {
      const document = generateDocument(seed);
      const first = await readConcept(document);
      const read = first.ok ? await readConcept(document, acceptAll(first.value.suggestions)) : first;
      const [found, written] = [read.ok ? withoutPlaces(read.value.tree) : read, withoutPlaces(document.tree)];
      if (JSON.stringify(found) !== JSON.stringify(written)) different.push({ seed, ...document.style });
    }
    expect(different).toEqual([]);
  });

  test("covers every layout in every format it can have, and every damage", () => {
    const styles = SEEDS.map((seed) => generateDocument(seed).style);
    const kinds = new Set(styles.map(({ layout, format }) => `${layout} ${format}`));
    expect(kinds.size).toBe((LAYOUTS.length - 1) * 3 + 1);
    for (const damage of ["pageCuts", "softHyphens", "lineNumbers", "trackedChanges", "details"] as const) {
      expect(styles.filter((style) => style[damage]).length).toBeGreaterThan(20);
    }
  });

  test("gives the same answer for the same bytes, and old ids stay when others are decided", async () => {
    const document = generateDocument(SEEDS.find((seed) => generateDocument(seed).style.pageCuts) ?? 0);
    const [first, again] = [await readConcept(document), await readConcept(document)];
    expect(again).toEqual(first);
    const ids = first.ok ? first.value.suggestions.map(({ id }) => id) : [];
    const decided = first.ok ? await readConcept(document, acceptAll(first.value.suggestions)) : first;
    const idsAfter = decided.ok ? decided.value.suggestions.map(({ id }) => id) : [];
    expect(idsAfter).toEqual(expect.arrayContaining(ids));
  });
});
