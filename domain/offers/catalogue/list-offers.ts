import { sql, type SQL } from "drizzle-orm";
import type { Context, Reader } from "#platform/db/index.ts";
import type { OfferKind, OfferState } from "../schema.ts";
import { MARK_AFTER_DAYS } from "../upkeep/steps.ts";
import { readUpkeepSettings } from "../upkeep/settings.ts";

const MOST_FOUND = 20_000;
export const OFFER_ORDERS = ["title", "confirmed"] as const;
export type OfferFilter = {
  /** As it was typed; looked for as the public does, in German. */
  search: string;
  states: OfferState[];
  kinds: OfferKind[];
  branchIds: string[];
  organisationIds: string[];
  municipalityIds: string[];
  /** Seen by the public, and its provider said nothing for long. */
  overdue: boolean;
  order: (typeof OFFER_ORDERS)[number];
};
export const ALL_OFFERS: OfferFilter = {
  search: "",
  states: [],
  kinds: [],
  branchIds: [],
  organisationIds: [],
  municipalityIds: [],
  overdue: false,
  order: "title",
};

export type OfferRow = {
  id: string;
  title: string;
  kind: OfferKind;
  state: OfferState;
  hidden: boolean;
  branch: string;
  icon: string | null;
  organisation: string;
  /** Of its places, in their order. */
  municipalities: string[];
  /** YYYY-MM-DD */
  confirmedOn: string;
  costCents: number | null;
  languages: string[];
};

export type OfferList = {
  offers: OfferRow[];
  total: number;
  /** Nothing says the words that were looked for; what is here is spelled alike. */
  nearly: boolean;
  /** Of all that the other filters leave. */
  states: Partial<Record<OfferState, number>>;
  overdue: number;
  /** Id after which the next page begins; null: this was the last. */
  next: string | null;
};

/**
 * A page of the catalogue for those who keep it, by the oldest confirmation, or else what fits the words best, or by German title. Two queries.
 *
 * @param page.after id of the last offer of the page before; one that is gone begins anew
 */
export async function listOffers(ctx: Context, db: Reader, filter: OfferFilter, page: { after: string | null; limit: number }): Promise<OfferList> {
  const here = ctx.region.id;
  const { askAfterDays } = await readUpkeepSettings(ctx, db);
  const isSaid = filter.search !== "";
  const order = filter.order === "confirmed" ? sql`b.confirmed_on, b.id` : isSaid ? sql`-b.rank, b.title, b.id` : sql`b.title, b.id`;
  const after =
    page.after === null
      ? sql`true`
      : sql`(not exists (select 1 from base where id = ${page.after}) or (${order}) > (select ${order} from base b where b.id = ${page.after}))`;
  const isOverdue = sql`(o.state in ('public', 'paused') and o.confirmed_on + ${askAfterDays + MARK_AFTER_DAYS}::int <= ${ctx.today}::date)`;
  const one = (list: readonly string[], test: SQL) => (list.length === 0 ? sql`true` : test);
  const found = await db.execute<{
    offers: OfferRow[];
    total: number;
    nearly: boolean;
    overdue: number;
    states: Partial<Record<OfferState, number>> | null;
  }>(sql`
    with base as materialized (
      select o.id, o.kind, o.state, o.hidden_at, o.branch_id, o.organisation_id, o.confirmed_on, o.cost_cents, o.languages, t.title, g.name as organisation, ${isSaid ? sql`f.rank, f.nearly` : sql`0 as rank, false as nearly`},
        ${one(filter.states, sql`o.state in ${filter.states}`)} as by_state, ${isOverdue} as is_overdue
      from offers o
        ${isSaid ? sql`join search.find_offers(${filter.search}, 'de', ${MOST_FOUND}) f on f.offer_id = o.id` : sql``}
        join offer_texts t on t.region_id = o.region_id and t.offer_id = o.id and t.language = 'de'
        join organisations g on g.region_id = o.region_id and g.id = o.organisation_id
      where o.region_id = ${here}
        and ${one(filter.kinds, sql`o.kind in ${filter.kinds}`)}
        and ${one(filter.branchIds, sql`o.branch_id in ${filter.branchIds}`)}
        and ${one(filter.organisationIds, sql`o.organisation_id in ${filter.organisationIds}`)}
        and ${one(filter.municipalityIds, sql`o.id in (select p.offer_id from offer_places p where p.region_id = ${here} and p.municipality_id in ${filter.municipalityIds})`)}),
    page as (select b.* from base b where by_state and ${filter.overdue ? sql`is_overdue` : sql`true`} and ${after} order by ${order} limit ${page.limit + 1})
    select coalesce((select json_agg(json_build_object('id', b.id, 'title', b.title, 'kind', b.kind, 'state', b.state, 'hidden', b.hidden_at is not null,
        'branch', l.names ->> 'de', 'icon', l.icon, 'organisation', b.organisation, 'confirmedOn', b.confirmed_on, 'costCents', b.cost_cents, 'languages', b.languages,
        'municipalities', (select coalesce(json_agg(m.name order by p.position, m.name), '[]') from offer_places p
          join municipalities m on m.region_id = p.region_id and m.id = p.municipality_id where p.region_id = ${here} and p.offer_id = b.id)) order by ${order})
      from page b join offer_labels l on l.region_id = ${here} and l.id = b.branch_id), '[]') as offers,
      (select count(*)::int from base where by_state and ${filter.overdue ? sql`is_overdue` : sql`true`}) as total,
      (select coalesce(bool_or(nearly), false) from base where by_state) as nearly,
      (select count(*)::int from base where by_state and is_overdue) as overdue,
      (select json_object_agg(state, n) from (select state, count(*)::int as n from base where ${filter.overdue ? sql`is_overdue` : sql`true`} group by state) s) as states`);
  const [row] = found.rows;
  if (!row) throw new Error("An aggregate gave no row.");
  const offers = row.offers.slice(0, page.limit);
  return {
    offers,
    total: row.total,
    nearly: row.nearly,
    states: row.states ?? {},
    overdue: row.overdue,
    next: row.offers.length > page.limit ? (offers.at(-1)?.id ?? null) : null,
  };
}
