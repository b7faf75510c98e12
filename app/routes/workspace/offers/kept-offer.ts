import { findOffer, type OfferPage } from "#domain/offers/catalogue/index.ts";
import { read, type Context } from "#platform/db/index.ts";
import { orNotFound, throwIfClosed } from "../meetings/refusals.ts";
import { isId } from "../network/form.ts";

/** @throws 404 as data */
export async function shownOffer(ctx: Context, id: string): Promise<OfferPage> {
  return orNotFound(isId(id) ? await read(ctx, (db) => findOffer(ctx, db, id)) : null);
}

/** The offer for who keeps it; asked before a form is read. @throws 403, 404 as data */
export async function keptOffer(ctx: Context, id: string): Promise<OfferPage> {
  const offer = await shownOffer(ctx, id);
  if (!offer.mayEdit) throwIfClosed("not-allowed");
  return offer;
}

export function germanTitle({ content }: Pick<OfferPage, "content">): string {
  return content.texts.find(({ language }) => language === "de")?.title ?? "";
}
