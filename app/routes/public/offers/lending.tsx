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
import { askForLoan, chooseDays, findBorrowable, listFreeDays, type ChosenDays } from "#domain/offers/lending/index.ts";
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
    const asked = url.searchParams;
    const chosen = await chooseDays(ctx, db, offer, { first: asked.get("von"), last: asked.get("bis") });
    const span = monthSpan(asked.get("monat") ?? chosen.first?.slice(0, 7) ?? null, offer.firstDay);
    return { region: publicRegion(ctx.region), offer, span, chosen, days: await listFreeDays(ctx, db, offer, span.month), isSent: asked.has("danke") };
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
  const { region, offer, span, chosen, days, isSent } = loaderData;
  const own = `/${region.slug}/${locale}/angebote/${offer.id}`;
  const { first, last } = chosen;
  const monthHref = (month: string, { first, last }: Pick<typeof chosen, "first" | "last">) =>
    `${own}/ausleihen?monat=${month}${first ? `&von=${first}` : ""}${last ? `&bis=${last}` : ""}`;
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
          <section className="stack" id="kalender" aria-label={t("lending.calendar", { month: formats.month(`${span.month}-01`) })}>
            {offer.takesLoans ? <ChosenSentence chosen={chosen} anew={`${monthHref(span.month, { first: null, last: null })}#kalender`} /> : null}
            <FreeDays
              days={days}
              month={span.month}
              pieces={offer.lending.pieces}
              today={offer.today}
              choosing={
                offer.takesLoans ? { chosen, hrefFor: (picked) => `${monthHref(span.month, picked)}#${picked.last === null ? "kalender" : "ihre-tage"}` } : null
              }
            />
            <p className="row between noprint">
              {span.before ? (
                <a href={`${monthHref(span.before, chosen)}#kalender`} rel="prev nofollow">
                  {t("lending.month-before")}
                </a>
              ) : (
                <span />
              )}
              {span.after ? (
                <a href={`${monthHref(span.after, chosen)}#kalender`} rel="next nofollow">
                  {t("lending.month-after")}
                </a>
              ) : null}
            </p>
            {days.some(({ is }) => is === "closed") ? <p className="muted s">{t("lending.day-closed-why")}</p> : null}
            <LendingFacts lending={offer.lending} />
          </section>
          <div>
            {offer.takesLoans ? (
              <form method="post" className="stack" noValidate aria-labelledby="ihre-tage">
                <FormId />
                <h2 id="ihre-tage">{t("lending.days")}</h2>
                <FormErrors errors={errors} />
                <p className="s">{t("lending.longest", { count: offer.lending.longestDays })}</p>
                <BorrowerFields typed={actionData?.typed ?? { first: first ?? "", last: last ?? "" }} errors={errors} needsEmail firstDay={offer.firstDay} />
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

/** How far one has come with choosing, and the way back. */
function ChosenSentence({ chosen: { first, last, reach, missed }, anew }: { chosen: ChosenDays; anew: string }) {
  const { t } = useTexts();
  const formats = useFormats();
  return (
    <div className="noprint">
      {missed === null ? null : <p className="w6">{t("lending.pick-missed", { day: formats.day(missed) })}</p>}
      {first === null || reach === null ? (
        <p>{t("lending.pick-lede")}</p>
      ) : (
        <p>
          {last === null
            ? t("lending.pick-then", { first: formats.day(first), reach: formats.day(reach) })
            : t("lending.picked", { first: formats.day(first), last: formats.day(last) })}{" "}
          <a href={anew}>{t("lending.pick-other")}</a>
        </p>
      )}
    </div>
  );
}
