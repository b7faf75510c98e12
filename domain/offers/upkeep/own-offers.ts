import { and, asc, eq, inArray } from "drizzle-orm";
import { z } from "zod";
import { ownOrganisationId } from "#domain/network/upkeep/index.ts";
import { organisations } from "#domain/network/schema.ts";
import { transact, type Context, type Reader } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { offers, offerTexts } from "../schema.ts";
import { listDeadAddresses, type DeadAddress } from "./dead-addresses.ts";
import { readUpkeepSettings } from "./settings.ts";
import { freshness, type Freshness } from "./steps.ts";

export type OwnOffer = {
  id: string;
  /** German. */
  title: string;
  isPaused: boolean;
  isHidden: boolean;
  /** YYYY-MM-DD */
  confirmedOn: string;
  age: Freshness;
  /** Its addresses that do not work. */
  dead: Pick<DeadAddress, "kind" | "address">[];
};
export type OwnOffers = { organisation: string; offers: OwnOffer[] };

/** What the holder of an organisation's link says yes or no to: its offers in public, the oldest confirmation first; null without such a link. Four queries. */
export async function findOwnOffers(ctx: Context, db: Reader): Promise<OwnOffers | null> {
  const organisationId = ownOrganisationId(ctx);
  if (organisationId === null) return null;
  const here = ctx.region.id;
  const [organisation] = await db
    .select({ name: organisations.name })
    .from(organisations)
    .where(and(eq(organisations.regionId, here), eq(organisations.id, organisationId)));
  if (!organisation) return null;
  const { askAfterDays } = await readUpkeepSettings(ctx, db);
  const rows = await db
    .select({ id: offers.id, title: offerTexts.title, state: offers.state, hiddenAt: offers.hiddenAt, confirmedOn: offers.confirmedOn })
    .from(offers)
    .innerJoin(offerTexts, and(eq(offerTexts.regionId, offers.regionId), eq(offerTexts.offerId, offers.id), eq(offerTexts.language, "de")))
    .where(inPublicOf(ctx, organisationId))
    .orderBy(asc(offers.confirmedOn), asc(offerTexts.title), asc(offers.id));
  const dead = await listDeadAddresses(ctx, db);
  return {
    organisation: organisation.name,
    offers: rows.map(({ state, hiddenAt, ...offer }) => ({
      ...offer,
      isPaused: state === "paused",
      isHidden: hiddenAt !== null,
      age: freshness(offer.confirmedOn, ctx.today, askAfterDays),
      dead: dead.filter((address) => address.offers.some(({ id }) => id === offer.id)).map(({ kind, address }) => ({ kind, address })),
    })),
  };
}

export const ConfirmOffers = z.strictObject({ ids: z.array(z.uuid()).min(1).max(2000) });
export type ConfirmOffers = z.infer<typeof ConfirmOffers>;

/** The provider says that these are right: they count as confirmed today and are shown again. Others' offers stay as they are. */
export async function confirmOffers(ctx: Context, { ids }: ConfirmOffers): Promise<Result<{ confirmed: number }, "not-allowed">> {
  const organisationId = ownOrganisationId(ctx);
  if (organisationId === null) return refused("not-allowed");
  return transact(ctx, async (tx) => {
    const confirmed = await tx
      .update(offers)
      .set({ confirmedOn: ctx.today, hiddenAt: null })
      .where(and(inPublicOf(ctx, organisationId), inArray(offers.id, ids)))
      .returning({ id: offers.id });
    for (const { id } of confirmed) tx.audit("offer.confirmed", id);
    if (confirmed.length > 0) tx.publish();
    return done({ confirmed: confirmed.length });
  });
}

function inPublicOf(ctx: Context, organisationId: string) {
  return and(eq(offers.regionId, ctx.region.id), eq(offers.organisationId, organisationId), inArray(offers.state, ["public", "paused"]));
}
