import { describe, expect, test } from "vitest";
import { listAudit } from "#platform/audit/index.ts";
import { makeContext, newId, transact, type Context } from "#platform/db/index.ts";
import { decideLogView, listLogViews, readLogView, requestLogView } from "#platform/privacy/index.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aRegion } from "#tests/support/factories.ts";

const db = await testDatabase();

/** A region in which Frau Albers read an organisation's people today, and the two who may look at that together. */
async function aCounty() {
  const county = await aRegion(db);
  await transact(county.as("coordinator"), async (tx) => tx.audit("organisation.people-read", newId()));
  await transact(county.as("coordinator"), async (tx) => tx.audit("organisation.edited", newId()));
  const today = county.ctx.today;
  return { county, administrator: county.as("administrator"), officer: county.as("data-protection-officer"), days: { fromDay: today, toDay: today } };
}
const reason = "Hinweis auf unbefugte Abfragen";

async function asked(ctx: Context, days: { fromDay: string; toDay: string }): Promise<string> {
  const made = await requestLogView(ctx, { reason, ...days });
  if (!made.ok) throw new Error(made.refusal);
  return made.value.viewId;
}
const daysLater = (ctx: Context, days: number) => makeContext(ctx.database, ctx.region, ctx.actor, new Date(ctx.now.getTime() + days * 86_400_000));
const eventsOf = (found: Awaited<ReturnType<typeof readLogView>>) =>
  found.ok ? found.value.entries.map(({ event, actor }) => `${actor}: ${event}`) : found.refusal;

describe("Who looked at what", () => {
  test("does not stand in the general log", async () => {
    const { administrator } = await aCounty();
    const found = await listAudit(administrator, {});
    expect(found.ok && found.value.entries.map(({ event }) => event)).toEqual(["organisation.edited"]);
    expect(found.ok && found.value.events).toEqual(["organisation.edited"]);
  });

  test.each(["administrator", "data-protection-officer"] as const)("is shown when one (%s) asked and the other allowed, with names", async (first) => {
    const { county, days } = await aCounty();
    const [one, other] = [county.as(first), county.as(first === "administrator" ? "data-protection-officer" : "administrator")];
    const viewId = await asked(one, days);
    expect(eventsOf(await readLogView(one, viewId))).toBe("not-open");
    expect(await decideLogView(other, { viewId, allow: true })).toMatchObject({ ok: true });
    expect(eventsOf(await readLogView(one, viewId))).toEqual(["Test coordinator: organisation.people-read"]);
    expect(eventsOf(await readLogView(other, viewId))).toEqual(["Test coordinator: organisation.people-read"]);
  });

  test("is not allowed by the same person, nor by another of the same role, nor twice", async () => {
    const { county, administrator, officer, days } = await aCounty();
    const viewId = await asked(administrator, days);
    for (const ctx of [administrator, county.as("administrator"), county.as("coordinator")]) {
      expect(await decideLogView(ctx, { viewId, allow: true })).toMatchObject({ ok: false });
    }
    const { actor } = administrator;
    if (actor.kind !== "staff") throw new Error("An administrator is staff.");
    const both = { ...actor, memberships: ["administrator", "data-protection-officer"].map((role) => ({ role, organisationId: null, language: null })) };
    expect(await decideLogView({ ...administrator, actor: both }, { viewId, allow: true })).toEqual({ ok: false, refusal: "not-allowed" });
    expect(await decideLogView(officer, { viewId, allow: false })).toMatchObject({ ok: true });
    expect(await decideLogView(officer, { viewId, allow: true })).toEqual({ ok: false, refusal: "not-allowed" });
    expect(eventsOf(await readLogView(administrator, viewId))).toBe("not-open");
  });

  test("closes after a week, and was never open to a third person", async () => {
    const { county, administrator, officer, days } = await aCounty();
    const viewId = await asked(administrator, days);
    await decideLogView(officer, { viewId, allow: true });
    expect(eventsOf(await readLogView(county.as("administrator"), viewId))).toBe("not-open");
    expect(eventsOf(await readLogView(daysLater(administrator, 6), viewId))).toHaveLength(1);
    expect(eventsOf(await readLogView(daysLater(administrator, 7.1), viewId))).toBe("not-open");
  });

  test("shows the days that were allowed and no others", async () => {
    const { administrator, officer } = await aCounty();
    const yesterday = daysLater(administrator, -1).today;
    const viewId = await asked(administrator, { fromDay: yesterday, toDay: yesterday });
    await decideLogView(officer, { viewId, allow: true });
    expect(eventsOf(await readLogView(administrator, viewId))).toEqual([]);
  });

  test("is itself in the log, from asking on", async () => {
    const { administrator, officer, days } = await aCounty();
    await decideLogView(officer, { viewId: await asked(administrator, days), allow: true });
    const found = await listAudit(administrator, {});
    expect(found.ok && found.value.entries.map(({ event }) => event)).toEqual(["log-view.allowed", "log-view.requested", "organisation.edited"]);
  });

  test("needs a reason, at most a quarter, and one of the two roles of this region", async () => {
    const { county, administrator, days } = await aCounty();
    expect(await requestLogView(administrator, { reason, fromDay: "2026-01-01", toDay: "2026-06-30" })).toEqual({ ok: false, refusal: "too-long" });
    expect(await requestLogView(administrator, { reason, fromDay: "2026-02-01", toDay: "2026-01-01" })).toEqual({ ok: false, refusal: "end-before-start" });
    expect(await requestLogView(county.as("coordinator"), { reason, ...days })).toEqual({ ok: false, refusal: "not-allowed" });
    const viewId = await asked(administrator, days);
    const stranger = await aRegion(db);
    expect(await decideLogView(stranger.as("data-protection-officer"), { viewId, allow: true })).toEqual({ ok: false, refusal: "not-found" });
    expect(await listLogViews(stranger.as("administrator"))).toEqual({ ok: true, value: [] });
    expect(await listLogViews(county.as("coordinator"))).toEqual({ ok: false, refusal: "not-allowed" });
  });
});
