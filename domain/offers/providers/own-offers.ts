import { and, asc, desc, eq, inArray, isNotNull, isNull, ne, sql } from "drizzle-orm";
import { organisations } from "#domain/network/schema.ts";
import type { Context, Reader } from "#platform/db/index.ts";
import { providersOf } from "../access.ts";
import { findOfferRow, readContent, type OfferContent } from "../catalogue/content.ts";
import { offers, offerTexts, type OfferState } from "../schema.ts";
import { freshness, isKept, readUpkeepSettings, type Freshness } from "../upkeep/index.ts";
import { mergeContent } from "./merge-content.ts";
import { offerChanges, offerTrust } from "./schema.ts";

export type OwnOfferRow = {
  id: string;
  title: string;
  /** Of its first place, which tells courses of one title apart: "Raum 2, Hohenwede". Empty: none. */
  place: string;
  state: OfferState;
  hidden: boolean;
  /** YYYY-MM-DD */
  confirmedOn: string;
  age: Freshness;
  /** A change waits for the office. */
  waits: boolean;
  /** What the office answered when it declined the last one. */
  declined: string | null;
};

/** The offers that the actor keeps, without the archive, by title. Three queries. */
export async function listOwnOffers(ctx: Context, db: Reader): Promise<OwnOfferRow[]> {
  const providers = providersOf(ctx.actor);
  if (providers.length === 0) return [];
  const here = ctx.region.id;
  const rows = await db
    .select({
      offer: offers,
      title: offerTexts.title,
      place: sql<string>`coalesce((select concat_ws(', ', nullif(p.name, ''), m.name) from offer_places p
        left join municipalities m on m.region_id = p.region_id and m.id = p.municipality_id
        where p.region_id = ${offers.regionId} and p.offer_id = ${offers.id} order by p.position limit 1), '')`,
    })
    .from(offers)
    .innerJoin(offerTexts, and(eq(offerTexts.regionId, offers.regionId), eq(offerTexts.offerId, offers.id), eq(offerTexts.language, "de")))
    .where(and(eq(offers.regionId, here), inArray(offers.organisationId, providers), ne(offers.state, "archived")))
    .orderBy(asc(offerTexts.title), asc(offers.id));
  const changes = await db
    .selectDistinctOn([offerChanges.offerId], {
      offerId: offerChanges.offerId,
      outcome: offerChanges.outcome,
      isNew: sql<boolean>`${offerChanges.before} is null`,
      isLive: offerChanges.isLive,
      answer: offerChanges.answer,
    })
    .from(offerChanges)
    .innerJoin(offers, and(eq(offers.regionId, offerChanges.regionId), eq(offers.id, offerChanges.offerId)))
    .where(and(eq(offerChanges.regionId, here), inArray(offers.organisationId, providers)))
    .orderBy(offerChanges.offerId, sql`${offerChanges.settledAt} desc nulls first`);
  const { askAfterDays } = await readUpkeepSettings(ctx, db);
  const last = new Map(changes.map((change) => [change.offerId, change]));
  return rows.map(({ offer: { id, state, hiddenAt, confirmedOn }, title, place }) => {
    const change = last.get(id);
    return {
      id,
      title,
      place,
      state,
      hidden: hiddenAt !== null,
      confirmedOn,
      age: isKept(state) ? freshness(confirmedOn, ctx.today, askAfterDays) : "fresh",
      waits: change?.outcome === null && !change.isLive && !change.isNew,
      declined: change?.outcome === "declined" ? change.answer : null,
    };
  });
}

export type OpenChange = typeof offerChanges.$inferSelect;

export type OwnOffer = {
  row: typeof offers.$inferSelect;
  /** As the offer is stored. */
  stored: OfferContent;
  open: OpenChange | null;
  /** As the provider has it: with the change that waits. Never with the house's note. */
  content: OfferContent;
  /** Changes with whatever stands here, the offer's or the provider's own. */
  stamp: string;
};

/** One of the offers that the actor keeps. @param lock for who writes next */
export async function findOwnOffer(ctx: Context, db: Reader, id: string, lock = false): Promise<OwnOffer | null> {
  const row = await findOfferRow(ctx, db, id, lock);
  if (!row || row.state === "archived" || !providersOf(ctx.actor).includes(row.organisationId)) return null;
  const stored = await readContent(ctx, db, row);
  const open = await findOpenChange(ctx, db, id);
  const waiting = open?.before && !open.isLive ? mergeContent(stored, open.before, open.after) : stored;
  return { row, stored, open, content: { ...waiting, note: "" }, stamp: `${row.version}.${open?.version ?? 0}` };
}

export async function findOpenChange(ctx: Context, db: Reader, offerId: string): Promise<OpenChange | null> {
  const [open] = await db
    .select()
    .from(offerChanges)
    .where(and(eq(offerChanges.regionId, ctx.region.id), eq(offerChanges.offerId, offerId), isNull(offerChanges.settledAt)));
  return open ?? null;
}

/** What the office answered last about an offer, where it declined. */
export async function findLastAnswer(ctx: Context, db: Reader, offerId: string): Promise<string | null> {
  const [last] = await db
    .select({ outcome: offerChanges.outcome, answer: offerChanges.answer })
    .from(offerChanges)
    .where(and(eq(offerChanges.regionId, ctx.region.id), eq(offerChanges.offerId, offerId), isNotNull(offerChanges.settledAt)))
    .orderBy(desc(offerChanges.settledAt), desc(offerChanges.id))
    .limit(1);
  return last?.outcome === "declined" ? last.answer : null;
}

/** For whom the actor keeps offers by link; null for everybody else. */
export async function findLinkedProvider(ctx: Context, db: Reader): Promise<{ id: string; name: string; trusted: boolean } | null> {
  const [id] = ctx.actor.kind === "link" ? providersOf(ctx.actor) : [];
  if (id === undefined) return null;
  const [found] = await db
    .select({ id: organisations.id, name: organisations.name })
    .from(organisations)
    .where(and(eq(organisations.regionId, ctx.region.id), eq(organisations.id, id)));
  return found ? { ...found, trusted: await isTrusted(ctx, db, id) } : null;
}

/** Whether changes of this organisation are public at once. */
export async function isTrusted(ctx: Context, db: Reader, organisationId: string): Promise<boolean> {
  const found = await db
    .select({ id: offerTrust.organisationId })
    .from(offerTrust)
    .where(and(eq(offerTrust.regionId, ctx.region.id), eq(offerTrust.organisationId, organisationId)));
  return found.length > 0;
}
