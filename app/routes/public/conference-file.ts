import { data } from "react-router";
import { findConferenceFile } from "#domain/network/conferences/index.ts";
import { read } from "#platform/db/index.ts";
import { downloadResponse, openFile } from "#platform/files/index.ts";
import { houseContext, requestContext } from "#app/request.ts";
import { isId } from "../workspace/network/form.ts";
import type { Route } from "./+types/conference-file";

/** A paper or picture of a documented conference; the wall shows no other file to the public. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const id = isId(params.id) && isId(params.paper) ? await read(ctx, (db) => findConferenceFile(ctx, db, params.id, params.paper)) : null;
  const opened = id === null ? null : await openFile(ctx, { dataFolder: context.get(houseContext).settings.dataFolder, id });
  if (!opened?.ok) throw data({ code: "not-found" }, { status: 404 });
  return downloadResponse(opened.value);
}
