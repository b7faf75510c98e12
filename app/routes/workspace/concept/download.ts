import { data } from "react-router";
import { answerConceptPaper, CONCEPT_PAPERS, readConceptPaper } from "#app/documents/concept-papers.ts";
import { answerExport } from "#app/long-jobs/answer-export.ts";
import { localeContext, requestContext } from "#app/request.ts";
import { CONCEPT_FILES, countRecommendations } from "#domain/concept/index.ts";
import { read } from "#platform/db/index.ts";
import type { Route } from "./+types/download.ts";

/** The whole concept as a file, with what staff may see of its progress; a long one is written by a job. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const paper = CONCEPT_PAPERS.find((name) => name === params.file);
  if (paper) {
    const of = await read(ctx, (db) => readConceptPaper(ctx, db));
    if (!of) throw data({ code: "not-found" }, { status: 404 });
    return answerConceptPaper(paper, of, context.get(localeContext) === "en" ? "en" : "de");
  }
  const file = CONCEPT_FILES.find((name) => name === params.file);
  if (!file || (await read(ctx, (db) => countRecommendations(ctx, db))) === null) throw data({ code: "not-found" }, { status: 404 });
  return answerExport(ctx, "concept-export", { file }, context.get(localeContext));
}
