import { and, eq } from "drizzle-orm";
import { isUnconfirmed } from "#domain/network/index.ts";
import { organisations } from "#domain/network/schema.ts";
import type { Context, Reader } from "#platform/db/index.ts";
import { countUnnoted, listOwnCourses } from "../course-book/index.ts";
import { findRateable, isRated } from "../openness/index.ts";
import type { OfferState } from "../schema.ts";
import { isKept } from "../upkeep/index.ts";
import { findLinkedProvider, listOwnOffers } from "./own-offers.ts";

export type OwnStanding = {
  organisation: { id: string; name: string };
  /** Its changes are public at once. */
  trusted: boolean;
  entry: {
    /** YYYY-MM-DD */
    confirmedOn: string;
    unconfirmed: boolean;
    /** The public does not see it until somebody confirms it. */
    hidden: boolean;
  };
  /** How many offers stand so. */
  offers: Record<Exclude<OfferState, "archived">, number> & { changesWait: number };
  /** Offers whose provider should say once more that they are right. */
  toConfirm: number;
  /** Offers whose last change the office declined. */
  declined: { id: string; title: string }[];
  /** In the course book. */
  courses: number;
  /** Dates that happened and are missing in a course's book. */
  unnoted: number;
  /** Regular services, and those of them with a question unanswered. */
  services: number;
  unrated: number;
};

/** How things stand with the organisation whose link this context holds; null for any other context. Fourteen queries. */
export async function ownStanding(ctx: Context, db: Reader): Promise<OwnStanding | null> {
  const provider = await findLinkedProvider(ctx, db);
  if (!provider) return null;
  const [entry] = await db
    .select({ confirmedOn: organisations.confirmedOn, hiddenAt: organisations.hiddenAt })
    .from(organisations)
    .where(and(eq(organisations.regionId, ctx.region.id), eq(organisations.id, provider.id)));
  if (!entry) return null;
  const offers = await listOwnOffers(ctx, db);
  const courses = await listOwnCourses(ctx, db);
  const services = await findRateable(ctx, db);
  const of = (state: OfferState) => offers.filter((offer) => offer.state === state).length;
  return {
    organisation: { id: provider.id, name: provider.name },
    trusted: provider.trusted,
    entry: { confirmedOn: entry.confirmedOn, unconfirmed: isUnconfirmed(entry.confirmedOn, ctx.today), hidden: entry.hiddenAt !== null },
    offers: {
      draft: of("draft"),
      "in-review": of("in-review"),
      public: of("public"),
      paused: of("paused"),
      ended: of("ended"),
      changesWait: offers.filter(({ waits }) => waits).length,
    },
    toConfirm: offers.filter(({ state, age }) => isKept(state) && age !== "fresh").length,
    declined: offers.filter(({ declined, state }) => declined !== null && state !== "ended").map(({ id, title }) => ({ id, title })),
    courses: courses.length,
    unnoted: await countUnnoted(ctx, db, courses),
    services: services.length,
    unrated: services.filter(({ ratings }) => !isRated({ answers: ratings })).length,
  };
}

/** How many things wait for the organisation itself. */
export function waitingFor({ entry, toConfirm, declined, unnoted, unrated }: OwnStanding): number {
  return [entry.unconfirmed, toConfirm > 0, unnoted > 0, unrated > 0].filter(Boolean).length + declined.length;
}
