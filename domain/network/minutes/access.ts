import type { Actor } from "#platform/db/index.ts";
import { sql, type SQL } from "drizzle-orm";
import { mayEditGremien, mayKeepMeetings, mayReadPapers, maySeeMeeting, type GremiumKind, type Seat } from "../gremien/index.ts";

type Meeting = { gremiumId: string; /** Its day in the region's zone. */ on: string; minutesState: "none" | "draft" | "approved" };

/** Minutes are for those who sit in the body; once approved, for everybody who sees its meetings. */
export function mayReadMinutes(actor: Actor, seats: readonly Seat[], meeting: Meeting, gremium: { kind: GremiumKind }): boolean {
  return meeting.minutesState === "approved" ? maySeeMeeting(actor, seats, meeting, gremium) : mayReadPapers(actor, seats, meeting);
}

/**
 * The same rule for lists and the search, as a condition on the rows `m` of meetings and `g` of their bodies.
 * @param zone the region's, in which a meeting has its day
 */
export function minutesSeen(actor: Actor, seats: readonly Seat[], zone: string): SQL {
  if (mayEditGremien(actor)) return sql`true`;
  const own = seats.map(({ gremiumId, untilOn }) =>
    untilOn === null ? sql`m.gremium_id = ${gremiumId}` : sql`(m.gremium_id = ${gremiumId} and (m.starts_at at time zone ${zone})::date <= ${untilOn}::date)`,
  );
  const isStaff = maySeeMeeting(actor, [], { gremiumId: "", on: "" }, { kind: "network" });
  const approved = isStaff ? [sql`(m.minutes_state = 'approved' and g.kind <> 'internal-group')`] : [];
  const any = [...own, ...approved];
  return any.length === 0 ? sql`false` : sql`(${sql.join(any, sql` or `)})`;
}

/** Approving without a meeting is for the chair, and the office. */
export function mayApproveAlone(actor: Actor, seats: readonly Seat[], gremiumId: string, today: string): boolean {
  const chairs = seats.filter(({ role }) => role === "chair" || role === "deputy-chair");
  return mayKeepMeetings(actor, chairs, gremiumId, today);
}

/** Who keeps the body's meetings keeps its tasks; a task without a body is the office's. */
export function mayKeepTask(actor: Actor, seats: readonly Seat[], task: { gremiumId: string | null }, today: string): boolean {
  return task.gremiumId === null ? mayEditGremien(actor) : mayKeepMeetings(actor, seats, task.gremiumId, today);
}
