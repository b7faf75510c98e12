import type { ReactNode } from "react";
import { German, isolated } from "#app/components/german.tsx";
import { useFormats, useLocale, useTexts } from "#app/components/locale.tsx";
import { requestContext } from "#app/request.ts";
import { findPlace, listMap, listPoints, type InLanguage } from "#domain/offers/finding/index.ts";
import { read, type Context } from "#platform/db/index.ts";
import { CallUs } from "./call-us.tsx";
import type { Route } from "./+types/map";
import { publicRegion } from "../frame.tsx";
import { groundOf, MapGround } from "#app/offers/map-ground.tsx";
import { Chosen, OfferFilters, useChips } from "./offer-filters.tsx";
import { NotHere, Nothing, SpelledAlike, UnknownPlace } from "./nothing.tsx";
import { Said } from "./offer-words.tsx";
import { writeOffersQuery } from "#app/offers/offers-query.ts";
import { readSaidQuery } from "#app/offers/passed-over.ts";
import { offeredLocale, PortalFrame } from "./portal-frame.tsx";
import { spotsOf, type Spot } from "./spots.ts";
import { Views } from "./views.tsx";

export async function loader({ context, params, url }: Route.LoaderArgs) {
  return readMapPage(context.get(requestContext), params.lang, url);
}

export async function readMapPage(ctx: Context, lang: string, url: URL) {
  const locale = offeredLocale(ctx.region, lang);
  return read(ctx, async (db) => {
    const { query, passedOver, labels } = await readSaidQuery(ctx, db, url.searchParams);
    return {
      region: publicRegion(ctx.region),
      query,
      knowsPlace: query.place === "" || (await findPlace(ctx, db, query.place)) !== null,
      ...(await listPoints(ctx, db, query, locale)),
      areas: await listMap(ctx, db),
      labels,
      passedOver,
    };
  });
}

/** Where the offers are. Whatever stands on the map stands in the list below it, too. */
export default function OffersOnMap({ loaderData }: Route.ComponentProps) {
  return <OffersMapPage {...loaderData} movable={null} />;
}

/** @param movable makes a map of its own of the spots, around the drawing; null: the drawing alone, with the way there */
export function OffersMapPage({
  region,
  query,
  knowsPlace,
  points,
  placeless,
  nearly,
  areas,
  labels,
  passedOver,
  movable,
}: Awaited<ReturnType<typeof readMapPage>> & { movable: ((spots: readonly Spot[], drawing: ReactNode) => ReactNode) | null }) {
  const { t } = useTexts();
  const { locale } = useLocale();
  const path = `/${region.slug}/${locale}/karte`;
  const chips = useChips(query, labels, path, true);
  const ground = groundOf(areas);
  const spots = ground ? spotsOf(points, ground.on) : [];
  const count = new Set(points.flatMap(({ offers }) => offers.map(({ id }) => id))).size;
  const areNamed = points.every(({ offers }) => offers.every(({ title }) => title !== null));
  const drawing = ground ? (
    <svg className="map" viewBox={`0 0 ${ground.width} ${ground.height}`} role="group" aria-label={t("finding.map", { count: spots.length })}>
      <MapGround ground={ground} signs={spots.map((spot) => ({ ...spot, radius: radiusOf(spot) }))} />
      {spots.map((spot, at) => (
        <Sign key={at} spot={spot} number={at + 1} />
      ))}
    </svg>
  ) : null;
  return (
    <PortalFrame region={region} area="angebote">
      <title>{`${t("finding.karte")} – ${region.name}`}</title>
      <meta name="description" content={t("finding.on-map", { count })} />
      <header className="page-head flow">
        <h1>{t("finding.karte")}</h1>
        <p className="muted flow-s">
          {t("finding.on-map", { count })}{" "}
          {placeless > 0 ? <a href={`/${region.slug}/${locale}/angebote${writeOffersQuery(query)}`}>{t("finding.off-map", { count: placeless })}</a> : null}
        </p>
      </header>
      <Views slug={region.slug} query={query} current="karte" />
      <div className="two flip flow-s">
        <div>
          <Chosen chips={chips} path={path} />
          <NotHere passedOver={passedOver} />
          <UnknownPlace place={query.place} isKnown={knowsPlace} />
          <SpelledAlike said={query.said} nearly={nearly} />
          {count === 0 ? <Nothing chips={chips} said={query.said} /> : null}
          {count === 0 ? (
            <CallUs phone={region.phone} />
          ) : ground ? (
            <figure className="flow-s">
              {movable && areNamed ? movable(spots, drawing) : drawing}
              <figcaption className="s muted">
                {t("finding.spots-explained")}{" "}
                {movable || !areNamed ? null : (
                  <a className="noprint" href={`${path}/beweglich${writeOffersQuery(query)}`}>
                    {t("finding.make-movable")}
                  </a>
                )}
              </figcaption>
            </figure>
          ) : (
            <p>{t("finding.no-map")}</p>
          )}
          {(ground ? spots : [{ municipalities: [], points }]).map((spot, at) => (
            <Group
              key={at}
              spot={spot}
              number={at + 1}
              home={`/${region.slug}/${locale}/angebote/`}
              listOf={(place) => `/${region.slug}/${locale}/angebote${writeOffersQuery({ ...query, place, within: null })}`}
            />
          ))}
        </div>
        <OfferFilters query={query} labels={labels} asksKind chosen={chips.length} hrefOf={(other) => path + writeOffersQuery(other)} />
      </div>
    </PortalFrame>
  );
}

/** Of one spot in the list, without being opened. */
const MOST_OPEN = 5;

/** Larger where more is. */
const radiusOf = ({ count }: Spot) => (count < 10 ? 9 : count < 50 ? 11 : 13);

/** A link to its group in the list. */
function Sign({ spot, number }: { spot: Spot; number: number }) {
  const { t } = useTexts();
  const { x, y, count, municipalities } = spot;
  return (
    <a href={`#ort-${number}`} aria-label={t("finding.spot", { place: municipalities.join(", "), count })}>
      <circle cx={x} cy={y} r={radiusOf(spot)} fill="var(--heide)" stroke="var(--paper)" strokeWidth="1.5" />
      <text x={x} y={y + 4} textAnchor="middle" className="pinn">
        {count}
      </text>
    </a>
  );
}

function Group({
  spot: { municipalities, points },
  number,
  home,
  listOf,
}: {
  spot: Pick<Spot, "municipalities" | "points">;
  number: number;
  home: string;
  listOf: (municipality: string) => string;
}) {
  const { t, rich } = useTexts();
  const { list } = useFormats();
  const entries = points.flatMap((point) =>
    point.offers.flatMap(({ id, title }) =>
      title ? [<Entry key={`${id} ${point.longitude} ${point.latitude}`} href={home + id} title={title} place={point.name} />] : [],
    ),
  );
  return (
    <section className="flow" id={`ort-${number}`} tabIndex={-1}>
      <h2 className="l">{municipalities.length > 0 ? <German>{list(municipalities)}</German> : t("finding.karte")}</h2>
      {/* What is many opens: with all of it open a phone scrolls for ever, and finds nothing. */}
      {entries.length === 0 ? (
        <ul className="flow-s">
          {municipalities.map((place) => (
            <li key={place}>
              <a href={listOf(place)}>{rich("finding.all-in", { place, bdi: isolated })}</a>
            </li>
          ))}
        </ul>
      ) : entries.length > MOST_OPEN ? (
        <details className="more">
          <summary>{t("finding.all-here", { count: entries.length })}</summary>
          <ul className="flow-s">{entries}</ul>
        </details>
      ) : (
        <ul className="flow-s">{entries}</ul>
      )}
    </section>
  );
}

function Entry({ href, title, place }: { href: string; title: InLanguage; place: string }) {
  return (
    <li>
      <a href={href}>
        <Said words={title} />
      </a>
      {place ? (
        <span className="muted s">
          {" "}
          <German>{place}</German>
        </span>
      ) : null}
    </li>
  );
}
