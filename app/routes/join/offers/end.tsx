import { data, redirect } from "react-router";
import { Confirmation } from "#app/components/confirmation.tsx";
import { German } from "#app/components/german.tsx";
import { JoinPage } from "#app/components/join-page.tsx";
import { useLocale, useTexts } from "#app/components/locale.tsx";
import { localeContext, requestContext } from "#app/request.ts";
import { actsOn, moveOwnOffer } from "#domain/offers/providers/index.ts";
import { otherLanguages } from "../languages.ts";
import type { Route } from "./+types/end.ts";
import { frameOf, ownHref, ownOffer } from "./own.ts";
import { titleOf } from "./title-of.ts";

export async function loader({ context, params }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const own = await ownOffer(ctx, params.id);
  return { code: params.code, id: params.id, title: titleOf(own), mayEnd: actsOn(own).includes("end"), region: frameOf(ctx) };
}

/** Sent twice, it is ended once and says so. */
export async function action({ context, params }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  const own = await ownOffer(ctx, params.id);
  const ended = own.row.state === "ended" || (await moveOwnOffer(ctx, { id: params.id, act: "end" })).ok;
  // The page says that it does not go from here.
  if (!ended) return data(null, { status: 409 });
  return redirect(ownHref(params.code, `/${params.id}`, context.get(localeContext), { hinweis: "moved" }), 303);
}

/** An own page, because the provider cannot take it back: only the office can. */
export default function EndOwnOfferPage({ loaderData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { locale } = useLocale();
  const { code, id, title, mayEnd, region } = loaderData;
  const own = ownHref(code, `/${id}`, locale);
  return (
    <JoinPage region={region.name} demo={region.isDemo} languages={otherLanguages(locale)} title={t("providers.act-end")} lede={<German>{title}</German>}>
      <title>{`${t("providers.act-end")} – ${region.name}`}</title>
      <div className="flow">
        {mayEnd ? (
          <Confirmation
            goes={[t("providers.end-goes"), t("providers.end-goes-link")]}
            stays={[t("providers.end-stays")]}
            act={t("providers.act-end")}
            cancelHref={own}
          />
        ) : (
          <p>
            {t("providers.fault-act")} <a href={own}>{t("providers.to-offer")}</a>
          </p>
        )}
      </div>
    </JoinPage>
  );
}
