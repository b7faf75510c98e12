import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { actorName, transact, type Context } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { mayEditConcept } from "../access.ts";
import { listHints } from "./list-hints.ts";
import { hintsSetAside } from "./schema.ts";

export const SetAside = z.strictObject({ key: z.string().regex(/^[0-9a-f]{64}$/), note: z.string().trim().max(500) });
export type SetAside = z.infer<typeof SetAside>;

/** Somebody looked at a hint and found the figure right. Of two people at once, the first one's note stays. */
export async function setHintAside(ctx: Context, { key, note }: SetAside): Promise<Result<null, "not-allowed" | "hint-not-found">> {
  if (!mayEditConcept(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx) => {
    const { open, setAside } = await listHints(ctx, tx);
    if (setAside.some((hint) => hint.key === key)) return done(null);
    const hint = open.find((known) => known.key === key);
    if (!hint) return refused("hint-not-found");
    const row = { regionId: ctx.region.id, hint: key, note, setAsideAt: ctx.now, setAsideBy: actorName(ctx.actor) };
    await tx.insert(hintsSetAside).values(row).onConflictDoNothing();
    tx.audit("hint.set-aside", hint.place.id, { code: hint.code });
    return done(null);
  });
}

/** The hint is shown again. */
export async function takeHintBack(ctx: Context, { key }: { key: string }): Promise<Result<null, "not-allowed" | "hint-not-found">> {
  if (!mayEditConcept(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx) => {
    const gone = await tx
      .delete(hintsSetAside)
      .where(and(eq(hintsSetAside.regionId, ctx.region.id), eq(hintsSetAside.hint, key)))
      .returning({ hint: hintsSetAside.hint });
    if (gone.length === 0) return refused("hint-not-found");
    tx.audit("hint.taken-back", null);
    return done(null);
  });
}
