import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test, vi } from "vitest";
import { closeDatabase, openPool, outageOf } from "#platform/db/index.ts";
import { setLogLevel } from "#platform/log/index.ts";
import { aMember, runningHouse } from "#tests/house/running-house.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aRegion } from "#tests/support/factories.ts";
import { login, TEST_LOGIN } from "#tests/support/server.ts";
import { aWire } from "#tests/support/wire.ts";

const db = await testDatabase();
const folder = mkdtempSync(join(tmpdir(), "miteinander-wire-"));
const wire = aWire(db, folder);
await wire.lay();
const signIn = login(folder, "miteinander_auth", TEST_LOGIN.auth, db.app.database);
const database = {
  ...db.database,
  app: openPool({ ...db.app, host: folder, connectionTimeoutMillis: 1_000 }),
  auth: openPool({ ...signIn, options: "-c search_path=auth", connectionTimeoutMillis: 1_000 }),
};
// Before the house registers its own end, which then comes first.
afterAll(async () => {
  await closeDatabase(database);
  await wire.cut();
  rmSync(folder, { recursive: true });
});
const { house, origin, ask } = await runningHouse({ ...db, database });
const county = await aRegion(db);
await county.aConcept({ released: true });
const coordinator = await aMember(house, county.ctx, "coordinator");
const { slug } = county.region;

test("While the database is away pages say so, in words and as 503; afterwards they work again by themselves", { timeout: 30_000 }, async () => {
  const visits = {
    "a public page": () => ask(`/${slug}/konzept/grundlagen?sprache=en`),
    "a public download": () => ask(`/${slug}/konzept/datei/konzept.csv`),
    "a download of the staff": () => ask(`/app/${slug}/massnahmen/datei/massnahmen.csv`, { headers: { cookie: coordinator.cookie } }),
    "signing in elsewhere": () => ask(`/app/anmelden/haus/${slug}`),
    "a page of the staff": () => ask(`/app/${slug}/massnahmen`, { headers: { cookie: coordinator.cookie } }),
    "signing in": () => ask("/app/anmelden", { method: "POST", body: new URLSearchParams({ email: "a@example.org", password: "x" }), headers: { origin } }),
  };
  setLogLevel("error");
  const written = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  await wire.cut();
  const met: Record<string, unknown> = {};
  for (const [name, visit] of Object.entries(visits)) {
    const answer = await visit();
    met[name] = [answer.status, answer.headers.get("retry-after"), /Wir sind gleich wieder da|We will be right back/.test(await answer.text())];
  }
  const [page, data] = await Promise.all(
    ["gliederung", "gliederung.data"].map((name) => ask(`/app/${slug}/konzept/${name}`, { headers: { cookie: coordinator.cookie } })),
  );
  written.mockRestore();
  expect(met).toEqual(Object.fromEntries(Object.keys(visits).map((name) => [name, [503, "30", true]])));
  for (const answer of [page, data]) expect([answer?.status, answer?.headers.get("retry-after")]).toEqual([503, "30"]);

  await wire.lay();
  const after = await Promise.all(Object.values(visits).map(async (visit) => (await visit()).status));
  expect(after).toEqual([200, 200, 200, 302, 200, 422]);
});

test.each([
  ["a query that is wrong", Object.assign(new Error("syntax error"), { code: "42601" }), false],
  ["a file that is missing", Object.assign(new Error("ENOENT"), { code: "ENOENT", syscall: "open" }), false],
  ["a server that starts up", new Error("Failed query", { cause: Object.assign(new Error("starting up"), { code: "57P03" }) }), true],
  ["a connection that broke", new Error("Connection terminated unexpectedly"), true],
])("%s is told apart", (_what, error, away) => expect(outageOf(error) === "unavailable").toBe(away));
