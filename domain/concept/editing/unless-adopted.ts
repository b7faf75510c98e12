import { DatabaseError } from "pg";
import { z } from "zod";
import { transact, type Context, type Writer } from "#platform/db/index.ts";

/** The act would change wording or structure of a part that a body adopted: it belongs into the revision. */
export type PartAdopted = { ok: false; refusal: "part-adopted"; title: string; adoptedOn: string };

const Detail = z.object({ title: z.string(), adoptedOn: z.iso.date() });

/**
 * As transact, for acts on items of the concept. Whether a part is adopted is decided in one place, by a trigger of the
 * items' tables; here its refusal gets words.
 */
export async function transactUnlessAdopted<T>(ctx: Context, act: (tx: Writer) => Promise<T>): Promise<T | PartAdopted> {
  try {
    return await transact(ctx, act);
  } catch (error) {
    if (!(error instanceof Error && error.cause instanceof DatabaseError && error.cause.code === "MT001")) throw error;
    return { ok: false, refusal: "part-adopted", ...Detail.parse(JSON.parse(error.cause.detail ?? "")) };
  }
}
