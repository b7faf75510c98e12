import { data } from "react-router";
import { situationsDocument } from "#app/documents/situations.ts";
import { localeContext, requestContext } from "#app/request.ts";
import { listSituations } from "#domain/network/index.ts";
import { read } from "#platform/db/index.ts";
import { renderPdf } from "#platform/documents/index.ts";
import { downloadResponse } from "#platform/files/index.ts";
import type { Route } from "./+types/file.ts";

/** The whole list for the wall of an office, with what is internal. */
export async function loader({ context, params }: Route.LoaderArgs) {
  if (params.file !== "wen-anrufen.pdf") throw data({ code: "not-found" }, { status: 404 });
  const ctx = context.get(requestContext);
  const situations = await read(ctx, (db) => listSituations(ctx, db));
  const pdf = await renderPdf(situationsDocument(situations, ctx, context.get(localeContext) === "en" ? "en" : "de"), { at: ctx.now });
  return downloadResponse({ name: "wen-anrufen.pdf", mediaType: "application/pdf", bytes: Buffer.from(pdf) });
}
