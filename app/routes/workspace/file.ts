import { data } from "react-router";
import { z } from "zod";
import { houseContext, requestContext } from "#app/request.ts";
import { downloadResponse, openFile } from "#platform/files/index.ts";
import type { Route } from "./+types/file.ts";

/** Gives back an upload of the region. */
export async function loader({ params, context }: Route.LoaderArgs) {
  const id = z.uuid().safeParse(params.id);
  const { dataFolder } = context.get(houseContext).settings;
  const opened = id.success ? await openFile(context.get(requestContext), { dataFolder, id: id.data }) : null;
  if (!opened?.ok) throw data({ code: "not-found" }, { status: 404 });
  return downloadResponse(opened.value);
}
