import { and, asc, eq } from "drizzle-orm";
import type { Context, Reader } from "#platform/db/index.ts";
import { chapters, principleFields, principles } from "./schema.ts";

export type Foundations = {
  principles: { id: string; text: string; focusPoints: string[]; fieldIds: string[] }[];
  chapters: { id: string; title: string; paragraphs: string[]; version: number }[];
};

/** What stands above and around the fields: the concept's principles and its own chapters. Three queries. */
export async function readFoundations(ctx: Context, db: Reader, conceptId: string): Promise<Foundations> {
  const here = ctx.region.id;
  const principleRows = await db
    .select()
    .from(principles)
    .where(and(eq(principles.regionId, here), eq(principles.conceptId, conceptId)))
    .orderBy(asc(principles.position));
  const links = await db.select().from(principleFields).where(eq(principleFields.regionId, here));
  const chapterRows = await db
    .select()
    .from(chapters)
    .where(and(eq(chapters.regionId, here), eq(chapters.conceptId, conceptId)))
    .orderBy(asc(chapters.position));
  return {
    principles: principleRows.map(({ id, text, focusPoints }) => ({
      id,
      text,
      focusPoints,
      fieldIds: links.filter(({ principleId }) => principleId === id).map(({ actionFieldId }) => actionFieldId),
    })),
    chapters: chapterRows.map(({ id, title, paragraphs, version }) => ({ id, title, paragraphs, version })),
  };
}
