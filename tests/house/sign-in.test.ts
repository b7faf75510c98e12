import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { newId, transact } from "#platform/db/index.ts";
import { identityProviders } from "#platform/auth/schema.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aRegion } from "#tests/support/factories.ts";
import { aMember, runningHouse } from "./running-house.ts";

const db = await testDatabase();
const { house, ask } = await runningHouse(db);

/** A member signed in by password, whose session is then made what the test needs. */
async function aSession(traits: { method?: string; secondFactor?: boolean; regionId?: string } = {}) {
  const county = await aRegion(db);
  const visitor = await aMember(house, county.ctx, "editor");
  const { method = "password", secondFactor = false, regionId = null } = traits;
  await db.superuser.query(
    `update auth.session set method = $2, "secondFactor" = $3, "regionId" = $4 from auth."user" u where u.id = "userId" and u.email = $1`,
    [visitor.email, method, secondFactor, regionId === "own" ? county.region.id : regionId],
  );
  const open = async () => {
    const answer = await ask(`/app/${county.region.slug}/konzept`, { headers: { cookie: visitor.cookie } });
    const to = answer.headers.get("location");
    return to ? new URL(to, house.settings.origin).pathname + (/[?&](hinweis=[a-z-]+)/.exec(to)?.[1] ?? "") : answer.status;
  };
  return { county, visitor, open };
}

async function aHouseThatDemands(ctx: Awaited<ReturnType<typeof aRegion>>["ctx"], domains: string[]) {
  await transact(ctx, async (tx) => {
    const values = { label: "Kreishaus", issuer: "https://sso.example.org", clientId: "c", clientSecret: "s", domains, enabled: true } as const;
    await tx.insert(identityProviders).values({ regionId: ctx.region.id, ...values, passwordFor: "administrators", secondFactor: false });
    tx.audit("identity-provider.changed", newId());
  });
}

describe("A session that a house opened", () => {
  test("opens its region, and leads back to the sign-in page in any other", async () => {
    expect(await (await aSession({ method: "house", regionId: "own" })).open()).toBe(200);
    const other = await aRegion(db);
    expect(await (await aSession({ method: "house", regionId: other.region.id })).open()).toBe("/app/anmeldenhinweis=andere");
  });

  test("does not fulfil a role's duty unless the house vouches for a second factor", async () => {
    const duty = async (secondFactor: boolean) => {
      const { county, open } = await aSession({ method: "house", regionId: "own", secondFactor });
      await db.superuser.query("update directory.regions set two_factor_roles = '{editor}' where id = $1", [county.region.id]);
      return open();
    };
    expect(await duty(false)).toBe("/app/anmeldenhinweis=faktor");
    expect(await duty(true)).toBe(200);
  });
});

describe("A house that demands to be used", () => {
  test.each([
    ["sends its own people back from a password", ["example.org"], "password", "/app/anmeldenhinweis=haus"],
    ["and from a passkey", ["example.org"], "passkey", "/app/anmeldenhinweis=haus"],
    ["lets them in through itself", ["example.org"], "house", 200],
    ["leaves people of other addresses alone", ["anderswo.example"], "password", 200],
  ])("%s", async (_, domains, method, outcome) => {
    const { county, open } = await aSession({ method });
    await aHouseThatDemands(county.ctx, domains);
    expect(await open()).toBe(outcome);
  });

  test("stands on the sign-in page for whoever wants to go there, also while they are signed in", async () => {
    const { county, visitor } = await aSession();
    await aHouseThatDemands(county.ctx, ["example.org"]);
    const next = encodeURIComponent(`/app/${county.region.slug}/konzept`);
    const page = await (await ask(`/app/anmelden?hinweis=haus&weiter=${next}`, { headers: { cookie: visitor.cookie } })).text();
    expect(page).toContain(`/app/anmelden/haus/${county.region.slug}?weiter=${next}`);
    expect(page).toContain("Anmelden mit Kreishaus");
    const elsewhere = await (await ask("/app/anmelden?weiter=%2Fapp%2Fanderswo")).text();
    expect(elsewhere).not.toContain("Anmelden mit Kreishaus");
  });
});

describe("The one script of the sign-in page", () => {
  test("is allowed by a nonce of its own, and nothing else is", async () => {
    const [one, other] = await Promise.all([ask("/app/anmelden"), ask("/app/anmelden")]);
    const policy = one.headers.get("content-security-policy") ?? "";
    const nonce = /script-src 'nonce-([\w+/=]+)';/.exec(policy)?.[1] ?? "";
    expect(policy).not.toContain("unsafe-inline' ");
    expect(other.headers.get("content-security-policy")).not.toBe(policy);
    house.settings.origin = house.settings.origin.replace("127.0.0.1", "localhost");
    const named = await ask("/app/anmelden");
    house.settings.origin = house.settings.origin.replace("localhost", "127.0.0.1");
    expect(nonce).not.toBe("");
    const html = await named.text();
    const allowed = /script-src 'nonce-([\w+/=]+)';/.exec(named.headers.get("content-security-policy") ?? "")?.[1];
    expect([...html.matchAll(/<script[^>]*>/g)].map(([tag]) => tag)).toEqual([`<script type="module" src="/passkey.js" nonce="${allowed}">`]);
  });

  test("has at most 5 kB", () => {
    expect(readFileSync(join(resolve(import.meta.dirname, "../.."), "public/passkey.js")).length).toBeLessThanOrEqual(5_000);
  });
});
