import { data } from "react-router";
import { findFund, type FundPage } from "#domain/concept/funding/index.ts";
import { read, type Context } from "#platform/db/index.ts";
import { isId } from "../network/form.ts";

/** The fund that an address names. @throws 404 as data */
export async function shownFund(ctx: Context, id: string): Promise<FundPage> {
  const fund = isId(id) ? await read(ctx, (db) => findFund(ctx, db, id)) : null;
  if (!fund) throw data({ code: "not-found" }, { status: 404 });
  return fund;
}
