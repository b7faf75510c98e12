import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { actorName, transact, type Context } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { mayLeadConcept } from "../access.ts";
import { namesInConcept } from "./names-in-concept.ts";
import { dismissedNames } from "./schema.ts";

export const DismissName = z.strictObject({ key: z.string().regex(/^[0-9a-f]{64}$/) });
export type DismissName = z.infer<typeof DismissName>;

/**
 * What looks like a name is none: it is not suggested again, neither here nor in a later edition of the text.
 *
 * @returns the name as the text has it
 */
export async function dismissName(ctx: Context, { key }: DismissName): Promise<Result<{ name: string }, "not-allowed" | "name-not-found">> {
  if (!mayLeadConcept(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx): Promise<Result<{ name: string }, "name-not-found">> => {
    const { suggested, dismissed } = await namesInConcept(ctx, tx);
    const before = dismissed.find((name) => name.key === key);
    if (before) return done({ name: before.name });
    const suggestion = suggested.find((one) => one.key === key);
    if (!suggestion) return refused("name-not-found");
    const row = { regionId: ctx.region.id, key, name: suggestion.text, dismissedAt: ctx.now, dismissedBy: actorName(ctx.actor) };
    await tx.insert(dismissedNames).values(row).onConflictDoNothing();
    tx.audit("name.dismissed", null);
    return done({ name: suggestion.text });
  });
}

/** It may be a name after all: it is suggested again. */
export async function takeNameBack(ctx: Context, { key }: DismissName): Promise<Result<{ name: string }, "not-allowed" | "name-not-found">> {
  if (!mayLeadConcept(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx): Promise<Result<{ name: string }, "name-not-found">> => {
    const [gone] = await tx
      .delete(dismissedNames)
      .where(and(eq(dismissedNames.regionId, ctx.region.id), eq(dismissedNames.key, key)))
      .returning({ name: dismissedNames.name });
    if (!gone) return refused("name-not-found");
    tx.audit("name.taken-back", null);
    return done({ name: gone.name });
  });
}
