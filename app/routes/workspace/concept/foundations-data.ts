import { findConceptToEdit, readFoundations } from "#domain/concept/index.ts";
import { read, type Context } from "#platform/db/index.ts";
import type { FailedItemAct } from "./item-acts.ts";
import type { Removal } from "./remove-item.tsx";

export type FoundationsData = Awaited<ReturnType<typeof readFoundationsPage>>;
/** A failed act, with what stood in the form for marking a passage. */
export type FailedAct = FailedItemAct & { passage: string; goalId: string };

/** @param asked what the address asks for: an item to edit, link, add, mark or remove */
export async function readFoundationsPage(ctx: Context, asked: URLSearchParams) {
  const { concept, foundations } = await read(ctx, async (db) => {
    const found = await findConceptToEdit(ctx, db);
    return { concept: found, foundations: found ? await readFoundations(ctx, db, found.id) : { principles: [], chapters: [] } };
  });
  const { principles, chapters } = foundations;
  const goneId = asked.get("entfernen");
  const principle = principles.find(({ id }) => id === goneId);
  const chapter = chapters.find(({ id }) => id === goneId);
  const removal: Removal | null = principle
    ? { level: "principle", id: principle.id, name: principle.text }
    : chapter
      ? { level: "chapter", id: chapter.id, name: chapter.title }
      : null;
  const [markedChapter, paragraph] = (asked.get("markieren") ?? "").split(":");
  return {
    region: ctx.region.slug,
    hasConcept: concept !== null,
    isRevision: concept?.revisesId != null,
    principles,
    chapters,
    removal,
    fields: (concept?.fields ?? []).map(({ id, number, title }) => ({ id, name: `${number} ${title}` })),
    goals: (concept?.fields ?? []).flatMap(({ goals }) => goals.map(({ id, number, title }) => ({ id, name: `${number} ${title}` }))),
    edited: asked.get("bearbeiten"),
    linked: asked.get("verknuepfen"),
    adding: asked.get("neu"),
    marking: { chapterId: markedChapter ?? null, passage: chapters.find(({ id }) => id === markedChapter)?.paragraphs[Number(paragraph) - 1] ?? "" },
    done: asked.has("fertig"),
    gone: asked.has("entfernt"),
  };
}
