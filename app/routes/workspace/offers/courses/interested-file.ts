import { FEW, shownCount } from "#platform/small-numbers/index.ts";
import { textsIn, type AppTexts } from "#app/messages/texts.ts";
import { localeContext, requestContext } from "#app/request.ts";
import type { TableColumn } from "#app/table-file.ts";
import { countInterest, listInterested, type InterestCount, type ListedInterest } from "#domain/offers/courses/interest/index.ts";
import { read } from "#platform/db/index.ts";
import { tableDownload } from "../../network/table-download.ts";
import type { Route } from "./+types/interested-file.ts";
import { readInterestQuery } from "./interest-query.ts";

/** More than wait anywhere; one file is made in one piece. */
const MOST_ROWS = 20_000;

/** What the list shows under the same address, all pages of it; or the counts, rounded because they leave the house. */
export async function loader({ params, context, url }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const { t } = textsIn(context.get(localeContext));
  if (params.file.startsWith("zahlen.")) {
    const rows = await read(ctx, (db) => countInterest(ctx, db));
    return tableDownload(ctx, params.file, { name: "zahlen", title: t("interest.counts-title").slice(0, 31), columns: countColumns(t), rows });
  }
  const { filter } = readInterestQuery(url.searchParams);
  const { entries } = await read(ctx, (db) => listInterested(ctx, db, filter, { from: 0, limit: MOST_ROWS }));
  return tableDownload(ctx, params.file, { name: "interessierte", title: t("interest.list-title"), columns: columnsOf(t), rows: entries });
}

function columnsOf(t: AppTexts["t"]): TableColumn<ListedInterest>[] {
  return [
    { heading: t("interest.column-since"), width: 12, cell: ({ since }) => since },
    { heading: t("course.level"), width: 10, cell: ({ level }) => level },
    { heading: t("course.type"), width: 30, cell: ({ types }) => types.map((type) => t(`course.type-${type}`)).join(", ") },
    { heading: t("interest.municipality"), width: 24, cell: ({ municipality }) => municipality },
    { heading: t("interest.weekdays"), width: 14, cell: ({ weekdays }) => weekdays.join(", ") },
    { heading: t("interest.day-parts"), width: 24, cell: ({ dayParts }) => dayParts.map((part) => t(`interest.day-part-${part}`)).join(", ") },
    { heading: t("interest.childcare-short"), width: 14, cell: ({ needsChildcare }) => t(needsChildcare ? "common.yes" : "common.no") },
    { heading: t("interest.column-state"), width: 18, cell: ({ state }) => t(`interest.state-${state}`) },
    { heading: t("interest.name"), width: 28, cell: ({ contact }) => contact?.name ?? null },
    { heading: t("interest.email"), width: 30, cell: ({ contact }) => contact?.email ?? null },
    { heading: t("interest.phone"), width: 18, cell: ({ contact }) => contact?.phone ?? null },
    { heading: t("interest.language"), width: 10, cell: ({ contact }) => contact?.language ?? null },
  ];
}

function countColumns(t: AppTexts["t"]): TableColumn<InterestCount>[] {
  return [
    { heading: t("course.level"), width: 10, cell: ({ level }) => level ?? t("interest.level-unknown") },
    { heading: t("interest.municipality"), width: 28, cell: ({ municipality }) => municipality },
    { heading: t("interest.column-waiting"), width: 12, cell: ({ waiting }) => shownCount(waiting) ?? FEW },
    { heading: t("interest.column-entered"), width: 12, cell: ({ entered }) => shownCount(entered) ?? FEW },
  ];
}
