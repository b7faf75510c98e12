import { textsIn } from "#app/messages/texts.ts";
import { houseContext, requestContext } from "#app/request.ts";
import { findOffers, listOfferLabels, readOffers } from "#domain/offers/finding/index.ts";
import { read } from "#platform/db/index.ts";
import type { Route } from "./+types/calendar-file";
import { calendarOut } from "./calendar-out.ts";
import { labelName } from "./offer-words.tsx";
import { readOffersQuery, without } from "#app/offers/offers-query.ts";
import { offeredLocale } from "./portal-frame.tsx";

const MOST_OFFERS = 2000;

/** The dates that the calendar shows under the same query, for calendar programs: days and hours are those of the dates, not of their offers. */
export async function loader({ context, params, url }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const locale = offeredLocale(ctx.region, params.lang);
  const query = readOffersQuery(url.searchParams);
  return read(ctx, async (db) => {
    const found = await findOffers(ctx, db, without(query, "weekday", "dayPart"), locale, { page: 1, size: MOST_OFFERS });
    const ids = found.offers.map(({ id }) => id);
    const branch = query.branch ? (await listOfferLabels(ctx, db)).find(({ kind, key }) => kind === "branch" && key === query.branch) : undefined;
    const [first] = query.organisation ? await readOffers(ctx, db, ids.slice(0, 1), locale) : [];
    const about = [first?.organisation, branch && labelName(branch.names, locale).text, query.said, found.place?.name].filter(Boolean);
    const name = `${about.join(", ") || textsIn(locale).t("finding.kalender")} – ${ctx.region.name}`;
    return calendarOut(ctx, db, ids, { name, origin: context.get(houseContext).settings.origin, locale, hours: query, isWhole: found.total <= MOST_OFFERS });
  });
}
