import { and, eq, inArray, sql } from "drizzle-orm";
import { z } from "zod";
import { transact, type Actor, type Context, type Reader, type Writer } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { Needs } from "./conference-input.ts";
import { enqueueMoveUp, freeFor, lockQueue, nextArrival, readFullness, type Fullness } from "./queue.ts";
import { conferenceInternals, conferences, registrants, registrationNeeds, registrations, workshopPlaces, type RegistrationState } from "./schema.ts";
import { findWorkshops, overlapping } from "./workshops.ts";

/** The registration that a signed link opens; null for everybody else. */
function ownRegistrationId(actor: Actor): string | null {
  return actor.kind === "link" && actor.opens === "registration" ? actor.subjectId : null;
}

export type OwnRegistration = NonNullable<Awaited<ReturnType<typeof findOwnRegistration>>>;

/** The page behind a registration's link; null for a context without one. Five queries. */
export async function findOwnRegistration(ctx: Context, db: Reader) {
  const id = ownRegistrationId(ctx.actor);
  if (id === null) return null;
  const here = ctx.region.id;
  const [own] = await db
    .select({
      registration: registrations,
      conference: conferences,
      onlineUrl: conferenceInternals.onlineUrl,
      name: registrants.name,
      // Whole: where the first column is empty, Drizzle takes the row for none.
      needs: registrationNeeds,
    })
    .from(registrations)
    .innerJoin(conferences, and(eq(conferences.regionId, registrations.regionId), eq(conferences.id, registrations.conferenceId)))
    .leftJoin(conferenceInternals, and(eq(conferenceInternals.regionId, conferences.regionId), eq(conferenceInternals.conferenceId, conferences.id)))
    // Ninety days later the name is gone, and with it the page.
    .innerJoin(registrants, and(eq(registrants.regionId, registrations.regionId), eq(registrants.registrationId, registrations.id)))
    .leftJoin(registrationNeeds, and(eq(registrationNeeds.regionId, registrations.regionId), eq(registrationNeeds.registrationId, registrations.id)))
    .where(and(eq(registrations.regionId, here), eq(registrations.id, id)));
  if (!own) return null;
  const { conference } = own;
  const chosen = await db
    .select()
    .from(workshopPlaces)
    .where(and(eq(workshopPlaces.regionId, here), eq(workshopPlaces.registrationId, id)));
  const fullness = await readFullness(db, conference.id);
  const { rows: ahead } = await db.execute<{ workshopId: string | null; ahead: number }>(
    sql`select workshop_id as "workshopId", ahead from wall.waiting_ahead(${id})`,
  );
  const workshops = (await findWorkshops(ctx, db, conference.id)).map((workshop) => ({
    ...workshop,
    own: chosen.find((place) => place.workshopId === workshop.id)?.state ?? null,
    /** How many wait before this one. */
    ahead: ahead.find((line) => line.workshopId === workshop.id)?.ahead ?? 0,
    isFull: freeFor(fullnessOf(fullness, workshop.id)) === 0,
  }));
  return {
    ...own,
    workshops,
    ahead: ahead.find((line) => line.workshopId === null)?.ahead ?? 0,
    /** Whether nobody new gets in at once. */
    isFull: freeFor(fullnessOf(fullness, null)) === 0,
    /** Whether an answer is still taken. */
    isOpen: (conference.state === "open" || conference.state === "closed") && conference.startsAt > ctx.now,
  };
}

export const AnswerRegistration = z.strictObject({
  comes: z.boolean(),
  workshopIds: z.array(z.uuid()).max(30),
  needs: Needs,
});
export type AnswerRegistration = z.infer<typeof AnswerRegistration>;
export type AnswerRefusal = "not-allowed" | "too-late" | "workshops-overlap";
export type Answered = { state: RegistrationState };

/**
 * Confirms a registration, changes its workshops, or takes it back; an invitation is answered the same way. Who comes gets a
 * place while there is one and nobody waits, else the next number of the waiting list. What becomes free moves up by a job.
 */
export async function answerRegistration(ctx: Context, input: AnswerRegistration): Promise<Result<Answered, AnswerRefusal>> {
  return transact(ctx, async (tx): Promise<Result<Answered, AnswerRefusal>> => {
    const id = ownRegistrationId(ctx.actor);
    if (id === null) return refused("not-allowed");
    const [row] = await tx.select({ conferenceId: registrations.conferenceId }).from(registrations).where(ownRow(ctx, id));
    if (!row) return refused("not-allowed");
    // All is read behind the lock: while this one waited, places went.
    await lockQueue(tx, row.conferenceId);
    const own = await findOwnRegistration(ctx, tx);
    if (!own?.isOpen) return refused(own ? "too-late" : "not-allowed");
    if (!input.comes) return done(await takeBack(ctx, tx, own));
    const wanted = own.workshops.filter((workshop) => input.workshopIds.includes(workshop.id));
    if (overlapping(wanted)) return refused("workshops-overlap");
    // A registration that has ended takes nobody in any more; who is in may still change.
    if (own.conference.state === "closed" && !isIn(own.registration.state) && own.registration.state !== "invited") return refused("too-late");
    const state = await takePlace(ctx, tx, own);
    await chooseWorkshops(ctx, tx, own, wanted, state);
    await storeNeeds(ctx, tx, own.registration.id, input.needs);
    tx.audit("registration.answered", own.registration.id, { state });
    return done({ state });
  });
}

const isIn = (state: RegistrationState) => state === "registered" || state === "waiting";
const ownRow = (ctx: Context, id: string) => and(eq(registrations.regionId, ctx.region.id), eq(registrations.id, id));

function fullnessOf(all: readonly Fullness[], workshopId: string | null): Fullness {
  return all.find((each) => each.workshopId === workshopId) ?? { workshopId, places: null, taken: 0, waiting: 0 };
}

async function takeBack(ctx: Context, tx: Writer, { registration, conference, isFull, workshops }: OwnRegistration): Promise<Answered> {
  const { id } = registration;
  const state = registration.state === "invited" || registration.state === "declined" ? "declined" : "withdrawn";
  await tx.update(registrations).set({ state, arrived: null, answeredAt: ctx.now, owed: null }).where(ownRow(ctx, id));
  await tx.delete(workshopPlaces).where(and(eq(workshopPlaces.regionId, ctx.region.id), eq(workshopPlaces.registrationId, id)));
  // Who does not come needs nothing, and what is not needed is not kept.
  await tx.delete(registrationNeeds).where(and(eq(registrationNeeds.regionId, ctx.region.id), eq(registrationNeeds.registrationId, id)));
  await enqueueMoveUp(ctx, tx, conference.id);
  if (isFull || workshops.some((workshop) => workshop.isFull)) tx.publish();
  tx.audit("registration.answered", id, { state });
  return { state };
}

async function takePlace(ctx: Context, tx: Writer, { registration, conference, isFull }: OwnRegistration): Promise<"registered" | "waiting"> {
  const { id, state } = registration;
  if (state === "registered" || state === "waiting") {
    await tx.update(registrations).set({ answeredAt: ctx.now }).where(ownRow(ctx, id));
    return state;
  }
  const next = isFull ? "waiting" : "registered";
  await tx
    .update(registrations)
    .set({ state: next, arrived: await nextArrival(tx, conference.id), answeredAt: ctx.now, owed: null })
    .where(ownRow(ctx, id));
  await publishIfLast(tx, conference.id, null);
  return next;
}

/** Public pages say in words how full it is: they change when the last place goes. */
async function publishIfLast(tx: Writer, conferenceId: string, workshopId: string | null): Promise<void> {
  const { places, taken } = fullnessOf(await readFullness(tx, conferenceId), workshopId);
  if (places !== null && taken === places) tx.publish();
}

async function chooseWorkshops(ctx: Context, tx: Writer, own: OwnRegistration, wanted: OwnRegistration["workshops"], state: "registered" | "waiting") {
  const regionId = ctx.region.id;
  const registrationId = own.registration.id;
  const left = own.workshops.filter((workshop) => workshop.own !== null && !wanted.some((other) => other.id === workshop.id));
  if (left.length > 0)
    await tx.delete(workshopPlaces).where(
      and(
        eq(workshopPlaces.regionId, regionId),
        eq(workshopPlaces.registrationId, registrationId),
        inArray(
          workshopPlaces.workshopId,
          left.map((workshop) => workshop.id),
        ),
      ),
    );
  for (const workshop of wanted.filter(({ own: has }) => has === null || has === "wish")) {
    // Who waits for the house waits for its workshops, too.
    const place = {
      state: workshop.isFull || state === "waiting" ? "waiting" : "place",
      arrived: await nextArrival(tx, own.conference.id),
      told: true,
    } as const;
    await tx
      .insert(workshopPlaces)
      .values({ regionId, registrationId, workshopId: workshop.id, ...place })
      .onConflictDoUpdate({ target: [workshopPlaces.regionId, workshopPlaces.registrationId, workshopPlaces.workshopId], set: place });
    await publishIfLast(tx, own.conference.id, workshop.id);
  }
  if (left.some((workshop) => workshop.own === "place")) {
    await enqueueMoveUp(ctx, tx, own.conference.id);
    if (left.some((workshop) => workshop.isFull)) tx.publish();
  }
}

async function storeNeeds(ctx: Context, tx: Writer, registrationId: string, { interpreterLanguage, childcare, access }: Needs): Promise<void> {
  const regionId = ctx.region.id;
  const needs = { interpreterLanguage: interpreterLanguage || null, childcare, access };
  if (Object.values(needs).some(Boolean))
    await tx
      .insert(registrationNeeds)
      .values({ regionId, registrationId, ...needs })
      .onConflictDoUpdate({ target: [registrationNeeds.regionId, registrationNeeds.registrationId], set: needs });
  else await tx.delete(registrationNeeds).where(and(eq(registrationNeeds.regionId, regionId), eq(registrationNeeds.registrationId, registrationId)));
}
