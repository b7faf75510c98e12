import { data } from "react-router";
import { z } from "zod";
import { houseContext, requestContext } from "#app/request.ts";
import { findPaperFile } from "#domain/network/meetings/index.ts";
import { downloadResponse, openFile } from "#platform/files/index.ts";
import type { Route } from "./+types/paper.ts";

/** Gives back a paper of a meeting to who sits in the body at that time. */
export async function loader({ params, context }: Pick<Route.LoaderArgs, "params" | "context">) {
  const ctx = context.get(requestContext);
  const paper = z.uuid().safeParse(params.paper);
  const id = paper.success ? await findPaperFile(ctx, paper.data) : null;
  const opened = id === null ? null : await openFile(ctx, { dataFolder: context.get(houseContext).settings.dataFolder, id });
  if (!opened?.ok) throw data({ code: "not-found" }, { status: 404 });
  return downloadResponse(opened.value);
}

/** Takes no form; who may not read the page learns that it is not there. */
export async function action(args: Route.ActionArgs) {
  await loader(args);
  throw data(null, { status: 405 });
}
