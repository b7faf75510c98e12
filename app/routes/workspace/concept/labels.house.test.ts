import { expect, test } from "vitest";
import { readLabelNames } from "#domain/concept/index.ts";
import { measureTargetGroups } from "#domain/concept/schema.ts";
import { read, transact } from "#platform/db/index.ts";
import { aMember, runningHouse } from "#tests/house/running-house.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aRegion } from "#tests/support/factories.ts";

const db = await testDatabase();
const { house, origin, ask } = await runningHouse(db);

const words = (html: string) =>
  html
    .replace(/<(script|style)[^]*?<\/\1>/g, "")
    .replace(/<[^>]*>/g, "")
    .replace(/\s+/g, " ");

test("A county without themes and target groups takes over ours with one click each, and is told what stands in the way of others", async () => {
  const county = await aRegion(db);
  const { ctx } = county;
  const { cookie } = await aMember(house, ctx, "editor");
  const path = `/app/${county.region.slug}/konzept/begriffe`;
  const page = async () => (await ask(path, { headers: { cookie } })).text();
  const send = (fields: Record<string, string>) => ask(path, { method: "POST", body: new URLSearchParams(fields), headers: { cookie, origin } });
  const stored = () => read(ctx, (reader) => readLabelNames(ctx, reader));

  const empty = await page();
  const offered = [...empty.matchAll(/name="kind" value="([^"]+)"\/><input type="hidden" name="names" value="([^"]+)"/g)];
  expect(offered.map(([, kind]) => kind)).toEqual(["theme", "target-group"]);
  for (const [, kind = "", names = ""] of offered) expect((await send({ kind, names })).headers.get("location")).toBe(`${path}?hinweis=neu`);
  const { themes, targetGroups } = await stored();
  expect([themes.length, targetGroups.length]).toEqual([12, 11]);
  expect(words(await page())).toMatch(/Themen 12[^]*Zielgruppen 11/);

  const [one, other] = targetGroups;
  if (!one || !other) throw new Error("The suggestion is empty.");
  const taken = await send({ kind: "target-group", id: one.id, intent: "save", name: other.name.toUpperCase() });
  expect(taken.status).toBe(422);
  expect(words(await taken.text())).toContain(`„${other.name.toUpperCase()}“ gibt es schon.`);

  const { id: measureId } = await county.aMeasure({ title: "Kurs am Abend" });
  await transact(ctx, async (tx) => {
    await tx.insert(measureTargetGroups).values({ regionId: ctx.region.id, measureId, targetGroupId: one.id });
    tx.audit("test.prepared", measureId);
  });
  // From a page that was opened before the measure carried it.
  const used = await send({ kind: "target-group", id: one.id, intent: "delete" });
  expect(used.status).toBe(409);
  expect(words(await used.text())).toContain("Das wird noch verwendet: eine Maßnahme.");
  expect(await page()).toContain(`/massnahmen/${measureId}"`);
  expect((await send({ kind: "target-group", id: other.id, intent: "delete" })).headers.get("location")).toBe(`${path}?hinweis=entfernt`);
  expect((await stored()).targetGroups.map(({ id }) => id)).not.toContain(other.id);

  for (const [names, told] of [
    [" \n", "Bitte schreiben Sie mindestens einen Namen."],
    ["x".repeat(81), "jeder mit höchstens 80 Zeichen"],
  ] as const)
    expect(words(await (await send({ kind: "theme", names })).text())).toContain(told);
});
