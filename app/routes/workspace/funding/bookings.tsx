import { data, href, redirect } from "react-router";
import { Button } from "#app/components/button.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { TextInput } from "#app/components/forms/controls.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { StoredFile } from "#app/components/stored-file.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { idOfForm } from "#app/form-id.ts";
import { accountContext, houseContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { addBooking, CancelBooking, cancelBooking, listBookings, type Booking } from "#domain/concept/funding/index.ts";
import { read, type Context } from "#platform/db/index.ts";
import { readUpload } from "../measures/upload.ts";
import { isId, textsOf } from "../network/form.ts";
import type { Route } from "./+types/bookings.ts";
import { BookingForm } from "./booking-form.tsx";
import { parseBooking, type BookingFault } from "./booking-input.ts";
import { useFundCrumbs } from "./crumbs.ts";
import { shownFund } from "./shown-fund.ts";

const NOTICES = ["booked", "cancelled"] as const;

export async function loader({ params, context, url }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const { id, name, lines } = await shownFund(ctx, params.id);
  const word = url.searchParams.get("hinweis");
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/konzept"),
    region: params.region,
    fund: { id, name },
    lines: lines.filter(({ state }) => state === "approved"),
    bookings: (await read(ctx, (db) => listBookings(ctx, db, id))).toReversed(),
    today: ctx.today,
    notice: NOTICES.find((known) => known === word) ?? null,
  };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  if (!isId(params.id)) throw data({ code: "not-found" }, { status: 404 });
  const ctx = context.get(requestContext);
  const form = await request.formData();
  const typed = textsOf(form);
  if (typed["intent"] === "cancel") return cancel(ctx, params, typed);
  const again = (faults: Record<string, BookingFault>, status = 422) => data({ typed, faults, unexplained: null }, { status });
  const input = parseBooking(params.id, typed);
  if (!input.ok) return again(input.faults);
  const upload = await readUpload(form, "file", context.get(houseContext).settings.dataFolder);
  const result = await addBooking(ctx, input.booking, upload, await idOfForm(form));
  if (result.ok) return redirect(`${href("/app/:region/foerdermittel/:id/buchungen", params)}?hinweis=booked`, 303);
  switch (result.refusal) {
    case "over-approved":
      return again({ amount: { code: "over-approved", leftCents: result.leftCents } });
    case "outside-period":
      return again({ bookedOn: { code: "outside-period", fromOn: result.fromOn, untilOn: result.untilOn } });
    case "file-refused":
      return again({ file: { code: "file-refused", reason: result.reason } });
    case "reason-needed":
      return again({ reason: { code: "reason-needed" } });
    case "day-ahead":
      return again({ bookedOn: { code: "day-ahead" } });
    case "line-not-found":
    case "not-approved":
      return again({ budgetLineId: { code: result.refusal } });
    case "not-allowed":
      throw data({ code: "not-allowed" }, { status: 403 });
  }
}

async function cancel(ctx: Context, params: Route.ActionArgs["params"], typed: Record<string, string>) {
  const input = CancelBooking.safeParse({ fundId: params.id, id: typed["id"], reason: typed["cancelReason"] ?? "" });
  if (!input.success) return data({ typed: {}, faults: {}, unexplained: typed["id"] ?? "" }, { status: 422 });
  const result = await cancelBooking(ctx, input.data);
  if (result.ok) return redirect(`${href("/app/:region/foerdermittel/:id/buchungen", params)}?hinweis=cancelled`, 303);
  throw data({ code: result.refusal === "not-allowed" ? "not-allowed" : "not-found" }, { status: result.refusal === "not-allowed" ? 403 : 404 });
}

export default function BookingsPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, region, fund, lines, bookings, notice, today } = loaderData;
  return (
    <WorkspacePage
      {...frame}
      crumbs={useFundCrumbs(region, fund)}
      title={t("funding.bookings")}
      lede={t("funding.bookings-lede")}
      notice={notice && !actionData ? <Notice kind="success" title={t(`funding.notice-${notice}`)} /> : undefined}
    >
      <title>{`${t("funding.bookings")} – ${fund.name}`}</title>
      {lines.length === 0 ? (
        <EmptyState>{t("funding.bookings-no-line")}</EmptyState>
      ) : (
        <BookingForm lines={lines} today={today} typed={actionData?.typed ?? {}} faults={actionData?.faults ?? {}} />
      )}
      <section aria-labelledby="h-booked" className="stack">
        <h2 id="h-booked">{t("funding.booked")}</h2>
        {bookings.length === 0 ? <p className="muted">{t("funding.booked-empty")}</p> : null}
        <ul className="rows">
          {bookings.map((booking) => (
            <BookingLine key={booking.id} booking={booking} region={region} unexplained={actionData?.unexplained === booking.id} />
          ))}
        </ul>
      </section>
    </WorkspacePage>
  );
}

function BookingLine({ booking, region, unexplained }: { booking: Booking; region: string; unexplained: boolean }) {
  const { t } = useTexts();
  const formats = useFormats();
  const { kind, amountCents, measure, measureId, file, cancelledReason } = booking;
  const amount = formats.money(amountCents);
  const what = t(`funding.booking-${kind}`, { amount, day: formats.day(booking.bookedOn) });
  return (
    <li id={booking.id}>
      <span />
      <div>
        <span className="t">{cancelledReason === null ? what : <s>{what}</s>}</span>
        <p className="m">
          <a href={href("/app/:region/massnahmen/:id", { region, id: measureId })}>{measure}</a>
          {[booking.source, booking.note, booking.receipt ? t("funding.receipt-number", { number: booking.receipt }) : "", booking.reason]
            .filter(Boolean)
            .map((text) => ` · ${text}`)}
          {file ? (
            <>
              {" · "}
              <StoredFile file={file} href={href("/app/:region/dateien/:id", { region, id: file.id })} />
            </>
          ) : null}
          <br />
          {cancelledReason === null
            ? t("funding.entered-by", { name: booking.enteredBy })
            : t("funding.cancelled-by", { name: booking.cancelledBy ?? "", reason: cancelledReason })}
        </p>
        {cancelledReason === null ? (
          <details className="s" open={unexplained}>
            <summary>
              {t("funding.cancel-booking")}
              <span className="vh">: {what}</span>
            </summary>
            <form method="post" className="stack-s narrow">
              <input type="hidden" name="id" value={booking.id} />
              <TextInput
                name="cancelReason"
                id={`f-cancel-${booking.id}`}
                label={t("funding.cancel-reason")}
                error={unexplained ? t("forms.required") : undefined}
                maxLength={500}
                required
              />
              <Button small name="intent" value="cancel">
                {t("funding.cancel-booking")}
              </Button>
            </form>
          </details>
        ) : null}
      </div>
    </li>
  );
}
