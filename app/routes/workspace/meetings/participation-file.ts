import { data } from "react-router";
import { textsIn } from "#app/messages/texts.ts";
import { localeContext, requestContext } from "#app/request.ts";
import { tableXlsx } from "#app/table-file.ts";
import { participationOf } from "#domain/network/meetings/index.ts";
import { read } from "#platform/db/index.ts";
import { attachment } from "#platform/files/index.ts";
import type { Route } from "./+types/participation-file.ts";
import { orNotFound } from "./refusals.ts";

/** The table of participation as a workbook. */
export async function loader({ params, context }: Pick<Route.LoaderArgs, "params" | "context">) {
  const ctx = context.get(requestContext);
  const { years, organisations } = orNotFound(await read(ctx, (db) => participationOf(ctx, db, params.id)));
  const { t } = textsIn(context.get(localeContext));
  type Row = (typeof organisations)[number];
  const bytes = await tableXlsx<Row>(
    t("meetings.participation"),
    [
      { heading: t("meetings.participation-organisation"), width: 40, cell: ({ name }) => name },
      ...years.map((year) => ({
        heading: String(year),
        width: 12,
        cell: (row: Row) => {
          const found = row.years[year];
          return found ? t("meetings.participation-cell", found) : "";
        },
      })),
    ],
    organisations,
  );
  return new Response(bytes, {
    headers: {
      "content-type": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      "content-disposition": attachment("beteiligung.xlsx"),
      "content-security-policy": "default-src 'none'; sandbox",
    },
  });
}

/** Takes no form; who may not read the page learns that it is not there. */
export async function action(args: Route.ActionArgs) {
  await loader(args);
  throw data(null, { status: 405 });
}
