import { and, eq, inArray, sql } from "drizzle-orm";
import type { Context, Reader, Writer } from "#platform/db/index.ts";
import { enqueue } from "#platform/jobs/index.ts";
import type { Conference } from "./lock-conference.ts";
import { registrations, type Owed } from "./schema.ts";

/** How full a conference is, or a workshop of it. */
export type Fullness = { workshopId: string | null; places: number | null; taken: number; waiting: number };

/**
 * Who takes, frees or counts places holds this until the commit, so that all arrive one after the other. An advisory lock,
 * because the holder of a registration's link may not lock the conference's row.
 */
export async function lockQueue(tx: Writer, conferenceId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`conference ${conferenceId}`}, 0))`);
}

/** The conference itself first (without a workshop), then its workshops; empty for who may not see it. One query. */
export async function readFullness(db: Reader, conferenceId: string): Promise<Fullness[]> {
  const found = await db.execute<Fullness>(sql`select workshop_id as "workshopId", places, taken, waiting from wall.conference_places(${conferenceId})`);
  return found.rows;
}

/** @returns how many places are free for who comes now: none where others wait already */
export function freeFor({ places, taken, waiting }: Fullness): number {
  if (places === null) return Infinity;
  return waiting > 0 ? 0 : Math.max(0, places - taken);
}

/** @returns the next number in the order of arrival; the caller holds the lock */
export async function nextArrival(tx: Reader, conferenceId: string): Promise<number> {
  const [found] = (await tx.execute<{ next: number }>(sql`select wall.next_arrival(${conferenceId}) as next`)).rows;
  return found?.next ?? 1;
}

/** After a place may have become free: the job looks who moves up, also where this process dies now. */
export async function enqueueMoveUp(ctx: Context, tx: Writer, conferenceId: string): Promise<void> {
  await enqueue(tx, "conference.move-up", { regionId: ctx.region.id, conferenceId }, { singletonKey: conferenceId });
}

/** A mail to each of them; what it says is read from the row when it is written. */
export async function owe(ctx: Context, tx: Writer, ids: readonly string[], owed: Owed): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .update(registrations)
    // Who was let in and does not know it yet hears of both in one mail.
    .set({ owed: owed === "moved-up" ? sql`case when ${registrations.owed} = 'let-in' then 'let-in' else 'moved-up' end` : owed })
    .where(and(eq(registrations.regionId, ctx.region.id), inArray(registrations.id, [...ids])));
  for (const id of ids) await enqueueLetter(ctx, tx, id);
}

export async function enqueueLetter(ctx: Context, tx: Writer, registrationId: string): Promise<void> {
  await enqueue(tx, "registration.mail", { regionId: ctx.region.id, registrationId }, { singletonKey: registrationId });
}

/**
 * Gives free places to those who wait, in the order of their arrival: first in the house, then in the workshops of those who
 * are in. Who got one hears of it by mail. Holding the lock and asked twice, it gives nothing a second time.
 *
 * @returns how many registrations moved up
 */
export async function moveUp(ctx: Context, tx: Writer, { id, places, state, startsAt }: Conference): Promise<number> {
  await lockQueue(tx, id);
  if ((state !== "open" && state !== "closed") || startsAt <= ctx.now) return 0;
  const here = ctx.region.id;
  const arrivals = await tx.execute<{ id: string }>(sql`
    update registrations set state = 'registered' where region_id = ${here} and id in (
      select id from registrations where region_id = ${here} and conference_id = ${id} and state = 'waiting' order by arrived
      limit ${places === null ? null : sql`greatest(0, ${places}::int - (select count(*) from registrations where region_id = ${here} and conference_id = ${id} and state = 'registered'))`})
    returning id`);
  const moved = await tx.execute<{ id: string }>(sql`
    update workshop_places set state = 'place', told = false from (
      select p.registration_id, p.workshop_id, row_number() over (partition by p.workshop_id order by p.arrived) as turn,
        w.places - (select count(*) from workshop_places t where t.region_id = p.region_id and t.workshop_id = p.workshop_id and t.state = 'place') as free
      from workshop_places p join conference_workshops w on w.region_id = p.region_id and w.id = p.workshop_id
        join registrations r on r.region_id = p.region_id and r.id = p.registration_id
      where p.region_id = ${here} and w.conference_id = ${id} and p.state = 'waiting' and r.state = 'registered') waiting
    where workshop_places.region_id = ${here} and workshop_places.registration_id = waiting.registration_id
      and workshop_places.workshop_id = waiting.workshop_id and (waiting.free is null or waiting.turn <= waiting.free)
    returning workshop_places.registration_id as id`);
  const letIn = new Set(arrivals.rows.map((row) => row.id));
  const others = new Set(moved.rows.flatMap((row) => (letIn.has(row.id) ? [] : [row.id])));
  await owe(ctx, tx, [...letIn], "let-in");
  await owe(ctx, tx, [...others], "moved-up");
  return letIn.size + others.size;
}
