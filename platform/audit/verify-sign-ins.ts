import { Client, type ClientConfig } from "pg";
import { readSignInAnchors, SIGN_INS } from "./anchors.ts";
import type { Link } from "./chain.ts";
import { verifyChain, type VerifiedRegion } from "./verify.ts";

const PAGE = 5_000;

/** As verifyAudit, for the instance's chain of sign-in events; its answer carries the nil UUID. */
export async function verifySignIns(admin: ClientConfig, dataFolder: string): Promise<VerifiedRegion> {
  const anchors = await readSignInAnchors(dataFolder);
  const client = new Client(admin);
  await client.connect();
  try {
    await client.query("begin isolation level repeatable read read only");
    const head = await client.query<{ seq: number; hash: string }>("select seq::float8, encode(hash, 'hex') as hash from auth.sign_in_head");
    return await verifyChain(SIGN_INS, links(client), head.rows[0] ?? null, anchors);
  } finally {
    await client.end();
  }
}

async function* links(client: Client): AsyncGenerator<Link> {
  for (let after = 0; ;) {
    const { rows } = await client.query<Link>(
      `select seq::float8, concat_ws(E'\\x1f', to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), tx, coalesce(account_id::text, ''),
         '', event, '', details::text) as content, encode(hash, 'hex') as hash
       from auth.sign_in_events where seq > $1 order by seq limit ${PAGE}`,
      [after],
    );
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return;
    after = last.seq;
  }
}
