import type { OfferPage } from "#domain/offers/catalogue/index.ts";
import type { Context } from "#platform/db/index.ts";
import { throwIfClosed } from "../../meetings/refusals.ts";
import { keptOffer } from "../kept-offer.ts";

/** The offer of something to borrow, for who keeps it. @throws 403, 404 as data: no such offer, or another kind */
export async function keptLending(ctx: Context, id: string): Promise<OfferPage> {
  const offer = await keptOffer(ctx, id);
  if (offer.content.kind !== "lending") throwIfClosed("not-found");
  return offer;
}
