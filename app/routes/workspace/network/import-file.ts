import { data } from "react-router";
import { textsIn } from "#app/messages/texts.ts";
import { importWords } from "#app/network-import-words.ts";
import { localeContext, requestContext } from "#app/request.ts";
import { findOrganisationImport } from "#domain/network/imports/index.ts";
import { read } from "#platform/db/index.ts";
import type { Route } from "./+types/import-file.ts";
import { isId } from "./form.ts";
import { faultText } from "./import-faults.ts";
import { openRows } from "./open-rows.ts";

/** What of a list of organisations could not be taken. */
export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const found = isId(params.id) ? await read(ctx, async (db) => findOrganisationImport(ctx, db, params.id, await importWords(ctx, db))) : null;
  if (!found) throw data({ code: "not-found" }, { status: 404 });
  const { t } = textsIn(context.get(localeContext));
  const rows = found.badRows.map(({ row, cells, faults }) => ({ row, cells, why: faults.map((fault) => faultText(t, fault)).join(" ") }));
  return openRows(ctx, t, params.file, { headings: found.headings, rows });
}
