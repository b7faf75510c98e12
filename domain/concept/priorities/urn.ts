import { createHash } from "node:crypto";
import { sql } from "drizzle-orm";
import type { Context, Reader, Writer } from "#platform/db/index.ts";
import type { Tally } from "./result.ts";

/** What is never stored in clear: a device's secret, a code on paper. */
export const hashed = (secret: string): Buffer => createHash("sha256").update(secret).digest();

export type CastFault = "not-allowed" | "not-open" | "not-filled-in" | "empty" | "too-many-points" | "unknown-code" | "used" | "paper-full";

type Cast = { roundId: string; secret: string; code: string | null; receipt: string; marks: readonly number[]; paper: boolean };

/** Puts a ballot into the urn, or another one in place of the device's own. */
export async function putIntoUrn(
  ctx: Context,
  tx: Writer,
  { roundId, secret, code, receipt, marks, paper }: Cast,
): Promise<"counted" | "receipt-taken" | CastFault> {
  const found = await tx.execute<{ answer: "counted" | "receipt-taken" | CastFault }>(sql`
    select wall.cast_ballot(${roundId}, ${hashed(secret)}, ${code === null ? null : hashed(code)}, ${receipt},
      ${`{${marks.join(",")}}`}::smallint[], ${paper}, ${ctx.now.toISOString()}) as answer`);
  return found.rows[0]?.answer ?? "not-allowed";
}

/** The receipt of the ballot that this device cast; null: none yet, or the round is closed. */
export async function receiptOf(db: Reader, roundId: string, secret: string): Promise<string | null> {
  const found = await db.execute<{ receipt: string | null }>(sql`select wall.own_receipt(${roundId}, ${hashed(secret)}) as receipt`);
  return found.rows[0]?.receipt ?? null;
}

export type BallotCount = { ballots: number; onPaper: number };

export async function countBallots(db: Reader, roundId: string): Promise<BallotCount> {
  const found = await db.execute<{ ballots: number; on_paper: number }>(sql`select ballots, on_paper from wall.ballot_count(${roundId})`);
  const [row] = found.rows;
  return { ballots: row?.ballots ?? 0, onPaper: row?.on_paper ?? 0 };
}

/** Empty below five ballots, and for members until the end. */
export async function readTally(db: Reader, roundId: string): Promise<Tally[]> {
  return (await db.execute<Tally>(sql`select place, dimension, total, answers from wall.priority_tally(${roundId})`)).rows;
}
