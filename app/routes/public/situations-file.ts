import { data } from "react-router";
import { situationsDocument } from "#app/documents/situations.ts";
import { localeContext, requestContext } from "#app/request.ts";
import { listSituations } from "#domain/network/index.ts";
import { read } from "#platform/db/index.ts";
import { renderPdf } from "#platform/documents/index.ts";
import type { Route } from "./+types/situations-file";

/** What the page shows, for the wall. */
export async function loader({ context, params }: Route.LoaderArgs) {
  if (params.file !== "wen-anrufen.pdf") throw data({ code: "not-found" }, { status: 404 });
  const ctx = context.get(requestContext);
  const situations = await read(ctx, (db) => listSituations(ctx, db));
  const document = situationsDocument(situations, ctx, context.get(localeContext) === "en" ? "en" : "de");
  const pdf = await renderPdf(document, { at: new Date(`${ctx.today}T00:00:00Z`) });
  return new Response(new Uint8Array(pdf), {
    headers: { "Content-Type": "application/pdf", "Content-Disposition": `attachment; filename="${ctx.region.slug}-wen-anrufen.pdf"` },
  });
}
