import type { Client } from "pg";
import { explainBroken, hashOf, MOST_DISPLACED, type BrokenLink, type Finding } from "./chain.ts";

/** A chain in the database. */
export type Chain = {
  regionId: string;
  /** Selects seq, hash and content: what audit.hash_of() hashes after the region and the number. */
  rows: string;
};

/** What stands between the parts of a row's content, as audit.hash_of() writes it. */
export const SEPARATOR = "E'\\x1f'";
export const MOMENT = `to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US')`;

type Place = { seq: number; hash: string };
type Found = Place & { before: string | null; prior: number | null };

export type ReadChain = {
  entries: number;
  /** The newest entry; the start, if there are none. */
  last: Place;
  /** Rows that are missing or do not follow from the row before. */
  findings: Finding[];
};

/**
 * Computes every hash of a chain where it lies, with PostgreSQL's own functions and never by audit.hash_of(): who can
 * change the rows can change that function too. Fetching a million rows to hash them here kept one core busy longer.
 *
 * @param client in a transaction
 * @param start the entry after which the chain begins
 */
export async function readChain(client: Client, { regionId, rows }: Chain, start: Place): Promise<ReadChain> {
  // No sha256() but PostgreSQL's; each core reads a part, though few rows come back; the hashes of a million rows fit.
  await client.query("set local search_path = pg_catalog; set local parallel_tuple_cost = 0; set local work_mem = '128MB'");
  const { rows: found } = await client.query<Found>(
    `select e.seq::float8, encode(e.hash, 'hex') as hash, encode(b.hash, 'hex') as before,
       case when b.seq is null then (select max(p.seq)::float8 from (${rows}) p where p.seq < e.seq) end as prior
     from (${rows}) e left join (${rows}) b on b.seq = e.seq - 1
     where b.seq is null or e.hash is distinct from sha256(b.hash || convert_to(concat_ws(${SEPARATOR}, '${regionId}', e.seq, e.content), 'UTF8'))
     order by e.seq`,
  );
  const newest = await client.query<Place & { entries: number }>(
    `select seq::float8, encode(hash, 'hex') as hash, (select count(*) from (${rows}) c)::float8 as entries from (${rows}) e order by e.seq desc limit 1`,
  );
  const { entries, ...last } = newest.rows[0] ?? { entries: 0, ...start };
  const gaps: Finding[] = [];
  const suspects: (Place & { before: string })[] = [];
  for (const { seq, hash, before, prior } of found) {
    if (before !== null) suspects.push({ seq, hash, before });
    else if (prior !== null) gaps.push({ kind: "removed", seq: prior + 1 });
    else if (seq === start.seq + 1) suspects.push({ seq, hash, before: start.hash });
    else gaps.push({ kind: "cut-off", seq: start.seq + 1 });
  }
  return { entries, last, findings: [...gaps, ...(await explain(client, { regionId, rows }, suspects))] };
}

async function explain(client: Client, { regionId, rows }: Chain, suspects: (Place & { before: string })[]): Promise<Finding[]> {
  // One more than can be explained, for the chain's first row is always among them.
  const searched = suspects.slice(0, MOST_DISPLACED + 1);
  const contents = await client.query<{ seq: number; content: string }>(`select seq::float8, content from (${rows}) e where seq = any($1)`, [
    searched.map(({ seq }) => seq),
  ]);
  const contentOf = new Map(contents.rows.map(({ seq, content }) => [seq, content]));
  const broken: BrokenLink[] = searched
    .map((link) => ({ ...link, content: contentOf.get(link.seq) ?? "" }))
    .filter(({ seq, hash, before, content }) => hashOf(regionId, before, seq, content) !== hash);
  const all = [...broken, ...suspects.slice(searched.length)];
  return all.length > MOST_DISPLACED ? all.map(({ seq }) => ({ kind: "changed", seq })) : explainBroken(regionId, broken);
}
