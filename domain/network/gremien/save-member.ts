import { and, eq } from "drizzle-orm";
import { newId, transact, type Context, type Reader } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { isInUse } from "../in-use.ts";
import { findLastChange, type LastChange } from "../last-change.ts";
import { organisations, people } from "../schema.ts";
import { mayEditGremien } from "./access.ts";
import type { MemberFields } from "./input.ts";
import { gremien, gremiumMembers } from "./schema.ts";

export type AddMember = { gremiumId: string; personId: string } & MemberFields;
export type EditMember = { id: string; version: number } & MemberFields;
export type Member = typeof gremiumMembers.$inferSelect;
export type MemberRefusal =
  "gremium-not-found" | "not-allowed" | "gremium-ended" | "person-unknown" | "organisation-unknown" | "seat-overlaps" | "substitute-unknown";
export type MemberConflict = { ok: false; refusal: "version-conflict"; stored: Member; changed: LastChange | null };

/**
 * Gives somebody a seat in a body. Who sends the member is written into the seat, so that it stays true when the person
 * changes the employer. A guest never votes.
 *
 * @param id of the form; the same form sent twice is one seat
 */
export async function addMember(
  ctx: Context,
  { gremiumId, personId, ...fields }: AddMember,
  id: string = newId(ctx.now),
): Promise<Result<{ id: string }, MemberRefusal>> {
  if (!mayEditGremien(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx) => {
    const body = await lockedGremium(ctx, tx, gremiumId);
    if (!body) return refused("gremium-not-found");
    const seats = await seatsIn(ctx, tx, gremiumId);
    if (seats.some((seat) => seat.id === id)) return done({ id });
    if (body.endedOn !== null) return refused("gremium-ended");
    const [person] = await tx
      .select({ organisationId: people.organisationId })
      .from(people)
      .where(and(eq(people.regionId, ctx.region.id), eq(people.id, personId), isInUse));
    if (!person) return refused("person-unknown");
    const seat = { ...fields, id, personId, organisationId: fields.organisationId ?? person.organisationId };
    const fault = await faultOf(ctx, tx, seats, seat);
    if (fault) return refused(fault);
    await tx.insert(gremiumMembers).values({ regionId: ctx.region.id, gremiumId, ...seat, votes: mayVote(seat) });
    tx.audit("gremium-member.added", id, { gremiumId, personId });
    if (body.isPublic) tx.publish();
    return done({ id });
  });
}

/** Changes a seat, or ends it by its last day. The person stays: another person is another seat. */
export async function editMember(
  ctx: Context,
  { id, version, ...fields }: EditMember,
): Promise<Result<{ version: number }, MemberRefusal | "member-not-found"> | MemberConflict> {
  if (!mayEditGremien(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx): ReturnType<typeof editMember> => {
    const own = and(eq(gremiumMembers.regionId, ctx.region.id), eq(gremiumMembers.id, id));
    const [found] = await tx.select({ gremiumId: gremiumMembers.gremiumId }).from(gremiumMembers).where(own);
    const body = found && (await lockedGremium(ctx, tx, found.gremiumId));
    if (!body) return refused("member-not-found");
    if (body.endedOn !== null) return refused("gremium-ended");
    const seats = await seatsIn(ctx, tx, body.id);
    const stored = seats.find((seat) => seat.id === id);
    if (!stored) return refused("member-not-found");
    if (stored.version !== version) {
      return { ok: false, refusal: "version-conflict", stored, changed: await findLastChange(ctx, tx, id, ["gremium-member.edited"]) };
    }
    const seat = { ...fields, id, personId: stored.personId, organisationId: fields.organisationId ?? stored.organisationId };
    const fault = await faultOf(ctx, tx, seats, seat);
    if (fault) return refused(fault);
    await tx
      .update(gremiumMembers)
      .set({ ...seat, votes: mayVote(seat), version: version + 1 })
      .where(own);
    tx.audit("gremium-member.edited", id, { gremiumId: body.id, personId: stored.personId });
    if (body.isPublic) tx.publish();
    return done({ version: version + 1 });
  });
}

/** Two who give seats in one body at once do it one after the other, so that no two seats overlap. */
async function lockedGremium(ctx: Context, tx: Reader, id: string) {
  const [found] = await tx
    .select()
    .from(gremien)
    .where(and(eq(gremien.regionId, ctx.region.id), eq(gremien.id, id)))
    .for("update");
  return found;
}

function seatsIn(ctx: Context, tx: Reader, gremiumId: string): Promise<Member[]> {
  return tx
    .select()
    .from(gremiumMembers)
    .where(and(eq(gremiumMembers.regionId, ctx.region.id), eq(gremiumMembers.gremiumId, gremiumId)));
}

type Wanted = MemberFields & { id: string; personId: string };

async function faultOf(ctx: Context, tx: Reader, seats: readonly Member[], wanted: Wanted) {
  const others = seats.filter((seat) => seat.id !== wanted.id);
  if (others.some((seat) => seat.personId === wanted.personId && overlap(seat, wanted))) return "seat-overlaps" as const;
  if (wanted.substituteForId !== null && !others.some((seat) => seat.id === wanted.substituteForId && seat.personId !== wanted.personId))
    return "substitute-unknown" as const;
  if (wanted.organisationId === null) return null;
  const [organisation] = await tx
    .select({ id: organisations.id })
    .from(organisations)
    .where(and(eq(organisations.regionId, ctx.region.id), eq(organisations.id, wanted.organisationId)));
  return organisation ? null : ("organisation-unknown" as const);
}

type Time = { fromOn: string; untilOn: string | null };

/** First and last days count. */
function overlap(a: Time, b: Time): boolean {
  return (a.untilOn === null || a.untilOn >= b.fromOn) && (b.untilOn === null || b.untilOn >= a.fromOn);
}

function mayVote({ role, votes }: MemberFields): boolean {
  return role !== "guest" && votes;
}
