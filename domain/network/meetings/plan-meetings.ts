import { and, asc, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { newId, transact, type Context, type Writer } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { lockGremium, nextNumber, type KeepRefusal } from "./keep-gremium.ts";
import { MeetingFields, spanOf, type Span, type TimeRefusal } from "./meeting-input.ts";
import { overlapsOf } from "./overlaps.ts";
import { meetingInternals, meetings, meetingSeries } from "./schema.ts";
import { MOST_MEETINGS, seriesDays } from "./series-days.ts";

export const PlanMeetings = z.strictObject({
  gremiumId: z.uuid(),
  fields: MeetingFields,
  /** Absent: one meeting. */
  repeat: z.strictObject({ rhythm: z.enum(["weekly", "monthly"]), every: z.int().min(1).max(12), untilOn: z.iso.date() }).nullable(),
  /** Set once the overlap has been seen. */
  despiteOverlap: z.boolean(),
});
export type PlanMeetings = z.infer<typeof PlanMeetings>;
export type PlanRefusal = KeepRefusal | TimeRefusal | "gremium-ended" | "until-before-first" | "too-many";
export type Overlapping = { ok: false; refusal: "overlaps"; /** Starts of the body's other meetings. */ others: Date[] };

/**
 * Plans a meeting, or a series of them. A series keeps its time on the region's clocks, also when those change.
 *
 * @param id of the form: that of the first meeting; the same form sent twice plans once
 */
export async function planMeetings(
  ctx: Context,
  { gremiumId, fields, repeat, despiteOverlap }: PlanMeetings,
  id: string = newId(ctx.now),
): Promise<Result<{ meetingIds: string[] }, PlanRefusal> | Overlapping> {
  if (repeat && repeat.untilOn < fields.on) return refused("until-before-first");
  const days = repeat ? seriesDays({ ...repeat, firstOn: fields.on }) : [fields.on];
  if (days.length > MOST_MEETINGS) return refused("too-many");
  const spans: Span[] = [];
  for (const on of days) {
    // "Answer by" is said of the first; each later meeting is asked for when it is invited.
    const span = spanOf(ctx.region.timeZone, { ...fields, on, answerBy: on === fields.on ? fields.answerBy : null });
    if (!span.ok) return span;
    spans.push(span.value);
  }
  return transact(ctx, async (tx): Promise<Result<{ meetingIds: string[] }, PlanRefusal> | Overlapping> => {
    const gremium = await lockGremium(ctx, tx, gremiumId);
    if (!gremium.ok) return gremium;
    const sent = await plannedBy(ctx, tx, id);
    if (sent.length > 0) return done({ meetingIds: sent });
    if (gremium.value.endedOn !== null && gremium.value.endedOn < (days.at(-1) ?? "")) return refused("gremium-ended");
    const others = despiteOverlap ? [] : await overlapsOf(ctx, tx, gremiumId, spans);
    if (others.length > 0) return { ok: false, refusal: "overlaps", others };
    const seriesId = repeat ? await addSeries(ctx, tx, gremiumId, fields, repeat) : null;
    const meetingIds = await addMeetings(ctx, tx, gremiumId, seriesId, fields, spans, id);
    tx.audit("meetings.planned", gremiumId, { meetings: meetingIds.length });
    if (fields.isPublic) tx.publish();
    return done({ meetingIds });
  });
}

/** The meetings that this form has planned already, the first one first. */
async function plannedBy(ctx: Context, tx: Writer, firstId: string): Promise<string[]> {
  const here = eq(meetings.regionId, ctx.region.id);
  const [first] = await tx
    .select({ seriesId: meetings.seriesId })
    .from(meetings)
    .where(and(here, eq(meetings.id, firstId)));
  if (!first) return [];
  if (first.seriesId === null) return [firstId];
  const all = await tx
    .select({ id: meetings.id })
    .from(meetings)
    .where(and(here, eq(meetings.seriesId, first.seriesId)))
    .orderBy(sql`${meetings.id} <> ${firstId}`, asc(meetings.startsAt));
  return all.map(({ id }) => id);
}

async function addSeries(ctx: Context, tx: Writer, gremiumId: string, fields: MeetingFields, repeat: NonNullable<PlanMeetings["repeat"]>): Promise<string> {
  const id = newId(ctx.now);
  const { on, from, to, place } = fields;
  await tx.insert(meetingSeries).values({ regionId: ctx.region.id, id, gremiumId, ...repeat, firstOn: on, startsAt: from, endsAt: to, place });
  return id;
}

async function addMeetings(
  ctx: Context,
  tx: Writer,
  gremiumId: string,
  seriesId: string | null,
  fields: MeetingFields,
  spans: readonly Span[],
  firstId: string,
): Promise<string[]> {
  const regionId = ctx.region.id;
  const first = await nextNumber(ctx, tx, gremiumId);
  const { title, place, isPublic, answerBy, onlineUrl, note } = fields;
  const rows = spans.map((span, index) => ({
    regionId,
    id: index === 0 ? firstId : newId(ctx.now),
    gremiumId,
    seriesId,
    number: first + index,
    title,
    place,
    isPublic,
    answerBy: index === 0 ? answerBy : null,
    ...span,
  }));
  await tx.insert(meetings).values(rows);
  await tx.insert(meetingInternals).values(rows.map(({ id }) => ({ regionId, meetingId: id, onlineUrl: onlineUrl || null, note })));
  return rows.map(({ id }) => id);
}
