import { and, eq, isNull } from "drizzle-orm";
import { actorName, transact, type Context } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { mayEditNetwork } from "../access.ts";
import { isInUse } from "../in-use.ts";
import { people } from "../schema.ts";
import { findOffice, type Office } from "./find-office.ts";
import type { OfficeFields } from "./office-fields.ts";
import { integrationOffice, integrationOfficePosts } from "./schema.ts";

/** Somebody saved in between; the caller shows both versions and lets the person decide. */
export type OfficeConflict = { ok: false; refusal: "version-conflict"; stored: Office };

/** Writes a new version; the one before stays in the history. @param input.version as it was when the form was opened; 0: there was none */
export async function saveOffice(
  ctx: Context,
  { version, fields: { posts, ...fields } }: { version: number; fields: OfficeFields },
): Promise<Result<{ version: number }, "not-allowed" | "person-unknown"> | OfficeConflict> {
  if (!mayEditNetwork(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx): ReturnType<typeof saveOffice> => {
    const here = ctx.region.id;
    const current = and(eq(integrationOffice.regionId, here), isNull(integrationOffice.replacedAt));
    await tx.select({ version: integrationOffice.version }).from(integrationOffice).where(current).for("update");
    const stored = await findOffice(ctx, tx);
    if (stored && stored.version !== version) return { ok: false, refusal: "version-conflict", stored };
    if (fields.headPersonId !== null) {
      const person = and(eq(people.regionId, here), eq(people.id, fields.headPersonId), isInUse);
      if ((await tx.select({ id: people.id }).from(people).where(person)).length === 0) return refused("person-unknown");
    }
    const next = (stored?.version ?? 0) + 1;
    await tx.update(integrationOffice).set({ replacedAt: ctx.now }).where(current);
    await tx.insert(integrationOffice).values({ regionId: here, version: next, ...fields, savedAt: ctx.now, savedBy: actorName(ctx.actor) });
    if (posts.length > 0)
      await tx.insert(integrationOfficePosts).values(posts.map((post, index) => ({ regionId: here, version: next, position: index + 1, ...post })));
    tx.audit("integration-office.saved", null, { version: next });
    return done({ version: next });
  });
}
