import { createHmac } from "node:crypto";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { transact, type Context } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { lockRound, type PriorityRound, type RunRefusal } from "./round-row.ts";
import { hashed } from "./urn.ts";

/** Without i, l, o, 0 and 1, which people mistake for one another. */
const LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";
const LENGTH = 12;

/** What a typed code stands for: whatever the spaces, hyphens and size of its letters. */
export function normalCode(typed: string): string {
  return typed.toUpperCase().replace(/[^A-Z0-9]/g, "");
}

/** As it is printed: "K7F3-9QWP-2MTX". */
export function shownCode(code: string): string {
  return code.match(/.{1,4}/g)?.join("-") ?? code;
}

export const NewCodes = z.strictObject({ id: z.uuid(), count: z.int().min(1).max(500) });
export type NewCodes = z.infer<typeof NewCodes>;

/**
 * Makes one-time codes to hand out on paper. This answer is the only place where they stand in clear.
 *
 * @param formId the same form sent twice gives the same codes, and so the same sheets
 */
export async function makeCodes(
  ctx: Context,
  { id, count }: NewCodes,
  formId: string,
): Promise<Result<{ round: PriorityRound; codes: string[] }, RunRefusal | "not-open">> {
  return transact(ctx, async (tx): Promise<Result<{ round: PriorityRound; codes: string[] }, RunRefusal | "not-open">> => {
    const locked = await lockRound(ctx, tx, id);
    if (!locked.ok) return locked;
    if (locked.value.state !== "open" || locked.value.strength !== "codes") return refused("not-open");
    const codes = Array.from({ length: count }, (_, place) =>
      codeFrom(createHmac("sha512", ctx.database.contextKey).update(`ballot code ${id} ${formId} ${place}`).digest()),
    );
    const hashes = sql.join(
      codes.map((code) => sql`${hashed(code)}::bytea`),
      sql`, `,
    );
    await tx.execute(sql`select wall.add_priority_codes(${id}, array[${hashes}])`);
    tx.audit("priority-round.codes-made", id, { count });
    return done({ round: locked.value, codes });
  });
}

/** Twelve letters, 59 bits: none is left over where a byte would favour some. */
function codeFrom(bytes: Buffer): string {
  const most = 256 - (256 % LETTERS.length);
  return [...bytes]
    .filter((byte) => byte < most)
    .slice(0, LENGTH)
    .map((byte) => LETTERS[byte % LETTERS.length])
    .join("");
}
