import { redirect } from "react-router";
import { Button } from "#app/components/button.tsx";
import { Dock } from "#app/components/dock.tsx";
import { German, german } from "#app/components/german.tsx";
import { JoinPage } from "#app/components/join-page.tsx";
import { useFormats, useInLanguage, useLocale, useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { Tag } from "#app/components/rows.tsx";
import { linkUnknown } from "#app/link-is-over.ts";
import { requestContext } from "#app/request.ts";
import { ConfirmOffers, confirmOffers, findOwnOffers, type OwnOffer } from "#domain/offers/upkeep/index.ts";
import { read } from "#platform/db/index.ts";
import type { Route } from "./+types/offer-confirmation.ts";
import { otherLanguages } from "./languages.ts";
import { FROM_CONFIRMATION } from "./offers/own.ts";
import { telephone } from "#app/components/telephone.tsx";

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const own = await read(ctx, (db) => findOwnOffers(ctx, db));
  if (!own) throw linkUnknown();
  const { name, isDemo, contactName, contactPhone } = ctx.region;
  const thanks = Number(url.searchParams.get("danke"));
  return {
    own,
    region: { name, isDemo, contactName, contactPhone },
    thanks: Number.isSafeInteger(thanks) && thanks > 0 ? thanks : null,
    ended: url.searchParams.has("beendet"),
    entryHref: `/j/${params.code}/eintrag`,
    offersHref: `/j/${params.code}/angebote`,
    opennessHref: `/j/${params.code}/offenheit`,
  };
}

/** A GET shows, and only this confirms: programs that look through mails open links. */
export async function action({ request, params, context, url }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  const form = await request.formData();
  const back = (done: Record<string, string>) => {
    const language = url.searchParams.get("sprache");
    return redirect(`/j/${params.code}/angebote-stimmen?${new URLSearchParams({ ...done, ...(language ? { sprache: language } : {}) })}`, 303);
  };
  const one = form.get("one");
  const input = ConfirmOffers.safeParse({ ids: one === null ? form.getAll("offer") : [one] });
  if (!input.success) return back({});
  const result = await confirmOffers(ctx, input.data);
  if (!result.ok) throw linkUnknown();
  return back({ danke: String(result.value.confirmed) });
}

export default function OfferConfirmationPage({ loaderData }: Route.ComponentProps) {
  const { t, rich } = useTexts();
  const { locale } = useLocale();
  const { own, region, thanks, ended, entryHref, offersHref, opennessHref } = loaderData;
  const { offers } = own;
  return (
    <JoinPage
      region={region.name}
      demo={region.isDemo}
      languages={otherLanguages(locale)}
      title={t("upkeep.own-title")}
      lede={offers.length > 0 ? rich("upkeep.own-lede", { german, name: own.organisation }) : t("upkeep.own-none")}
    >
      <title>{`${t("upkeep.own-title")} – ${region.name}`}</title>
      <div className="stack flow">
        {thanks === null ? null : <Notice kind="success">{t("upkeep.own-thanks", { count: thanks })}</Notice>}
        {ended ? <Notice kind="success">{t("upkeep.own-ended")}</Notice> : null}
        {offers.length > 0 ? (
          <form method="post" className="stack-l">
            <ul className="rows">
              {offers.map((offer) => (
                <Offer key={offer.id} offer={offer} ownHref={`${offersHref}/${offer.id}`} />
              ))}
            </ul>
            <Dock>
              <Button kind="primary">{t("upkeep.own-all")}</Button>
            </Dock>
          </form>
        ) : null}
        {region.contactPhone ? (
          <p className="muted s">{rich("upkeep.own-change", { german, name: region.contactName, phone: telephone, number: region.contactPhone })}</p>
        ) : null}
        <p className="s">
          <a href={offersHref}>{t("upkeep.own-offers")}</a>
        </p>
        <p className="s">
          <a href={entryHref}>{t("upkeep.own-entry")}</a>
        </p>
        <p className="s">
          <a href={opennessHref}>{t("openness.own-link")}</a>
        </p>
      </div>
    </JoinPage>
  );
}

/** One of them, with what its provider says about it alone. */
function Offer({ offer, ownHref }: { offer: OwnOffer; ownHref: string }) {
  const { t, rich } = useTexts();
  const { day } = useFormats();
  const { locale } = useLocale();
  const inLanguage = useInLanguage();
  const { id, title, confirmedOn, age } = offer;
  const ended = new URLSearchParams({ von: FROM_CONFIRMATION, ...(locale === "de" ? {} : { sprache: locale }) });
  return (
    <li>
      <span />
      <div className="stack-s">
        <input type="hidden" name="offer" value={id} />
        <div>
          <span className="t">
            <German>{title}</German>
          </span>{" "}
          {offer.isHidden ? <Tag>{t("upkeep.own-hidden")}</Tag> : age === "fresh" ? null : <Tag>{t("upkeep.own-due")}</Tag>}
          {offer.isPaused ? <Tag>{t("upkeep.own-paused")}</Tag> : null}
          <p className="m">{t("upkeep.own-confirmed-on", { day: day(confirmedOn) })}</p>
          {offer.dead.map(({ kind, address }) => (
            <p key={address} className="s">
              {rich(`upkeep.own-dead-${kind}`, { german, address })}
            </p>
          ))}
        </div>
        <div className="row">
          {age === "fresh" ? null : (
            <Button small name="one" value={id} aria-label={t("upkeep.own-one-named", { title })}>
              {t("upkeep.own-one")}
            </Button>
          )}
          <a href={`${ownHref}/bearbeiten${inLanguage}`} aria-label={t("upkeep.own-edit-named", { title })}>
            {t("upkeep.own-edit")}
          </a>
          <a href={`${ownHref}/beenden?${ended}`} aria-label={t("upkeep.own-gone-named", { title })}>
            {t("upkeep.own-gone")}
          </a>
        </div>
      </div>
    </li>
  );
}
