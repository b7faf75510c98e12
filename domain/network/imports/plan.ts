import { sql } from "drizzle-orm";
import type { Context, Reader } from "#platform/db/index.ts";
import { candidates, comparedRows, likenessOf, LIKELY, NEARLY_CERTAIN, profileOf, type ComparedRow, type LikenessReason } from "../duplicates/index.ts";
import type { GoodRow } from "./read-rows.ts";

/** What becomes of a row: an entry of its own, the empty fields of the one found, or nothing. */
export const CHOICES = ["new", "fill", "skip"] as const;
export type Choice = (typeof CHOICES)[number];

export type PlannedRow = GoodRow & {
  /** The entry that may be the same, the likeliest one. */
  alike: { id: string; name: string; reasons: LikenessReason[] } | null;
  /** The name is there already, and no region has two of one name. */
  nameTaken: boolean;
  proposed: Choice;
};

/** Compares the rows of a list with what is there: who is nearly certainly there already is left out unless somebody wants otherwise. */
export async function planRows(ctx: Context, db: Reader, rows: readonly GoodRow[]): Promise<PlannedRow[]> {
  const stored = await comparedRows(ctx, db, sql`true`);
  const byName = new Map(stored.map((row) => [row.name.toLowerCase(), row]));
  const profiles = [...stored.map(profileOf), ...rows.map(({ fields }) => profileOf({ ...fields, municipality: null }))];
  const best = new Map<number, { found: ComparedRow; score: number; reasons: LikenessReason[] }>();
  for (const [first, second] of candidates(profiles)) {
    const [found, a, b] = [stored[first], profiles[first], profiles[second]];
    if (!found || second < stored.length || !a || !b) continue;
    const { score, reasons } = likenessOf(a, b);
    const at = second - stored.length;
    if (score >= LIKELY && score > (best.get(at)?.score ?? 0)) best.set(at, { found, score, reasons });
  }
  return rows.map((row, at) => {
    const same = byName.get(row.fields.name.toLowerCase());
    const alike = same ? { found: same, score: 1, reasons: ["name" as const] } : best.get(at);
    return {
      ...row,
      alike: alike ? { id: alike.found.id, name: alike.found.name, reasons: alike.reasons } : null,
      nameTaken: same !== undefined,
      proposed: alike && alike.score >= NEARLY_CERTAIN ? "skip" : "new",
    };
  });
}
