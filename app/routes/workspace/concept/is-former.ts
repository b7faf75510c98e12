import { findFormerItem } from "#domain/concept/versions/index.ts";
import { read, type Context } from "#platform/db/index.ts";
import { isId } from "../network/form.ts";

/** Whether an address names a goal or recommendation that the concept in force does without. */
export async function isFormer(ctx: Context, id: string): Promise<boolean> {
  return isId(id) && (await read(ctx, (db) => findFormerItem(ctx, db, id))) !== null;
}
