import { textsIn } from "#app/messages/texts.ts";
import { writeOffersQuery } from "#app/offers/offers-query.ts";
import { localeContext, requestContext } from "#app/request.ts";
import { listSubscribers } from "#domain/offers/course-list/index.ts";
import { read } from "#platform/db/index.ts";
import { tableDownload } from "../../network/table-download.ts";
import type { Route } from "./+types/file.ts";
import { readSubscribersQuery } from "./subscribers-query.ts";

/** More than any county writes to. */
const MOST_ROWS = 10_000;

/** Who gets the course list, as the page shows it, all pages of it. */
export async function loader({ params, context, url }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const { t } = textsIn(context.get(localeContext));
  const { subscribers } = await read(ctx, (db) => listSubscribers(ctx, db, readSubscribersQuery(url.searchParams).said, { from: 0, limit: MOST_ROWS }));
  return tableDownload(ctx, params.file, {
    name: "kursliste",
    title: t("course-list.title").slice(0, 31),
    rows: subscribers,
    columns: [
      { heading: t("course-list.email"), width: 34, cell: ({ email }) => email },
      { heading: t("course-list.name"), width: 34, cell: ({ name }) => name },
      { heading: t("course-list.pace"), width: 14, cell: ({ pace }) => t(`course-list.pace-${pace}`) },
      { heading: t("course-list.language"), width: 10, cell: ({ language }) => language },
      { heading: t("course-list.column-search"), width: 40, cell: ({ query }) => writeOffersQuery({ ...query, kind: null }) },
      { heading: t("course-list.column-since"), width: 12, cell: ({ since }) => since },
      {
        heading: t("course-list.column-state"),
        width: 20,
        cell: ({ state, enteredBy }) => t(state === "asked" ? "course-list.not-confirmed" : `course-list.by-${enteredBy}`),
      },
      { heading: t("course-list.column-sent"), width: 14, cell: ({ listOn }) => listOn },
    ],
  });
}
