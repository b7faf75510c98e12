import { and, asc, eq, gt, inArray, ne } from "drizzle-orm";
import type { Context, Reader } from "#platform/db/index.ts";
import { ownConference } from "./lock-conference.ts";
import { freeFor, readFullness, type Fullness } from "./queue.ts";
import { takesRegistrations } from "./register.ts";
import { conferenceFields, conferences } from "./schema.ts";
import { findWorkshops } from "./workshops.ts";

/** How many places are left, in the words that a cached page can stand by. */
export type Room = "open" | "many" | "few" | "full";

export function roomOf(fullness: Fullness): Room {
  const free = freeFor(fullness);
  if (free === Infinity) return "open";
  return free === 0 ? "full" : free <= FEW ? "few" : "many";
}
const FEW = 5;

export type PublicConference = NonNullable<Awaited<ReturnType<typeof findPublicConference>>>;

/** What everybody sees of a public conference; null for all others. Four queries. */
export async function findPublicConference(ctx: Context, db: Reader, id: string) {
  const [conference] = await db
    .select()
    .from(conferences)
    .where(and(ownConference(ctx, id), eq(conferences.isPublic, true), ne(conferences.state, "draft")));
  if (!conference) return null;
  const fullness = await readFullness(db, id);
  const roomIn = (workshopId: string | null) =>
    roomOf(fullness.find((each) => each.workshopId === workshopId) ?? { workshopId, places: null, taken: 0, waiting: 0 });
  const fields = await db
    .select({ id: conferenceFields.fieldId, title: conferenceFields.title })
    .from(conferenceFields)
    .where(and(eq(conferenceFields.regionId, ctx.region.id), eq(conferenceFields.conferenceId, id)))
    .orderBy(asc(conferenceFields.title));
  const { title, purpose, startsAt, endsAt, place, languages, state, registrationUntil, cancelledReason, documentation } = conference;
  return {
    id,
    title,
    purpose,
    startsAt,
    endsAt,
    place,
    languages,
    state,
    registrationUntil,
    cancelledReason,
    documentation: state === "documented" ? documentation : "",
    fields: fields.map((field) => field.title),
    room: roomIn(null),
    takesRegistrations: takesRegistrations(conference, ctx),
    workshops: (await findWorkshops(ctx, db, id)).map((workshop) => ({
      id: workshop.id,
      title: workshop.title,
      sentence: workshop.sentence,
      room: workshop.room,
      startsAt: workshop.startsAt,
      endsAt: workshop.endsAt,
      fieldTitle: workshop.fieldTitle,
      documentation: state === "documented" ? workshop.documentation : "",
      left: roomIn(workshop.id),
    })),
  };
}

/** The public ones that are still ahead and not cancelled, the next first; for links from other public pages. One query. */
export function listPublicConferences(ctx: Context, db: Reader) {
  return db
    .select({ id: conferences.id, title: conferences.title, startsAt: conferences.startsAt, endsAt: conferences.endsAt, place: conferences.place })
    .from(conferences)
    .where(
      and(
        eq(conferences.regionId, ctx.region.id),
        eq(conferences.isPublic, true),
        inArray(conferences.state, ["open", "closed"]),
        gt(conferences.endsAt, ctx.now),
      ),
    )
    .orderBy(asc(conferences.startsAt))
    .limit(20);
}
