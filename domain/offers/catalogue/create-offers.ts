import { actorName, newId, type Context, type Writer } from "#platform/db/index.ts";
import { offerPlaces, offers, offerTexts } from "../schema.ts";
import { addTimes, type OfferTime } from "../times/index.ts";
import { columnsOf, contentFrom } from "./content.ts";
import type { OfferFields } from "./input.ts";
import { offerVersions } from "./schema.ts";

/** A statement holds at most 65,535 values. */
const AT_ONCE = 500;

/**
 * Many new offers at once, as drafts or public. What they name was looked up in the same transaction; whether the actor may,
 * and the audit entry, are the caller's.
 *
 * @param offered without labels and notes, which lists do not have
 * @returns their ids in order
 */
export async function createOffers(
  ctx: Context,
  tx: Writer,
  offered: readonly { fields: OfferFields; times: OfferTime[] }[],
  state: "draft" | "public",
): Promise<string[]> {
  const regionId = ctx.region.id;
  const isShown = state === "public";
  const made = offered.map(({ fields, times }) => ({ id: newId(ctx.now), content: { ...contentFrom(ctx, fields, null), times } }));
  for (let first = 0; first < made.length; first += AT_ONCE) {
    const some = made.slice(first, first + AT_ONCE);
    await tx.insert(offers).values(
      some.map(({ id, content }) => ({
        regionId,
        id,
        state,
        createdAt: ctx.now,
        publishedAt: isShown ? ctx.now : null,
        confirmedOn: ctx.today,
        ...columnsOf(content),
      })),
    );
    await tx.insert(offerTexts).values(some.flatMap(({ id, content }) => content.texts.map((text) => ({ regionId, offerId: id, isShown, ...text }))));
    const places = some.flatMap(({ id, content }) => content.places.map((place, position) => ({ regionId, offerId: id, isShown, ...place, position })));
    if (places.length > 0) await tx.insert(offerPlaces).values(places);
    await tx
      .insert(offerVersions)
      .values(some.map(({ id, content }) => ({ regionId, offerId: id, version: 1, content, savedAt: ctx.now, savedBy: actorName(ctx.actor) })));
    await addTimes(
      ctx,
      tx,
      some.map(({ id, content }) => ({ offerId: id, isShown, times: content.times })),
    );
  }
  if (isShown && made.length > 0) tx.publish();
  return made.map(({ id }) => id);
}
