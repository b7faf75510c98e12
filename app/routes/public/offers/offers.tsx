import { Icon } from "#app/components/icon.tsx";
import { German } from "#app/components/german.tsx";
import { useLocale, useTexts } from "#app/components/locale.tsx";
import { Pagination } from "#app/components/filters.tsx";
import { requestContext } from "#app/request.ts";
import { listMap, readOffers, type OfferQuery } from "#domain/offers/finding/index.ts";
import { read, type Context } from "#platform/db/index.ts";
import { CallUs } from "./call-us.tsx";
import type { Route } from "./+types/offers";
import { publicRegion } from "../frame.tsx";
import { Chosen, OfferFilters, useChips } from "./offer-filters.tsx";
import { OfferList } from "./offer-list.tsx";
import { NotHere, Nothing, SpelledAlike, UnknownPlace } from "./nothing.tsx";
import { OfferMap } from "./offer-map.tsx";
import { offeredLocale, PortalFrame, type PortalArea } from "./portal-frame.tsx";
import { foundPage, PAGE } from "#app/offers/found-page.ts";
import { without, writeOffersQuery } from "#app/offers/offers-query.ts";
import { readSaidQuery } from "#app/offers/passed-over.ts";
import { Subscribe } from "./subscribe.tsx";
import { Views } from "./views.tsx";

export async function loader({ context, params, url }: Route.LoaderArgs) {
  return readOffersPage(context.get(requestContext), params.lang, url, "angebote");
}

/** What a list of offers shows. @param area `kurse`: courses only */
export async function readOffersPage(ctx: Context, lang: string, url: URL, area: Exclude<PortalArea, "kalender">) {
  const locale = offeredLocale(ctx.region, lang);
  return read(ctx, async (db) => {
    const { query: said, passedOver, labels } = await readSaidQuery(ctx, db, url.searchParams);
    const query: OfferQuery = area === "kurse" ? { ...said, kind: "course" } : said;
    const { page, found } = await foundPage(ctx, db, url.searchParams, query, locale);
    const cards = await readOffers(
      ctx,
      db,
      found.offers.map(({ id }) => id),
      locale,
    );
    const offers = cards.map((card) => ({ ...card, kilometres: found.offers.find(({ id }) => id === card.id)?.kilometres ?? null }));
    const { total, nearly, place, counts, municipalities } = found;
    return {
      region: publicRegion(ctx.region),
      area,
      query,
      page,
      total,
      nearly,
      knowsPlace: place !== null,
      counts,
      municipalities,
      offers,
      areas: await listMap(ctx, db),
      labels,
      passedOver,
    };
  });
}

export default function Offers({ loaderData }: Route.ComponentProps) {
  return <OffersPage {...loaderData} />;
}

export function OffersPage(props: Awaited<ReturnType<typeof readOffersPage>>) {
  const { region, area, query, page, total, nearly, knowsPlace, counts, municipalities, offers, areas, labels, passedOver } = props;
  const { t } = useTexts();
  const { locale } = useLocale();
  const path = `/${region.slug}/${locale}/${area}`;
  const asksKind = area === "angebote";
  const chips = useChips(query, labels, path, asksKind, {}, offers[0]?.organisation);
  const asAddress = asksKind ? query : without(query, "kind");
  const pageHref = (number: number) => path + writeOffersQuery(asAddress, number > 1 ? { seite: String(number) } : {});
  // A table of courses is one of offers of that kind.
  const file = (name: string) => `/${region.slug}/${locale}/angebote/datei/${name}${writeOffersQuery(query)}`;
  const first = (page - 1) * PAGE + 1;
  return (
    <PortalFrame region={region} area={area}>
      <title>{`${t(`finding.${area}`)} – ${region.name}`}</title>
      <meta name="description" content={area === "kurse" ? t("finding.courses-all", { count: total }) : t("finding.welcome-lede")} />
      <header className="page-head flow">
        <h1>{t(`finding.${area}`)}</h1>
        <p className="muted flow-s">{t(chips.length > 0 ? "finding.found" : asksKind ? "finding.found-all" : "finding.courses-all", { count: total })}</p>
      </header>
      <Views slug={region.slug} query={query} current="liste" />
      <div className="two flip flow-s">
        <div>
          <div className="row between">
            <Chosen chips={chips} path={path} />
            <p className="row s noprint">
              <a href={file("angebote.rss")}>
                <Icon name="rss" /> {t("finding.subscribe")}
              </a>
              <a href={`/${region.slug}/${locale}/gedruckt${writeOffersQuery(query)}`}>
                <Icon name="printer" /> {t("paper.link")}
              </a>
              <a href={file("angebote.xlsx")}>
                <Icon name="download" /> {t("finding.as-table")}
              </a>
            </p>
          </div>
          <Subscribe path={`/${region.slug}/${locale}/kalender.ics${writeOffersQuery(query)}`} />
          <NotHere passedOver={passedOver} />
          <UnknownPlace place={query.place} isKnown={knowsPlace} />
          <SpelledAlike said={query.said} nearly={nearly} />
          {total === 0 ? <Nothing chips={chips} said={query.said} /> : null}
          {offers.length > 0 ? (
            <div className="listmap flow-s">
              <OfferMap areas={areas} offers={offers} first={first} />
              <OfferList offers={offers} first={first} hrefOf={(id) => `/${region.slug}/${locale}/angebote/${id}`} />
            </div>
          ) : null}
          <Pagination previousHref={page > 1 ? pageHref(page - 1) : undefined} nextHref={page * PAGE < total ? pageHref(page + 1) : undefined} />
          {area === "kurse" ? (
            <ul className="plain stack-s flow">
              <li>
                <a href={`${path}/interesse`}>{t("interest.form-link")}</a>
              </li>
              <li>
                <a href={`${path}/liste${writeOffersQuery(asAddress)}`}>{t("course-list.form-link")}</a>
              </li>
              <li>
                <a href={`/${region.slug}/${locale}/nachweis`}>{t("course-book.check-title")}</a>
              </li>
            </ul>
          ) : null}
          <aside className="side flow" aria-labelledby="h-call">
            <h2 id="h-call">{t("finding.nothing-for-you")}</h2>
            <CallUs phone={region.phone} />
            <p className="muted s">
              <German>{region.office}</German>
            </p>
            <p className="flow-s">
              <a href={`/${region.slug}/${locale}/angebot-melden`}>{t("proposals.form-link")}</a>
            </p>
          </aside>
        </div>
        <OfferFilters
          query={query}
          found={{ counts, municipalities }}
          labels={labels}
          asksKind={asksKind}
          chosen={chips.length}
          hrefOf={(other) => path + writeOffersQuery(other)}
        />
      </div>
    </PortalFrame>
  );
}
