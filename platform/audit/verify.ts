import { Client, escapeLiteral, type ClientConfig } from "pg";
import { readAnchors, type Anchor } from "./anchors.ts";
import { ChainWalk, type Finding, type Link } from "./chain.ts";
import { linksOf, MOMENT, SEPARATOR } from "./links.ts";

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
      (await client.query<Head>("select region_id as region, seq::float8, encode(hash, 'hex') as hash from audit.heads")).rows.map((row) => [row.region, row]),
    );
    const withEntries = (await client.query<{ region: string }>("select distinct region_id as region from audit.entries")).rows.map((row) => row.region);
    const regions = [...new Set([...heads.keys(), ...withEntries, ...anchors.keys()])].toSorted();
    // Read once more: months that were deleted between the first reading and this snapshot have their note by now.
    const notedSince = await readAnchors(dataFolder);
    const verified: VerifiedRegion[] = [];
    for (const regionId of regions) {
      const noted = anchors.get(regionId) ?? [];
      const start = await findStart(client, regionId, notedSince.get(regionId) ?? []);
      verified.push(await verifyChain(regionId, links(client, regionId), heads.get(regionId) ?? null, noted, start));
    }
    return verified;
  } finally {
    await client.end();
  }
}

type Head = { region: string; seq: number; hash: string };

/**
 * @param rows in the order of their numbers, in handfuls
 * @param start up to where older rows were deleted after their retention
 */
export async function verifyChain(
  regionId: string,
  rows: AsyncIterable<Link[]>,
  head: { seq: number; hash: string } | null,
  anchors: Anchor[],
  start?: Anchor,
): Promise<VerifiedRegion> {
  const walk = new ChainWalk(regionId, start);
  const noted = new Map(anchors.map((anchor) => [anchor.seq, anchor.hash]));
  const differs: Finding[] = [];
  for await (const handful of rows) {
    for (const link of handful) {
      walk.add(link);
      const hash = noted.get(link.seq);
      if (hash !== undefined && hash !== link.hash) differs.push({ kind: "anchor-mismatch", seq: link.seq });
    }
  }
  walk.end(head);
  const findings = [...walk.findings];
  const newestNote = Math.max(0, ...noted.keys());
  const isTruncated = findings.some((finding) => finding.kind === "truncated");
  if (newestNote > walk.lastSeq && !isTruncated) findings.push({ kind: "truncated", seq: walk.lastSeq + 1 });
  // The first place is enough: behind it all hashes differ.
  findings.push(...differs.slice(0, 1));
  return { regionId, entries: walk.entries, ok: findings.length === 0, findings: findings.toSorted((a, b) => a.seq - b.seq) };
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

function links(client: Client, regionId: string): AsyncGenerator<Link[]> {
  return linksOf(
    client,
    // `e.seq`, because the bare word would mean the answer's column.
    `select seq, concat_ws(${SEPARATOR}, ${MOMENT}, tx, coalesce(account, ''), actor, event, coalesce(subject_id::text, ''), details::text), encode(hash, 'hex')
     from audit.entries e where region_id = ${escapeLiteral(regionId)} order by e.seq`,
  );
}
