import { and, eq } from "drizzle-orm";
import { newId, transact, type Context, type Writer } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { isInUse } from "../in-use.ts";
import { findLastChange, type Overtaken } from "../last-change.ts";
import { localTime } from "../meetings/local-time.ts";
import { spanOf, type TimeRefusal } from "../meetings/meeting-input.ts";
import { people } from "../schema.ts";
import type { WorkshopFields } from "./conference-input.ts";
import { lockConference, type Conference, type KeepRefusal } from "./lock-conference.ts";
import { moveUp } from "./queue.ts";
import { conferenceWorkshops, workshopPlaces } from "./schema.ts";

export type WorkshopRefusal = KeepRefusal | TimeRefusal | "outside-conference" | "person-unknown" | "workshop-not-found" | "has-registrations";

/** @param id of the form; the same form sent twice is one workshop */
export async function addWorkshop(
  ctx: Context,
  { conferenceId, fields }: { conferenceId: string; fields: WorkshopFields },
  id: string = newId(ctx.now),
): Promise<Result<{ id: string }, WorkshopRefusal>> {
  return transact(ctx, async (tx): Promise<Result<{ id: string }, WorkshopRefusal>> => {
    const locked = await lockConference(ctx, tx, conferenceId);
    if (!locked.ok) return locked;
    const values = await valuesOf(ctx, tx, locked.value, fields);
    if (!values.ok) return values;
    const added = await tx
      .insert(conferenceWorkshops)
      .values({ regionId: ctx.region.id, id, conferenceId, ...values.value })
      .onConflictDoNothing()
      .returning({ id: conferenceWorkshops.id });
    if (added.length === 0) return done({ id });
    tx.audit("conference.workshop-added", id, { conferenceId });
    tx.publish();
    return done({ id });
  });
}

/** More places let those move up who wait; fewer take nobody's place away. */
export async function editWorkshop(
  ctx: Context,
  { conferenceId, id, version, fields }: { conferenceId: string; id: string; version: number; fields: WorkshopFields },
): Promise<Result<null, WorkshopRefusal> | Overtaken> {
  return transact(ctx, async (tx): Promise<Result<null, WorkshopRefusal> | Overtaken> => {
    const locked = await lockConference(ctx, tx, conferenceId);
    if (!locked.ok) return locked;
    const values = await valuesOf(ctx, tx, locked.value, fields);
    if (!values.ok) return values;
    const [stored] = await tx
      .select({ version: conferenceWorkshops.version })
      .from(conferenceWorkshops)
      .where(and(own(ctx, id), eq(conferenceWorkshops.conferenceId, conferenceId)));
    if (!stored) return refused("workshop-not-found");
    if (stored.version !== version) {
      const changed = await findLastChange(ctx, tx, id, ["conference.workshop-edited"]);
      return { ok: false, refusal: "version-conflict", version: stored.version, changed };
    }
    await tx
      .update(conferenceWorkshops)
      .set({ ...values.value, version: version + 1 })
      .where(own(ctx, id));
    await moveUp(ctx, tx, locked.value);
    tx.audit("conference.workshop-edited", id, { conferenceId });
    tx.publish();
    return done(null);
  });
}

/** Only while nobody chose it: a workshop with people in it is called off by talking to them. */
export async function removeWorkshop(ctx: Context, { conferenceId, id }: { conferenceId: string; id: string }): Promise<Result<null, WorkshopRefusal>> {
  return transact(ctx, async (tx): Promise<Result<null, WorkshopRefusal>> => {
    const locked = await lockConference(ctx, tx, conferenceId);
    if (!locked.ok) return locked;
    const chosen = await tx
      .select({ id: workshopPlaces.registrationId })
      .from(workshopPlaces)
      .where(and(eq(workshopPlaces.regionId, ctx.region.id), eq(workshopPlaces.workshopId, id)))
      .limit(1);
    if (chosen.length > 0) return refused("has-registrations");
    const gone = await tx
      .delete(conferenceWorkshops)
      .where(and(own(ctx, id), eq(conferenceWorkshops.conferenceId, conferenceId)))
      .returning({ id: conferenceWorkshops.id });
    if (gone.length === 0) return refused("workshop-not-found");
    tx.audit("conference.workshop-removed", id, { conferenceId });
    tx.publish();
    return done(null);
  });
}

const own = (ctx: Context, id: string) => and(eq(conferenceWorkshops.regionId, ctx.region.id), eq(conferenceWorkshops.id, id));

/** A workshop lies on the day of its conference and within its hours. */
async function valuesOf(ctx: Context, tx: Writer, conference: Conference, { from, to, field, ...fields }: WorkshopFields) {
  const { on } = localTime(ctx.region.timeZone, conference.startsAt);
  const span = spanOf(ctx.region.timeZone, { on, from, to, answerBy: null });
  if (!span.ok) return span;
  if (span.value.startsAt < conference.startsAt || span.value.endsAt > conference.endsAt) return refused("outside-conference" as const);
  if (fields.moderatorPersonId !== null) {
    const [person] = await tx
      .select({ id: people.id })
      .from(people)
      .where(and(eq(people.regionId, ctx.region.id), eq(people.id, fields.moderatorPersonId), isInUse));
    if (!person) return refused("person-unknown" as const);
  }
  return done({ ...fields, ...span.value, fieldId: field?.id ?? null, fieldTitle: field?.title ?? null });
}
