import { data } from "react-router";
import { CONCEPT_FILES, conceptFile, findConcept } from "#domain/concept/index.ts";
import { read } from "#platform/db/index.ts";
import { stateWordsIn } from "#app/messages/state-words.ts";
import { answerConceptPaper, CONCEPT_PAPERS, readConceptPaper } from "#app/documents/concept-papers.ts";
import { localeContext, requestContext } from "#app/request.ts";
import type { Route } from "./+types/concept-download";

/** What is released, as open data. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const paper = CONCEPT_PAPERS.find((known) => known === params.file);
  if (paper) {
    const of = await read(ctx, (db) => readConceptPaper(ctx, db));
    if (!of) throw data({ code: "not-found" }, { status: 404 });
    return answerConceptPaper(paper, of, context.get(localeContext) === "en" ? "en" : "de");
  }
  const name = CONCEPT_FILES.find((known) => known === params.file);
  const file =
    name &&
    (await read(ctx, async (db) => {
      const concept = await findConcept(ctx, db);
      return concept && conceptFile(ctx, db, concept, name, stateWordsIn("de"));
    }));
  if (!file) throw data({ code: "not-found" }, { status: 404 });
  return new Response(new Uint8Array(file.bytes), {
    headers: { "Content-Type": file.mediaType, "Content-Disposition": `attachment; filename="${ctx.region.slug}-${name}"` },
  });
}
