import { data, href, redirect } from "react-router";
import { Button } from "#app/components/button.tsx";
import { FormErrors } from "#app/components/forms/form-errors.tsx";
import { FormId } from "#app/components/forms/form-id.tsx";
import { useFormats, useLocale, useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { idOfForm } from "#app/form-id.ts";
import type { MessageKey } from "#app/messages/texts.ts";
import { BorrowerFields } from "#app/offers/borrower-fields.tsx";
import { onlyByMail } from "#app/offers/booking-form.ts";
import { borrowerFrom } from "#app/offers/borrower.ts";
import { FreeDays } from "#app/offers/free-days.tsx";
import { OfferTitle } from "#app/offers/offer-title.tsx";
import { titleFor } from "#app/offers/title-for.ts";
import { houseContext, localeContext, requestContext } from "#app/request.ts";
import { askForLoan, findBorrowable, listFreeDays } from "#domain/offers/lending/index.ts";
import { countVisitorWrite } from "#platform/auth/index.ts";
import { read, type Context } from "#platform/db/index.ts";
import { isId, textsOf } from "../../workspace/network/form.ts";
import type { Route } from "./+types/lending.ts";
import { publicRegion } from "../frame.tsx";
import { LendingFacts } from "./lending-facts.tsx";
import { monthSpan } from "./month-span.ts";
import { offeredLocale, PortalFrame } from "./portal-frame.tsx";

/** A whole accommodation may stand behind one address; more in a row is a machine. */
const MOST_IN_A_ROW = 40;

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  offeredLocale(ctx.region, params.lang);
  return read(ctx, async (db) => {
    const offer = orNone(isId(params.id) ? await findBorrowable(ctx, db, params.id) : null);
    const span = monthSpan(url.searchParams.get("monat"), offer.firstDay);
    return { region: publicRegion(ctx.region), offer, span, days: await listFreeDays(ctx, db, offer, span.month), isSent: url.searchParams.has("danke") };
  });
}

function orNone<T>(found: T | null): T {
  if (found === null) throw data({ code: "not-found" }, { status: 404 });
  return found;
}

/** What keeps machines out: a loan counts only after the click in a mail, and an address may not send many. */
export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx: Context = context.get(requestContext);
  offeredLocale(ctx.region, params.lang);
  const offer = orNone(isId(params.id) ? await read(ctx, (db) => findBorrowable(ctx, db, params.id)) : null);
  const form = await request.formData();
  const typed = textsOf(form);
  const again = (faults: Record<string, MessageKey>, status = 422) => data({ typed, faults }, { status });
  const who = borrowerFrom(typed, context.get(localeContext));
  if (!who.ok) return again(onlyByMail(who.faults));
  if (!(await countVisitorWrite(context.get(houseContext), "booking", MOST_IN_A_ROW, request))) return again({ "": "bookings.fault-throttled" }, 429);
  const asked = await askForLoan(ctx, { offerId: offer.id, days: who.days, borrower: who.borrower }, await idOfForm(form));
  if (asked.ok) return redirect(`${href("/:region/:lang/angebote/:id/ausleihen", params)}?danke=1`, 303);
  if (asked.refusal === "no-address") return again({ email: "bookings.fault-email-needed" });
  const field = { "too-soon": "first", "too-far": "first", "too-long": "last", "end-before-start": "last", taken: "first", "not-open": "" }[asked.refusal];
  return again({ [field]: `lending.fault-${asked.refusal}` }, asked.refusal === "not-open" || asked.refusal === "taken" ? 409 : 422);
}

/** When something is free, and a form to ask for one's days. */
export default function LendingPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { locale } = useLocale();
  const formats = useFormats();
  const { region, offer, span, days, isSent } = loaderData;
  const own = `/${region.slug}/${locale}/angebote/${offer.id}`;
  const inWords = (fault: MessageKey): string => {
    if (fault === "lending.fault-too-soon") return t(fault, { day: formats.day(offer.firstDay) });
    return fault === "lending.fault-too-long" ? t(fault, { count: offer.lending.longestDays }) : t(fault);
  };
  const errors = Object.fromEntries(Object.entries(actionData?.faults ?? {}).map(([name, key]) => [name, inWords(key)]));
  const thanks = isSent && !actionData;
  const heading = t(thanks ? "lending.sent-title" : "lending.form-title");
  return (
    <PortalFrame region={region} area="angebote">
      <title>{`${heading}: ${titleFor(offer.titles, locale).title} – ${region.name}`}</title>
      <header className="page-head flow">
        <p>
          <a href={own}>
            <OfferTitle titles={offer.titles} />
          </a>
        </p>
        <h1>{heading}</h1>
        <p className="lede">{t(thanks ? "lending.sent-text" : "lending.form-lede")}</p>
      </header>
      {thanks ? null : (
        <div className="two flow">
          <section className="stack" aria-label={t("lending.calendar", { month: formats.month(`${span.month}-01`) })}>
            <FreeDays days={days} month={span.month} pieces={offer.lending.pieces} today={offer.today} />
            <p className="row between noprint">
              {span.before ? (
                <a href={`${own}/ausleihen?monat=${span.before}`} rel="prev">
                  {t("lending.month-before")}
                </a>
              ) : (
                <span />
              )}
              {span.after ? (
                <a href={`${own}/ausleihen?monat=${span.after}`} rel="next">
                  {t("lending.month-after")}
                </a>
              ) : null}
            </p>
            <p className="muted s">{t("lending.day-closed-why")}</p>
            <LendingFacts lending={offer.lending} />
          </section>
          <div>
            {offer.takesLoans ? (
              <form method="post" className="stack" noValidate aria-labelledby="h-days">
                <FormId />
                <h2 id="h-days">{t("lending.days")}</h2>
                <FormErrors errors={errors} />
                <p className="s">{t("lending.longest", { count: offer.lending.longestDays })}</p>
                <BorrowerFields typed={actionData?.typed ?? {}} errors={errors} needsEmail firstDay={offer.firstDay} />
                <p className="muted s">{t("lending.privacy")}</p>
                <div className="row">
                  <Button kind="primary">{t("lending.send")}</Button>
                </div>
              </form>
            ) : (
              <Notice title={t("lending.closed")} />
            )}
          </div>
        </div>
      )}
    </PortalFrame>
  );
}
