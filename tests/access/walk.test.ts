import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { pages } from "#app/pages.ts";
import { ROLES } from "#platform/auth/index.ts";
import { aFormerMember, aMember, aVisitor, runningHouse, type Visitor } from "#tests/house/running-house.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aRegion } from "#tests/support/factories.ts";
import { aCountyToWalk } from "./county-to-walk.ts";

/**
 * Every address, met by everybody. What should come out stands in table.json: it is read and changed by people, together with
 * app/pages.ts. After a new address: `WRITE_ACCESS_TABLE=1 vitest run tests/access/walk.test.ts`, then read the difference.
 */
const tableFile = join(import.meta.dirname, "table.json");
/** Outcome → who meets it. Addresses with equal rows share one. */
type Row = { addresses: string[] } & Partial<Record<Outcome, string[]>>;
type Outcome = "open" | "sign in first" | "second factor first" | "forbidden" | "not found" | "gone" | `unexpected: ${string}`;
const EVERYBODY = "everybody";
type Found = Map<string, Map<string, Outcome>>;

const db = await testDatabase();
const { house, origin, ask } = await runningHouse(db);
const { county, organisationId, address, giveLongJob, giveLearner, link } = await aCountyToWalk(db, house);
const strangers = await aRegion(db);
const strict = await aRegion(db);
await db.superuser.query("update directory.regions set two_factor_roles = $2 where id = $1", [strict.region.id, ROLES]);

const members = ROLES.filter((role) => role !== "operator");
const visitors: Visitor[] = [
  { name: "anonymous", email: "", cookie: "" },
  await aVisitor(house, "operator", { operator: true }),
  ...(await Promise.all(members.map((role) => aMember(house, county.ctx, role, role, role === "organisation-member" ? { organisationId } : {})))),
  await aFormerMember(house, county.ctx, "administrator", "former administrator"),
  await aFormerMember(house, county.ctx, "coordinator", "former coordinator"),
  await aMember(house, strangers.ctx, "administrator", "stranger's administrator"),
  await aMember(house, strangers.ctx, "coordinator", "stranger's coordinator"),
  await aMember(house, strict.ctx, "coordinator", "coordinator without the second factor"),
];

const coordinator = await db.superuser.query<{ id: string }>(`select id from auth."user" where name = 'coordinator'`);
await giveLongJob(coordinator.rows[0]?.id ?? "");
const caseworker = await db.superuser.query<{ id: string }>(`select id from auth."user" where name = 'caseworker'`);
await giveLearner(caseworker.rows[0]?.id ?? "");

/** The three ways to one address. Forms are sent empty: what matters is whether they reach the page. */
const ways = {
  page: (path: string, cookie: string) => ask(path, { headers: { cookie } }),
  // Names one route only, as React Router does when it navigates: the wall must not depend on which loaders run.
  data: (path: string, cookie: string, listed: string) => {
    const [name = "", query = ""] = path.split("?");
    return ask(`${name === "/" ? "/_" : name}.data?${query}&_routes=${encodeURIComponent(listed)}`, { headers: { cookie } });
  },
  form: (path: string, cookie: string) => ask(path, { method: "POST", body: new URLSearchParams(), headers: { cookie, origin } }),
};

async function outcomeOf(answer: Response): Promise<Outcome> {
  // `.data` answers 202 with the address to go to in its body.
  const leads = answer.headers.get("location") ?? (answer.status === 202 ? await answer.text() : "");
  if (leads.includes("/app/anmelden?weiter=")) return "sign in first";
  if (leads.includes("/app/konto/zweiter-faktor?weiter=")) return "second factor first";
  const { status } = answer;
  if (status === 403) return "forbidden";
  if (status === 404) return "not found";
  if (status === 410) return "gone";
  // 400, 405, 409, 422: the page itself refuses an empty form.
  return status < 400 || [400, 405, 409, 422].includes(status) ? "open" : `unexpected: ${status}`;
}

async function meet(listed: string, { name, cookie }: Visitor, via: (keyof typeof ways)[]): Promise<Outcome> {
  const abroad = listed.startsWith("/app/") && name.endsWith("without the second factor");
  const path = address(listed, abroad ? strict.region.slug : undefined);
  const met = await Promise.all(via.map(async (way) => [way, await outcomeOf(await ways[way](path, cookie, listed))] as const));
  const outcomes = new Set(met.map(([, outcome]) => outcome));
  const [only] = outcomes;
  return outcomes.size === 1 && only ? only : `unexpected: ${met.map(([way, outcome]) => `${way} ${outcome}`).join(", ")}`;
}

async function walk(via: (keyof typeof ways)[], who: Visitor[] = visitors): Promise<Found> {
  const found: Found = new Map();
  // Signing out comes last: it really does.
  const inOrder = pages.map(({ path }) => path).toSorted((a, b) => Number(a === "/app/abmelden") - Number(b === "/app/abmelden"));
  for (const path of inOrder) {
    const met = await Promise.all(who.map(async (visitor) => [visitor.name, await meet(path, visitor, via)] as const));
    found.set(path, new Map(met));
  }
  return found;
}

function namesIn(names: string[]): string[] {
  return names[0] === EVERYBODY ? visitors.map(({ name }) => name) : names;
}

function readTable(): Found {
  const rows = JSON.parse(readFileSync(tableFile, "utf8")) as Row[];
  return new Map(
    rows.flatMap(({ addresses, ...outcomes }) =>
      addresses.map(
        (path) =>
          [
            path,
            new Map(Object.entries(outcomes).flatMap(([outcome, names]) => namesIn(names ?? []).map((name) => [name, outcome as Outcome] as const))),
          ] as const,
      ),
    ),
  );
}

function writeTable(found: Found): void {
  const groups = Map.groupBy(found, ([, met]) => JSON.stringify(Object.groupBy([...met], ([, outcome]) => outcome)));
  const rows = [...groups.values()].map((group) => {
    const names = Map.groupBy(group[0]?.[1] ?? [], ([, outcome]) => outcome);
    return {
      addresses: group.map(([path]) => path),
      ...Object.fromEntries([...names].map(([outcome, met]) => [outcome, met.length === visitors.length ? [EVERYBODY] : met.map(([name]) => name)])),
    };
  });
  const lists = (row: object) => Object.entries(row).map(([key, list]) => `    ${JSON.stringify(key)}: ${JSON.stringify(list).replaceAll('","', '", "')}`);
  writeFileSync(tableFile, `[\n${rows.map((row) => `  {\n${lists(row).join(",\n")}\n  }`).join(",\n")}\n]\n`);
}

/** One sentence for each place where the walk and the table disagree. */
function differences(found: Found, table: Found): string[] {
  const unlisted = [...found.keys()].filter((path) => !table.has(path)).map((path) => `${path} is missing in table.json`);
  const gone = [...table.keys()].filter((path) => !found.has(path)).map((path) => `${path} of table.json does not exist`);
  const others = [...found].flatMap(([path, met]) => {
    const row = table.get(path);
    return row
      ? [...met]
          .filter(([name, outcome]) => row.get(name) !== outcome)
          .map(([name, outcome]) => `${name} at ${path}: ${outcome}, expected ${row.get(name) ?? "nothing"}`)
      : [];
  });
  return [...unlisted, ...gone, ...others];
}

describe("Everybody at every address meets what the table says", () => {
  test("reading its data", { timeout: 300_000 }, async () => {
    const found = await walk(["data"]);
    if (process.env.WRITE_ACCESS_TABLE) writeTable(found);
    expect(differences(found, readTable())).toEqual([]);
  });

  // A whole page costs ten times its data: a few stand for all, who differ in nothing but their role.
  test("reading a page", { timeout: 300_000 }, async () => {
    const few = [
      "anonymous",
      "administrator",
      "coordinator",
      "interpreter",
      "former coordinator",
      "stranger's coordinator",
      "coordinator without the second factor",
    ];
    expect(
      differences(
        await walk(
          ["page"],
          visitors.filter(({ name }) => few.includes(name)),
        ),
        readTable(),
      ),
    ).toEqual([]);
  });

  test("writing", { timeout: 300_000 }, async () => {
    expect(differences(await walk(["form"]), readTable())).toEqual([]);
  });
});

describe("A signed link", () => {
  test.each([
    ["valid", "open"],
    ["expired", "gone"],
    ["revoked", "not found"],
  ] as const)("that is %s is %s, for its page and its files", async (state, outcome) => {
    const code = await link(state);
    expect(await outcomeOf(await ask(`/j/${code}`))).toBe(outcome);
    expect(await outcomeOf(await ask(`/j/${code}.data?_routes=${encodeURIComponent("/j/:code")}`))).toBe(outcome);
    expect(await outcomeOf(await ask(`/j/${code}`, { method: "POST", body: new URLSearchParams(), headers: { origin } }))).toBe(outcome);
  });

  test("that nobody sent is 404", async () => {
    expect((await ask("/j/abcdefgh")).status).toBe(404);
  });
});

test.each(["/unbekannt/unbekannt/unbekannt", "/app/unbekannt/unbekannt", "/__manifest", "/app/:region/konzept/mehr", "/:region/konzept/mehr", "/api/konzept"])(
  "%s is not listed and does not exist",
  async (path) => {
    for (const { cookie } of visitors.slice(0, 4)) {
      expect((await ask(address(path), { headers: { cookie } })).status).toBe(404);
      expect((await ask(`${address(path)}.data`, { headers: { cookie } })).status).toBe(404);
    }
  },
);

describe("A write that does not come from our own pages is refused at every address", () => {
  const coordinator = visitors.find(({ name }) => name === "coordinator")?.cookie ?? "";
  const foreign: [from: string, headers: Record<string, string>][] = [
    ["without origin", {}],
    ["from another site", { origin: "https://boese.example" }],
    ["from a page without an address", { origin: "null" }],
    ["from the same name under another port", { origin: "http://127.0.0.1:1" }],
  ];
  test.each(foreign)("%s", async (_from, headers) => {
    for (const { path } of pages) {
      for (const method of ["POST", "PUT", "DELETE"]) {
        const answer = await ask(address(path), {
          method,
          headers: { cookie: coordinator, ...headers },
          ...(method === "POST" ? { body: new URLSearchParams() } : {}),
        });
        expect([path, method, answer.status]).toEqual([path, method, 403]);
      }
    }
  });
});
