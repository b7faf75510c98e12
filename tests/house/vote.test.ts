import { describe, expect, test } from "vitest";
import { read } from "#platform/db/index.ts";
import { closeRound, findRound, makeCodes, type RoundFields } from "#domain/concept/priorities/index.ts";
import { anOpenRound } from "#domain/concept/priorities/test-round.ts";
import { voteInAHall } from "../../scripts/bench/vote.ts";
import { testDatabase } from "#tests/support/database.ts";
import { runningHouse } from "./running-house.ts";

const db = await testDatabase();
const { origin, ask } = await runningHouse(db);

/** A round and its page, as phones reach it. */
async function aHall(values: Partial<RoundFields> = {}) {
  const round = await anOpenRound(db, values);
  const { link } = await round.page();
  const path = `/j/${link?.code}/priorisierung`;
  const open = async (query = "") => {
    const answer = await ask(`${path}${query}`);
    const html = await answer.text();
    return { html, cookie: answer.headers.getSetCookie()[0]?.split(";")[0] ?? "", device: /name="geraet"[^>]* value="([^"]+)"/.exec(html)?.[1] ?? "" };
  };
  const send = (fields: Record<string, string>, headers: Record<string, string> = {}) =>
    ask(path, { method: "POST", headers: { origin, ...headers }, body: new URLSearchParams({ m0: "0", m1: "0", m2: "0", ...fields }) });
  return { ...round, path, shortCode: link?.shortCode ?? "", open, send };
}

describe("The page of a ballot", () => {
  test("keeps a phone by a cookie for this page alone, and shows it its receipt, never its ballot", async () => {
    const { open, send, path } = await aHall();
    const { device, cookie } = await open();
    const cast = await send({ geraet: device, m0: "3", m1: "2" }, { cookie });
    expect(cast.status).toBe(303);
    expect(cast.headers.getSetCookie()[0]).toMatch(new RegExp(`^miteinander\\.stimme=${device}; Path=${path}; Max-Age=\\d+; HttpOnly; SameSite=Lax$`));
    const shown = await (await ask(`${path}?danke=1`, { headers: { cookie } })).text();
    expect(shown).toContain('class="receipt"');
    expect(shown).not.toContain('name="m0"');
    // Changing begins anew: nobody who gets hold of the phone sees what was chosen.
    const changing = await (await ask(`${path}?aendern=1`, { headers: { cookie } })).text();
    expect(changing).not.toMatch(/value="3"[^>]*checked|checked[^>]*value="3"/);
  });

  test("says the same, byte for byte, whatever is on the ballot", async () => {
    const { open, send, path } = await aHall();
    const sizes = new Set<string>();
    for (const [m0, m1, m2] of ["320", "005", "113"].map((marks) => marks.replace("5", "3").split(""))) {
      const { device, cookie } = await open();
      const cast = await send({ geraet: device, m0: m0 ?? "", m1: m1 ?? "", m2: m2 ?? "" }, { cookie });
      const shown = await (await ask(`${path}?danke=1`, { headers: { cookie } })).text();
      sizes.add(`${cast.status} ${cast.headers.get("location")} ${shown.replace(/<p class="receipt">[^<]+/, "").length}`);
    }
    expect(sizes.size).toBe(1);
  });

  test.each([
    ["too many points", { m0: "3", m1: "3" }, 422, "Sie haben 6 von 5 Punkten vergeben. Nehmen Sie 1 weg."],
    ["nothing", {}, 422, "Ihr Stimmzettel ist noch leer."],
    ["something invented", { m0: "99" }, 422, "Da passt etwas nicht zusammen."],
  ])("refuses %s in words, with what was chosen still there", async (_, fields, status, words) => {
    const { open, send } = await aHall();
    const answer = await send({ geraet: (await open()).device, ...fields });
    expect(answer.status).toBe(status);
    expect(await answer.text()).toContain(words);
  });

  test("takes a code from the sheet's address, once, and says so of a second time and of a guess", async () => {
    const hall = await aHall({ strength: "codes" });
    const made = await makeCodes(hall.office, { id: hall.id, count: 2 }, "form");
    const [code = ""] = made.ok ? made.value.codes : [];
    const { html, device } = await hall.open(`?zettel=${code}`);
    expect(html).toContain(`value="${code}"`);
    expect((await hall.send({ geraet: device, code, m0: "1" })).status).toBe(303);
    const again = await hall.send({ geraet: (await hall.open()).device, code, m0: "1" });
    expect([again.status, await again.text()]).toEqual([409, expect.stringContaining("Damit wurde schon abgestimmt.")]);
    const guessed = await hall.send({ geraet: (await hall.open()).device, code: "AAAA-BBBB-CCCC", m0: "1" });
    expect([guessed.status, await guessed.text()]).toEqual([422, expect.stringContaining("Diesen Code kennen wir nicht.")]);
  });

  test("tells of a closed round in words, and lists the receipts", async () => {
    const { open, send, office, id, vote, path } = await aHall();
    const { device } = await open();
    for (let ballot = 0; ballot < 5; ballot++) await vote([1, 1, 0]);
    await closeRound(office, { id, withoutResult: false });
    const late = await send({ geraet: device, m0: "1" });
    expect([late.status, await late.text()]).toEqual([409, expect.stringContaining("Die Abstimmung ist zu Ende.")]);
    expect(await (await ask(path)).text()).toMatch(/<ul class="receipts[^>]*>(<li>[^<]+<\/li>){5}/);
  });
});

describe("A short code", () => {
  test("leads to the page; guesses are stopped in words, and their number is nobody's but this address's", { timeout: 60_000 }, async () => {
    const { shortCode, path } = await aHall();
    const type = (code: string) => ask("/j", { method: "POST", headers: { origin }, body: new URLSearchParams({ code }) });
    const grouped = `${shortCode.slice(0, 3)} ${shortCode.slice(3)}`;
    expect((await type(grouped)).headers.get("location")).toBe(path);
    for (let guess = 0; guess < 60; guess++) expect((await type("100001")).status).toBe(404);
    const stopped = await type(grouped);
    expect([stopped.status, await stopped.text()]).toEqual([429, expect.stringContaining("Das waren sehr viele Versuche.")]);
  });
});

test("A hall of sixty votes at once: none is lost, and none counts twice", { timeout: 60_000 }, async () => {
  const { path, page, office, id } = await aHall();
  const voters = await voteInAHall({ origins: [origin], path, items: 3, voters: 60, seconds: 4 });
  expect(voters.flatMap(({ faults }) => faults)).toEqual([]);
  expect((await page()).counted.ballots).toBe(60);
  await closeRound(office, { id, withoutResult: false });
  expect((await read(office, (reader) => findRound(office, reader, id)))?.receipts).toHaveLength(60);
});
