import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Context, Reader } from "#platform/db/index.ts";

const TABLES = ["principles", "chapters", "action_fields", "guiding_goals", "goals", "recommendations"];

/** The item that editing changes instead of an item in force: its continuation in the revision; without one the item itself. One query. */
export async function idToEdit(ctx: Context, db: Reader, id: string): Promise<string> {
  if (!z.uuid().safeParse(id).success) return id;
  const found = await db.execute<{ id: string }>(
    sql.join(
      TABLES.map((table) => sql`select id from ${sql.identifier(table)} where region_id = ${ctx.region.id} and continues_id = ${id}`),
      sql` union all `,
    ),
  );
  return found.rows[0]?.id ?? id;
}
