import { data, href, redirect } from "react-router";
import { Button } from "#app/components/button.tsx";
import { FormErrors } from "#app/components/forms/form-errors.tsx";
import { FormId } from "#app/components/forms/form-id.tsx";
import { useLocale, useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { idOfForm } from "#app/form-id.ts";
import type { MessageKey } from "#app/messages/texts.ts";
import { onlyByMail, participantFrom } from "#app/offers/booking-form.ts";
import { OfferTitle } from "#app/offers/offer-title.tsx";
import { titleFor } from "#app/offers/title-for.ts";
import { ParticipantFields } from "#app/offers/participant-fields.tsx";
import { houseContext, localeContext, requestContext } from "#app/request.ts";
import { askForPlace, findBookable } from "#domain/offers/bookings/index.ts";
import { countVisitorWrite } from "#platform/auth/index.ts";
import { read, type Context } from "#platform/db/index.ts";
import { isId, textsOf } from "../workspace/network/form.ts";
import type { Route } from "./+types/offer-booking.ts";
import { publicRegion } from "./frame.tsx";
import { CallUs } from "./offers/call-us.tsx";
import { offeredLocale, PortalFrame } from "./offers/portal-frame.tsx";

/** A whole accommodation may stand behind one address; more in a row is a machine. */
const MOST_IN_A_ROW = 40;

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  return { region: publicRegion(ctx.region), offer: await bookable(ctx, params), isSent: url.searchParams.has("danke") };
}

/** @throws 404 as data */
async function bookable(ctx: Context, { lang, id }: { lang: string; id: string }) {
  offeredLocale(ctx.region, lang);
  const offer = isId(id) ? await read(ctx, (db) => findBookable(ctx, db, id)) : null;
  if (!offer) throw data({ code: "not-found" }, { status: 404 });
  return offer;
}

/** What keeps machines out: a booking counts only after the click in a mail, and an address may not send many. */
export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  const offer = await bookable(ctx, params);
  const form = await request.formData();
  const typed = textsOf(form);
  const again = (faults: Record<string, MessageKey>, status = 422) => data({ typed, faults }, { status });
  const who = participantFrom(typed, context.get(localeContext));
  if (!who.ok) return again(onlyByMail(who.faults));
  if (!(await countVisitorWrite(context.get(houseContext), "booking", MOST_IN_A_ROW, request))) return again({ "": "bookings.fault-throttled" }, 429);
  const asked = await askForPlace(ctx, { offerId: offer.id, participant: who.participant }, await idOfForm(form));
  if (!asked.ok) return asked.refusal === "no-address" ? again({ email: "bookings.fault-email-needed" }) : again({ "": "bookings.fault-not-open" }, 409);
  return redirect(`${href("/:region/:lang/angebote/:id/anmelden", params)}?danke=1`, 303);
}

export default function OfferBookingPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { locale } = useLocale();
  const { region, offer, isSent } = loaderData;
  const errors = Object.fromEntries(Object.entries(actionData?.faults ?? {}).map(([name, key]) => [name, t(key)]));
  const thanks = isSent && !actionData;
  const heading = t(thanks ? "bookings.sent-title" : "bookings.form-title");
  return (
    <PortalFrame region={region} area="angebote">
      <title>{`${heading}: ${titleFor(offer.titles, locale).title} – ${region.name}`}</title>
      <header className="page-head flow">
        <p>
          <a href={`/${region.slug}/${locale}/angebote/${offer.id}`}>
            <OfferTitle titles={offer.titles} />
          </a>
        </p>
        <h1>{heading}</h1>
        <p className="lede">{t(thanks ? "bookings.sent-text" : "bookings.form-lede")}</p>
      </header>
      {thanks ? null : offer.takesBookings ? (
        <form method="post" className="stack narrow flow" noValidate>
          <FormId />
          <FormErrors errors={errors} />
          <p className="w6">{offer.isFull ? t("bookings.full") : t("bookings.free", { free: offer.free, maximum: offer.maximum })}</p>
          <ParticipantFields typed={actionData?.typed ?? {}} errors={errors} needsEmail />
          <p className="muted s">{t("bookings.privacy")}</p>
          <div className="row">
            <Button kind="primary">{t("bookings.send")}</Button>
          </div>
        </form>
      ) : (
        <>
          <Notice title={t("bookings.closed")} />
          <CallUs phone={region.phone} />
        </>
      )}
    </PortalFrame>
  );
}
