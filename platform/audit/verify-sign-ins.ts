import { Client, type ClientConfig } from "pg";
import { readSignInAnchors, SIGN_INS } from "./anchors.ts";
import { MOMENT, SEPARATOR, type Chain } from "./read-chain.ts";
import { startOf, verifyChain, type VerifiedRegion } from "./verify.ts";

/** As verifyAudit, for the instance's chain of sign-in events; its answer carries the nil UUID. */
export async function verifySignIns(admin: ClientConfig, dataFolder: string): Promise<VerifiedRegion> {
  const anchors = await readSignInAnchors(dataFolder);
  const client = new Client(admin);
  await client.connect();
  try {
    await client.query("begin isolation level repeatable read read only");
    const head = await client.query<{ seq: number; hash: string }>("select seq::float8, encode(hash, 'hex') as hash from auth.sign_in_head");
    const { rows } = await client.query<{ seq: number | null }>("select min(seq)::float8 as seq from auth.sign_in_events");
    // Read once more, see verifyAudit.
    const start = startOf(rows[0]?.seq ?? 1, await readSignInAnchors(dataFolder));
    return await verifyChain(client, chain, head.rows[0] ?? null, anchors, start);
  } finally {
    await client.end();
  }
}

const chain: Chain = {
  regionId: SIGN_INS,
  rows: `select seq, hash, concat_ws(${SEPARATOR}, ${MOMENT}, tx, coalesce(account_id::text, ''), '', event, '', details::text) as content
    from auth.sign_in_events`,
};
