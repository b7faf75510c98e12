import { and, eq, inArray, sql } from "drizzle-orm";
import type { Context, Reader, Writer } from "#platform/db/index.ts";
import { foundingProjects } from "./schema.ts";

/** Whether both groups are on the way to an association, or were: to say before merging them what becomes of the two ways. One query. */
export async function bothFound(ctx: Context, db: Reader, oneId: string, otherId: string): Promise<boolean> {
  return (await db.$count(foundingProjects, ofThese(ctx, [oneId, otherId]))) === 2;
}

/**
 * Makes one way of two, where two entries turn out to be one group. Nothing that was noted gets lost: a step is done if it was
 * done in either, from the first such day; the words of both stand below each other. The way is finished when both were, on
 * the later day: what was noted is deleted two years after it. Where only one of the two founds, there is nothing to do.
 */
export async function mergeFoundings(ctx: Context, tx: Writer, winnerId: string, loserId: string): Promise<void> {
  const here = ctx.region.id;
  const projects = await tx
    .select()
    .from(foundingProjects)
    .where(ofThese(ctx, [winnerId, loserId]))
    .for("update");
  const winner = projects.find(({ organisationId }) => organisationId === winnerId);
  const loser = projects.find(({ organisationId }) => organisationId === loserId);
  if (!winner || !loser) return;
  await tx.execute(sql`
    insert into founding_progress as kept (region_id, organisation_id, step_code, done_on, note, version)
    select region_id, ${winnerId}, step_code, done_on, note, version from founding_progress where region_id = ${here} and organisation_id = ${loserId}
    on conflict (region_id, organisation_id, step_code) do update set done_on = least(kept.done_on, excluded.done_on), version = kept.version + 1,
      note = concat_ws(E'\\n', nullif(kept.note, ''), nullif(nullif(excluded.note, kept.note), ''))`);
  const [startedOn = winner.startedOn] = [winner.startedOn, loser.startedOn].toSorted();
  const helper = [...new Set([winner.helper, loser.helper])].filter((words) => words !== "").join("; ");
  const finishedOn = winner.finishedOn && loser.finishedOn ? ([winner.finishedOn, loser.finishedOn].toSorted().at(-1) ?? null) : null;
  await tx.delete(foundingProjects).where(ofThese(ctx, [loserId]));
  await tx
    .update(foundingProjects)
    .set({ startedOn, helper, finishedOn })
    .where(ofThese(ctx, [winnerId]));
}

function ofThese(ctx: Context, ids: string[]) {
  return and(eq(foundingProjects.regionId, ctx.region.id), inArray(foundingProjects.organisationId, ids));
}
