import { data, redirect } from "react-router";
import { German } from "#app/components/german.tsx";
import { Icon, type IconName } from "#app/components/icon.tsx";
import { JoinPage } from "#app/components/join-page.tsx";
import { useLocale, useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { Rows, type Row } from "#app/components/rows.tsx";
import { StateSymbol } from "#app/components/state.tsx";
import type { MessageKey } from "#app/messages/texts.ts";
import { LoanActs, useLoansSentence, useLoanWords } from "#app/offers/loan-parts.tsx";
import { localeContext, requestContext } from "#app/request.ts";
import { ActOnLoan, actOnLoan, listLoans, type ListedLoan, type LoanStand } from "#domain/offers/lending/index.ts";
import { read, type Context } from "#platform/db/index.ts";
import { otherLanguages } from "../languages.ts";
import { telephone } from "#app/components/telephone.tsx";
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
  const sentence = useLoansSentence(loans);
  const line = useLine();
  return (
    <JoinPage region={region.name} demo={region.isDemo} languages={otherLanguages(locale)} title={heading} lede={<German>{title}</German>}>
      <title>{`${heading} – ${region.name}`}</title>
      <div className="stack-l flow">
        {actionData ? <Notice kind="error">{t(actionData.fault)}</Notice> : isNoted ? <Notice kind="success">{t("lending.notice-noted")}</Notice> : null}
        <p>{sentence}</p>
        {loans.length === 0 ? (
          <p className="muted">{t("lending.list-empty")}</p>
        ) : (
          <form method="post">
            <Rows rows={loans.map((loan) => ({ key: loan.id, ...line(loan) }))} />
          </form>
        )}
        <p>
          <a href={ownHref(code, `/${id}`, locale)}>{t("lending.to-offer")}</a>
        </p>
      </div>
    </JoinPage>
  );
}

const SYMBOLS: Record<Exclude<LoanStand, "overdue">, IconName> = {
  out: "arrow-up",
  coming: "calendar-event",
  asked: "hourglass",
  missed: "x",
  returned: "check",
  withdrawn: "x",
};

/** Whose loan, how it stands, which piece, and how to reach somebody who is late: one tap on a phone. */
function useLine(): (loan: ListedLoan) => Omit<Row, "key"> {
  const { t } = useTexts();
  const words = useLoanWords();
  return (loan) => ({
    symbol: loan.stand === "overdue" ? <StateSymbol state="at-risk" /> : <Icon name={SYMBOLS[loan.stand]} />,
    title: loan.name === null ? t("lending.somebody") : <bdi>{loan.name}</bdi>,
    second: (
      <>
        <span className={loan.stand === "overdue" ? "block w6" : "block"}>{words.stand(loan)}</span>
        <span className="block">{[words.days(loan), ...(loan.piece === null ? [] : [t("lending.piece", { piece: loan.piece })])].join(" · ")}</span>
        {loan.phone ? <span className="block">{telephone([loan.phone])}</span> : null}
        {loan.email ? (
          <span className="block">
            <a href={`mailto:${loan.email}`}>
              <bdi>{loan.email}</bdi>
            </a>
          </span>
        ) : null}
      </>
    ),
    act: <LoanActs loan={loan} mayCancel={false} />,
  });
}
