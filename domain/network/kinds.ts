import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { newId, transact, type Context, type Reader } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { mayEditNetwork } from "./access.ts";
import { organisationKinds } from "./schema.ts";

/** Kinds that every county works with. Names in app/messages/<locale>/network.json, `kind-…`; a region may rename them and add its own. */
export const ORGANISATION_KINDS = [
  "county",
  "municipality",
  "authority",
  "job-centre",
  "school",
  "kindergarten",
  "course-provider",
  "family-centre",
  "welfare",
  "club",
  "initiative",
  "migrant-organisation",
  "religious-community",
  "foundation",
  "surgery",
  "clinic",
  "health",
  "police",
  "fire-brigade",
  "company",
  "chamber",
  "housing-company",
  "accommodation-operator",
  "party",
  "welcome-centre",
  "other",
] as const;
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number];

/** A kind of the region; `name` null: as the interface calls it. */
export type RegionKind = { code: string; name: string | null };

/** All kinds that may be chosen here: the known ones, then the region's own. One query. */
export async function regionKinds(ctx: Context, db: Reader): Promise<RegionKind[]> {
  const stored = await db.select().from(organisationKinds).where(eq(organisationKinds.regionId, ctx.region.id)).orderBy(organisationKinds.name);
  const named = new Map(stored.map(({ code, name }) => [code, name]));
  return [
    ...ORGANISATION_KINDS.map((code) => ({ code, name: named.get(code) ?? null })),
    ...stored.filter(({ code }) => !isKnown(code)).map(({ code, name }) => ({ code, name })),
  ];
}

export async function isKind(ctx: Context, db: Reader, code: string): Promise<boolean> {
  if (isKnown(code)) return true;
  const own = and(eq(organisationKinds.regionId, ctx.region.id), eq(organisationKinds.code, code));
  return (await db.select({ code: organisationKinds.code }).from(organisationKinds).where(own)).length > 0;
}

/** `code` null adds a kind. An empty name gives a known kind its own name back. */
export const NameKind = z.strictObject({ code: z.string().max(60).nullable(), name: z.string().trim().max(60) });
export type NameKind = z.infer<typeof NameKind>;

/** @param id of the form; the same form sent twice adds one kind */
export async function nameKind(
  ctx: Context,
  input: NameKind,
  id: string = newId(ctx.now),
): Promise<Result<{ code: string }, "not-allowed" | "kind-unknown" | "name-missing" | "name-taken">> {
  if (!mayEditNetwork(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx): Promise<Result<{ code: string }, "kind-unknown" | "name-missing" | "name-taken">> => {
    const regionId = ctx.region.id;
    if (input.code !== null && !(await isKind(ctx, tx, input.code))) return refused("kind-unknown");
    const code = input.code ?? id;
    if (input.name === "") {
      if (!isKnown(code)) return refused("name-missing");
      await tx.delete(organisationKinds).where(and(eq(organisationKinds.regionId, regionId), eq(organisationKinds.code, code)));
    } else {
      // Two at once would both see no kind of this name; there may be no row to lock yet.
      await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`organisation kinds ${regionId}`}, 0))`);
      const stored = await tx.select().from(organisationKinds).where(eq(organisationKinds.regionId, regionId));
      const same = ({ name }: { name: string }) => name.toLowerCase() === input.name.toLowerCase();
      if (stored.some((other) => other.code !== code && same(other))) return refused("name-taken");
      const target = [organisationKinds.regionId, organisationKinds.code];
      await tx
        .insert(organisationKinds)
        .values({ regionId, code, name: input.name })
        .onConflictDoUpdate({ target, set: { name: input.name } });
    }
    tx.audit("organisation-kind.named", null, { code });
    tx.publish();
    return done({ code });
  });
}

function isKnown(code: string): boolean {
  return ORGANISATION_KINDS.some((known) => known === code);
}
