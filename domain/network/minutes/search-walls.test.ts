import fc from "fast-check";
import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { newId, read, transact, type Context } from "#platform/db/index.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aRegion } from "#tests/support/factories.ts";
import { aGremium, type TestGremium } from "#tests/support/gremium.ts";
import { agendaItems } from "../meetings/schema.ts";
import { agendaNotes, decisions, tasks } from "./schema.ts";

const db = await testDatabase();

/** Everything that can be searched, as its row policy shows it. A note has the id of its item. */
const EVERYTHING = sql`
  select 'agenda-item' as kind, id, title as said from agenda_items
  union all select 'note', agenda_item_id, text from agenda_notes
  union all select 'decision', id, text from decisions
  union all select 'task', id, concat_ws(' ', title, report) from tasks`;

/** What the search function returns, and what the policies show of the same words. */
function compare(ctx: Context, said: string) {
  return read(ctx, async (reader) => {
    const found = await reader.execute<{ id: string }>(sql`select kind || ' ' || id as id from search.find_in_minutes(${said}, 2000)`);
    const shown = await reader.execute<{ id: string }>(sql`
      select kind || ' ' || id as id from (${EVERYTHING}) everything where search.lexemes(said) @@ search.asked(${said}, true)`);
    const ids = (rows: { id: string }[]) => rows.map(({ id }) => id).toSorted();
    return { searched: ids(found.rows), shown: ids(shown.rows) };
  });
}

const act = fc.record({
  act: fc.constantFrom("item", "note", "decision", "task", "reword", "report", "publish", "delete"),
  text: fc.constantFrom("Spätbus", "Spätbusse am Abend", "Wohnraum", "Kosten für Wohnraum und Abend"),
  which: fc.nat(20),
});

describe("The search function of the minutes", () => {
  test("returns exactly the ids that the policies show to the house, and nothing to anybody else", async () => {
    let compared = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 5, maxLength: 14 }), async (acts) => {
        const gremium = await aGremium(db, { isPublic: true });
        const { county } = gremium;
        const stranger = await aRegion(db);
        const member = await gremium.aSeat("member");
        const { id: meetingId, itemIds } = await gremium.aMeeting({ items: [{ title: "Spätbus am Abend" }, { title: "Wohnraum" }], isPublic: true });
        for (const step of acts) await carryOut(gremium, meetingId, itemIds, step);
        const link = (opens: "task" | "meeting-answer") => db.ctx(county.region, { kind: "link", opens, subjectId: newId(), name: "Link" });
        for (const said of ["spätbus", "abend wohnraum", "kosten"]) {
          for (const inside of [county.ctx, county.as("caseworker"), county.as("gremium-member"), member.ctx, stranger.ctx]) {
            const { searched, shown } = await compare(inside, said);
            expect(searched).toEqual(shown);
            compared += shown.length;
          }
          for (const outside of [county.publicCtx, link("task"), link("meeting-answer")]) expect((await compare(outside, said)).searched).toEqual([]);
        }
      }),
      { numRuns: 8, interruptAfterTimeLimit: 40_000 },
    );
    expect(compared).toBeGreaterThan(0);
  }, 90_000);
});

async function carryOut(
  { county, gremiumId }: TestGremium,
  meetingId: string,
  itemIds: string[],
  step: { act: string; text: string; which: number },
): Promise<void> {
  const { ctx } = county;
  const regionId = ctx.region.id;
  const { text, which } = step;
  const agendaItemId = itemIds[which % itemIds.length] ?? "";
  await transact(ctx, async (tx) => {
    if (step.act === "item")
      await tx.insert(agendaItems).values({ regionId, id: newId(), meetingId, position: 100 + Number(BigInt(`0x${newId().slice(-6)}`)), title: text });
    if (step.act === "note") {
      const key = [agendaNotes.regionId, agendaNotes.agendaItemId];
      await tx.insert(agendaNotes).values({ regionId, agendaItemId, text }).onConflictDoUpdate({ target: key, set: { text } });
    }
    if (step.act === "decision") {
      const number = Number(BigInt(`0x${newId().slice(-6)}`));
      await tx.insert(decisions).values({ regionId, id: newId(), gremiumId, meetingId, agendaItemId, year: 2026, number, text, decidedOn: ctx.today });
    }
    if (step.act === "task") await tx.insert(tasks).values({ regionId, id: newId(), gremiumId, meetingId, agendaItemId, title: text });
    const chosen = (table: string) => sql.raw(`(select id from ${table} order by id offset ${which % 3} limit 1)`);
    if (step.act === "reword") {
      await tx.execute(sql`update agenda_items set title = ${text} where id = ${chosen("agenda_items")}`);
      await tx.execute(sql`update decisions set text = ${text} where id = ${chosen("decisions")}`);
    }
    if (step.act === "report") await tx.execute(sql`update tasks set report = ${text} where id = ${chosen("tasks")}`);
    if (step.act === "publish") await tx.execute(sql`update agenda_items set is_public = not is_public where id = ${chosen("agenda_items")}`);
    if (step.act === "delete") {
      await tx.execute(sql`delete from tasks where id = ${chosen("tasks")}`);
      await tx.execute(sql`delete from decisions where id = ${chosen("decisions")}`);
      await tx.execute(sql`delete from agenda_notes where agenda_item_id = ${agendaItemId}`);
    }
    tx.audit("test.prepared", null);
  });
}
