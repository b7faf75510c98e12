import { bookingContacts, bookings, bookingSteps, offerCapacities } from "#domain/offers/bookings/schema.ts";
import { newId, type Context, type Writer } from "#platform/db/index.ts";
import type { StoryOfferType } from "./offer-story.ts";

const FIRST = ["Amal", "Bogdan", "Celine", "Dilan", "Emre", "Farida", "Goran", "Hanna", "Idris", "Jalila", "Kateryna", "Lindiwe", "Mahdi", "Nilufar", "Oksana"];
const LAST = ["Alsaadani", "Berisan", "Chernovyk", "Demirsoylu", "Esfahanpur", "Feyissaw", "Gashkova"];
const AGES = ["16-26", "27-59", "27-59", "60-up"] as const;
const LANGUAGES = ["ar", "uk", "de", "en"] as const;

export type BookedOffer = { offerId: string; isShown: boolean; places: NonNullable<StoryOfferType["places"]> };

/** Places of the story's offers, and made-up people who asked for one: the first ones have it, the others wait. */
export async function loadBookings(ctx: Context, tx: Writer, booked: readonly BookedOffer[]): Promise<void> {
  const regionId = ctx.region.id;
  for (const [nth, { offerId, isShown, places }] of booked.entries()) {
    const { maximum, asked, answerDays = null } = places;
    const given = Math.min(maximum, asked);
    const numbers = { booked: given, waiting: asked - given, lastArrival: asked };
    await tx.insert(offerCapacities).values({ regionId, offerId, isShown, maximum, answerDays, ...numbers });
    if (asked === 0) continue;
    const people = Array.from({ length: asked }, (_, place) => {
      const at = new Date(ctx.now.getTime() - (asked - place) * 29 * 3_600_000);
      const [first = "", last = ""] = [FIRST[(place * 4 + nth) % FIRST.length], LAST[(place * 3 + nth) % LAST.length]];
      return { id: newId(at), at, place, state: place < given ? ("booked" as const) : ("waiting" as const), name: `${first} ${last}` };
    });
    await tx
      .insert(bookings)
      .values(people.map(({ id, at, place, state }) => ({ regionId, id, offerId, state, arrived: place + 1, madeAt: at, ageBand: AGES[place % AGES.length] })));
    await tx.insert(bookingContacts).values(
      people.map(({ id, name, place }) => ({
        regionId,
        bookingId: id,
        name,
        email: `${name.toLowerCase().replace(" ", ".")}@post.example`,
        language: LANGUAGES[place % LANGUAGES.length],
      })),
    );
    await tx.insert(bookingSteps).values(people.map(({ id, at, state }) => ({ regionId, id: newId(at), bookingId: id, state, at })));
  }
}
