import { and, eq } from "drizzle-orm";
import { z } from "zod";
import type { Context } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { mayEditConcept } from "../access.ts";
import { chapters } from "../schema.ts";
import { lines, shortText } from "./texts.ts";
import { transactUnlessAdopted, type PartAdopted } from "./unless-adopted.ts";
import { versionConflict, type VersionConflict } from "./version-conflict.ts";

export const EditChapter = z.strictObject({ id: z.uuid(), version: z.int(), title: shortText, paragraphs: lines });
export type EditChapter = z.infer<typeof EditChapter>;
type StoredChapter = Pick<EditChapter, "title" | "paragraphs" | "version">;

/** Title and paragraphs of one of the concept's own chapters. */
export async function editChapter(
  ctx: Context,
  input: EditChapter,
): Promise<Result<{ version: number }, "not-found" | "not-allowed"> | PartAdopted | VersionConflict<StoredChapter>> {
  if (!mayEditConcept(ctx.actor)) return refused("not-allowed");
  const { id, version, title, paragraphs } = input;
  return transactUnlessAdopted(ctx, async (tx) => {
    const own = and(eq(chapters.regionId, ctx.region.id), eq(chapters.id, id));
    const [stored] = await tx
      .select({ title: chapters.title, paragraphs: chapters.paragraphs, version: chapters.version })
      .from(chapters)
      .where(own)
      .for("update");
    if (!stored) return refused("not-found");
    if (stored.version !== version) return versionConflict(ctx, tx, id, "chapter.edited", stored);
    await tx
      .update(chapters)
      .set({ title, paragraphs, version: version + 1 })
      .where(own);
    tx.audit("chapter.edited", id);
    tx.publish();
    return done({ version: version + 1 });
  });
}
