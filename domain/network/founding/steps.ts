import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { newId, transact, type Context, type Reader } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { mayEditNetwork } from "../access.ts";
import { foundingSteps } from "./schema.ts";

/** In the usual order. Words in app/messages/<locale>/founding.json: `step-…`, `what-…`, `help-…`. */
export const FOUNDING_STEPS = [
  "members",
  "name",
  "statutes",
  "tax-preview",
  "assembly",
  "register",
  "tax",
  "bank",
  "insurance",
  "data-protection",
  "known",
] as const;
export type KnownStep = (typeof FOUNDING_STEPS)[number];

/** A step as the region wants it. @property own the region's German words; null: a known step in our words */
export type FoundingStep = { code: string; own: { title: string; what: string; help: string } | null; leftOut: boolean };

/** The known steps, then the region's own in the order in which they were added. One query. */
export async function foundingStepsOf(ctx: Context, db: Reader): Promise<FoundingStep[]> {
  const rows = await db.select().from(foundingSteps).where(eq(foundingSteps.regionId, ctx.region.id)).orderBy(foundingSteps.code);
  const stored = new Map(rows.map((row) => [row.code, row]));
  const codes = [...FOUNDING_STEPS, ...rows.map(({ code }) => code).filter((code) => !isKnownStep(code))];
  return codes.map((code) => {
    const row = stored.get(code);
    return { code, own: row ? { title: row.title, what: row.what, help: row.help } : null, leftOut: row?.leftOut ?? false };
  });
}

/** `code` null adds a step. */
export const SetFoundingStep = z.strictObject({
  code: z.string().max(60).nullable(),
  title: z.string().trim().min(1).max(120),
  what: z.string().trim().max(600),
  help: z.string().trim().max(300),
  leftOut: z.boolean(),
});
export type SetFoundingStep = z.infer<typeof SetFoundingStep>;

/** @param id of the form; the same form sent twice adds one step */
export async function setFoundingStep(
  ctx: Context,
  { code: asked, ...words }: SetFoundingStep,
  id: string = newId(ctx.now),
): Promise<Result<{ code: string }, "not-allowed" | "step-unknown">> {
  if (!mayEditNetwork(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx) => {
    const known = (await foundingStepsOf(ctx, tx)).map(({ code }) => code);
    if (asked !== null && !known.includes(asked)) return refused("step-unknown");
    const code = asked ?? id;
    await tx
      .insert(foundingSteps)
      .values({ regionId: ctx.region.id, code, ...words })
      .onConflictDoUpdate({ target: [foundingSteps.regionId, foundingSteps.code], set: words });
    tx.audit("founding-step.set", null, { code });
    return done({ code });
  });
}

/** A known step gets our words back. One of the region's own stays: groups may have noted something there; it can be left out. */
export async function resetFoundingStep(ctx: Context, { code }: { code: string }): Promise<Result<null, "not-allowed" | "step-unknown">> {
  if (!mayEditNetwork(ctx.actor)) return refused("not-allowed");
  if (!isKnownStep(code)) return refused("step-unknown");
  return transact(ctx, async (tx) => {
    await tx.delete(foundingSteps).where(and(eq(foundingSteps.regionId, ctx.region.id), eq(foundingSteps.code, code)));
    tx.audit("founding-step.set", null, { code });
    return done(null);
  });
}

export function isKnownStep(code: string): code is KnownStep {
  return FOUNDING_STEPS.some((known) => known === code);
}
