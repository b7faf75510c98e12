import { and, asc, eq, sql } from "drizzle-orm";
import { findAlike, type Alike } from "#domain/network/duplicates/index.ts";
import type { Context, Reader } from "#platform/db/index.ts";
import { mayEditOffers } from "../access.ts";
import type { OfferState } from "../schema.ts";
import { offerProposals } from "./schema.ts";

export type Proposal = typeof offerProposals.$inferSelect;

/** What waits for an editor, the longest first. One query. */
export async function listProposals(ctx: Context, db: Reader): Promise<Pick<Proposal, "id" | "title" | "organisation" | "language" | "sentAt">[]> {
  if (!mayEditOffers(ctx.actor)) return [];
  const { id, title, organisation, language, sentAt } = offerProposals;
  return db
    .select({ id, title, organisation, language, sentAt })
    .from(offerProposals)
    .where(and(eq(offerProposals.regionId, ctx.region.id), eq(offerProposals.state, "open")))
    .orderBy(asc(sentAt), asc(id));
}

/** How many wait. One query. */
export async function countProposals(ctx: Context, db: Reader): Promise<number> {
  if (!mayEditOffers(ctx.actor)) return 0;
  return db.$count(offerProposals, and(eq(offerProposals.regionId, ctx.region.id), eq(offerProposals.state, "open")));
}

/** One that waits; null once it is settled. @param lock for who writes next */
export async function findProposal(ctx: Context, db: Reader, id: string, lock = false): Promise<Proposal | null> {
  if (!mayEditOffers(ctx.actor)) return null;
  const query = db
    .select()
    .from(offerProposals)
    .where(and(eq(offerProposals.regionId, ctx.region.id), eq(offerProposals.id, id), eq(offerProposals.state, "open")));
  const [found] = await (lock ? query.for("update") : query);
  return found ?? null;
}

export type AlikeOffer = { id: string; title: string; state: OfferState; organisation: string };

/** Organisations and offers that may be the ones that a proposal is about, the likeliest first, at most five each. Three queries. */
export async function findAlreadyThere(
  ctx: Context,
  db: Reader,
  { title, organisation, phone, website, email, isProvider }: Pick<Proposal, "title" | "organisation" | "phone" | "website" | "email" | "isProvider">,
): Promise<{ organisations: Alike[]; offers: AlikeOffer[] }> {
  const unknown = { shortName: null, street: null, postalCode: null, place: null, municipality: null };
  // The address of somebody else says nothing about the organisation.
  const organisations = await findAlike(ctx, db, { ...unknown, name: organisation, phone, website, email: isProvider ? email : null });
  const likely = organisations.map(({ id }) => id);
  const found = await db.execute<AlikeOffer>(sql`
    select o.id, t.title, o.state, g.name as organisation
    from (select lower(${title}) as title, string_to_array(lower(${title}), ' ') as words) asked cross join offers o
      join offer_texts t on t.region_id = o.region_id and t.offer_id = o.id and t.language = 'de'
      join organisations g on g.region_id = o.region_id and g.id = o.organisation_id
      -- In any language of the offer: who proposes in Arabic finds what is there in Arabic. The database's letters of three know
      -- only Latin and Cyrillic ones, hence whole words, too.
      join lateral (
        select max(greatest(search.similarity(lower(x.title), asked.title), (
          select count(distinct word)::real from unnest(string_to_array(lower(x.title), ' ')) word where word = any(asked.words)
        ) / greatest(cardinality(asked.words), cardinality(string_to_array(x.title, ' '))))) as likeness
        from offer_texts x where x.region_id = o.region_id and x.offer_id = o.id) near on true
    where o.region_id = ${ctx.region.id}
      and near.likeness >= case when o.organisation_id = any(${sql.param(likely)}::uuid[]) then 0.25 else 0.55 end
    order by near.likeness desc, o.id limit 5`);
  return { organisations, offers: found.rows };
}
