import { data, redirect } from "react-router";
import { Confirmation } from "#app/components/confirmation.tsx";
import { German } from "#app/components/german.tsx";
import { JoinPage } from "#app/components/join-page.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { localeContext, requestContext } from "#app/request.ts";
import { actsOn, moveOwnOffer } from "#domain/offers/providers/index.ts";
import type { Locale } from "#platform/i18n/index.ts";
import { otherLanguages } from "../languages.ts";
import type { Route } from "./+types/end.ts";
import { FROM_CONFIRMATION, frameOf, ownHref, ownOffer } from "./own.ts";
import { titleOf } from "./title-of.ts";

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const own = await ownOffer(ctx, params.id);
  return {
    backHref: backFrom(params, url, context.get(localeContext)),
    languages: otherLanguages(context.get(localeContext)).map((other) => ({
      ...other,
      href: `${other.href}${isFromConfirmation(url) ? `&von=${FROM_CONFIRMATION}` : ""}`,
    })),
    title: titleOf(own),
    mayEnd: actsOn(own).includes("end"),
    region: frameOf(ctx),
  };
}

const isFromConfirmation = ({ searchParams }: URL) => searchParams.get("von") === FROM_CONFIRMATION;

/** To the offer, or to the list that asks which offers there still are. @param query of the page there */
function backFrom({ code, id }: { code: string; id: string }, url: URL, locale: Locale, query: { list?: object; offer?: Record<string, string> } = {}): string {
  if (!isFromConfirmation(url)) return ownHref(code, `/${id}`, locale, query.offer);
  const asked = new URLSearchParams({ ...query.list, ...(locale === "de" ? {} : { sprache: locale }) }).toString();
  return `/j/${code}/angebote-stimmen${asked ? `?${asked}` : ""}`;
}

/** Sent twice, it is ended once and says so. */
export async function action({ context, params, url }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  const own = await ownOffer(ctx, params.id);
  const ended = own.row.state === "ended" || (await moveOwnOffer(ctx, { id: params.id, act: "end" })).ok;
  // The page says that it does not go from here.
  if (!ended) return data(null, { status: 409 });
  return redirect(backFrom(params, url, context.get(localeContext), { list: { beendet: "1" }, offer: { hinweis: "moved" } }), 303);
}

/** An own page, because the provider cannot take it back: only the office can. */
export default function EndOwnOfferPage({ loaderData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { backHref, languages, title, mayEnd, region } = loaderData;
  return (
    <JoinPage region={region.name} demo={region.isDemo} languages={languages} title={t("providers.act-end")} lede={<German>{title}</German>}>
      <title>{`${t("providers.act-end")} – ${region.name}`}</title>
      <div className="flow">
        {mayEnd ? (
          <Confirmation
            goes={[t("providers.end-goes"), t("providers.end-goes-link")]}
            stays={[t("providers.end-stays")]}
            act={t("providers.act-end")}
            cancelHref={backHref}
          />
        ) : (
          <p>
            {t("providers.fault-act")} <a href={backHref}>{t("providers.to-offer")}</a>
          </p>
        )}
      </div>
    </JoinPage>
  );
}
