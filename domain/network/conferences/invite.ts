import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { z } from "zod";
import { newId, transact, type Context, type Writer } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { seatsOn } from "../meetings/invite.ts";
import { isInUse } from "../in-use.ts";
import { organisations, people } from "../schema.ts";
import { lockConference, type Conference, type KeepRefusal } from "./lock-conference.ts";
import { freeFor, lockQueue, nextArrival, owe, readFullness } from "./queue.ts";
import { registrants, registrations } from "./schema.ts";

export const InviteToConference = z.strictObject({
  conferenceId: z.uuid(),
  /** One address a line, before it a name where one is known: "Amira Haddad <haddad@example.org>". */
  addresses: z.string().max(50_000),
  /** Everybody with a seat today. */
  gremiumIds: z.array(z.uuid()).max(50),
});
export type InviteToConference = z.infer<typeof InviteToConference>;
export type InvitedToConference = {
  mails: number;
  /** Who had an invitation or registration already. */
  known: number;
  /** Lines without an address that can be written to, as they were typed. */
  unread: string[];
};

type Guest = { name: string; organisation: string; email: string };

/** Each new address gets one mail with a link; who is on the list already gets none. */
export async function inviteToConference(ctx: Context, input: InviteToConference): Promise<Result<InvitedToConference, KeepRefusal | "not-open" | "nobody">> {
  return transact(ctx, async (tx): Promise<Result<InvitedToConference, KeepRefusal | "not-open" | "nobody">> => {
    const locked = await lockConference(ctx, tx, input.conferenceId);
    if (!locked.ok) return locked;
    if (!isAhead(ctx, locked.value)) return refused("not-open");
    const { guests: typed, unread } = readAddresses(input.addresses);
    const guests = uniqueByAddress([...typed, ...(await membersOf(ctx, tx, input.gremiumIds))]);
    if (guests.length === 0) return refused("nobody");
    const known = new Set(await knownAddresses(ctx, tx, input.conferenceId));
    const fresh = guests.filter(({ email }) => !known.has(email.toLowerCase())).map((guest) => ({ ...guest, id: newId(ctx.now) }));
    await insertGuests(ctx, tx, input.conferenceId, fresh);
    await owe(
      ctx,
      tx,
      fresh.map(({ id }) => id),
      "invitation",
    );
    tx.audit("conference.invited", input.conferenceId, { mails: fresh.length });
    return done({ mails: fresh.length, known: guests.length - fresh.length, unread });
  });
}

export const AddRegistration = z.strictObject({ conferenceId: z.uuid(), name: z.string().trim().min(1).max(120), organisation: z.string().trim().max(160) });
export type AddRegistration = z.infer<typeof AddRegistration>;

/**
 * Somebody who called, or stands at the door. Before the day such a person queues like everybody; at the door nobody is
 * sent home, and who is noted then is there.
 *
 * @param id of the form; the same form sent twice is one person
 */
export async function addRegistration(
  ctx: Context,
  { conferenceId, name, organisation }: AddRegistration,
  id: string = newId(ctx.now),
): Promise<Result<{ id: string }, KeepRefusal | "not-open">> {
  return transact(ctx, async (tx): Promise<Result<{ id: string }, KeepRefusal | "not-open">> => {
    const locked = await lockConference(ctx, tx, conferenceId);
    if (!locked.ok) return locked;
    const { state, startsAt } = locked.value;
    if (state === "cancelled" || state === "draft") return refused("not-open");
    await lockQueue(tx, conferenceId);
    const isAtTheDoor = startsAt.getTime() - ctx.now.getTime() <= EARLIEST;
    const [house] = await readFullness(tx, conferenceId);
    const full = house !== undefined && freeFor(house) === 0 && !isAtTheDoor;
    const added = await tx
      .insert(registrations)
      .values({
        regionId: ctx.region.id,
        id,
        conferenceId,
        state: full ? "waiting" : "registered",
        arrived: await nextArrival(tx, conferenceId),
        madeAt: ctx.now,
        answeredAt: ctx.now,
        attendedAt: isAtTheDoor ? ctx.now : null,
      })
      .onConflictDoNothing()
      .returning({ id: registrations.id });
    if (added.length === 0) return done({ id });
    await tx.insert(registrants).values({ regionId: ctx.region.id, registrationId: id, name, organisation });
    tx.audit("registration.added", id);
    return done({ id });
  });
}

/** People come early: from two hours before on, who is noted is there. */
export const EARLIEST = 2 * 60 * 60 * 1000;

function isAhead({ now }: Context, { state, startsAt }: Conference): boolean {
  return state !== "cancelled" && state !== "documented" && startsAt > now;
}

/** @returns addresses with the name before them, where there is one; lines that hold none, as they were typed */
export function readAddresses(text: string): { guests: Guest[]; unread: string[] } {
  const guests: Guest[] = [];
  const unread: string[] = [];
  for (const line of text.split(/[\n;]/).map((each) => each.trim())) {
    if (line === "") continue;
    const [, before = "", address = ""] = /^(.*?)[<,\s]*([^\s<>,;]+@[^\s<>,;]+)>?$/.exec(line) ?? [];
    const email = z.email().max(200).safeParse(address);
    const name = before.replace(/[",<]/g, "").trim().slice(0, 120);
    if (email.success) guests.push({ name: name || email.data, organisation: "", email: email.data });
    else unread.push(line.slice(0, 200));
  }
  return { guests, unread };
}

function uniqueByAddress(guests: readonly Guest[]): Guest[] {
  return [...new Map(guests.toReversed().map((guest) => [guest.email.toLowerCase(), guest])).values()].toReversed();
}

async function membersOf(ctx: Context, tx: Writer, gremiumIds: readonly string[]): Promise<Guest[]> {
  const seats = (await Promise.all(gremiumIds.map((id) => seatsOn(ctx, tx, id, ctx.today)))).flat();
  if (seats.length === 0) return [];
  const found = await tx
    .select({ firstName: people.firstName, lastName: people.lastName, email: people.email, organisation: organisations.name })
    .from(people)
    .innerJoin(organisations, and(eq(organisations.regionId, people.regionId), eq(organisations.id, people.organisationId)))
    .where(
      and(
        eq(people.regionId, ctx.region.id),
        inArray(
          people.id,
          seats.map(({ personId }) => personId),
        ),
        isInUse,
      ),
    )
    .orderBy(asc(people.lastName));
  return found.flatMap(({ firstName, lastName, email, organisation }) => (email ? [{ name: `${firstName} ${lastName}`.trim(), organisation, email }] : []));
}

async function knownAddresses(ctx: Context, tx: Writer, conferenceId: string): Promise<string[]> {
  const found = await tx
    .select({ email: sql<string>`lower(${registrants.email})` })
    .from(registrants)
    .innerJoin(registrations, and(eq(registrations.regionId, registrants.regionId), eq(registrations.id, registrants.registrationId)))
    .where(and(eq(registrants.regionId, ctx.region.id), eq(registrations.conferenceId, conferenceId), sql`${registrants.email} is not null`));
  return found.map(({ email }) => email);
}

async function insertGuests(ctx: Context, tx: Writer, conferenceId: string, guests: readonly (Guest & { id: string })[]): Promise<void> {
  if (guests.length === 0) return;
  const regionId = ctx.region.id;
  await tx.insert(registrations).values(guests.map(({ id }) => ({ regionId, id, conferenceId, state: "invited" as const, madeAt: ctx.now })));
  await tx.insert(registrants).values(guests.map(({ id, name, organisation, email }) => ({ regionId, registrationId: id, name, organisation, email })));
}
