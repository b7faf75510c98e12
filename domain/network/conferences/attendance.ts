import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import { transact, type Context, type Reader } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { EARLIEST } from "./invite.ts";
import { keptConference, lockConference, type Conference, type KeepRefusal } from "./lock-conference.ts";
import { conferenceWorkshops, registrants, registrationNeeds, registrations, workshopPlaces, type RegistrationState } from "./schema.ts";

export type Registered = {
  id: string;
  state: RegistrationState;
  arrived: number | null;
  attendedAt: Date | null;
  /** Null ninety days after the conference: then only the row is left to be counted. */
  name: string | null;
  organisation: string;
  email: string | null;
  needs: { interpreterLanguage: string | null; childcare: string; access: string } | null;
  workshops: { title: string; state: "wish" | "place" | "waiting" }[];
};
export type RegistrationList = { conference: Conference; registrations: Registered[] };

/** Who comes, with needs and workshops, for who keeps the conference; by name, as one looks for somebody at the door. Four queries. */
export async function listRegistrations(ctx: Context, db: Reader, conferenceId: string): Promise<Result<RegistrationList, KeepRefusal>> {
  const kept = await keptConference(ctx, db, conferenceId);
  if (!kept.ok) return kept;
  const rows = await db
    .select({ row: registrations, person: registrants, needs: registrationNeeds })
    .from(registrations)
    .leftJoin(registrants, and(eq(registrants.regionId, registrations.regionId), eq(registrants.registrationId, registrations.id)))
    .leftJoin(registrationNeeds, and(eq(registrationNeeds.regionId, registrations.regionId), eq(registrationNeeds.registrationId, registrations.id)))
    .where(and(eq(registrations.regionId, ctx.region.id), eq(registrations.conferenceId, conferenceId)))
    .orderBy(asc(sql`lower(${registrants.name})`), asc(registrations.id));
  const chosen = await db
    .select({ id: workshopPlaces.registrationId, state: workshopPlaces.state, title: conferenceWorkshops.title })
    .from(workshopPlaces)
    .innerJoin(conferenceWorkshops, and(eq(conferenceWorkshops.regionId, workshopPlaces.regionId), eq(conferenceWorkshops.id, workshopPlaces.workshopId)))
    .where(and(eq(workshopPlaces.regionId, ctx.region.id), eq(conferenceWorkshops.conferenceId, conferenceId)))
    .orderBy(asc(conferenceWorkshops.startsAt), asc(conferenceWorkshops.title));
  const workshops = Map.groupBy(chosen, ({ id }) => id);
  return done({
    conference: kept.value,
    registrations: rows.map(({ row: { id, state, arrived, attendedAt }, person, needs }) => ({
      id,
      state,
      arrived,
      attendedAt,
      name: person?.name ?? null,
      organisation: person?.organisation ?? "",
      email: person?.email ?? null,
      needs: needs && { interpreterLanguage: needs.interpreterLanguage, childcare: needs.childcare, access: needs.access },
      workshops: (workshops.get(id) ?? []).map(({ title, state: place }) => ({ title, state: place })),
    })),
  });
}

export const CheckIn = z.strictObject({ conferenceId: z.uuid(), registrationId: z.uuid(), isThere: z.boolean() });
export type CheckIn = z.infer<typeof CheckIn>;

/** Notes at the door that somebody is there, or takes it back. Who comes from the waiting list and finds a seat is in. */
export async function checkIn(
  ctx: Context,
  { conferenceId, registrationId, isThere }: CheckIn,
): Promise<Result<null, KeepRefusal | "not-begun" | "registration-not-found">> {
  return transact(ctx, async (tx): Promise<Result<null, KeepRefusal | "not-begun" | "registration-not-found">> => {
    const locked = await lockConference(ctx, tx, conferenceId);
    if (!locked.ok) return locked;
    const { startsAt, state } = locked.value;
    if (state === "cancelled" || startsAt.getTime() - ctx.now.getTime() > EARLIEST) return refused("not-begun");
    const own = and(eq(registrations.regionId, ctx.region.id), eq(registrations.conferenceId, conferenceId), eq(registrations.id, registrationId));
    const [found] = await tx.select({ id: registrations.id }).from(registrations).where(own);
    if (!found) return refused("registration-not-found");
    // The first moment stays, when two people at the door tap the same name.
    await tx
      .update(registrations)
      .set({ attendedAt: isThere ? ctx.now : null })
      .where(isThere ? and(own, isNull(registrations.attendedAt)) : own);
    tx.audit("conference.attendance-recorded", conferenceId, { registrationId, isThere });
    return done(null);
  });
}
