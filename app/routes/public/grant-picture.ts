import { data } from "react-router";
import { houseContext, requestContext } from "#app/request.ts";
import { findReleasedPicture } from "#domain/concept/micro-grants/index.ts";
import { read } from "#platform/db/index.ts";
import { downloadResponse, openFile } from "#platform/files/index.ts";
import { isId } from "../workspace/network/form.ts";
import type { Route } from "./+types/grant-picture";

/** The picture of a supported idea that was released with its group's consent; the wall shows no other file to the public. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const id = isId(params.id) ? await read(ctx, (db) => findReleasedPicture(ctx, db, params.id)) : null;
  const opened = id === null ? null : await openFile(ctx, { dataFolder: context.get(houseContext).settings.dataFolder, id });
  if (!opened?.ok) throw data({ code: "not-found" }, { status: 404 });
  return downloadResponse(opened.value);
}
