import { textsIn, type AppTexts } from "#app/messages/texts.ts";
import { localeContext, requestContext } from "#app/request.ts";
import type { TableColumn } from "#app/table-file.ts";
import { listOffers, type OfferRow } from "#domain/offers/catalogue/index.ts";
import { read } from "#platform/db/index.ts";
import { tableDownload } from "../network/table-download.ts";
import type { Route } from "./+types/list-file.ts";
import { readOffersQuery } from "./list-query.ts";

/** More than any county has; one file is made in one piece. */
const MOST_ROWS = 20_000;

/** What the list shows under the same address, all pages of it. */
export async function loader({ params, context, url }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const { t } = textsIn(context.get(localeContext));
  const { filter } = readOffersQuery(url.searchParams);
  const { offers } = await read(ctx, (db) => listOffers(ctx, db, filter, { after: null, limit: MOST_ROWS }));
  return tableDownload(ctx, params.file, { name: "angebote", title: t("catalogue.title"), columns: columnsOf(t), rows: offers });
}

function columnsOf(t: AppTexts["t"]): TableColumn<OfferRow>[] {
  return [
    { heading: t("catalogue.words-title"), width: 40, cell: ({ title }) => title },
    { heading: t("catalogue.filter-state"), width: 14, cell: ({ state, hidden }) => (hidden ? t("catalogue.hidden") : t(`catalogue.state-${state}`)) },
    { heading: t("catalogue.field-kind"), width: 18, cell: ({ kind }) => t(`catalogue.kind-${kind}`) },
    { heading: t("catalogue.field-branchId"), width: 24, cell: ({ branch }) => branch },
    { heading: t("catalogue.field-organisationId"), width: 36, cell: ({ organisation }) => organisation },
    { heading: t("catalogue.place-municipalityId"), width: 24, cell: ({ municipalities }) => municipalities.join(", ") },
    { heading: t("catalogue.confirmed"), width: 14, cell: ({ confirmedOn }) => confirmedOn },
    { heading: t("catalogue.field-cost"), width: 12, cell: ({ costCents }) => (costCents === null ? null : costCents / 100) },
    { heading: t("catalogue.field-languages"), width: 20, cell: ({ languages }) => languages.join(", ") },
  ];
}
