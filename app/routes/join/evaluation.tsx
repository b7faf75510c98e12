import { data, redirect } from "react-router";
import { ButtonLink } from "#app/components/button.tsx";
import { german } from "#app/components/german.tsx";
import { JoinPage } from "#app/components/join-page.tsx";
import { useFormats, useLocale, useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { linkUnknown } from "#app/link-is-over.ts";
import { requestContext } from "#app/request.ts";
import { findOwnEvaluation, type OwnEvaluation } from "#domain/concept/evaluation/index.ts";
import { read, type Context } from "#platform/db/index.ts";
import type { Route } from "./+types/evaluation.ts";
import { otherLanguages } from "./languages.ts";
import { RatingForm, RatingSummary } from "./rating-form.tsx";
import { rate } from "./rating-input.ts";
import { telephone } from "#app/components/telephone.tsx";

export async function loader({ params, context, url }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const { name, isDemo, contactName, contactPhone } = ctx.region;
  const own = await ownEvaluation(ctx);
  return {
    own,
    address: `/j/${params.code}/bewertung`,
    language: url.searchParams.get("sprache"),
    late: ctx.today > own.round.dueOn,
    region: { name, isDemo, contactName, contactPhone },
    thanks: url.searchParams.has("danke"),
    justSaved: url.searchParams.has("gespeichert"),
  };
}

export async function action({ request, params, context, url }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  const own = await ownEvaluation(ctx);
  const rated = await rate(ctx, await request.formData(), own, null);
  if (!rated.ok) return data({ faults: rated.faults }, { status: rated.status });
  const language = url.searchParams.get("sprache");
  const query = new URLSearchParams({ [rated.submitted ? "danke" : "gespeichert"]: "1", ...(language ? { sprache: language } : {}) });
  return redirect(`/j/${params.code}/bewertung?${query}`, { status: 303 });
}

/** @throws 404 as data: the link was revoked a moment ago */
async function ownEvaluation(ctx: Context): Promise<OwnEvaluation> {
  const own = await read(ctx, (db) => findOwnEvaluation(ctx, db));
  if (!own) throw linkUnknown();
  return own;
}

export default function EvaluationPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t, rich } = useTexts();
  const { locale } = useLocale();
  const { day } = useFormats();
  const { own, region, late, thanks, address, language, justSaved } = loaderData;
  const done = thanks && !actionData;
  const title = done ? t("join.thanks") : t("rating.title", { count: own.ratings.length });
  const name = own.person ? greeted(own.person) : own.rater;
  return (
    <JoinPage
      region={region.name}
      demo={region.isDemo}
      languages={otherLanguages(locale)}
      title={title}
      lede={done ? t("rating.thanks-lede") : rich(late ? "rating.lede-late" : "rating.lede", { german, name, rater: own.rater, day: day(own.round.dueOn) })}
    >
      <title>{`${title} – ${region.name}`}</title>
      {done || own.round.closed ? (
        <div className="stack-l flow">
          {own.round.closed ? <Notice>{t("rating.closed")}</Notice> : <Notice kind="success">{t("rating.can-change", { day: day(own.round.dueOn) })}</Notice>}
          {own.round.closed ? null : (
            <p>
              <ButtonLink href={`${address}${language ? `?sprache=${language}` : ""}`}>{t("rating.change")}</ButtonLink>
            </p>
          )}
          <RatingSummary ratings={own.ratings} />
        </div>
      ) : (
        <>
          <p className="muted s flow-s">{t("rating.whose")}</p>
          <RatingForm own={own} faults={actionData?.faults ?? {}} justSaved={justSaved} />
        </>
      )}
      {region.contactPhone ? (
        <p className="muted s flow">{rich("status.questions", { german, name: region.contactName, phone: telephone, number: region.contactPhone })}</p>
      ) : null}
    </JoinPage>
  );
}

function greeted({ salutation, firstName, lastName }: NonNullable<OwnEvaluation["person"]>): string {
  return salutation === "Frau" || salutation === "Herr" ? `${salutation} ${lastName}` : `${firstName} ${lastName}`.trim();
}
