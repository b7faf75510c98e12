import { data } from "react-router";
import { proofOfUse, type ProofOfUse } from "#domain/concept/funding/index.ts";
import { read, type Context } from "#platform/db/index.ts";
import { isId } from "../network/form.ts";

/** The proof that an address names. @throws 404 as data */
export async function shownProof(ctx: Context, { id, year }: { id: string; year: string }): Promise<ProofOfUse> {
  const proof = isId(id) && /^(19|20|21)\d\d$/.test(year) ? await read(ctx, (db) => proofOfUse(ctx, db, id, Number(year))) : null;
  if (!proof) throw data({ code: "not-found" }, { status: 404 });
  return proof;
}
