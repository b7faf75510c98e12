import { data } from "react-router";
import { certificatePaper } from "#app/documents/certificate.ts";
import { houseContext, requestContext } from "#app/request.ts";
import { isId } from "#app/routes/workspace/network/form.ts";
import { printCertificate } from "#domain/offers/course-book/index.ts";
import { read } from "#platform/db/index.ts";
import { renderCertificate } from "#platform/documents/index.ts";
import { downloadResponse } from "#platform/files/index.ts";
import { ownProvider } from "../offers/own.ts";
import type { Route } from "./+types/certificate-file.ts";

/** The paper, made at once and stored nowhere. Its file's name names nobody: it may lie in a shared folder of downloads. */
export async function loader({ context, params }: Pick<Route.LoaderArgs, "context" | "params">) {
  const ctx = context.get(requestContext);
  const { settings } = context.get(houseContext);
  const id = params.file.replace(/\.pdf$/, "");
  const printed =
    params.file.endsWith(".pdf") && isId(id) ? await read(ctx, (db) => printCertificate(ctx, db, { offerId: params.id, id }, settings.certificateKey)) : null;
  if (!printed?.ok) throw data({ code: "not-found" }, { status: 404 });
  const { name: issuer } = await ownProvider(ctx);
  const paper = certificatePaper(printed.value, issuer, `${settings.origin}/${ctx.region.slug}/de/nachweis`);
  const bytes = await renderCertificate(paper, { at: new Date(`${printed.value.issuedOn}T00:00:00Z`) });
  return downloadResponse({ name: `bescheinigung-${printed.value.number}.pdf`, mediaType: "application/pdf", bytes: Buffer.from(bytes) });
}

/** Takes no form; who may not read it learns that it is not there. */
export async function action(args: Route.ActionArgs) {
  await loader(args);
  throw data(null, { status: 405 });
}
