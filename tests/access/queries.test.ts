import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { expect, test, vi } from "vitest";
import { pages, type Page } from "#app/pages.ts";
import { aMember, runningHouse } from "#tests/house/running-house.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aCountyToWalk } from "./county-to-walk.ts";

/**
 * How many questions each page may ask the database: queries.json, address → limit. A page that asks once per row of a list
 * shows here before it shows on a slow day. After a change: `WRITE_QUERY_TABLE=1 vitest run tests/access/queries.test.ts`,
 * then read the difference.
 */
const tableFile = join(import.meta.dirname, "queries.json");
const readTable = () => JSON.parse(readFileSync(tableFile, "utf8")) as Record<string, number>;

const db = await testDatabase();
const { house, ask } = await runningHouse(db);
const { county, organisationId, address, giveLongJob } = await aCountyToWalk(db, house);

/** Somebody who may open the page. */
async function reader({ audience, path }: Page): Promise<string> {
  if (audience === "public" || audience === "visitor" || audience === "link") return "";
  // Only who speaks for the institution rates for it, or opens its own pages.
  if (path.endsWith("/abgeben/:rater") || path.endsWith("/eigenes"))
    return (await aMember(house, county.ctx, "organisation-member", "rater", { organisationId })).cookie;
  const role = audience === "account" ? "coordinator" : (["coordinator", "administrator"] as const).find((found) => audience.includes(found));
  if (!role) throw new Error("Neither a coordinator nor an administrator may open this page.");
  if (cookies[role]) return cookies[role];
  const member = await aMember(house, county.ctx, role);
  if (role === "coordinator") await giveLongJob(member.accountId);
  return (cookies[role] = member.cookie);
}
const cookies: Record<string, string> = {};

/** Questions only: not what opens and closes a transaction, and not the server's own question of each second. */
const isQuestion = (text: string) => !/^(begin|commit|rollback|select set_config)\b/i.test(text) && !text.includes("content_versions");

async function questionsOf(page: Page): Promise<number> {
  const cookie = await reader(page);
  const asked = vi.spyOn(pg.Client.prototype, "query");
  try {
    const answer = await ask(address(page.path), { headers: { cookie } });
    // A download asks on while it is read.
    await answer.arrayBuffer();
    expect([page.path, answer.status < 400]).toEqual([page.path, true]);
    return asked.mock.calls.map(([query]) => textOf(query)).filter(isQuestion).length;
  } finally {
    asked.mockRestore();
  }
}

function textOf(query: unknown): string {
  if (typeof query === "string") return query;
  return typeof query === "object" && query !== null && "text" in query ? String(query.text) : "";
}

/** There is nothing to read at these addresses: one only writes, to the other a county's own sign-in sends people back. */
const readable = pages.filter(({ path }) => path !== "/app/abmelden" && path !== "/app/anmelden/haus/:region/zurueck");

test("No page asks the database more than its stated number of questions", { timeout: 120_000 }, async () => {
  const found: Record<string, number> = {};
  for (const page of readable) found[page.path] = await questionsOf(page);
  if (process.env.WRITE_QUERY_TABLE) writeFileSync(tableFile, `${JSON.stringify(found, null, 2)}\n`);
  const table = readTable();
  expect(Object.keys(table).toSorted()).toEqual(readable.map(({ path }) => path).toSorted());
  expect(Object.entries(found).filter(([path, count]) => count > (table[path] ?? 0))).toEqual([]);
});

test("A page about many asks no more than one about few", { timeout: 60_000 }, async () => {
  const lists = readable.filter(({ path }) => /^\/app\/:region(\/(konzept|massnahmen|netzwerk|konzept\/gliederung))?$/.test(path));
  const countAll = async () => {
    const counts: Record<string, number> = {};
    for (const page of lists) counts[page.path] = await questionsOf(page);
    return counts;
  };
  const few = await countAll();
  for (let index = 0; index < 15; index++) {
    await county.aMeasure({ leadOrganisationId: organisationId, state: "running" });
    await county.anOrganisation({});
  }
  expect(await countAll()).toEqual(few);
});
