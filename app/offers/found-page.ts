import { findOffers, type FoundOffers, type OfferQuery } from "#domain/offers/finding/index.ts";
import type { Context, Reader } from "#platform/db/index.ts";
import type { Locale } from "#platform/i18n/index.ts";

/** Offers on one page of a list. */
export const PAGE = 20;
const LAST_PAGE = 1000;

/** The page of a list that an address asks for; its last one, where the list was longer when somebody kept the address. */
export async function foundPage(
  ctx: Context,
  db: Reader,
  parameters: URLSearchParams,
  query: OfferQuery,
  reader: Locale,
  scope?: Parameters<typeof findOffers>[4]["scope"],
): Promise<{ page: number; found: FoundOffers }> {
  const wanted = Math.min(LAST_PAGE, Math.max(1, Number.parseInt(parameters.get("seite") ?? "1", 10) || 1));
  const find = (page: number) => findOffers(ctx, db, query, reader, { page, size: PAGE, ...(scope ? { scope } : {}) });
  const asked = await find(wanted);
  const page = Math.min(wanted, Math.max(1, Math.ceil(asked.total / PAGE)));
  return { page, found: page === wanted ? asked : await find(page) };
}
