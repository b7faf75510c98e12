import { data } from "react-router";
import { downloadOf } from "#app/long-jobs/answer-export.ts";
import { textsIn, type AppTexts } from "#app/messages/texts.ts";
import { localeContext, requestContext } from "#app/request.ts";
import { tableCsv, tableXlsx, type TableColumn } from "#app/table-file.ts";
import { listGremien, type ListedGremium } from "#domain/network/index.ts";
import { localTime } from "#domain/network/meetings/index.ts";
import { read } from "#platform/db/index.ts";
import type { Route } from "./+types/bodies-file.ts";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** The bodies that the list shows to this reader, ended ones last. */
export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const kind = params.file === "gremien.csv" ? "csv" : params.file === "gremien.xlsx" ? "xlsx" : null;
  if (!kind) throw data({ code: "not-found" }, { status: 404 });
  const { current, ended } = await read(ctx, (db) => listGremien(ctx, db));
  const rows: ListedGremium[] = [...current, ...ended];
  const { t } = textsIn(context.get(localeContext));
  const columns = columnsOf(t, ctx.region.timeZone, rows);
  const bytes = kind === "csv" ? new TextEncoder().encode(await tableCsv(columns, rows)) : await tableXlsx(t("gremien.title"), columns, rows);
  return downloadOf({
    name: `gremien-${ctx.region.slug}-${ctx.today}.${kind}`,
    mediaType: kind === "csv" ? "text/csv; charset=utf-8" : XLSX,
    pieces: [bytes],
  });
}

function columnsOf(t: AppTexts["t"], zone: string, all: readonly ListedGremium[]): TableColumn<ListedGremium>[] {
  const nameOf = new Map(all.map(({ id, name }) => [id, name]));
  return [
    { heading: t("gremien.field-name"), width: 44, cell: ({ name }) => name },
    { heading: t("gremien.field-shortName"), width: 16, cell: ({ shortName }) => shortName },
    { heading: t("gremien.field-kind"), width: 22, cell: ({ kind }) => t(`gremien.kind-${kind}`) },
    { heading: t("gremien.field-parentId"), width: 36, cell: ({ parentId }) => (parentId === null ? null : (nameOf.get(parentId) ?? null)) },
    { heading: t("gremien.field-purpose"), width: 60, cell: ({ purpose }) => purpose },
    { heading: t("gremien.column-members"), width: 12, cell: ({ members }) => members },
    { heading: t("gremien.column-next"), width: 16, cell: ({ nextMeeting }) => (nextMeeting === null ? null : localTime(zone, nextMeeting).on) },
    { heading: t("gremien.field-isPublic"), width: 14, cell: ({ isPublic }) => t(isPublic ? "common.yes" : "common.no") },
    { heading: t("gremien.column-ended"), width: 14, cell: ({ endedOn }) => endedOn },
  ];
}
