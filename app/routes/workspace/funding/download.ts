import { data } from "react-router";
import { downloadOf } from "#app/long-jobs/answer-export.ts";
import { textsIn, type AppTexts } from "#app/messages/texts.ts";
import { localeContext, requestContext } from "#app/request.ts";
import { tableCsv, tableXlsx, type TableColumn } from "#app/table-file.ts";
import { listFunds, type FundRow } from "#domain/concept/funding/index.ts";
import { read } from "#platform/db/index.ts";
import type { Route } from "./+types/download.ts";
import { readFundQuery } from "./list-query.ts";

const KINDS = { csv: "text/csv; charset=utf-8", xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" };

/** What the list shows under the same address. */
export async function loader({ params, context, url }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const kind = params.file === "foerdermittel.csv" ? "csv" : params.file === "foerdermittel.xlsx" ? "xlsx" : null;
  if (!kind) throw data({ code: "not-found" }, { status: 404 });
  const rows = await read(ctx, (db) => listFunds(ctx, db, readFundQuery(url.searchParams)));
  const { t } = textsIn(context.get(localeContext));
  const columns = fundColumns(t);
  const bytes = kind === "csv" ? new TextEncoder().encode(await tableCsv(columns, rows)) : await tableXlsx(t("funding.title"), columns, rows);
  return downloadOf({ name: `foerdermittel-${ctx.region.slug}-${ctx.today}.${kind}`, mediaType: KINDS[kind], pieces: [bytes] });
}

function fundColumns(t: AppTexts["t"]): TableColumn<FundRow>[] {
  const euros = (heading: string, cents: (fund: FundRow) => number | null): TableColumn<FundRow> => ({
    heading: t("funding.column-euros", { heading }),
    width: 16,
    cell: (fund) => {
      const amount = cents(fund);
      return amount === null ? null : amount / 100;
    },
  });
  return [
    { heading: t("funding.field-name"), width: 50, cell: ({ name }) => name },
    { heading: t("funding.field-giver"), width: 40, cell: ({ giver }) => giver },
    { heading: t("funding.field-state"), width: 16, cell: ({ state }) => t(`funding.state-${state}`) },
    { heading: t("funding.field-fromOn"), width: 12, cell: ({ fromOn }) => fromOn },
    { heading: t("funding.field-untilOn"), width: 12, cell: ({ untilOn }) => untilOn },
    { heading: t("funding.field-ownShare"), width: 12, cell: ({ ownSharePercent }) => ownSharePercent },
    euros(t("funding.field-total"), ({ totalCents }) => totalCents),
    euros(t("funding.applied"), ({ appliedCents }) => appliedCents),
    euros(t("funding.approved"), ({ approvedCents }) => approvedCents),
    euros(t("funding.called-up"), ({ calledUpCents }) => calledUpCents),
    euros(t("funding.spent"), ({ spentCents }) => spentCents),
    { heading: t("funding.next-on"), width: 12, cell: ({ nextOn }) => nextOn },
    { heading: t("funding.next-what"), width: 40, cell: ({ nextWhat }) => nextWhat },
  ];
}
