import { sql } from "drizzle-orm";
import type { Context, Reader } from "#platform/db/index.ts";
import type { AddressFinding, AddressKind } from "./schema.ts";

/** Looks on so many days failed, before an address counts as dead: servers rest too. */
const DEAD_AFTER_DAYS = 3;

export type DeadAddress = {
  kind: AddressKind;
  /** Of mail: the domain. */
  address: string;
  finding: AddressFinding;
  /** YYYY-MM-DD */
  failingSince: string;
  checkedOn: string;
  /** Offers in public that name it, by title. */
  offers: { id: string; title: string; organisation: string }[];
};

const DEAD = sql`
      join offers o on o.region_id = c.region_id and o.state in ('public', 'paused')
        and case c.kind when 'web' then c.address in (o.website, o.registration_link) else c.address = split_part(lower(o.email), '@', 2) end`;

/** How many do not work, and since when the first of them. One query. */
export async function countDeadAddresses(ctx: Context, db: Reader): Promise<{ count: number; since: string | null }> {
  const { rows } = await db.execute<{ count: number; since: string | null }>(sql`
    select count(distinct (c.kind, c.address))::int as count, min(c.failing_since)::text as since from offer_address_checks c ${DEAD}
    where c.region_id = ${ctx.region.id} and c.failed_days >= ${DEAD_AFTER_DAYS}`);
  return rows[0] ?? { count: 0, since: null };
}

/** Whether an address was looked at yet. One query. */
export async function hasCheckedAddresses(ctx: Context, db: Reader): Promise<boolean> {
  const { rows } = await db.execute<{ any: boolean }>(sql`select exists (select from offer_address_checks where region_id = ${ctx.region.id}) as any`);
  return rows[0]?.any ?? false;
}

/** Addresses that do not work, the longest first, as far as the context sees their offers. One query. @param offerId of this one alone */
export async function listDeadAddresses(ctx: Context, db: Reader, offerId: string | null = null): Promise<DeadAddress[]> {
  const found = await db.execute<DeadAddress>(sql`
    select c.kind, c.address, c.finding, c.failing_since::text as "failingSince", c.checked_on::text as "checkedOn",
      json_agg(json_build_object('id', o.id, 'title', t.title, 'organisation', g.name) order by t.title, o.id) as offers
    from offer_address_checks c ${DEAD}
      join offer_texts t on t.region_id = o.region_id and t.offer_id = o.id and t.language = 'de'
      join organisations g on g.region_id = o.region_id and g.id = o.organisation_id
    where c.region_id = ${ctx.region.id} and c.failed_days >= ${DEAD_AFTER_DAYS} and ${offerId === null ? sql`true` : sql`o.id = ${offerId}`}
    group by c.kind, c.address, c.finding, c.failing_since, c.checked_on
    order by c.failing_since, c.address`);
  return found.rows;
}
