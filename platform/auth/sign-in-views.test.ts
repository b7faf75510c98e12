import { describe, expect, test } from "vitest";
import { makeContext, newId, type Context } from "#platform/db/index.ts";
import { decideLogView, requestLogView } from "#platform/privacy/index.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aRegion } from "#tests/support/factories.ts";
import { createAccount } from "./account.ts";
import { noteEvent } from "./events.ts";
import { listOwnEvents } from "./list-events.ts";
import { exportSignIns, readSignIns, SignInFilters } from "./sign-in-views.ts";
import { testHouse } from "./test-house.ts";
import { giveMembership } from "./test-membership.ts";

const db = await testDatabase();
const house = testHouse(db);
const reason = "Hinweis auf fremde Anmeldungen";
let count = 0;

/** Somebody with an account, and a membership where one is named. */
async function aPerson(name: string, ...where: { ctx: Context; endsOn?: string }[]): Promise<string> {
  const made = await createAccount(house, { email: `person-${(count += 1)}@example.org`, name, passwordHash: null });
  if (!made.ok) throw new Error(made.refusal);
  for (const { ctx, endsOn } of where) await giveMembership(ctx, made.value.accountId, { role: "editor", endsOn });
  return made.value.accountId;
}

const note = (accountId: string | null, event: Parameters<typeof noteEvent>[1] = "sign-in.done", details = {}) =>
  noteEvent(db.database.auth, event, accountId, details);

/** A county whose administrator asked for a look at today that the data protection officer allowed. */
async function aCounty() {
  const county = await aRegion(db);
  const [administrator, officer] = [county.as("administrator"), county.as("data-protection-officer")];
  const today = county.ctx.today;
  const asked = await requestLogView(administrator, { reason, fromDay: today, toDay: today });
  if (!asked.ok) throw new Error(asked.refusal);
  const { viewId } = asked.value;
  const allow = () => decideLogView(officer, { viewId, allow: true });
  return { county, ctx: county.ctx, administrator, officer, viewId, allow };
}

const shown = async (ctx: Context, viewId: string, filters: SignInFilters = {}) => {
  const found = await readSignIns(ctx, viewId, filters);
  return found.ok ? found.value.entries.map(({ name, event }) => `${name}: ${event}`) : found.refusal;
};

describe("The sign-ins of a region's members", () => {
  test("are shown to the two people of an open look, and to nobody else", async () => {
    const { county, ctx, administrator, officer, viewId, allow } = await aCounty();
    await note(await aPerson("Frau Albers", { ctx }));
    expect(await shown(administrator, viewId)).toBe("not-open");
    expect(await exportSignIns(administrator, viewId, {})).toEqual({ ok: false, refusal: "not-open" });
    await allow();
    expect(await shown(administrator, viewId)).toEqual(["Frau Albers: sign-in.done"]);
    expect(await shown(officer, viewId)).toEqual(["Frau Albers: sign-in.done"]);
    expect(await shown(county.as("administrator"), viewId)).toBe("not-open");
    expect(await shown(county.as("coordinator"), viewId)).toBe("not-found");
    expect(await shown((await aCounty()).administrator, viewId)).toBe("not-found");
  });

  test("are of members only, on days on which they worked here, and not of another region's house", async () => {
    const { ctx, administrator, viewId, allow } = await aCounty();
    const elsewhere = await aRegion(db);
    await allow();
    const both = await aPerson("Herr Beide", { ctx }, { ctx: elsewhere.ctx });
    await note(both, "sign-in.done", { method: "house", regionId: elsewhere.ctx.region.id });
    await note(both, "house.linked", { region: elsewhere.ctx.region.id });
    await note(both, "sign-in.done", { method: "house", regionId: ctx.region.id });
    await note(await aPerson("Frau Fremd", { ctx: elsewhere.ctx }));
    const then = makeContext(db.database, ctx.region, ctx.actor, new Date("2020-01-01T12:00:00Z"));
    await note(await aPerson("Frau Früher", { ctx: then, endsOn: "2020-12-31" }));
    await note(await aPerson("Niemand"));
    await note(null, "password.refused");
    expect(await shown(administrator, viewId)).toEqual(["Herr Beide: sign-in.done"]);
  });

  test("can be chosen by event and account, with the device in words of its browser, without addresses", async () => {
    const { ctx, administrator, viewId, allow } = await aCounty();
    await allow();
    const [albers, wessels] = [await aPerson("Frau Albers", { ctx }), await aPerson("Herr Wessels", { ctx })];
    const device = newId();
    await db.superuser.query(`insert into auth.devices (id, "userId", token_hash, user_agent) values ($1, $2, 'x', 'Firefox/140.0 Linux')`, [device, albers]);
    await note(albers, "sign-in.done", { method: "passkey", device });
    await note(wessels, "password.refused");
    await note(wessels, "sign-in.done", { method: "password" });
    expect(await shown(administrator, viewId, { event: "sign-in.done" })).toEqual(["Herr Wessels: sign-in.done", "Frau Albers: sign-in.done"]);
    expect(await shown(administrator, viewId, { accountId: wessels })).toEqual(["Herr Wessels: sign-in.done", "Herr Wessels: password.refused"]);
    const found = await readSignIns(administrator, viewId, { accountId: albers });
    expect(found).toMatchObject({
      value: {
        entries: [{ name: "Frau Albers", method: "passkey", userAgent: "Firefox/140.0 Linux" }],
        accounts: [{ name: "Frau Albers" }, { name: "Herr Wessels" }],
        events: ["password.refused", "sign-in.done"],
      },
    });
    expect(JSON.stringify(found)).not.toMatch(/example\.org/);
    expect(SignInFilters.parse({ accountId: "x'; drop" })).toEqual({});
  });

  test("come in pages that miss nothing, and all at once in the export", async () => {
    const { ctx, administrator, viewId, allow } = await aCounty();
    await allow();
    const accountId = await aPerson("Frau Albers", { ctx });
    for (let i = 0; i < 105; i += 1) await note(accountId);
    const first = await readSignIns(administrator, viewId, {});
    if (!first.ok) throw new Error(first.refusal);
    const second = await readSignIns(administrator, viewId, {}, first.value.next ?? undefined);
    expect(second).toMatchObject({ value: { next: null } });
    const all = await exportSignIns(administrator, viewId, {});
    expect(all.ok && all.value.map(({ seq }) => seq)).toEqual([...first.value.entries, ...(second.ok ? second.value.entries : [])].map(({ seq }) => seq));
    expect(all.ok && all.value.length).toBe(105);
  });
});

test("Each account sees its own last events, newest first, and nobody else's", async () => {
  const [own, other] = [await aPerson("Frau Albers"), await aPerson("Herr Wessels")];
  await note(own, "password.refused");
  await note(other);
  await note(own);
  await note(own, "sign-in.ended");
  expect((await listOwnEvents(db.database, own, 2)).map(({ event }) => event)).toEqual(["sign-in.ended", "sign-in.done"]);
});
