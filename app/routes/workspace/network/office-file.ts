import { data } from "react-router";
import { textsIn } from "#app/messages/texts.ts";
import { localeContext, requestContext } from "#app/request.ts";
import { findOffice, type Post } from "#domain/network/office/index.ts";
import { read } from "#platform/db/index.ts";
import type { Route } from "./+types/office-file.ts";
import { tableDownload } from "./table-download.ts";

/** The posts as they hold today. */
export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const office = await read(ctx, (db) => findOffice(ctx, db));
  if (!office) throw data({ code: "not-found" }, { status: 404 });
  const { t } = textsIn(context.get(localeContext));
  return tableDownload<Post>(ctx, params.file, {
    name: "stelle",
    title: t("office.title"),
    columns: [
      { heading: t("office.field-unit"), width: 40, cell: () => office.unit },
      { heading: t("office.column-title"), width: 40, cell: ({ title }) => title },
      { heading: t("office.field-share"), width: 12, cell: ({ share }) => share },
      { heading: t("office.field-endsOn"), width: 14, cell: ({ endsOn }) => endsOn ?? t("office.permanent") },
      { heading: t("office.column-funding"), width: 40, cell: ({ funding }) => funding },
      { heading: t("office.column-fundedUntil"), width: 14, cell: ({ fundedUntil }) => fundedUntil },
    ],
    rows: office.posts,
  });
}
