import { sql } from "drizzle-orm";
import type { Context, Reader } from "#platform/db/index.ts";
import { maySeeGremium } from "./access.ts";
import { seatsOf } from "./own-seats.ts";
import type { GremiumKind } from "./schema.ts";
import { inStructure, type Placed } from "./structure.ts";

export type ListedGremium = {
  id: string;
  name: string;
  shortName: string | null;
  kind: GremiumKind;
  parentId: string | null;
  purpose: string;
  isPublic: boolean;
  /** Its last day; null: it exists. */
  endedOn: string | null;
  /** Seats held today, guests apart. */
  members: number;
  /** Permanent guests of today. */
  guests: number;
  /** When its next meeting begins, as far as one is planned; to the public only public ones. */
  nextMeeting: Date | null;
};

/** All bodies the actor may know of, in the order of the county's structure, ended ones last. Two queries. */
export async function listGremien(ctx: Context, db: Reader): Promise<{ current: Placed<ListedGremium>[]; ended: ListedGremium[] }> {
  const found = await db.execute<Omit<ListedGremium, "nextMeeting"> & { nextMeeting: string | null }>(sql`
    select g.id, g.name, g.short_name as "shortName", g.kind, g.parent_id as "parentId", g.purpose, g.is_public as "isPublic",
      g.ended_on::text as "endedOn",
      (select count(*)::int from gremium_members m where m.region_id = g.region_id and m.gremium_id = g.id and m.role <> 'guest'
        and m.from_on <= ${ctx.today} and (m.until_on is null or m.until_on >= ${ctx.today})) as members,
      (select count(*)::int from gremium_members m where m.region_id = g.region_id and m.gremium_id = g.id and m.role = 'guest'
        and m.from_on <= ${ctx.today} and (m.until_on is null or m.until_on >= ${ctx.today})) as guests,
      (select min(t.starts_at) from meetings t where t.region_id = g.region_id and t.gremium_id = g.id
        and t.starts_at >= ${ctx.now.toISOString()}::timestamptz and t.state <> 'cancelled') as "nextMeeting"
    from gremien g where g.region_id = ${ctx.region.id} order by g.name`);
  const seats = await seatsOf(ctx, db);
  const known = found.rows
    .map((row) => ({ ...row, nextMeeting: row.nextMeeting === null ? null : new Date(row.nextMeeting) }))
    .filter((row) => ctx.actor.kind === "public" || maySeeGremium(ctx.actor, seats, row));
  return { current: inStructure(known.filter(({ endedOn }) => endedOn === null)), ended: known.filter(({ endedOn }) => endedOn !== null) };
}
