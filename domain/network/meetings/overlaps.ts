import { and, asc, eq, gt, inArray, lt, notInArray, or } from "drizzle-orm";
import type { Context, Reader } from "#platform/db/index.ts";
import type { Span } from "./meeting-input.ts";
import { meetings } from "./schema.ts";

/**
 * The starts of the body's meetings that lie in one of these spans, cancelled ones left out. People can be in one place
 * only, but a body may split: a warning, not a wall.
 * @param except meetings that are about to move
 */
export async function overlapsOf(ctx: Context, db: Reader, gremiumId: string, spans: readonly Span[], except: readonly string[] = []): Promise<Date[]> {
  const found = await db
    .select({ startsAt: meetings.startsAt })
    .from(meetings)
    .where(
      and(
        eq(meetings.regionId, ctx.region.id),
        eq(meetings.gremiumId, gremiumId),
        inArray(meetings.state, ["planned", "invited", "held"]),
        except.length > 0 ? notInArray(meetings.id, [...except]) : undefined,
        or(...spans.map(({ startsAt, endsAt }) => and(lt(meetings.startsAt, endsAt), gt(meetings.endsAt, startsAt)))),
      ),
    )
    .orderBy(asc(meetings.startsAt));
  return found.map(({ startsAt }) => startsAt);
}
