import { answerExport } from "#app/long-jobs/answer-export.ts";
import { localeContext, requestContext } from "#app/request.ts";
import type { Route } from "./+types/audit-download.ts";

/** The same choice as on the page, all of it, as CSV; a long one is written by a job. */
export async function loader({ request, context }: Route.LoaderArgs) {
  const query = new URL(request.url).search.slice(0, 4_000);
  return answerExport(context.get(requestContext), "audit-export", { query }, context.get(localeContext));
}
