import { getAuthTables } from "better-auth/db";
import { beforeEach, describe, expect, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { findRegion } from "#platform/tenancy/index.ts";
import { findAccountByEmail } from "./account.ts";
import { authOf } from "./better-auth.ts";
import { membershipsOf } from "./membership.ts";
import { findSession } from "./session.ts";
import { completeSetup, createSetupLink, findSetup, SetUp } from "./setup.ts";
import { signIn } from "./sign-in.ts";
import { aBrowser, testHouse } from "./test-house.ts";

const db = await testDatabase();
const house = testHouse(db);
const person = { name: "Frau Betrieb", salutation: "Frau", email: "betrieb@example.org", password: "Leuchtturm im Nebel 3", region: null };

async function aLink(again = false) {
  const link = await createSetupLink(house, { again });
  if (!link.ok) throw new Error(link.refusal);
  return link.value.url.replace(`${house.settings.origin}/app/einrichten/`, "");
}

beforeEach(async () => {
  await db.superuser.query(`update auth."user" set operator = false`);
});

describe("Setting up", () => {
  test("makes an operator, a region and its administrator by a link that works once", async () => {
    const token = await aLink();
    const input = SetUp.parse({ ...person, region: { name: "Landkreis Probe", slug: "probe", kind: "landkreis" } });
    const done = await completeSetup(house, token, input);
    expect(done).toMatchObject({ ok: true, value: { region: { slug: "probe" } } });
    const operator = await findAccountByEmail(db.database, person.email);
    expect(operator).toMatchObject({ operator: true, name: "Frau Betrieb" });
    const region = await findRegion(db.database, "probe");
    expect(await membershipsOf(db.database, operator?.id ?? "", "2099-01-01")).toMatchObject([{ regionId: region?.id, membership: { role: "administrator" } }]);
    expect(await completeSetup(house, token, input)).toEqual({ ok: false, refusal: "link-not-valid" });
    expect(await createSetupLink(house, { again: false })).toEqual({ ok: false, refusal: "operator-exists" });
  });

  test("gives a region without administrator one, and no second by this way", async () => {
    const region = await db.region();
    const token = await aLink();
    expect((await findSetup(db.database, token))?.regionsWithoutAdministrator.map(({ id }) => id)).toContain(region.id);
    const input = { ...person, email: "zweite@example.org", region: { id: region.id } };
    expect(await completeSetup(house, token, input)).toMatchObject({ ok: true });
    expect(await completeSetup(house, await aLink(true), input)).toEqual({ ok: false, refusal: "region-has-administrator" });
  });

  test("gives an operator who lost the password a new one and ends old sessions", async () => {
    await completeSetup(house, await aLink(), person);
    const browser = aBrowser();
    const before = await signIn(house, person, browser.request());
    if (before.ok) browser.keep(before.value.headers);
    expect(await findSession(house, browser.request())).not.toBeNull();
    expect(await completeSetup(house, await aLink(true), { ...person, password: "Molenkopf bei Ebbe 4" })).toMatchObject({ ok: true });
    expect(await findSession(house, browser.request())).toBeNull();
    expect(await signIn(house, { email: person.email, password: "Molenkopf bei Ebbe 4" }, aBrowser().request())).toMatchObject({ ok: true });
  });

  test("leaves nothing behind when the region's address is taken, and the link still works", async () => {
    const taken = await db.region();
    const token = await aLink();
    const input = SetUp.parse({ ...person, email: "dritte@example.org", region: { name: "Landkreis Doppelt", slug: taken.slug, kind: "landkreis" } });
    expect(await completeSetup(house, token, input)).toEqual({ ok: false, refusal: "slug-taken" });
    expect(await findAccountByEmail(db.database, "dritte@example.org")).toBeNull();
    expect(await findSetup(db.database, token)).not.toBeNull();
  });

  test("ends with a new link, and after 24 hours", async () => {
    const first = await aLink();
    const second = await aLink();
    expect(await findSetup(db.database, first)).toBeNull();
    await db.superuser.query(`update auth.verification set "expiresAt" = "expiresAt" - interval '1441 minutes'`);
    expect(await completeSetup(house, second, person)).toEqual({ ok: false, refusal: "link-not-valid" });
  });

  test.each(["app", "feeds", "Probe", "x", "ab cd"])("takes no region named %s", (slug) => {
    expect(SetUp.safeParse({ ...person, region: { name: "Landkreis", slug, kind: "landkreis" } }).success).toBe(false);
  });

  test("is the only way for the sign-in role to make a region, and closed to the application", async () => {
    await expect(db.database.app.query("select directory.create_region(gen_random_uuid(), 'fremd', 'Fremd', 'landkreis')")).rejects.toThrow(
      /permission denied/,
    );
    await expect(
      db.database.auth.query("insert into directory.regions (id, slug, name, kind) values (gen_random_uuid(), 'fremd', 'Fremd', 'landkreis')"),
    ).rejects.toThrow(/permission denied/);
  });
});

describe("The tables of the sign-in schema", () => {
  test("have every column that the library writes", async () => {
    const found = await db.superuser.query<{ name: string }>(
      "select table_name || '.' || column_name as name from information_schema.columns where table_schema = 'auth'",
    );
    const columns = new Set(found.rows.map(({ name }) => name));
    const wanted = Object.values(getAuthTables(authOf(house).options)).flatMap((table) =>
      ["id", ...Object.entries(table.fields).map(([key, field]) => field.fieldName ?? key)].map((column) => `${table.modelName}.${column}`),
    );
    expect(wanted.filter((name) => !columns.has(name))).toEqual([]);
  });
});
