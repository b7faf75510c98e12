import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { newId, type Context } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { mayEditConcept } from "../access.ts";
import { chapters } from "../schema.ts";
import type { Place } from "../tree.ts";
import { insertItem, type AddRefusal } from "./add-item.ts";
import { wording } from "./texts.ts";
import { transactUnlessAdopted, type PartAdopted } from "./unless-adopted.ts";

export const MarkPassage = z.strictObject({ chapterId: z.uuid(), passage: wording, goalId: z.uuid() });
export type MarkPassage = z.infer<typeof MarkPassage>;

/**
 * A passage of a chapter becomes a recommendation of a goal; the chapter keeps its text. The new recommendation
 * remembers the chapter's title and the paragraph, counted from 1.
 *
 * @param id of the form; the same form sent twice is one recommendation
 */
export async function markPassage(
  ctx: Context,
  input: MarkPassage,
  id: string = newId(ctx.now),
): Promise<Result<{ id: string }, AddRefusal | "not-found" | "passage-not-found"> | PartAdopted> {
  if (!mayEditConcept(ctx.actor)) return refused("not-allowed");
  return transactUnlessAdopted(ctx, async (tx) => {
    const [chapter] = await tx
      .select()
      .from(chapters)
      .where(and(eq(chapters.regionId, ctx.region.id), eq(chapters.id, input.chapterId)));
    if (!chapter) return refused("not-found");
    const passage = oneLine(input.passage);
    const paragraph = chapter.paragraphs.findIndex((text) => oneLine(text).includes(passage));
    if (paragraph === -1) return refused("passage-not-found");
    const origin: Place = { paragraph: paragraph + 1, chapter: chapter.title };
    const outcome = await insertItem(ctx, tx, { id, level: "recommendation", parentId: input.goalId, text: passage, origin });
    if (outcome === "there-already") return done({ id });
    if (outcome !== "added") return refused(outcome);
    tx.audit("concept.passage-marked", id, { chapterId: chapter.id });
    tx.publish();
    return done({ id });
  });
}

/** A browser's selection breaks lines where the page does. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
