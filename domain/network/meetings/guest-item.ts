import { and, eq, isNotNull, isNull } from "drizzle-orm";
import type { Context, Reader } from "#platform/db/index.ts";
import { isInUse } from "../in-use.ts";
import { people } from "../schema.ts";
import { meetingParticipants } from "./schema.ts";

/** The item of a meeting's agenda that the signed-in account is invited to as a guest; null for everybody else. One query. */
export async function guestItemOf(ctx: Context, db: Reader, meetingId: string): Promise<string | null> {
  if (ctx.actor.kind !== "staff") return null;
  const [own] = await db
    .select({ agendaItemId: meetingParticipants.agendaItemId })
    .from(meetingParticipants)
    .innerJoin(people, and(eq(people.regionId, meetingParticipants.regionId), eq(people.id, meetingParticipants.personId), isInUse))
    .where(
      and(
        eq(meetingParticipants.regionId, ctx.region.id),
        eq(meetingParticipants.meetingId, meetingId),
        isNotNull(meetingParticipants.agendaItemId),
        isNull(meetingParticipants.withdrawnAt),
        eq(people.accountId, ctx.actor.accountId),
      ),
    );
  return own?.agendaItemId ?? null;
}
