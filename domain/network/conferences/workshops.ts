import { and, asc, eq } from "drizzle-orm";
import type { Context, Reader } from "#platform/db/index.ts";
import { conferenceWorkshops } from "./schema.ts";

export type Workshop = typeof conferenceWorkshops.$inferSelect;

/** In the order of the day. One query. */
export function findWorkshops(ctx: Context, db: Reader, conferenceId: string): Promise<Workshop[]> {
  return db
    .select()
    .from(conferenceWorkshops)
    .where(and(eq(conferenceWorkshops.regionId, ctx.region.id), eq(conferenceWorkshops.conferenceId, conferenceId)))
    .orderBy(asc(conferenceWorkshops.startsAt), asc(conferenceWorkshops.title), asc(conferenceWorkshops.id));
}

/** Whether two of them run at the same time: nobody can be in both. */
export function overlapping(workshops: readonly Pick<Workshop, "startsAt" | "endsAt">[]): boolean {
  const inOrder = workshops.toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
  return inOrder.some((workshop, place) => {
    const next = inOrder[place + 1];
    return next !== undefined && next.startsAt < workshop.endsAt;
  });
}
