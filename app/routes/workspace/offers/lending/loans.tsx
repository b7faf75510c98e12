import { data, href, redirect } from "react-router";
import { Button, ButtonLink } from "#app/components/button.tsx";
import { FormErrors } from "#app/components/forms/form-errors.tsx";
import { FormId } from "#app/components/forms/form-id.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { Side } from "#app/components/side.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { idOfForm } from "#app/form-id.ts";
import type { MessageKey } from "#app/messages/texts.ts";
import { BorrowerFields } from "#app/offers/borrower-fields.tsx";
import { borrowerFrom } from "#app/offers/borrower.ts";
import { useLoansSentence } from "#app/offers/loan-parts.tsx";
import { LoansTable } from "#app/offers/loans-table.tsx";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { ActOnLoan, actOnLoan, lendTo, listLoans } from "#domain/offers/lending/index.ts";
import { read } from "#platform/db/index.ts";
import { throwIfClosed } from "../../meetings/refusals.ts";
import { textsOf } from "../../network/form.ts";
import type { Route } from "./+types/loans.ts";
import { offerCrumbs } from "../crumbs.ts";
import { germanTitle } from "../kept-offer.ts";
import { keptLending } from "./kept-lending.ts";

const NOTICES = ["entered", "noted"] as const;

export async function loader({ params, context, url }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const offer = await keptLending(ctx, params.id);
  const word = url.searchParams.get("hinweis");
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/angebote"),
    region: params.region,
    id: params.id,
    title: germanTitle(offer),
    today: ctx.today,
    lending: offer.content.lending,
    loans: await read(ctx, (db) => listLoans(ctx, db, params.id)),
    notice: NOTICES.find((known) => known === word) ?? null,
  };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  const offer = await keptLending(ctx, params.id);
  const form = await request.formData();
  const typed = textsOf(form);
  const again = (faults: Record<string, MessageKey>, status = 422) => data({ typed, faults }, { status });
  const back = (hinweis: (typeof NOTICES)[number]) => redirect(`${href("/app/:region/angebote/:id/ausleihen", params)}?hinweis=${hinweis}`, 303);
  if (typed["act"]) {
    const [act, bookingId] = typed["act"].split(":");
    const input = ActOnLoan.safeParse({ offerId: params.id, bookingId, act });
    if (!input.success) return again({ "": "lending.fault-check" });
    const noted = await actOnLoan(ctx, input.data);
    if (noted.ok) return back("noted");
    throwIfClosed(noted.refusal);
    return again({ "": "lending.refused-no-such-way" }, 409);
  }
  const who = borrowerFrom(typed, "de");
  if (!who.ok) return again(who.faults);
  if (!offer.content.lending) return again({ "": "lending.list-none" }, 409);
  const lent = await lendTo(ctx, { offerId: params.id, days: who.days, borrower: who.borrower }, await idOfForm(form));
  if (lent.ok) return back("entered");
  throwIfClosed(lent.refusal);
  return again({ first: lent.refusal === "taken" ? "lending.fault-taken" : lent.refusal === "not-open" ? "lending.fault-not-open" : "lending.fault-day" }, 409);
}

/** Who has what, until when; what is overdue stands first. */
export default function LoansPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, region, id, title, today, lending, loans, notice } = loaderData;
  const errors = Object.fromEntries(Object.entries(actionData?.faults ?? {}).map(([name, key]) => [name, t(key)]));
  const acted = Boolean(actionData?.typed["act"]);
  const sentence = useLoansSentence(loans);
  return (
    <WorkspacePage
      {...frame}
      crumbs={offerCrumbs(t, region, id, title)}
      title={t("lending.list-title")}
      lede={lending ? sentence : t("lending.list-none")}
      notice={
        acted ? <Notice kind="error">{errors[""]}</Notice> : notice && !actionData ? <Notice kind="success">{t(`lending.notice-${notice}`)}</Notice> : undefined
      }
      actions={
        <ButtonLink small icon="pencil" href={href("/app/:region/angebote/:id/leihgabe", { region, id })}>
          {t("lending-form.title")}
        </ButtonLink>
      }
      aside={
        lending ? (
          <Side title={t("lending.enter-title")}>
            <form method="post" className="stack-s" noValidate>
              <FormId />
              <p className="s">{t("lending.enter-lede")}</p>
              {actionData && !acted ? <FormErrors errors={errors} /> : null}
              <BorrowerFields typed={acted ? {} : (actionData?.typed ?? {})} errors={acted ? {} : errors} needsEmail={false} firstDay={today} />
              <Button>{t("lending.enter-act")}</Button>
            </form>
          </Side>
        ) : undefined
      }
    >
      <title>{`${t("lending.list-title")} – ${title} – ${frame.region.name}`}</title>
      <LoansTable loans={loans} />
    </WorkspacePage>
  );
}
