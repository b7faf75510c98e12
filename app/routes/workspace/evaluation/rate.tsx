import { data, href, redirect } from "react-router";
import { z } from "zod";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { RatingForm, RatingSummary } from "#app/routes/join/rating-form.tsx";
import { rate } from "#app/routes/join/rating-input.ts";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { findOwnEvaluation, type OwnEvaluation } from "#domain/concept/evaluation/index.ts";
import { read, type Context } from "#platform/db/index.ts";
import type { Route } from "./+types/rate.ts";
import { roundCrumbs } from "./crumbs.ts";

export async function loader({ params, context, url }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  return {
    own: await ownEvaluation(ctx, params.id, params.rater),
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/konzept"),
    region: params.region,
    justSaved: url.searchParams.has("gespeichert"),
  };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  const own = await ownEvaluation(ctx, params.id, params.rater);
  const rated = await rate(ctx, await request.formData(), own, own.raterId);
  if (!rated.ok) return data({ faults: rated.faults }, { status: rated.status });
  return redirect(`${href("/app/:region/konzept/bewertung/:id/abgeben/:rater", params)}?gespeichert=1`, { status: 303 });
}

/** @throws 404 as data for everybody who does not rate for this body or institution */
async function ownEvaluation(ctx: Context, roundId: string, raterId: string): Promise<OwnEvaluation> {
  const own = z.uuid().safeParse(raterId).success ? await read(ctx, (db) => findOwnEvaluation(ctx, db, raterId)) : null;
  if (own?.round.id !== roundId) throw data({ code: "not-found" }, { status: 404 });
  return own;
}

/** Rating by account, for members of an institution and of a body: the same form as behind the link. */
export default function RatePage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { day } = useFormats();
  const { frame, region, own, justSaved } = loaderData;
  const title = t("evaluation.rate-title", { name: own.rater });
  return (
    <WorkspacePage
      {...frame}
      crumbs={[...roundCrumbs(region, t), { label: title }]}
      kicker={`${own.round.title} · ${t("evaluation.due", { day: day(own.round.dueOn) })}`}
      title={title}
      lede={t("rating.whose")}
    >
      <title>{`${title} – ${frame.region.name}`}</title>
      {own.round.closed ? (
        <div className="narrow">
          <Notice>{t("rating.closed")}</Notice>
          <RatingSummary ratings={own.ratings} />
        </div>
      ) : (
        <RatingForm own={own} faults={actionData?.faults ?? {}} justSaved={justSaved} wide />
      )}
    </WorkspacePage>
  );
}
