import { Icon } from "#app/components/icon.tsx";
import { German } from "#app/components/german.tsx";
import { useLocale, useTexts } from "#app/components/locale.tsx";
import { requestContext } from "#app/request.ts";
import { findOffers, readOffers } from "#domain/offers/finding/index.ts";
import { read } from "#platform/db/index.ts";
import type { Route } from "./+types/embed";
import { embeddedCount } from "./embedded-count.ts";
import { placeName, Said, useDateWords } from "./offer-words.tsx";
import { readOffersQuery, writeOffersQuery } from "#app/offers/offers-query.ts";
import { offeredLocale } from "./portal-frame.tsx";

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const locale = offeredLocale(ctx.region, params.lang);
  const query = readOffersQuery(url.searchParams);
  return read(ctx, async (db) => {
    const { offers, total } = await findOffers(ctx, db, query, locale, { page: 1, size: embeddedCount(url.searchParams) });
    const cards = await readOffers(
      ctx,
      db,
      offers.map(({ id }) => id),
      locale,
    );
    return { region: { slug: ctx.region.slug, name: ctx.region.name }, query, total, offers: cards };
  });
}

/** A list of offers inside a partner's page: without script, head or foot; each link opens in the whole window. */
export default function EmbeddedOffers({ loaderData: { region, query, total, offers } }: Route.ComponentProps) {
  const { t } = useTexts();
  const { locale } = useLocale();
  const when = useDateWords();
  const list = `/${region.slug}/${locale}/angebote`;
  return (
    <main className="embedded">
      <title>{`${t("finding.angebote")} – ${region.name}`}</title>
      <h1 className="vh">{t("finding.angebote")}</h1>
      {offers.length === 0 ? <p>{t("offers-out.nothing")}</p> : null}
      <ul className="offers">
        {offers.map((offer) => (
          <li className="offer" key={offer.id}>
            <h2>
              <a className="plain" href={`${list}/${offer.id}`} target="_top">
                <Said words={offer.title} />
              </a>
            </h2>
            {offer.summary.text ? (
              <p className="s">
                <Said words={offer.summary} />
              </p>
            ) : null}
            <p className="meta ink">
              {offer.isPaused ? (
                <span>
                  <Icon name="hourglass" /> {t("finding.paused")}
                </span>
              ) : null}
              {offer.next ? (
                <span>
                  <Icon name="clock" /> {when(offer.next)}
                </span>
              ) : null}
              {offer.places[0] ? (
                <span>
                  <Icon name="map-pin" /> <German>{placeName(offer.places[0])}</German>
                </span>
              ) : null}
            </p>
          </li>
        ))}
      </ul>
      <p className="flow-s s">
        <a href={list + writeOffersQuery({ ...query, organisation: null })} target="_top">
          {query.organisation ? t("offers-out.all-of-county", { region: region.name }) : t("offers-out.all-found", { count: total, region: region.name })}
        </a>
      </p>
    </main>
  );
}
