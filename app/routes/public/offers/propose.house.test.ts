import { expect, test } from "vitest";
import { runningHouse } from "#tests/house/running-house.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aRegion } from "#tests/support/factories.ts";

const db = await testDatabase();
const { origin, ask } = await runningHouse(db);

/** A form of a region of its own as the page shows it. */
async function aForm() {
  const { region } = await aRegion(db);
  const page = `/${region.slug}/de/angebot-melden`;
  const formular = /name="formular"[^>]* value="([^"]+)"/.exec(await (await ask(page)).text())?.[1] ?? "";
  const send = (fields: Record<string, string> = {}) => {
    const typed = { formular, title: "Singen", text: "Für alle.", organisation: "Chor", ...fields };
    return ask(page, { method: "POST", headers: { origin }, body: new URLSearchParams(typed) });
  };
  const kept = async () => (await db.superuser.query("select 1 from offer_proposals where region_id = $1", [region.id])).rowCount;
  return { send, kept };
}

test("What somebody tells arrives once, however often the button is pressed", async () => {
  const { send, kept } = await aForm();
  const answers = [...(await Promise.all([send(), send()])), await send()];
  expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
  expect(await kept()).toBe(1);
});

test.each([
  ["fills the field that people do not see", { subject: "Buy now" }],
  ["never asked for the page", { formular: "" }],
  ["makes up a page of tomorrow", { formular: "0fffffff-ffff-7fff-8fff-ffffffffffff" }],
])("A machine that %s leaves nothing, and a person would find the words still there", async (_, fields) => {
  const { send, kept } = await aForm();
  const answer = await send(fields);
  expect(answer.status).toBe(422);
  expect(await answer.text()).toContain("Für alle.");
  expect(await kept()).toBe(0);
});

test("A machine that tells one after the other is stopped after fifteen, in words", { timeout: 60_000 }, async () => {
  const { send, kept } = await aForm();
  const told: number[] = [];
  for (let count = 1; count <= 20; count++) {
    const { status } = await send({ title: `Singen ${count}` });
    if (status === 429) break;
    told.push(status);
  }
  // The tests above came from the same address.
  expect(told.length).toBeLessThanOrEqual(15);
  expect(new Set(told)).toEqual(new Set([303]));
  expect(await kept()).toBe(told.length);
});
