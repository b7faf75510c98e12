import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { organisations } from "#domain/network/schema.ts";
import { actorName, transact, type Context, type Reader } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { mayEditOffers } from "../access.ts";
import { offerTrust } from "./schema.ts";

export type Provider = {
  id: string;
  name: string;
  /** Offers that the public sees, and all others but the archive. */
  shown: number;
  others: number;
  trusted: { at: Date; by: string } | null;
};

/** Organisations with offers, or with trust, by name. One query. */
export async function listProviders(ctx: Context, db: Reader): Promise<Provider[]> {
  const here = ctx.region.id;
  const found = await db.execute<{ id: string; name: string; shown: number; others: number; trusted_at: string | null; trusted_by: string | null }>(sql`
    select g.id, g.name, count(o.id) filter (where o.is_shown)::int as shown, count(o.id) filter (where not o.is_shown and o.state <> 'archived')::int as others,
      t.trusted_at, t.trusted_by
    from organisations g
      left join offers o on o.region_id = g.region_id and o.organisation_id = g.id
      left join offer_trust t on t.region_id = g.region_id and t.organisation_id = g.id
    where g.region_id = ${here} and (o.id is not null or t.organisation_id is not null)
    group by g.id, g.name, t.trusted_at, t.trusted_by order by g.name, g.id`);
  return found.rows.map(({ trusted_at: at, trusted_by: by, ...provider }) => ({
    ...provider,
    trusted: at === null ? null : { at: new Date(at), by: by ?? "" },
  }));
}

export const SetTrust = z.strictObject({ organisationId: z.uuid(), trusted: z.boolean() });
export type SetTrust = z.infer<typeof SetTrust>;

/** From now on this provider's changes are public at once, or wait again. What waits already goes on waiting. */
export async function setTrust(ctx: Context, { organisationId, trusted }: SetTrust): Promise<Result<null, "not-allowed" | "not-found">> {
  if (!mayEditOffers(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx): Promise<Result<null, "not-found">> => {
    const [found] = await tx
      .select({ id: organisations.id })
      .from(organisations)
      .where(and(eq(organisations.regionId, ctx.region.id), eq(organisations.id, organisationId)));
    if (!found) return refused("not-found");
    const own = { regionId: ctx.region.id, organisationId };
    const changed = trusted
      ? await tx
          .insert(offerTrust)
          .values({ ...own, trustedAt: ctx.now, trustedBy: actorName(ctx.actor) })
          .onConflictDoNothing()
          .returning()
      : await tx
          .delete(offerTrust)
          .where(and(eq(offerTrust.regionId, own.regionId), eq(offerTrust.organisationId, organisationId)))
          .returning();
    if (changed.length > 0) tx.audit(trusted ? "offer-provider.trusted" : "offer-provider.trust-ended", organisationId);
    return done(null);
  });
}
