import { data } from "react-router";
import { houseContext, requestContext } from "#app/request.ts";
import { findOwnRequest } from "#domain/concept/rounds/index.ts";
import { read } from "#platform/db/index.ts";
import { downloadResponse, openFile } from "#platform/files/index.ts";
import type { Route } from "./+types/status-file.ts";

/** Gives the holder of a link the file back that stands beside an own answer. */
export async function loader({ context, url }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const own = await read(ctx, (db) => findOwnRequest(ctx, db));
  const fileId = own?.answers.find(({ id }) => id === url.searchParams.get("antwort"))?.fileId;
  const { dataFolder } = context.get(houseContext).settings;
  const opened = fileId ? await openFile(ctx, { dataFolder, id: fileId }) : null;
  if (!opened?.ok) throw data({ code: "not-found" }, { status: 404 });
  return downloadResponse(opened.value);
}
