import { sql } from "drizzle-orm";
import type { Context, Reader } from "#platform/db/index.ts";
import type { Locale } from "#platform/i18n/index.ts";
import { listTimesOf, type OfferTime } from "../times/index.ts";
import { findOffers } from "./find-offers.ts";
import { ANY_OFFER } from "./offer-query.ts";
import { readOffers, type InLanguage, type OfferCard } from "./read-offers.ts";

export type CatalogueOffer = Omit<OfferCard, "times"> & {
  phone: string | null;
  email: string | null;
  /** Null: none. */ costNote: InLanguage | null;
  times: readonly OfferTime[];
};
/** `more`: how many are left out. */
export type Catalogue = { groups: { branch: OfferCard["branch"]; offers: CatalogueOffer[] }[]; total: number; more: number };

/**
 * What there is in a municipality, or in the whole region, by branch and title, as the context sees it. Four queries, five with a place.
 *
 * @param place a municipality's own name; "": everywhere
 */
export async function readCatalogue(ctx: Context, db: Reader, place: string, most: number, reader: Locale): Promise<Catalogue> {
  const { offers: found, total } = await findOffers(ctx, db, { ...ANY_OFFER, place }, reader, { page: 1, size: most });
  const ids = found.map(({ id }) => id);
  const cards = await readOffers(ctx, db, ids, reader);
  const times = await listTimesOf(ctx, db, ids);
  const { rows } = await db.execute<{ id: string; phone: string | null; email: string | null; costNote: InLanguage | null; position: number }>(sql`
    select o.id, (select json_build_object('text', t.cost_note, 'language', t.language) from offer_texts t
        where t.region_id = o.region_id and t.offer_id = o.id and t.language in (${reader}, 'de') and t.cost_note <> '' order by t.language = ${reader} desc limit 1) as "costNote", coalesce(o.phone, g.phone) as phone, coalesce(o.email, g.email) as email, b.position
    from offers o join offer_labels b on b.region_id = o.region_id and b.id = o.branch_id left join organisations g on g.region_id = o.region_id and g.id = o.organisation_id
    where o.region_id = ${ctx.region.id} and o.is_shown and o.id = any(${sql.param(ids)}::uuid[])`);
  const more = new Map(rows.map((row) => [row.id, row]));
  const position = ({ id }: OfferCard) => more.get(id)?.position ?? 0;
  const byTitle = cards.toSorted((a, b) => position(a) - position(b) || a.title.text.localeCompare(b.title.text, reader));
  const groups = [...Map.groupBy(byTitle, ({ branch }) => branch.key).values()].flatMap((offers) => {
    const [first] = offers;
    if (!first) return [];
    return [
      {
        branch: first.branch,
        offers: offers.map((card) => ({
          ...card,
          phone: more.get(card.id)?.phone ?? null,
          email: more.get(card.id)?.email ?? null,
          costNote: more.get(card.id)?.costNote ?? null,
          times: times.get(card.id) ?? [],
        })),
      },
    ];
  });
  return { groups, total, more: total - cards.length };
}
