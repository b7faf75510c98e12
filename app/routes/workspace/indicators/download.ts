import { data } from "react-router";
import { standingText } from "#app/indicators/figure-texts.ts";
import { downloadOf } from "#app/long-jobs/answer-export.ts";
import { textsIn, type AppTexts } from "#app/messages/texts.ts";
import { localeContext, requestContext } from "#app/request.ts";
import { tableCsv, tableXlsx, type Cell, type TableColumn } from "#app/table-file.ts";
import type { Shown, ShownIndicatorValue } from "#domain/concept/indicators/index.ts";
import { createFormats } from "#platform/i18n/index.ts";
import { FEW } from "#platform/small-numbers/index.ts";
import type { Route } from "./+types/download.ts";
import { readIndicatorQuery, siftIndicators, type ListedIndicator } from "./list-query.ts";
import { readIndicatorList } from "./read-list.ts";

const KINDS = { csv: "text/csv; charset=utf-8", xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" };

type Line = { indicator: ListedIndicator; value: ShownIndicatorValue | null };

/** What the list shows under the same address: a line for each value, and one for an indicator without any. */
export async function loader({ request, params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const kind = params.file === "kennzahlen.csv" ? "csv" : params.file === "kennzahlen.xlsx" ? "xlsx" : null;
  if (!kind) throw data({ code: "not-found" }, { status: 404 });
  const locale = context.get(localeContext);
  const { t } = textsIn(locale);
  const { percent } = createFormats(locale);
  const { all } = await readIndicatorList(ctx);
  const lines = siftIndicators(all, readIndicatorQuery(new URL(request.url).searchParams)).flatMap((indicator): Line[] =>
    indicator.values.length === 0 ? [{ indicator, value: null }] : indicator.values.map((value) => ({ indicator, value })),
  );
  const columns = indicatorColumns(t, percent);
  const bytes = kind === "csv" ? new TextEncoder().encode(await tableCsv(columns, lines)) : await tableXlsx(t("indicators.title"), columns, lines);
  return downloadOf({ name: `kennzahlen-${ctx.region.slug}-${ctx.today}.${kind}`, mediaType: KINDS[kind], pieces: [bytes] });
}

function indicatorColumns(t: AppTexts["t"], percent: (share: number) => string): TableColumn<Line>[] {
  const cell = (shown: Shown | undefined): Cell => {
    if (!shown) return null;
    return shown.is === "number" ? shown.value : shown.is === "few" ? FEW : t("measured.withheld");
  };
  return [
    { heading: t("indicators.field-name"), width: 40, cell: ({ indicator }) => indicator.name },
    { heading: t("indicators.field-goalId"), width: 40, cell: ({ indicator }) => indicator.goal },
    { heading: t("indicators.field-unit"), width: 14, cell: ({ indicator }) => indicator.unitWord || t(`indicators.unit-${indicator.unit}`) },
    { heading: t("indicators.field-direction"), width: 14, cell: ({ indicator }) => t(`measured.direction-${indicator.direction}`) },
    { heading: t("indicators.field-baseline"), width: 12, cell: ({ indicator }) => cell(indicator.baseline?.shown) },
    { heading: t("indicators.field-baselineOn"), width: 12, cell: ({ indicator }) => indicator.baseline?.on ?? null },
    { heading: t("indicators.field-target"), width: 12, cell: ({ indicator }) => indicator.target?.value ?? null },
    { heading: t("indicators.field-targetOn"), width: 12, cell: ({ indicator }) => indicator.target?.on ?? null },
    { heading: t("indicators.filter-standing"), width: 28, cell: ({ indicator }) => standingText(t, indicator.standing, percent) },
    { heading: t("measured.period"), width: 12, cell: ({ value }) => (value ? (value.isYear ? value.datedOn.slice(0, 4) : value.datedOn) : null) },
    { heading: t("indicators.field-municipalityId"), width: 20, cell: ({ value }) => (value ? value.place || t("concept.whole-county") : null) },
    { heading: t("indicators.field-value"), width: 12, cell: ({ value }) => cell(value?.shown) },
    { heading: t("indicators.field-note"), width: 40, cell: ({ value }) => value?.note ?? null },
    { heading: t("indicators.field-source"), width: 40, cell: ({ indicator, value }) => value?.source || indicator.source },
    {
      heading: t("indicators.filter-released"),
      width: 12,
      cell: ({ indicator }) => t(indicator.releasedAt ? "indicators.is-public" : "indicators.is-internal"),
    },
  ];
}
