import { data } from "react-router";
import { councilPaperDocument } from "#app/documents/council-paper.ts";
import { requestContext } from "#app/request.ts";
import { findConcept } from "#domain/concept/index.ts";
import { findCouncilPaper } from "#domain/concept/versions/index.ts";
import { read } from "#platform/db/index.ts";
import { renderPdf, writeDocx } from "#platform/documents/index.ts";
import { downloadResponse } from "#platform/files/index.ts";
import type { Route } from "./+types/council-paper-file.ts";

const TYPES = { "vorlage.pdf": "application/pdf", "vorlage.docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document" } as const;
const isFile = (name: string): name is keyof typeof TYPES => Object.hasOwn(TYPES, name);

/** The paper for the council as it is kept, for print or for the council's own system. */
export async function loader({ params, context }: Pick<Route.LoaderArgs, "params" | "context">) {
  const ctx = context.get(requestContext);
  const found = await read(ctx, async (db) => ({ paper: await findCouncilPaper(ctx, db), concept: await findConcept(ctx, db) }));
  if (!isFile(params.file) || !found.paper || !found.concept) throw data({ code: "not-found" }, { status: 404 });
  const { name: region, contactName: office } = ctx.region;
  const document = councilPaperDocument(found.paper, { title: found.concept.title, region, office, today: ctx.today });
  const at = { at: ctx.now };
  const bytes = params.file === "vorlage.pdf" ? await renderPdf(document, at) : writeDocx(document, at);
  return downloadResponse({ name: params.file, mediaType: TYPES[params.file], bytes: Buffer.from(bytes) });
}

/** Takes no form; who may not read the file learns that it is not there. */
export async function action(args: Route.ActionArgs) {
  await loader(args);
  throw data(null, { status: 405 });
}
