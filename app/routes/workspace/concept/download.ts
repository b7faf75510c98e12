import { data } from "react-router";
import { textsIn } from "#app/messages/texts.ts";
import { localeContext, requestContext } from "#app/request.ts";
import { CONCEPT_FILES, conceptFile, findConcept, type ProgressState } from "#domain/concept/index.ts";
import { read } from "#platform/db/index.ts";
import type { Route } from "./+types/download.ts";

/** The whole concept as a file, with what staff may see of its progress. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const name = CONCEPT_FILES.find((file) => file === params.file);
  if (!name) throw data({ code: "not-found" }, { status: 404 });
  const { t } = textsIn(context.get(localeContext));
  const words: Record<ProgressState, string> = {
    done: t("states.done"),
    "on-track": t("states.on-track"),
    "at-risk": t("states.at-risk"),
    "off-track": t("states.off-track"),
    continuous: t("states.continuous"),
    paused: t("states.paused"),
    dropped: t("states.dropped"),
    "not-begun": t("states.not-begun"),
  };
  const file = await read(ctx, async (db) => {
    const concept = await findConcept(ctx, db);
    return concept ? conceptFile(ctx, db, concept, name, words) : null;
  });
  if (!file) throw data({ code: "not-found" }, { status: 404 });
  return new Response(new Uint8Array(file.bytes), {
    headers: { "Content-Type": file.mediaType, "Content-Disposition": `attachment; filename="${name}"`, "X-Content-Type-Options": "nosniff" },
  });
}
