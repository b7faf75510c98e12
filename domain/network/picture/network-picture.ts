import { sql } from "drizzle-orm";
import type { Context, Reader } from "#platform/db/index.ts";
import type { Shared } from "./shared-things.ts";

/** More names cannot be read in one picture. */
export const MOST_DRAWN = 40;

/** Two organisations and everything they share; `id` names the tie in addresses. */
export type Tie = { id: string; between: [string, string]; shared: Omit<Shared, "organisationIds">[] };
export type DrawnOrganisation = { id: string; name: string; kind: string; /** How many things it shares with others. */ things: number };
export type NetworkPicture = {
  /** Grouped by kind, by name within. */
  organisations: DrawnOrganisation[];
  /** The strongest first. */
  ties: Tie[];
  /** How many organisations share anything under this choice; more than drawn where there are too many. */
  connected: number;
};

/**
 * Who works with whom: the best connected organisations, or one and those around it. One query, for the names.
 *
 * Pairs are formed only among those drawn: a body of 500 alone would have 125,000.
 *
 * @param among only these take part; null: all
 * @param around only this organisation and what it shares; null: everybody
 */
export async function networkPicture(
  ctx: Context,
  db: Reader,
  all: readonly Shared[],
  { among, around }: { among: readonly string[] | null; around: string | null },
): Promise<NetworkPicture> {
  const allowed = among === null ? null : new Set(around === null ? among : [...among, around]);
  const things = all
    .map((thing) => ({ ...thing, organisationIds: thing.organisationIds.filter((id) => allowed === null || allowed.has(id)) }))
    .filter(({ organisationIds }) => organisationIds.length > 1 && (around === null || organisationIds.includes(around)));
  const connections = new Map<string, { things: number; others: number }>();
  for (const { organisationIds } of things) {
    for (const id of organisationIds) {
      const { things: count, others } = connections.get(id) ?? { things: 0, others: 0 };
      connections.set(id, { things: count + 1, others: others + organisationIds.length - 1 });
    }
  }
  const best = [...connections].toSorted(([a, one], [b, other]) => other.others - one.others || other.things - one.things || (a < b ? -1 : 1));
  const drawn = [...new Set([...(around === null ? [] : [around]), ...best.map(([id]) => id)])].slice(0, MOST_DRAWN);
  const named = await db.execute<{ id: string; name: string; kind: string }>(sql`
    select id, name, kind from organisations where region_id = ${ctx.region.id} and id = any(${sql.param(drawn)}::uuid[]) order by kind, name, id`);
  return {
    organisations: named.rows.map((row) => ({ ...row, things: connections.get(row.id)?.things ?? 0 })),
    ties: tiesAmong(
      named.rows.map(({ id }) => id),
      things,
      around,
    ),
    connected: connections.size,
  };
}

/** In the order of `ids` within each tie; equal ties stand in that order too, so that the same network always looks the same. */
function tiesAmong(ids: readonly string[], things: readonly Shared[], around: string | null): Tie[] {
  const place = new Map(ids.map((id, index) => [id, index]));
  const ties = new Map<string, Tie>();
  for (const { organisationIds, ...thing } of things) {
    const here = organisationIds.filter((id) => place.has(id)).toSorted((a, b) => (place.get(a) ?? 0) - (place.get(b) ?? 0));
    for (const [index, first] of here.entries()) {
      for (const second of here.slice(index + 1)) {
        if (around !== null && first !== around && second !== around) continue;
        const id = `${place.get(first)}-${place.get(second)}`;
        const tie = ties.get(id) ?? { id, between: [first, second], shared: [] };
        tie.shared.push(thing);
        ties.set(id, tie);
      }
    }
  }
  const order = (tie: Tie) => (place.get(tie.between[0]) ?? 0) * ids.length + (place.get(tie.between[1]) ?? 0);
  return [...ties.values()].toSorted((a, b) => b.shared.length - a.shared.length || order(a) - order(b));
}
