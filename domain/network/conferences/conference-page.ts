import { and, asc, eq, inArray, sql } from "drizzle-orm";
import type { Context, Reader } from "#platform/db/index.ts";
import { seatsOf } from "../gremien/index.ts";
import { gremien } from "../gremien/schema.ts";
import { localTime } from "../meetings/local-time.ts";
import { people } from "../schema.ts";
import { mayKeepConference, maySeeConference } from "./access.ts";
import { ownConference } from "./lock-conference.ts";
import { readFullness } from "./queue.ts";
import { conferenceFields, conferenceInternals, conferences, registrations } from "./schema.ts";
import { findWorkshops } from "./workshops.ts";

export type ConferencePage = NonNullable<Awaited<ReturnType<typeof findConference>>>;

/** A conference with its workshops and how full they are; null for who may not see it. Seven queries. */
export async function findConference(ctx: Context, db: Reader, id: string) {
  const here = ctx.region.id;
  const [found] = await db
    .select({ conference: conferences, onlineUrl: conferenceInternals.onlineUrl, gremium: gremien.name })
    .from(conferences)
    .leftJoin(conferenceInternals, and(eq(conferenceInternals.regionId, conferences.regionId), eq(conferenceInternals.conferenceId, conferences.id)))
    .leftJoin(gremien, and(eq(gremien.regionId, conferences.regionId), eq(gremien.id, conferences.gremiumId)))
    .where(ownConference(ctx, id));
  const seats = await seatsOf(ctx, db);
  if (!found || !maySeeConference(ctx.actor, seats, found.conference, ctx.today)) return null;
  const { conference, onlineUrl, gremium } = found;
  const fields = await db
    .select({ id: conferenceFields.fieldId, title: conferenceFields.title })
    .from(conferenceFields)
    .where(and(eq(conferenceFields.regionId, here), eq(conferenceFields.conferenceId, id)))
    .orderBy(asc(conferenceFields.title));
  const fullness = await readFullness(db, id);
  const workshops = await findWorkshops(ctx, db, id);
  const moderators = await db
    .select({ id: people.id, firstName: people.firstName, lastName: people.lastName, accountId: people.accountId })
    .from(people)
    .where(and(eq(people.regionId, here), inWorkshops(workshops)));
  const states = await db
    .select({ state: registrations.state, attendedAt: registrations.attendedAt })
    .from(registrations)
    .where(and(eq(registrations.regionId, here), eq(registrations.conferenceId, id)));
  const zone = ctx.region.timeZone;
  const { on, at: from } = localTime(zone, conference.startsAt);
  const count = (state: string) => states.filter((each) => each.state === state).length;
  return {
    ...conference,
    on,
    from,
    to: localTime(zone, conference.endsAt).at,
    onlineUrl,
    gremium,
    fields,
    counts: {
      asked: count("asked"),
      invited: count("invited"),
      registered: count("registered"),
      waiting: count("waiting"),
      declined: count("declined") + count("withdrawn"),
      attended: states.filter(({ attendedAt }) => attendedAt !== null).length,
    },
    workshops: workshops.map((workshop) => {
      const moderator = moderators.find((person) => person.id === workshop.moderatorPersonId);
      const { taken = 0, waiting = 0 } = fullness.find(({ workshopId }) => workshopId === workshop.id) ?? {};
      return {
        ...workshop,
        from: localTime(zone, workshop.startsAt).at,
        to: localTime(zone, workshop.endsAt).at,
        moderator: moderator ? `${moderator.firstName} ${moderator.lastName}`.trim() : null,
        taken,
        waiting,
      };
    }),
    mayKeep: mayKeepConference(ctx.actor, seats, conference, ctx.today),
    /** Whether the actor moderates the ideas of all of it or of one workshop. */
    moderates:
      mayKeepConference(ctx.actor, seats, conference, ctx.today) ||
      moderators.some(({ accountId }) => ctx.actor.kind === "staff" && accountId === ctx.actor.accountId),
  };
}

function inWorkshops(workshops: readonly { moderatorPersonId: string | null }[]) {
  const ids = workshops.flatMap(({ moderatorPersonId }) => (moderatorPersonId === null ? [] : [moderatorPersonId]));
  return ids.length === 0 ? sql`false` : inArray(people.id, ids);
}
