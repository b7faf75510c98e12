import { sql } from "drizzle-orm";
import { actorName, newId, type Context, type Reader, type Writer } from "#platform/db/index.ts";
import type { MeasureState } from "../progress/index.ts";
import { measureChanges } from "../schema.ts";

/** Something that happened to a measure beside its entries. */
export type MeasureChange = { id: string; dated: string; byName: string } & (
  | { kind: "state"; from: MeasureState; to: MeasureState }
  /** Taken back from the public, where it had been since `publicSince` (a moment) by the release of `releasedBy`. */
  | { kind: "withdrawn"; updateId: string | null; publicSince: string; releasedBy: string }
);

/** A state that was changed in the form, with from and to, as an entry would tell it. */
export async function logState(ctx: Context, tx: Writer, measureId: string, fromState: MeasureState, toState: MeasureState): Promise<void> {
  await tx.insert(measureChanges).values({ ...newChange(ctx, measureId), kind: "state", fromState, toState });
}

/** @param progressUpdateId null: the whole measure */
export async function logWithdrawal(
  ctx: Context,
  tx: Writer,
  measureId: string,
  progressUpdateId: string | null,
  release: { at: Date; by: string },
): Promise<void> {
  await tx
    .insert(measureChanges)
    .values({ ...newChange(ctx, measureId), kind: "withdrawn", progressUpdateId, wasReleasedAt: release.at, wasReleasedBy: release.by });
}

function newChange(ctx: Context, measureId: string) {
  return { regionId: ctx.region.id, id: newId(ctx.now), measureId, dated: ctx.today, changedAt: ctx.now, byName: actorName(ctx.actor) };
}

/** What happened to one measure beside its entries, newest first. One query. */
export async function readChanges(ctx: Context, db: Reader, measureId: string): Promise<MeasureChange[]> {
  type Row = {
    id: string;
    dated: string;
    byName: string;
    from: MeasureState | null;
    to: MeasureState | null;
    updateId: string | null;
    since: string;
    by: string;
  };
  const found = await db.execute<Row>(sql`
    select id, dated::text, by_name as "byName", from_state as "from", to_state as "to", progress_update_id as "updateId",
      to_char(was_released_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as since, was_released_by as by
    from measure_changes where region_id = ${ctx.region.id} and measure_id = ${measureId} order by dated desc, id desc`);
  return found.rows.map(({ id, dated, byName, from, to, updateId, since, by }) =>
    from !== null && to !== null
      ? { id, dated, byName, kind: "state", from, to }
      : { id, dated, byName, kind: "withdrawn", updateId, publicSince: since, releasedBy: by },
  );
}
