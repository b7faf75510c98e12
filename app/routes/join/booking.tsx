import { data, redirect } from "react-router";
import { Icon } from "#app/components/icon.tsx";
import { JoinPage } from "#app/components/join-page.tsx";
import { useFormats, useLocale, useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { linkUnknown } from "#app/link-is-over.ts";
import { OfferTitle } from "#app/offers/offer-title.tsx";
import type { MessageKey } from "#app/messages/texts.ts";
import { requestContext } from "#app/request.ts";
import { AnswerBooking, answerBooking, findOwnBooking, type BookingState } from "#domain/offers/bookings/index.ts";
import { read, type Context } from "#platform/db/index.ts";
import type { Route } from "./+types/booking.ts";
import { otherLanguages } from "./languages.ts";
import { WhomToCall } from "./whom-to-call.tsx";
import { ComeOrLeaveForm, type ComeOrLeave } from "./come-or-leave.tsx";

export async function loader({ context, url }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const { booking, name, texts, next, ahead } = await ownBooking(ctx);
  const { name: region, isDemo, contactName, contactPhone } = ctx.region;
  return {
    state: booking.state,
    offeredUntil: booking.offeredUntil,
    name,
    titles: texts,
    next,
    ahead,
    region: { name: region, isDemo, contactName, contactPhone },
    saved: url.searchParams.has("danke"),
  };
}

export async function action({ request, params, context, url }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  await ownBooking(ctx);
  const again = (fault: MessageKey, status: number) => data({ fault }, { status });
  const intent = (await request.formData()).get("intent");
  if (intent !== "come" && intent !== "leave") return again("bookings.fault-check", 422);
  const answered = await answerBooking(ctx, AnswerBooking.parse({ comes: intent === "come" }));
  if (!answered.ok) {
    if (answered.refusal === "not-allowed") throw linkUnknown();
    return again(`bookings.fault-${answered.refusal}`, 409);
  }
  const language = url.searchParams.get("sprache");
  return redirect(`/j/${params.code}/platz?${new URLSearchParams({ danke: "1", ...(language ? { sprache: language } : {}) })}`, 303);
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
  const { locale } = useLocale();
  const formats = useFormats();
  const { state, offeredUntil, name, titles, next, ahead, region, saved } = loaderData;
  const heading = t(`bookings.link-title-${state}`);
  return (
    <JoinPage
      region={region.name}
      demo={region.isDemo}
      languages={otherLanguages(locale)}
      title={heading}
      lede={
        <>
          <bdi>{name}</bdi>: <OfferTitle titles={titles} />
        </>
      }
    >
      <title>{`${heading} – ${region.name}`}</title>
      <div className="stack-l flow">
        {saved && !actionData ? <Notice kind="success">{t("bookings.saved")}</Notice> : null}
        {state === "waiting" ? <p>{t("bookings.ahead", { count: ahead })}</p> : null}
        {state === "offered" && offeredUntil ? <p className="w6">{t("bookings.answer-by", { until: formats.moment(offeredUntil) })}</p> : null}
        {next ? (
          <p>
            <Icon name="calendar-event" /> {t("bookings.next-date", { day: formats.weekday(next.startsOn), time: formats.time(next.startsAt) })}
          </p>
        ) : null}
        <ComeOrLeaveForm acts={acts[state]} fault={actionData?.fault} />
        <WhomToCall region={region} />
      </div>
    </JoinPage>
  );
}
