import { useTexts } from "#app/components/locale.tsx";
import type { MapArea, OfferCard } from "#domain/offers/finding/index.ts";
import { groundOf, MapGround } from "#app/offers/map-ground.tsx";

/** The region with the numbers of the list. Everything on it also stands in the list; without outlines there is no map. */
export function OfferMap({ areas, offers, first }: { areas: readonly MapArea[]; offers: readonly Pick<OfferCard, "id" | "places">[]; first?: number }) {
  const { t } = useTexts();
  const ground = groundOf(areas);
  const pins = offers.flatMap(({ id, places }, at) =>
    places
      .slice(0, 3)
      .flatMap(({ latitude, longitude }, nth) => (latitude === null || longitude === null ? [] : [{ key: `${id} ${nth}`, latitude, longitude, at }])),
  );
  if (!ground || pins.length === 0) return null;
  return (
    <figure className="mapbox">
      <svg className="map" viewBox={`0 0 ${ground.width} ${ground.height}`} role="img" aria-label={t("finding.map", { count: pins.length })}>
        <MapGround ground={ground} />
        {pins.map(({ key, latitude, longitude, at }) => (
          <g key={key} transform={`translate(${ground.on([longitude, latitude]).join(" ")})`}>
            <path d="M0 0c-7-9-12-13-12-20a12 12 0 0 1 24 0c0 7-5 11-12 20Z" fill="var(--heide)" stroke="var(--paper)" strokeWidth="2" />
            {first === undefined ? null : (
              <text y="-15" textAnchor="middle" className="pinn">
                {first + at}
              </text>
            )}
          </g>
        ))}
      </svg>
      {first === undefined ? null : <figcaption className="s muted">{t("finding.map-numbers")}</figcaption>}
    </figure>
  );
}
