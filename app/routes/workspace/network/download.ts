import { data } from "react-router";
import { answerExport } from "#app/long-jobs/answer-export.ts";
import { NETWORK_FILES } from "#app/long-jobs/exports.ts";
import { localeContext, requestContext } from "#app/request.ts";
import type { Route } from "./+types/download.ts";

/** What the list shows under the same address, all pages of it; a long list is written by a job. Organisations only, no people. */
export async function loader({ request, params, context }: Route.LoaderArgs) {
  const file = NETWORK_FILES.find((name) => name === params.file);
  if (!file) throw data({ code: "not-found" }, { status: 404 });
  const query = new URL(request.url).search.slice(0, 4_000);
  return answerExport(context.get(requestContext), "network-export", { file, query }, context.get(localeContext));
}
