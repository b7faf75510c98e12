import { data, href, redirect } from "react-router";
import { stateWordsIn } from "#app/messages/state-words.ts";
import { localeContext, requestContext } from "#app/request.ts";
import { CONCEPT_FILES, conceptFile, findConcept } from "#domain/concept/index.ts";
import { LONG_CONCEPT_FILES, LONG_FROM, startLongJob } from "#domain/concept/long-jobs/index.ts";
import { read } from "#platform/db/index.ts";
import type { Route } from "./+types/download.ts";

/** The whole concept as a file, with what staff may see of its progress; a long one is written by a job. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const name = CONCEPT_FILES.find((file) => file === params.file);
  if (!name) throw data({ code: "not-found" }, { status: 404 });
  const locale = context.get(localeContext);
  const concept = await read(ctx, (db) => findConcept(ctx, db));
  const long = LONG_CONCEPT_FILES.find((file) => file === name);
  if (long && concept && concept.progress.total > LONG_FROM) {
    const started = await startLongJob(ctx, { asked: { kind: "concept-export", file: long }, locale });
    if (started.ok) return redirect(href("/app/:region/vorgaenge/:id", { region: params.region, id: started.value.longJobId }), 303);
  }
  const file = concept && (await read(ctx, (db) => conceptFile(ctx, db, concept, name, stateWordsIn(locale))));
  if (!file) throw data({ code: "not-found" }, { status: 404 });
  return new Response(new Uint8Array(file.bytes), {
    headers: { "Content-Type": file.mediaType, "Content-Disposition": `attachment; filename="${name}"`, "X-Content-Type-Options": "nosniff" },
  });
}
