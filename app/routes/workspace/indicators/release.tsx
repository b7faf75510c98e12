import { data, href, redirect } from "react-router";
import { Button, ButtonLink } from "#app/components/button.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { IndicatorFigures } from "#app/indicators/indicator-figures.tsx";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { mayLeadConcept } from "#domain/concept/index.ts";
import { findIndicator, releaseIndicator, showIndicator } from "#domain/concept/indicators/index.ts";
import { read } from "#platform/db/index.ts";
import { isId } from "../network/form.ts";
import type { Route } from "./+types/release.ts";

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const indicator = isId(params.id) ? await read(ctx, (db) => findIndicator(ctx, db, params.id)) : null;
  if (!indicator) throw data({ code: "not-found" }, { status: 404 });
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/konzept"),
    indicator: showIndicator(indicator, "rounded"),
  };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  if (!mayLeadConcept(ctx.actor)) throw data({ code: "not-allowed" }, { status: 403 });
  if (!isId(params.id)) throw data({ code: "not-found" }, { status: 404 });
  const release = (await request.formData()).get("intent") === "release";
  const result = await releaseIndicator(ctx, { id: params.id, release });
  if (!result.ok) throw data({ code: "not-found" }, { status: 404 });
  return redirect(`${href("/app/:region/kennzahlen/:id", params)}?hinweis=${release ? "released" : "withdrawn"}`, 303);
}

/** Before an indicator becomes public: exactly as the public will see it. */
export default function ReleaseIndicatorPage({ loaderData, params }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, indicator } = loaderData;
  const own = href("/app/:region/kennzahlen/:id", params);
  const isPublic = indicator.releasedAt !== null;
  const title = t(isPublic ? "indicators.withdraw" : "indicators.release");
  return (
    <WorkspacePage
      {...frame}
      crumbs={[
        { label: t("indicators.title"), href: href("/app/:region/kennzahlen", { region: params.region }) },
        { label: indicator.name, href: own },
      ]}
      title={title}
      lede={t(isPublic ? "indicators.withdraw-lede" : "indicators.release-lede")}
    >
      <title>{`${title} – ${frame.region.name}`}</title>
      <IndicatorFigures heading="h2" indicators={[indicator]} />
      <form method="post" className="row">
        <Button kind="primary" name="intent" value={isPublic ? "withdraw" : "release"}>
          {title}
        </Button>
        <ButtonLink kind="tertiary" href={own}>
          {t("common.cancel")}
        </ButtonLink>
      </form>
    </WorkspacePage>
  );
}
