import { data } from "react-router";
import { z } from "zod";
import { houseContext, requestContext } from "#app/request.ts";
import { isPaper } from "#domain/network/meetings/index.ts";
import { read } from "#platform/db/index.ts";
import { downloadResponse, openFile } from "#platform/files/index.ts";
import type { Route } from "./+types/file.ts";

/** Gives back an upload of the region. Papers of meetings have an address of their own, which asks who sits in the body. */
export async function loader({ params, context }: Route.LoaderArgs) {
  const id = z.uuid().safeParse(params.id);
  const { dataFolder } = context.get(houseContext).settings;
  const ctx = context.get(requestContext);
  const isOpen = id.success && !(await read(ctx, (db) => isPaper(ctx, db, id.data)));
  const opened = isOpen ? await openFile(ctx, { dataFolder, id: id.data }) : null;
  if (!opened?.ok) throw data({ code: "not-found" }, { status: 404 });
  return downloadResponse(opened.value);
}
