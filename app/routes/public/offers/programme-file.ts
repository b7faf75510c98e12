import { data } from "react-router";
import { houseContext, requestContext } from "#app/request.ts";
import { calendarOf } from "#domain/offers/feeds/index.ts";
import type { Route } from "./+types/programme-file";
import { offeredLocale } from "./portal-frame.tsx";
import { shownProgramme } from "./programme.tsx";

/** A programme for calendar programs: to be taken once, or subscribed to under its address. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const locale = offeredLocale(ctx.region, params.lang);
  if (params.file !== "programm.ics") throw data({ code: "not-found" }, { status: 404 });
  const { programme, entries, words } = await shownProgramme(ctx, params.id, locale);
  const { origin, host } = new URL(context.get(houseContext).settings.origin);
  const text = calendarOf(
    entries.map(({ startsAt, endsAt, title, summary, place, municipality, timesId: _times, offerVersion, ...entry }) => ({
      ...entry,
      startsAt: new Date(startsAt),
      endsAt: new Date(endsAt),
      title: title.text,
      description: summary.text,
      place: [place, municipality?.name].filter(Boolean).join(", "),
      url: `${origin}/${ctx.region.slug}/${locale}/angebote/${entry.offerId}`,
      version: offerVersion,
    })),
    // Of the content alone, so that the same events give the same text.
    { name: words.title, host, zone: ctx.region.timeZone, at: new Date(`${programme.firstDay}T00:00:00Z`) },
  );
  return new Response(text, { headers: { "Content-Type": "text/calendar; charset=utf-8" } });
}
