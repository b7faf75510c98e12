import { data } from "react-router";
import { houseContext, requestContext } from "#app/request.ts";
import { readOffers } from "#domain/offers/finding/index.ts";
import { read } from "#platform/db/index.ts";
import type { Route } from "./+types/offer-calendar-file";
import { calendarOut } from "./calendar-out.ts";
import { offeredLocale } from "./portal-frame.tsx";

/** The dates of one offer, for calendar programs. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const locale = offeredLocale(ctx.region, params.lang);
  return read(ctx, async (db) => {
    const [offer] = await readOffers(ctx, db, [params.id], locale);
    if (!offer) throw data({ code: "not-found" }, { status: 404 });
    return calendarOut(ctx, db, [offer.id], { name: offer.title.text, origin: context.get(houseContext).settings.origin, locale });
  });
}
