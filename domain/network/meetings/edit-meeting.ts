import { and, asc, eq, gt, inArray } from "drizzle-orm";
import { z } from "zod";
import { addDays, daysBetween } from "#platform/days/index.ts";
import { transact, type Context, type Writer } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { enqueueMails } from "./enqueue-mails.ts";
import { lockMeeting, type KeepRefusal } from "./keep-gremium.ts";
import { localTime } from "./local-time.ts";
import { MeetingFields, spanOf, type Span, type TimeRefusal } from "./meeting-input.ts";
import { overlapsOf } from "./overlaps.ts";
import type { Overlapping } from "./plan-meetings.ts";
import { meetingInternals, meetings } from "./schema.ts";

export const EditMeeting = z.strictObject({
  meetingId: z.uuid(),
  version: z.int(),
  fields: MeetingFields,
  /** All later meetings of the series move by as many days, to the same time and place. */
  alsoLater: z.boolean(),
  despiteOverlap: z.boolean(),
});
export type EditMeeting = z.infer<typeof EditMeeting>;
export type EditMeetingRefusal = KeepRefusal | TimeRefusal | "version-conflict" | "not-open";

type Meeting = typeof meetings.$inferSelect;

/**
 * Changes a meeting that has not been held, and with it the later ones of its series where wanted. Who has been invited
 * hears of a new time, place or way in by a mail that replaces the entry in the calendar.
 */
export async function editMeeting(ctx: Context, input: EditMeeting): Promise<Result<{ changed: number }, EditMeetingRefusal> | Overlapping> {
  const { fields } = input;
  const zone = ctx.region.timeZone;
  return transact(ctx, async (tx): Promise<Result<{ changed: number }, EditMeetingRefusal> | Overlapping> => {
    const found = await lockMeeting(ctx, tx, input.meetingId);
    if (!found.ok) return found;
    const meeting = found.value;
    if (!isOpen(meeting)) return refused("not-open");
    if (meeting.version !== input.version) return refused("version-conflict");
    const span = spanOf(zone, fields);
    if (!span.ok) return span;

    const moves: { meeting: Meeting; span: Span; answerBy: string | null }[] = [{ meeting, span: span.value, answerBy: fields.answerBy }];
    const shift = daysBetween(localTime(zone, meeting.startsAt).on, fields.on);
    for (const later of input.alsoLater ? await laterOfSeries(ctx, tx, meeting) : []) {
      const on = addDays(localTime(zone, later.startsAt).on, shift);
      const moved = spanOf(zone, { ...fields, on, answerBy: null });
      if (!moved.ok) return moved;
      moves.push({ meeting: later, span: moved.value, answerBy: later.answerBy !== null && later.answerBy > on ? null : later.answerBy });
    }
    const ids = moves.map((move) => move.meeting.id);
    const others = input.despiteOverlap
      ? []
      : await overlapsOf(
          ctx,
          tx,
          meeting.gremiumId,
          moves.map((move) => move.span),
          ids,
        );
    if (others.length > 0) return { ok: false, refusal: "overlaps", others };

    const online = await onlineUrls(ctx, tx, ids);
    for (const move of moves) await store(ctx, tx, move, fields, online.get(move.meeting.id) ?? null);
    tx.audit("meeting.edited", meeting.id, { meetings: ids.length });
    if (fields.isPublic || meeting.isPublic) tx.publish();
    return done({ changed: ids.length });
  });
}

/** Neither held nor cancelled: still ahead, or not yet written up. */
export function isOpen({ state }: Pick<Meeting, "state">): boolean {
  return state === "planned" || state === "invited";
}

/** Open ones only: what was held stays, and a cancelled one was an exception somebody made. */
function laterOfSeries(ctx: Context, tx: Writer, meeting: Meeting): Promise<Meeting[]> {
  if (meeting.seriesId === null) return Promise.resolve([]);
  return tx
    .select()
    .from(meetings)
    .where(
      and(
        eq(meetings.regionId, ctx.region.id),
        eq(meetings.seriesId, meeting.seriesId),
        gt(meetings.startsAt, meeting.startsAt),
        inArray(meetings.state, ["planned", "invited"]),
      ),
    )
    .orderBy(asc(meetings.startsAt))
    .for("update");
}

async function onlineUrls(ctx: Context, tx: Writer, ids: string[]): Promise<Map<string, string | null>> {
  const rows = await tx
    .select({ id: meetingInternals.meetingId, onlineUrl: meetingInternals.onlineUrl })
    .from(meetingInternals)
    .where(and(eq(meetingInternals.regionId, ctx.region.id), inArray(meetingInternals.meetingId, ids)));
  return new Map(rows.map(({ id, onlineUrl }) => [id, onlineUrl]));
}

async function store(
  ctx: Context,
  tx: Writer,
  { meeting, span, answerBy }: { meeting: Meeting; span: Span; answerBy: string | null },
  fields: MeetingFields,
  onlineBefore: string | null,
): Promise<void> {
  const regionId = ctx.region.id;
  const { title, place, isPublic, note } = fields;
  const onlineUrl = fields.onlineUrl || null;
  const isNews =
    span.startsAt.getTime() !== meeting.startsAt.getTime() ||
    span.endsAt.getTime() !== meeting.endsAt.getTime() ||
    place !== meeting.place ||
    title !== meeting.title ||
    onlineUrl !== onlineBefore;
  const sequence = meeting.state === "invited" && isNews ? meeting.sequence + 1 : meeting.sequence;
  await tx
    .update(meetings)
    .set({ title, place, isPublic, ...span, answerBy, sequence, version: meeting.version + 1 })
    .where(and(eq(meetings.regionId, regionId), eq(meetings.id, meeting.id)));
  const internals = { onlineUrl, note };
  await tx
    .insert(meetingInternals)
    .values({ regionId, meetingId: meeting.id, ...internals })
    .onConflictDoUpdate({ target: [meetingInternals.regionId, meetingInternals.meetingId], set: internals });
  if (sequence > meeting.sequence) await enqueueMails(ctx, tx, { id: meeting.id, sequence });
}
