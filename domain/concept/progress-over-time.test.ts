import { expect, test } from "vitest";
import { read, type Context } from "#platform/db/index.ts";
import { aRegion } from "#tests/support/factories.ts";
import { testDatabase } from "#tests/support/database.ts";
import { findConcept } from "./concept-overview.ts";
import { editMeasure, readMeasureFields, releaseMeasure } from "./measures/index.ts";
import { progressOverTime } from "./progress-over-time.ts";

const db = await testDatabase();

/** What a reader is told about one recommendation on some days. */
async function told(ctx: Context, days: string[]): Promise<string[]> {
  const rows = await read(ctx, async (reader) => {
    const concept = await findConcept(ctx, reader);
    return concept ? progressOverTime(ctx, reader, concept, days) : [];
  });
  return rows.map(({ byState }) => Object.entries(byState).find(([, count]) => count > 0)?.[0] ?? "");
}

test("A state changed in the form counts from its day on: inside always, for the public while the measure is public", async () => {
  const county = await aRegion(db, "2026-11-12");
  const { recommendationIds } = await county.aConcept({ recommendations: 1, released: true });
  const { id } = await county.aMeasure({ state: "planned", recommendationIds });
  await county.aProgressUpdate({ measureId: id, dated: "2026-01-10" });
  const coordinator = county.as("coordinator");
  const on = (day: string): Context => ({ ...coordinator, now: new Date(`${day}T10:00:00Z`), today: day });
  const change = async (day: string, state: "running" | "done") => {
    const open = await read(coordinator, (reader) => readMeasureFields(coordinator, reader, id));
    if (!open) throw new Error("The measure is not there.");
    expect(await editMeasure(on(day), { ...open, id, state })).toMatchObject({ ok: true });
  };
  await change("2026-03-01", "running");
  await releaseMeasure(on("2026-06-01"), { id });
  await change("2026-09-01", "done");
  const days = ["2025-12-31", "2026-02-28", "2026-03-01", "2026-08-31", "2026-09-01"];
  expect(await told(coordinator, days)).toEqual(["not-begun", "not-begun", "on-track", "on-track", "done"]);
  expect((await told(county.publicCtx, days)).at(-1)).toBe("done");
  const seen = await read(county.publicCtx, (reader) => reader.execute("select dated::text from wall.state_changes()"));
  expect(seen.rows).toEqual([{ dated: "2026-09-01" }]);
});
