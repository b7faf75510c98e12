import { data } from "react-router";
import { German } from "#app/components/german.tsx";
import { Icon } from "#app/components/icon.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { linkUnknown } from "#app/link-is-over.ts";
import type { MessageKey } from "#app/messages/texts.ts";
import { requestContext } from "#app/request.ts";
import { answerLoan, findOwnLoan, type LoanStand } from "#domain/offers/lending/index.ts";
import { read, type Context } from "#platform/db/index.ts";
import type { Route } from "./+types/loan.ts";
import { answerIn, ComeOrLeavePage, regionOf, thanks, type ComeOrLeave } from "./come-or-leave.tsx";

export async function loader({ context, url }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  return { ...(await ownLoan(ctx)), region: regionOf(ctx), saved: url.searchParams.has("danke") };
}

export async function action({ request, params, context, url }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  await ownLoan(ctx);
  const again = (fault: MessageKey, status: number) => data({ fault }, { status });
  const answer = await answerIn(request);
  if (!answer) return again("lending.fault-check", 422);
  const answered = await answerLoan(ctx, answer);
  if (!answered.ok) {
    if (answered.refusal === "not-allowed") throw linkUnknown();
    // Its days are over: nothing can be asked for any more.
    return again(answered.refusal === "too-soon" ? "lending.fault-not-open" : `lending.fault-${answered.refusal}`, 409);
  }
  return thanks(url, `/j/${params.code}/ausleihe`);
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
  const formats = useFormats();
  const { stand, name, titles, firstDay, lastDay, lending, region, saved } = loaderData;
  const heading = t(`lending.link-title-${stand}`);
  const fetchAt = [lending?.fetchPlace, lending?.fetchTimes].filter(Boolean).join(", ");
  return (
    <ComeOrLeavePage
      {...{ region, heading, name, titles }}
      saved={saved && stand === "coming" ? t("lending.saved") : null}
      acts={acts[stand]}
      fault={actionData?.fault}
    >
      <p className="w6">
        <Icon name="calendar-event" /> {t("lending.from-to", { from: formats.weekday(firstDay), to: formats.weekday(lastDay) })}
      </p>
      {fetchAt ? (
        <p>
          {t("lending.field-fetchPlace")}: <German>{fetchAt}</German>
        </p>
      ) : null}
    </ComeOrLeavePage>
  );
}
