import { data, redirect } from "react-router";
import { German } from "#app/components/german.tsx";
import { JoinPage } from "#app/components/join-page.tsx";
import { useLocale, useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import type { MessageKey } from "#app/messages/texts.ts";
import { LoansTable } from "#app/offers/loans-table.tsx";
import { localeContext, requestContext } from "#app/request.ts";
import { ActOnLoan, actOnLoan, listLoans } from "#domain/offers/lending/index.ts";
import { read, type Context } from "#platform/db/index.ts";
import { otherLanguages } from "../languages.ts";
import type { Route } from "./+types/loans.ts";
import { frameOf, ownHref, ownOffer } from "./own.ts";
import { titleOf } from "./title-of.ts";

/** @throws 404 as data: not the link's own, or nothing that is lent */
async function ownLending(ctx: Context, id: string) {
  const own = await ownOffer(ctx, id);
  if (own.row.kind !== "lending") throw data({ code: "not-found" }, { status: 404 });
  return own;
}

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const own = await ownLending(ctx, params.id);
  return {
    code: params.code,
    id: params.id,
    title: titleOf(own),
    loans: await read(ctx, (db) => listLoans(ctx, db, params.id)),
    region: frameOf(ctx),
    isNoted: url.searchParams.has("danke"),
  };
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  await ownLending(ctx, params.id);
  const again = (fault: MessageKey, status: number) => data({ fault }, { status });
  const [act, bookingId] = String((await request.formData()).get("act") ?? "").split(":");
  const input = ActOnLoan.safeParse({ offerId: params.id, bookingId, act });
  if (!input.success) return again("lending.fault-check", 422);
  const noted = await actOnLoan(ctx, input.data);
  if (noted.ok) return redirect(ownHref(params.code, `/${params.id}/ausleihen`, context.get(localeContext), { danke: "1" }), 303);
  if (noted.refusal === "no-such-way") return again("lending.refused-no-such-way", 409);
  throw data({ code: noted.refusal }, { status: noted.refusal === "not-found" ? 404 : 403 });
}

/** Who lends notes on a phone what goes out and comes back. */
export default function OwnLoansPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { locale } = useLocale();
  const { code, id, title, loans, region, isNoted } = loaderData;
  const heading = t("lending.list-title");
  return (
    <JoinPage region={region.name} demo={region.isDemo} languages={otherLanguages(locale)} title={heading} lede={<German>{title}</German>}>
      <title>{`${heading} – ${region.name}`}</title>
      <div className="stack-l flow">
        {actionData ? <Notice kind="error">{t(actionData.fault)}</Notice> : isNoted ? <Notice kind="success">{t("lending.notice-noted")}</Notice> : null}
        <LoansTable loans={loans} mayCancel={false} />
        <p>
          <a href={ownHref(code, `/${id}`, locale)}>{t("lending.to-offer")}</a>
        </p>
      </div>
    </JoinPage>
  );
}
