import { and, asc, desc, eq, inArray, sql } from "drizzle-orm";
import type { Context, Reader } from "#platform/db/index.ts";
import { agendaItems, meetings } from "../meetings/schema.ts";
import { decisions } from "../minutes/schema.ts";

export type PublicMeeting = {
  id: string;
  number: number | null;
  title: string;
  startsAt: Date;
  place: string;
  isCancelled: boolean;
  agenda: { id: string; title: string }[];
};
export type PublicDecision = {
  id: string;
  year: number;
  number: number;
  text: string;
  decidedOn: string;
  votes: { yes: number; no: number; abstained: number } | null;
};

/** What everybody may know of a body's work. The conditions repeat the wall, so that staff see the same on the public page. Three queries. */
export async function readPublicWork(ctx: Context, db: Reader, gremiumId: string): Promise<{ meetings: PublicMeeting[]; decisions: PublicDecision[] }> {
  const here = ctx.region.id;
  // A page is kept until midnight, so the whole day counts.
  const day = sql`(${meetings.startsAt} at time zone ${ctx.region.timeZone})::date`;
  const coming = await db
    .select()
    .from(meetings)
    .where(and(eq(meetings.regionId, here), eq(meetings.gremiumId, gremiumId), eq(meetings.isPublic, true), sql`${day} >= ${ctx.today}`))
    .orderBy(asc(meetings.startsAt));
  const ids = coming.map(({ id }) => id);
  const items =
    ids.length === 0
      ? []
      : await db
          .select({ id: agendaItems.id, meetingId: agendaItems.meetingId, title: agendaItems.title })
          .from(agendaItems)
          .where(and(eq(agendaItems.regionId, here), inArray(agendaItems.meetingId, ids), eq(agendaItems.isPublic, true)))
          .orderBy(asc(agendaItems.position));
  const decided = await db
    .select()
    .from(decisions)
    .where(and(eq(decisions.regionId, here), eq(decisions.gremiumId, gremiumId), eq(decisions.isPublic, true), sql`${decisions.approvedAt} is not null`))
    .orderBy(desc(decisions.year), desc(decisions.number));
  return {
    meetings: coming.map(({ id, number, title, startsAt, place, state }) => ({
      id,
      number,
      title,
      startsAt,
      place,
      isCancelled: state === "cancelled",
      agenda: items.filter(({ meetingId }) => meetingId === id).map((item) => ({ id: item.id, title: item.title })),
    })),
    decisions: decided.map(({ id, year, number, text, decidedOn, votesYes, votesNo, votesAbstained }) => ({
      id,
      year,
      number,
      text,
      decidedOn,
      votes: votesYes === null || votesNo === null || votesAbstained === null ? null : { yes: votesYes, no: votesNo, abstained: votesAbstained },
    })),
  };
}
