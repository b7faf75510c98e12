import { data } from "react-router";
import { answerExport } from "#app/long-jobs/answer-export.ts";
import { PHONE_LIST_FILES } from "#app/long-jobs/phone-list.ts";
import { houseContext, localeContext, requestContext } from "#app/request.ts";
import type { Route } from "./+types/phone-list-file.ts";

/** What the list shows under the same address, all pages of it; a long list is written by a job. */
export async function loader({ request, params, context }: Route.LoaderArgs) {
  const file = PHONE_LIST_FILES.find((name) => name === params.file);
  if (!file) throw data({ code: "not-found" }, { status: 404 });
  const query = new URL(request.url).search.slice(0, 4_000);
  const { origin } = context.get(houseContext).settings;
  return answerExport(context.get(requestContext), "phone-list-export", { file, query, origin }, context.get(localeContext));
}
