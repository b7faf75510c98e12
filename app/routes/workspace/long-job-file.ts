import { data } from "react-router";
import { downloadOf } from "#app/long-jobs/answer-export.ts";
import { mayDo } from "#app/long-jobs/works.ts";
import { requestContext } from "#app/request.ts";
import { openExport } from "#platform/long-jobs/index.ts";
import type { Route } from "./+types/long-job-file.ts";

/** What an export wrote, for the account that asked for it. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const opened = await openExport(context.get(requestContext), params.id, mayDo);
  if (!opened.ok) throw data({ code: "not-found" }, { status: 404 });
  return downloadOf(opened.value);
}

/** Nothing is sent here. Whose file it is not learns no more by a form than by a link. */
export async function action(args: Route.ActionArgs): Promise<never> {
  const opened = await openExport(args.context.get(requestContext), args.params.id, mayDo);
  throw data(null, { status: opened.ok ? 405 : 404 });
}
