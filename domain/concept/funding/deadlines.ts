import { sql } from "drizzle-orm";
import type { Context, Reader } from "#platform/db/index.ts";
import { addDays } from "#platform/days/index.ts";
import { readWarnDays } from "./settings.ts";

/** A day on which something about money ends or is due. */
export type Deadline = {
  kind: "fund-deadline" | "fund-ends" | "money-expires" | "post-ends";
  /** What it is about, the same on every day; with kind and day it names the deadline. */
  subject: string;
  /** YYYY-MM-DD */
  day: string;
  /** Of the fund, the measure or the post. */
  title: string;
  /** What is due, or where the money comes from. */
  detail: string;
  /** Approved and not called up. */
  cents: number | null;
  fundId: string | null;
  measureId: string | null;
};

/** Everything that ends or is due from one day to another, both included, by day; for the house and for a calendar's address. One query. */
export async function listDeadlines(_ctx: Context, db: Reader, from: string, until: string): Promise<Deadline[]> {
  return (await db.execute<Deadline>(sql`select * from wall.deadlines(${from}, ${until})`)).rows;
}

/** How many lie within the first mark from today on. Two queries. */
export async function countNear(ctx: Context, db: Reader): Promise<{ count: number; days: number }> {
  const { firstDays: days } = await readWarnDays(ctx, db);
  return { count: (await listDeadlines(ctx, db, ctx.today, addDays(ctx.today, days))).length, days };
}
