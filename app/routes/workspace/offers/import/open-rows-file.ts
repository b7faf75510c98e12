import { data } from "react-router";
import { textsIn } from "#app/messages/texts.ts";
import { localeContext, requestContext } from "#app/request.ts";
import { findOfferImport } from "#domain/offers/list-import/index.ts";
import { read } from "#platform/db/index.ts";
import { isId } from "../../network/form.ts";
import { openRows } from "../../network/open-rows.ts";
import type { Route } from "./+types/open-rows-file.ts";
import { importWords } from "./import-words.ts";
import { faultText } from "./row-faults.ts";

/** What of a list of offers could not be taken. */
export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const found = isId(params.id) ? await read(ctx, async (db) => findOfferImport(ctx, db, params.id, await importWords(ctx, db))) : null;
  if (!found) throw data({ code: "not-found" }, { status: 404 });
  const { t } = textsIn(context.get(localeContext));
  const rows = found.badRows.map(({ row, cells, faults }) => ({ row, cells, why: faults.map((fault) => faultText(t, fault)).join(" ") }));
  return openRows(ctx, t, params.file, { headings: found.headings, rows });
}
