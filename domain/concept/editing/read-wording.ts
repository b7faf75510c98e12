import { and, eq } from "drizzle-orm";
import type { Context, Reader } from "#platform/db/index.ts";
import { actionFields, goals, guidingGoals } from "../schema.ts";

/** What a form needs to edit one item of the outline; `lines` are the introduction of a field. */
export type Wording = {
  id: string;
  level: "action-field" | "guiding-goal" | "goal";
  title: string;
  label: string;
  text: string;
  lines: string[];
  version: number;
};

/** @returns null where the region has no such item */
export async function readWording(ctx: Context, db: Reader, level: Wording["level"], id: string): Promise<Wording | null> {
  const here = ctx.region.id;
  const empty = { id, level, title: "", label: "", text: "", lines: [] };
  if (level === "action-field") {
    const [row] = await db
      .select()
      .from(actionFields)
      .where(and(eq(actionFields.regionId, here), eq(actionFields.id, id)));
    return row ? { ...empty, title: row.title, label: row.label ?? "", lines: row.introduction, version: row.version } : null;
  }
  if (level === "guiding-goal") {
    const [row] = await db
      .select()
      .from(guidingGoals)
      .where(and(eq(guidingGoals.regionId, here), eq(guidingGoals.id, id)));
    return row ? { ...empty, text: row.text, version: row.version } : null;
  }
  const [row] = await db
    .select()
    .from(goals)
    .where(and(eq(goals.regionId, here), eq(goals.id, id)));
  return row ? { ...empty, title: row.title ?? "", text: row.text, version: row.version } : null;
}
