import { hash as digest } from "node:crypto";
import { Client, escapeLiteral, type ClientConfig } from "pg";
import { readAnchors, type Anchor } from "./anchors.ts";
import type { Finding } from "./chain.ts";
import { MOMENT, readChain, SEPARATOR, type Chain } from "./read-chain.ts";

export type VerifiedRegion = { regionId: string; entries: number; ok: boolean; findings: Finding[] };

/**
 * Compares every region's audit chain with itself, with its head and with what was noted outside the database.
 *
 * @param admin login of the migration's role
 * @param dataFolder the settings' folder with the notes; every process that notes needs to be looked at
 * @returns one answer per region that has, or once had, a chain; findings in the order of the chain
 */
export async function verifyAudit(admin: ClientConfig, dataFolder: string): Promise<VerifiedRegion[]> {
  // Read first: a chain may grow meanwhile, a note never runs ahead of its chain.
  const anchors = await readAnchors(dataFolder);
  const client = new Client(admin);
  await client.connect();
  try {
    await client.query("begin isolation level repeatable read read only");
    // The tables' owner sees no rows below their forced policies; this role sees all.
    await client.query("set local role miteinander_definer");
    const heads = new Map(
      (await client.query<Head & { region: string }>("select region_id as region, seq::float8, encode(hash, 'hex') as hash from audit.heads")).rows.map(
        (row) => [row.region, row],
      ),
    );
    const withEntries = (await client.query<{ region: string }>("select distinct region_id as region from audit.entries")).rows.map((row) => row.region);
    const regions = [...new Set([...heads.keys(), ...withEntries, ...anchors.keys()])].toSorted();
    // Read once more: months that were deleted between the first reading and this snapshot have their note by now.
    const notedSince = await readAnchors(dataFolder);
    const verified: VerifiedRegion[] = [];
    for (const regionId of regions) {
      const noted = anchors.get(regionId) ?? [];
      const start = await findStart(client, regionId, notedSince.get(regionId) ?? []);
      verified.push(await verifyChain(client, chainOf(regionId), heads.get(regionId) ?? null, noted, start));
    }
    return verified;
  } finally {
    await client.end();
  }
}

type Head = { seq: number; hash: string };

/**
 * @param client in a transaction that sees the whole chain
 * @param anchors notes outside the database, in the order of their writing
 */
export async function verifyChain(client: Client, chain: Chain, head: Head | null, anchors: Anchor[], start?: Anchor): Promise<VerifiedRegion> {
  const { regionId, rows } = chain;
  const { entries, last, findings } = await readChain(client, chain, start ?? { seq: 0, hash: digest("sha256", regionId) });
  if (head && head.seq > last.seq) findings.push({ kind: "truncated", seq: last.seq + 1 });
  else if (head ? head.seq < last.seq || head.hash !== last.hash : last.seq > 0) findings.push({ kind: "head-changed", seq: last.seq });

  const noted = new Map(anchors.map((anchor) => [anchor.seq, anchor.hash]));
  const isTruncated = findings.some((finding) => finding.kind === "truncated");
  if (Math.max(0, ...noted.keys()) > last.seq && !isTruncated) findings.push({ kind: "truncated", seq: last.seq + 1 });
  const there = await client.query<Head>(`select seq::float8, encode(hash, 'hex') as hash from (${rows}) e where seq = any($1) order by seq`, [
    [...noted.keys()],
  ]);
  const differs = there.rows.find(({ seq, hash }) => noted.get(seq) !== hash);
  // The first place is enough: behind it all hashes differ.
  if (differs) findings.push({ kind: "anchor-mismatch", seq: differs.seq });
  return { regionId, entries, ok: findings.length === 0, findings: findings.toSorted((a, b) => a.seq - b.seq) };
}

async function findStart(client: Client, regionId: string, anchors: Anchor[]): Promise<Anchor | undefined> {
  const { rows } = await client.query<{ seq: number | null }>("select min(seq)::float8 as seq from audit.entries where region_id = $1", [regionId]);
  return startOf(rows[0]?.seq ?? 1, anchors);
}

/**
 * Only a note outside the database excuses a missing beginning: who can delete rows can also write that it was time.
 *
 * @param first the first number that is still there
 */
export function startOf(first: number, anchors: Anchor[]): Anchor | undefined {
  return anchors.findLast((anchor) => anchor.deleted && anchor.seq < first);
}

function chainOf(regionId: string): Chain {
  return {
    regionId,
    rows: `select seq, hash, concat_ws(${SEPARATOR}, ${MOMENT}, tx, coalesce(account, ''), actor, event, coalesce(subject_id::text, ''), details::text) as content
      from audit.entries where region_id = ${escapeLiteral(regionId)}`,
  };
}
