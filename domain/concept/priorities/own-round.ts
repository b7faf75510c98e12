import { and, eq } from "drizzle-orm";
import { read, type Context, type Reader } from "#platform/db/index.ts";
import { receiptsOf, storedResult } from "./round-page.ts";
import type { ItemResult } from "./result.ts";
import { readItems, type Criterion, type PriorityItem, type PriorityRound } from "./round-row.ts";
import { priorityRoundLinks, priorityRounds } from "./schema.ts";
import { receiptOf } from "./urn.ts";

export type OwnRound = {
  round: PriorityRound;
  items: PriorityItem[];
  criteria: Criterion[];
  /** Whether a ballot may be cast or changed now. */
  isOpen: boolean;
  /** Of the ballot that this device cast; null: none yet. */
  receipt: string | null;
  /** Of a closed round. */
  receipts: string[];
  result: ItemResult[] | null;
};

/** The round behind a link, as a phone shows it; null for a context without one. Up to five queries. @param secret of the device; null: it has none yet */
export async function findOwnRound(ctx: Context, db: Reader, secret: string | null): Promise<OwnRound | null> {
  if (ctx.actor.kind !== "link" || (ctx.actor.opens !== "priority-round" && ctx.actor.opens !== "priority-member")) return null;
  // The walls leave exactly one.
  const [round] = await db.select().from(priorityRounds).where(eq(priorityRounds.regionId, ctx.region.id));
  if (!round) return null;
  const { items, criteria } = await readItems(ctx, db, round.id);
  const isClosed = round.state === "closed";
  return {
    round,
    items,
    criteria,
    isOpen: round.state === "open" && (round.endsAt === null || round.endsAt > ctx.now),
    receipt: secret === null || isClosed ? null : await receiptOf(db, round.id, secret),
    receipts: isClosed ? await receiptsOf(ctx, db, round.id) : [],
    result: isClosed ? storedResult(items, round) : null,
  };
}

/** The long code of the round that a short one named; null: it does not hang there. @param ctx of a link to the round */
export async function longCodeOf(ctx: Context): Promise<string | null> {
  const [link] = await read(ctx, (db) =>
    db
      .select({ code: priorityRoundLinks.code })
      .from(priorityRoundLinks)
      .where(and(eq(priorityRoundLinks.regionId, ctx.region.id))),
  );
  return link?.code ?? null;
}
