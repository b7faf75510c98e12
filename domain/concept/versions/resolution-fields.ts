import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { gremien } from "#domain/network/gremien/schema.ts";
import { meetings } from "#domain/network/meetings/schema.ts";
import type { Context, Writer } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { RESOLUTION_KINDS } from "./resolution-kinds.ts";

export const ResolutionFields = z.strictObject({
  kind: z.enum(RESOLUTION_KINDS),
  /** A body with an entry; null: `body` names it. */
  gremiumId: z.uuid().nullable(),
  body: z.string().trim().max(200),
  resolvedOn: z.iso.date(),
  wording: z.string().trim().max(10_000),
  meetingId: z.uuid().nullable(),
});
type Checked = { gremiumId: string | null; body: string; resolvedOn: string; wording: string; meetingId: string | null };

export async function checkFields(
  ctx: Context,
  tx: Writer,
  input: z.infer<typeof ResolutionFields>,
): Promise<Result<Checked, "body-missing" | "meeting-elsewhere" | "in-the-future">> {
  if (input.resolvedOn > ctx.today) return refused("in-the-future");
  const [gremium] =
    input.gremiumId === null
      ? []
      : await tx
          .select({ name: gremien.name })
          .from(gremien)
          .where(and(eq(gremien.regionId, ctx.region.id), eq(gremien.id, input.gremiumId)));
  const body = gremium?.name ?? input.body;
  if (body === "") return refused("body-missing");
  if (input.meetingId !== null) {
    const [meeting] = await tx
      .select({ gremiumId: meetings.gremiumId })
      .from(meetings)
      .where(and(eq(meetings.regionId, ctx.region.id), eq(meetings.id, input.meetingId)));
    if (!meeting || (gremium && meeting.gremiumId !== input.gremiumId)) return refused("meeting-elsewhere");
  }
  const { resolvedOn, wording, meetingId } = input;
  return done({ gremiumId: gremium ? input.gremiumId : null, body, resolvedOn, wording, meetingId });
}
