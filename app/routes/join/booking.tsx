import { data } from "react-router";
import { Icon } from "#app/components/icon.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { linkUnknown } from "#app/link-is-over.ts";
import type { MessageKey } from "#app/messages/texts.ts";
import { localeContext, requestContext } from "#app/request.ts";
import { answerBooking, findOwnBooking, type BookingState } from "#domain/offers/bookings/index.ts";
import { read, type Context } from "#platform/db/index.ts";
import type { Route } from "./+types/booking.ts";
import { answerIn, ComeOrLeavePage, regionOf, thanks, type ComeOrLeave } from "./come-or-leave.tsx";

export async function loader({ context, url }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const locale = context.get(localeContext);
  const { booking, name, texts, next, ahead } = await ownBooking(ctx);
  return {
    state: booking.state,
    offeredUntil: booking.offeredUntil,
    name,
    titles: texts,
    next,
    ahead,
    // While there is a date to come to, the offer stands on its page.
    offerHref: next ? `/${ctx.region.slug}/${ctx.region.languages.find((code) => code === locale) ?? "de"}/angebote/${booking.offerId}` : null,
    region: regionOf(ctx),
    saved: url.searchParams.has("danke"),
  };
}

export async function action({ request, params, context, url }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  await ownBooking(ctx);
  const again = (fault: MessageKey, status: number) => data({ fault }, { status });
  const answer = await answerIn(request);
  if (!answer) return again("bookings.fault-check", 422);
  const answered = await answerBooking(ctx, answer);
  if (!answered.ok) {
    if (answered.refusal === "not-allowed") throw linkUnknown();
    return again(`bookings.fault-${answered.refusal}`, 409);
  }
  return thanks(url, `/j/${params.code}/platz`);
}

/** @throws 404 as data: the link was revoked, or the name behind it is deleted */
async function ownBooking(ctx: Context) {
  const own = await read(ctx, (db) => findOwnBooking(ctx, db));
  if (!own) throw linkUnknown();
  return own;
}

/** What the two buttons say, by state; null: there is nothing to take back. */
const acts: Record<BookingState, ComeOrLeave> = {
  asked: { come: "bookings.act-confirm", leave: "bookings.act-decline" },
  booked: { come: null, leave: "bookings.act-withdraw" },
  waiting: { come: null, leave: "bookings.act-withdraw" },
  offered: { come: "bookings.act-take", leave: "bookings.act-decline" },
  withdrawn: { come: "bookings.act-again", leave: null },
  lapsed: { come: "bookings.act-again", leave: null },
};

export default function BookingPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const formats = useFormats();
  const { state, offeredUntil, name, titles, next, ahead, offerHref, region, saved } = loaderData;
  const heading = t(`bookings.link-title-${state}`);
  return (
    <ComeOrLeavePage {...{ region, heading, name, titles, offerHref }} saved={saved ? t("bookings.saved") : null} acts={acts[state]} fault={actionData?.fault}>
      {state === "waiting" ? <p>{t("bookings.ahead", { count: ahead })}</p> : null}
      {state === "offered" && offeredUntil ? <p className="w6">{t("bookings.answer-by", { until: formats.moment(offeredUntil) })}</p> : null}
      {next ? (
        <p>
          <Icon name="calendar-event" /> {t("bookings.next-date", { day: formats.weekday(next.startsOn), time: formats.time(next.startsAt) })}
        </p>
      ) : null}
    </ComeOrLeavePage>
  );
}
