import { textsIn } from "#app/messages/texts.ts";
import { localeContext, requestContext } from "#app/request.ts";
import { actorsByPlace, type Place } from "#domain/concept/organisations/index.ts";
import { read } from "#platform/db/index.ts";
import type { Route } from "./+types/gaps-file.ts";
import { tableDownload } from "./table-download.ts";

/** The table of the page, a municipality a row. */
export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const { fields, places, count } = await read(ctx, (db) => actorsByPlace(ctx, db));
  const { t } = textsIn(context.get(localeContext));
  return tableDownload(ctx, params.file, {
    name: "luecken",
    title: t("network-picture.gaps-sheet"),
    columns: [
      { heading: t("network-picture.gaps-place"), width: 30, cell: ({ name }: Place) => name },
      ...fields.map(({ id, title }) => ({ heading: title, width: 24, cell: (place: Place) => count(place.id, id) })),
    ],
    rows: places,
  });
}
