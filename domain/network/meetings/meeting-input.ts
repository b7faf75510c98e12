import { z } from "zod";
import { done, refused, type Result } from "#platform/result.ts";
import { isTimeZone, momentOf } from "./local-time.ts";

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** Day and times are those of the region's clocks. */
export const MeetingFields = z.strictObject({
  title: z.string().trim().max(200),
  on: z.string().regex(/^\d{4}-\d\d-\d\d$/),
  from: time,
  to: time,
  place: z.string().trim().max(300),
  onlineUrl: z.union([z.literal(""), z.url({ protocol: /^https?$/ }).max(500)]),
  /** For those invited. */
  note: z.string().trim().max(4000),
  answerBy: z.iso.date().nullable(),
  isPublic: z.boolean(),
});
export type MeetingFields = z.infer<typeof MeetingFields>;

export type TimeRefusal = "end-before-start" | "time-does-not-exist" | "time-zone-unknown" | "answer-after-start";
export type Span = { startsAt: Date; endsAt: Date };

/** The two moments of a meeting. @param zone the region's */
export function spanOf(zone: string, { on, from, to, answerBy }: Pick<MeetingFields, "on" | "from" | "to" | "answerBy">): Result<Span, TimeRefusal> {
  if (!isTimeZone(zone)) return refused("time-zone-unknown");
  const startsAt = momentOf(zone, { on, at: from });
  const endsAt = momentOf(zone, { on, at: to });
  if (!startsAt || !endsAt) return refused("time-does-not-exist");
  if (endsAt <= startsAt) return refused("end-before-start");
  if (answerBy !== null && answerBy > on) return refused("answer-after-start");
  return done({ startsAt, endsAt });
}
