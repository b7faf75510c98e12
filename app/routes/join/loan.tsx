import { data, redirect } from "react-router";
import { German } from "#app/components/german.tsx";
import { Icon } from "#app/components/icon.tsx";
import { JoinPage } from "#app/components/join-page.tsx";
import { useFormats, useLocale, useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { linkUnknown } from "#app/link-is-over.ts";
import type { MessageKey } from "#app/messages/texts.ts";
import { OfferTitle } from "#app/offers/offer-title.tsx";
import { requestContext } from "#app/request.ts";
import { answerLoan, findOwnLoan, type LoanStand } from "#domain/offers/lending/index.ts";
import { read, type Context } from "#platform/db/index.ts";
import type { Route } from "./+types/loan.ts";
import { otherLanguages } from "./languages.ts";
import { WhomToCall } from "./whom-to-call.tsx";
import { ComeOrLeaveForm, type ComeOrLeave } from "./come-or-leave.tsx";

export async function loader({ context, url }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const { name: region, isDemo, contactName, contactPhone } = ctx.region;
  return { ...(await ownLoan(ctx)), region: { name: region, isDemo, contactName, contactPhone }, saved: url.searchParams.has("danke") };
}

export async function action({ request, params, context, url }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  await ownLoan(ctx);
  const again = (fault: MessageKey, status: number) => data({ fault }, { status });
  const intent = (await request.formData()).get("intent");
  if (intent !== "come" && intent !== "leave") return again("lending.fault-check", 422);
  const answered = await answerLoan(ctx, { comes: intent === "come" });
  if (!answered.ok) {
    if (answered.refusal === "not-allowed") throw linkUnknown();
    // Its days are over: nothing can be asked for any more.
    return again(answered.refusal === "too-soon" ? "lending.fault-not-open" : `lending.fault-${answered.refusal}`, 409);
  }
  const language = url.searchParams.get("sprache");
  return redirect(`/j/${params.code}/ausleihe?${new URLSearchParams({ danke: "1", ...(language ? { sprache: language } : {}) })}`, 303);
}

/** @throws 404 as data: the link was revoked, opens something else, or the name behind it is deleted */
async function ownLoan(ctx: Context) {
  const own = await read(ctx, (db) => findOwnLoan(ctx, db));
  if (!own) throw linkUnknown();
  return own;
}

/** What the buttons say; null: there is nothing to do here. */
const acts: Record<LoanStand, ComeOrLeave> = {
  asked: { come: "lending.act-confirm", leave: "lending.act-withdraw" },
  coming: { come: null, leave: "lending.act-withdraw" },
  out: { come: null, leave: null },
  overdue: { come: null, leave: null },
  missed: { come: null, leave: null },
  returned: { come: null, leave: null },
  withdrawn: { come: "lending.act-again", leave: null },
};

export default function LoanPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { locale } = useLocale();
  const formats = useFormats();
  const { stand, name, titles, firstDay, lastDay, lending, region, saved } = loaderData;
  const heading = t(`lending.link-title-${stand}`);
  const fetchAt = [lending?.fetchPlace, lending?.fetchTimes].filter(Boolean).join(", ");
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
        {saved && !actionData && stand === "coming" ? <Notice kind="success">{t("lending.saved")}</Notice> : null}
        <p className="w6">
          <Icon name="calendar-event" /> {t("lending.from-to", { from: formats.weekday(firstDay), to: formats.weekday(lastDay) })}
        </p>
        {fetchAt ? (
          <p>
            {t("lending.field-fetchPlace")}: <German>{fetchAt}</German>
          </p>
        ) : null}
        <ComeOrLeaveForm acts={acts[stand]} fault={actionData?.fault} />
        <WhomToCall region={region} />
      </div>
    </JoinPage>
  );
}
