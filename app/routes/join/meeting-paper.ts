import { z } from "zod";
import { linkUnknown } from "#app/link-is-over.ts";
import { houseContext, requestContext } from "#app/request.ts";
import { findPaperFile } from "#domain/network/meetings/index.ts";
import { downloadResponse, openFile } from "#platform/files/index.ts";
import type { Route } from "./+types/meeting-paper.ts";

/** Gives a guest a paper of the one item the link is about. */
export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const paper = z.uuid().safeParse(params.paper);
  const id = paper.success ? await findPaperFile(ctx, paper.data) : null;
  const opened = id === null ? null : await openFile(ctx, { dataFolder: context.get(houseContext).settings.dataFolder, id });
  if (!opened?.ok) throw linkUnknown();
  return downloadResponse(opened.value);
}
