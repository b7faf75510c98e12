import { data } from "react-router";
import { findCall, type GrantCall } from "#domain/concept/micro-grants/index.ts";
import { read, type Context } from "#platform/db/index.ts";
import { isId } from "../network/form.ts";

/** The call that an address names. @throws 404 as data */
export async function shownCall(ctx: Context, id: string): Promise<GrantCall> {
  const call = isId(id) ? await read(ctx, (db) => findCall(ctx, db, id)) : null;
  if (!call) throw data({ code: "not-found" }, { status: 404 });
  return call;
}
