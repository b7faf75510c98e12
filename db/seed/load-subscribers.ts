import { addDays } from "#platform/days/index.ts";
import { courseListSubscribers } from "#domain/offers/course-list/schema.ts";
import { newId, type Context, type Writer } from "#platform/db/index.ts";
import type { StoryOffers } from "./offer-story.ts";

/** Desks that get the course list, and got one two days before the story's day. */
export async function loadSubscribers(ctx: Context, tx: Writer, subscribers: NonNullable<StoryOffers["subscribers"]>): Promise<void> {
  const sentOn = addDays(ctx.today, -2);
  await tx.insert(courseListSubscribers).values(
    subscribers.map(({ days, by, ...subscriber }) => ({
      ...subscriber,
      regionId: ctx.region.id,
      id: newId(ctx.now),
      state: "listed" as const,
      enteredBy: by,
      since: addDays(ctx.today, -days),
      lookedOn: sentOn,
      mailedOn: sentOn,
      listOn: sentOn,
    })),
  );
}
