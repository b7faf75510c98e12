import { z } from "zod";
import { transact, type Context, type Writer } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { normalCode } from "./codes.ts";
import { newReceipt } from "./receipt-words.ts";
import { lockRound } from "./round-row.ts";
import { putIntoUrn, type CastFault } from "./urn.ts";

export const CastBallot = z.strictObject({
  roundId: z.uuid(),
  /** Known to one device only; whoever names it changes the ballot. */
  secret: z.string().min(20).max(100),
  /** The one-time code as typed; null where the round asks for none. */
  code: z.string().max(60).nullable(),
  /** Item by item in the round's order, within an item dimension by dimension; 0: nothing. */
  marks: z.array(z.int().min(0).max(10)).min(1).max(300),
});
export type CastBallot = z.infer<typeof CastBallot>;
export type CastRefusal = Exclude<CastFault, "paper-full">;

/**
 * Casts a ballot by the link of a round or of a member, or changes the one that this device cast before.
 *
 * Nothing of it is logged: an entry beside a ballot would be a moment, an order and a name (see README.md).
 * @returns the receipt, new with each change
 */
export async function castBallot(ctx: Context, ballot: CastBallot): Promise<Result<{ receipt: string }, CastRefusal>> {
  return transact(ctx, async (tx): Promise<Result<{ receipt: string }, CastRefusal>> => {
    const cast = await putWithReceipt(ctx, tx, ballot, false);
    if (cast.ok) return cast;
    if (cast.refusal === "paper-full") throw new Error("A phone's ballot was counted as one on paper.");
    return refused(cast.refusal);
  });
}

export type PaperRefusal = CastFault | "not-found";

/** Types in a ballot on paper. @param input.secret of the form, so that the same form sent twice is one ballot */
export async function castPaperBallot(ctx: Context, ballot: CastBallot): Promise<Result<{ receipt: string }, PaperRefusal>> {
  return transact(ctx, async (tx): Promise<Result<{ receipt: string }, PaperRefusal>> => {
    const locked = await lockRound(ctx, tx, ballot.roundId);
    return locked.ok ? putWithReceipt(ctx, tx, ballot, true) : locked;
  });
}

async function putWithReceipt(
  ctx: Context,
  tx: Writer,
  { roundId, secret, code, marks }: CastBallot,
  paper: boolean,
): Promise<Result<{ receipt: string }, CastFault>> {
  for (;;) {
    const receipt = newReceipt();
    const answer = await putIntoUrn(ctx, tx, { roundId, secret, code: code === null ? null : normalCode(code), receipt, marks, paper });
    if (answer === "counted") return done({ receipt });
    if (answer !== "receipt-taken") return refused(answer);
  }
}
