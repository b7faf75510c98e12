import type { ReactNode } from "react";
// oxlint-disable-next-line import/default -- Vite makes an address of it
import library from "maplibre-gl/dist/maplibre-gl.mjs?url";
import worker from "maplibre-gl/dist/maplibre-gl-worker.mjs?url";
import styles from "maplibre-gl/dist/maplibre-gl.css?url";
import { useLocale, useTexts } from "#app/components/locale.tsx";
import { requestContext } from "#app/request.ts";
import type { MapArea } from "#domain/offers/finding/index.ts";
import { direction } from "#platform/i18n/index.ts";
import type { Route } from "./+types/movable-map.ts";
import { OffersMapPage, readMapPage } from "./map.tsx";
import type { Spot } from "./spots.ts";

export async function loader({ context, params, url }: Route.LoaderArgs) {
  return readMapPage(context.get(requestContext), params.lang, url);
}

/**
 * The map with a module that makes it move (public/map.js). Whoever comes here asked for it: the map page itself carries no
 * script. Without it this is the same page, with the drawing and the list.
 */
export default function MovableMapPage({ loaderData }: Route.ComponentProps) {
  const { areas, region } = loaderData;
  return <OffersMapPage {...loaderData} movable={(spots, drawing) => <Movable areas={areas} spots={spots} drawing={drawing} slug={region.slug} />} />;
}

function Movable({ areas, spots, drawing, slug }: { areas: readonly MapArea[]; spots: readonly Spot[]; drawing: ReactNode; slug: string }) {
  const { t } = useTexts();
  const { locale } = useLocale();
  const map = {
    areas: areas.flatMap(({ name, latitude, longitude, outline }) => (outline ? [{ name, at: [longitude, latitude], outline: pairs(outline) }] : [])),
    points: spots.flatMap(({ points }, group) =>
      points.map(({ latitude, longitude, name, municipality, offers }) => ({
        at: [longitude, latitude],
        place: municipality ?? name,
        group: group + 1,
        offers: offers.flatMap(({ id, title }) =>
          title ? [{ href: `/${slug}/${locale}/angebote/${id}`, title: title.text, lang: title.language, dir: direction(title.language) }] : [],
        ),
      })),
    ),
  };
  const words = {
    title: t("finding.map", { count: spots.length }),
    closer: t("finding.map-closer"),
    farther: t("finding.map-farther"),
    close: t("finding.map-close"),
    wheel: t("finding.map-wheel"),
    fingers: t("finding.map-fingers"),
    rest: t("finding.map-rest"),
    waiting: t("finding.map-waiting"),
    ready: t("finding.map-ready"),
    unable: t("finding.map-unable"),
  };
  return (
    <div data-map={JSON.stringify(map)} data-words={JSON.stringify(words)} data-library={library} data-worker={worker} data-styles={styles}>
      <div className="map-stage">{drawing}</div>
      <div className="map-said s muted">
        <p role="status">{words.waiting}</p>
        {/* As high as the longest of what may be said there, so that the list below stays where it is. */}
        {[words.waiting, words.ready, words.unable].map((said) => (
          <p key={said} className="is-waiting" aria-hidden="true">
            {said}
          </p>
        ))}
      </div>
      <script type="module" src="/map.js" />
    </div>
  );
}

function pairs(numbers: readonly number[]): [number, number][] {
  return Array.from({ length: numbers.length / 2 }, (_, at) => [numbers[at * 2] ?? 0, numbers[at * 2 + 1] ?? 0]);
}
