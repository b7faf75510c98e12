import { Temporal } from "temporal-polyfill";
import { textsIn } from "#app/messages/texts.ts";
import { calendarOf } from "#domain/offers/feeds/index.ts";
import { listDates, type HoursOut } from "#domain/offers/out/index.ts";
import type { Context, Reader } from "#platform/db/index.ts";
import { ZONE, type Locale } from "#platform/i18n/index.ts";

/** What programs ask for each hour has an end, and says so where it is reached. */
const MOST_DATES = 20_000;

/**
 * The dates of these offers as a calendar to subscribe to, of the month before this one and a year ahead. The same dates give the
 * same text, whenever they are asked for within a month.
 *
 * @param about.isWhole no offer was left out of the ids
 * @param about.origin under which people reach the house
 * @param about.hours days and hours of the dates; any unless told
 */
export async function calendarOut(
  ctx: Context,
  db: Reader,
  ids: readonly string[],
  { name, origin, locale, hours, isWhole = true }: { name: string; origin: string; locale: Locale; hours?: HoursOut; isWhole?: boolean },
): Promise<Response> {
  const month = Temporal.PlainDate.from(ctx.today).with({ day: 1 });
  const span = { from: month.subtract({ months: 1 }).toString(), until: month.add({ months: 13 }).subtract({ days: 1 }).toString(), most: MOST_DATES };
  const dates = await listDates(ctx, db, ids, span, locale, hours);
  const { host } = new URL(origin);
  const note = isWhole && dates.length < MOST_DATES ? undefined : textsIn(locale).t("offers-out.not-all");
  const text = calendarOf(
    dates.map(({ startsAt, endsAt, summary, ...date }) => ({
      ...date,
      startsAt: new Date(startsAt),
      endsAt: new Date(endsAt),
      description: summary,
      url: new URL(`/${ctx.region.slug}/${locale}/angebote/${date.offerId}`, origin).href,
    })),
    { name, note, host, zone: ZONE, at: new Date(Math.max(0, ...dates.map(({ publishedAt }) => (publishedAt ? Date.parse(publishedAt) : 0)))) },
  );
  return new Response(text, {
    headers: { "Content-Type": "text/calendar; charset=utf-8", "Content-Disposition": `inline; filename="${ctx.region.slug}-kalender.ics"` },
  });
}
