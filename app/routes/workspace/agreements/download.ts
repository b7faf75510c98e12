import { data } from "react-router";
import { downloadOf } from "#app/long-jobs/answer-export.ts";
import { tableCsv, tableXlsx, type TableColumn } from "#app/table-file.ts";
import { textsIn, type AppTexts } from "#app/messages/texts.ts";
import { localeContext, requestContext } from "#app/request.ts";
import { listAgreements, type AgreementRow } from "#domain/network/index.ts";
import { read } from "#platform/db/index.ts";
import type { Route } from "./+types/download.ts";
import { readAgreementQuery } from "./list-query.ts";

const KINDS = { csv: "text/csv; charset=utf-8", xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" };

/** What the list shows under the same address. */
export async function loader({ request, params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const kind = params.file === "vereinbarungen.csv" ? "csv" : params.file === "vereinbarungen.xlsx" ? "xlsx" : null;
  if (!kind) throw data({ code: "not-found" }, { status: 404 });
  const rows = await read(ctx, (db) => listAgreements(ctx, db, readAgreementQuery(new URL(request.url).searchParams)));
  const { t } = textsIn(context.get(localeContext));
  const columns = agreementColumns(t);
  const bytes = kind === "csv" ? new TextEncoder().encode(await tableCsv(columns, rows)) : await tableXlsx(t("agreements.title"), columns, rows);
  return downloadOf({ name: `vereinbarungen-${ctx.region.slug}-${ctx.today}.${kind}`, mediaType: KINDS[kind], pieces: [bytes] });
}

function agreementColumns(t: AppTexts["t"]): TableColumn<AgreementRow>[] {
  return [
    { heading: t("agreements.field-title"), width: 50, cell: ({ title }) => title },
    { heading: t("agreements.field-kind"), width: 24, cell: ({ kind }) => t(`agreements.kind-${kind}`) },
    { heading: t("agreements.field-partyIds"), width: 60, cell: ({ parties }) => parties.map(({ name }) => name).join("; ") },
    { heading: t("agreements.filter-standing"), width: 18, cell: ({ standing }) => t(`agreements.standing-${standing}`) },
    { heading: t("agreements.field-fromOn"), width: 12, cell: ({ fromOn }) => fromOn },
    { heading: t("agreements.field-untilOn"), width: 12, cell: ({ untilOn }) => untilOn },
    { heading: t("agreements.field-reviewOn"), width: 12, cell: ({ reviewOn }) => reviewOn },
    { heading: t("network.public"), width: 12, cell: ({ isPublic }) => t(isPublic ? "common.yes" : "common.no") },
  ];
}
