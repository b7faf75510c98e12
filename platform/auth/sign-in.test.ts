import { describe, expect, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { createAccount, hashPassword, type NewAccount } from "./account.ts";
import { endOtherSessions, endSession, findSession, listSessions, signOut } from "./session.ts";
import { signIn } from "./sign-in.ts";
import { aBrowser, testHouse } from "./test-house.ts";

const db = await testDatabase();
const house = testHouse(db);
const password = "Apfelbaum am Deich 7";
const passwordHash = await hashPassword(password);

let count = 0;
/** A new account, so that tries of one test do not lock another's. */
async function anAccount(given: Partial<NewAccount> = {}) {
  const email = `person-${(count += 1)}@example.org`;
  const made = await createAccount(house, { email, name: "Frau Beispiel", passwordHash, ...given });
  if (!made.ok) throw new Error(made.refusal);
  return { email, accountId: made.value.accountId };
}

async function fail(email: string, times: number, address?: string) {
  for (let i = 0; i < times; i += 1) await signIn(house, { email, password: "falsch geraten" }, aBrowser().request(address));
}

async function twoDevices() {
  const { email, accountId } = await anAccount();
  const [desk, phone] = [aBrowser(), aBrowser("Mozilla/5.0 (Linux; Android 11) Chrome/120")];
  for (const device of [desk, phone]) {
    const signedIn = await signIn(house, { email, password }, device.request());
    if (signedIn.ok) device.keep(signedIn.value.headers);
  }
  const here = await findSession(house, desk.request());
  if (!here) throw new Error("not signed in");
  return { accountId, desk, phone, here };
}

const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

describe("Signing in", () => {
  test("opens a session that the next request finds", async () => {
    const { email, accountId } = await anAccount({ salutation: "Frau", operator: true, locale: "en" });
    const browser = aBrowser();
    const signedIn = await signIn(house, { email: ` ${email.toUpperCase()} `, password }, browser.request());
    expect(signedIn).toMatchObject({ ok: true, value: { next: "workspace" } });
    if (!signedIn.ok) return;
    browser.keep(signedIn.value.headers);
    expect(await findSession(house, browser.request())).toMatchObject({
      account: { id: accountId, email, name: "Frau Beispiel", salutation: "Frau", operator: true, locale: "en", twoFactorEnabled: false },
    });
  });

  test("gives a cookie that only the workspace sees and no script reads", async () => {
    const { email } = await anAccount();
    const signedIn = await signIn(house, { email, password }, aBrowser().request());
    const cookie = signedIn.ok ? signedIn.value.headers.getSetCookie().join("\n") : "";
    expect(cookie).toMatch(/^miteinander\.session_token=[^\n]+; Path=\/app; HttpOnly; SameSite=Lax$/m);
    expect(cookie).not.toMatch(/Path=\/(;|$)/m);
  });

  test("marks the cookie as secure where people come by https", async () => {
    const { email } = await anAccount();
    const secure = { ...house, database: { ...house.database }, settings: { ...house.settings, origin: "https://landkreis.example" } };
    const signedIn = await signIn(secure, { email, password }, aBrowser().request());
    expect(signedIn.ok && signedIn.value.headers.getSetCookie().join()).toMatch(/__Secure-miteinander\.session_token=.*; Secure/);
  });

  test("asks the database once for a session, and never without our cookie", async () => {
    const { email } = await anAccount();
    const browser = aBrowser();
    const signedIn = await signIn(house, { email, password }, browser.request());
    if (signedIn.ok) browser.keep(signedIn.value.headers);
    let queries = 0;
    const counting = (connection: { query: unknown }) => {
      if (typeof connection.query !== "function") return;
      const original = connection.query.bind(connection);
      connection.query = (...input: unknown[]) => ((queries += 1), original(...input));
    };
    db.database.auth.on("acquire", counting);
    await findSession(house, browser.request());
    db.database.auth.off("acquire", counting);
    expect(queries).toBe(1);
    expect(await findSession(house, aBrowser().request())).toBeNull();
  });

  test("refuses a cookie whose signature was changed", async () => {
    const { email } = await anAccount();
    const browser = aBrowser();
    const signedIn = await signIn(house, { email, password }, browser.request());
    if (signedIn.ok) browser.keep(signedIn.value.headers);
    const request = browser.request();
    const cookie = request.headers.get("cookie") ?? "";
    const forged = new Request(request.url, { headers: { cookie: cookie.replace(/\.([A-Za-z0-9])/, (_, letter) => `.${letter === "A" ? "B" : "A"}`) } });
    expect(await findSession(house, request)).not.toBeNull();
    expect(await findSession(house, forged)).toBeNull();
  });

  test.each([
    ["a wrong password", async () => ({ email: (await anAccount()).email, password: "falsch geraten" })],
    ["an unknown address", async () => ({ email: "niemand@example.org", password })],
    [
      "a locked account and its right password",
      async () => {
        const { email } = await anAccount();
        await fail(email, 5);
        return { email, password };
      },
    ],
  ])("answers %s with the same word", async (_, input) => {
    expect(await signIn(house, await input(), aBrowser().request())).toEqual({ ok: false, refusal: "not-signed-in" });
  });
});

describe("Locking after failures", () => {
  test("lets the right password in after four failures, and counts from zero again", async () => {
    const { email } = await anAccount();
    for (const _ of [1, 2]) {
      await fail(email, 4);
      expect(await signIn(house, { email, password }, aBrowser().request())).toMatchObject({ ok: true });
    }
  });

  test("ends after 15 minutes, and tries during the lock do not make it longer", async () => {
    const { email } = await anAccount();
    await fail(email, 8);
    const locks = await db.superuser.query<{ minutes: number }>(
      "select extract(epoch from locked_until - now()) / 60 as minutes from auth.sign_in_failures where last_at = (select max(last_at) from auth.sign_in_failures)",
    );
    expect(Number(locks.rows[0]?.minutes)).toBeGreaterThan(14);
    expect(Number(locks.rows[0]?.minutes)).toBeLessThanOrEqual(15);
    await db.superuser.query("update auth.sign_in_failures set locked_until = now() - interval '1 second' where locked_until is not null");
    expect(await signIn(house, { email, password }, aBrowser().request())).toMatchObject({ ok: true });
  });

  test("cannot be passed by many tries at once", async () => {
    const { email, accountId } = await anAccount();
    const guesses = [..."abcdefghijk"].map((letter) => signIn(house, { email, password: `geraten ${letter}` }, aBrowser().request()));
    const right = Promise.all(guesses).then(() => signIn(house, { email, password }, aBrowser().request()));
    expect(await right).toMatchObject({ ok: false });
    expect(await listSessions(db.database, accountId)).toEqual([]);
  });

  test("counts an address over all accounts: after 20 failures nobody signs in from there, elsewhere they do", async () => {
    const { email } = await anAccount();
    for (let i = 0; i < 20; i += 1) await fail(`raten-${i}@example.org`, 1, "192.0.2.7");
    expect(await signIn(house, { email, password }, aBrowser().request("192.0.2.7"))).toMatchObject({ ok: false });
    expect(await signIn(house, { email, password }, aBrowser().request("192.0.2.8"))).toMatchObject({ ok: true });
  });

  test("is not wiped out for an address by signing in with an own account in between", async () => {
    const { email } = await anAccount();
    const own = [];
    for (let i = 0; i < 20; i += 1) {
      if (i % 7 === 6) own.push(await signIn(house, { email, password }, aBrowser().request("192.0.2.9")));
      await fail(`anderer-${i}@example.org`, 1, "192.0.2.9");
    }
    expect(own.map(({ ok }) => ok)).toEqual([true, true]);
    expect(await signIn(house, { email, password }, aBrowser().request("192.0.2.9"))).toMatchObject({ ok: false });
  });

  test("stores neither the mail address nor the network address", async () => {
    await fail("spur@example.org", 1, "192.0.2.77");
    const stored = await db.superuser.query<{ row: string }>("select encode(key, 'escape') || f::text as row from auth.sign_in_failures f");
    expect(stored.rows.map(({ row }) => row).join()).not.toMatch(/spur|192\.0/);
  });

  test("takes the same time for a wrong password, a locked account and an unknown one (± 10 %)", { timeout: 60_000, retry: 2 }, async () => {
    const locked = await anAccount();
    await fail(locked.email, 6);
    const kinds = {
      wrong: async () => ({ email: (await anAccount()).email, password: "falsch geraten" }),
      locked: async () => ({ email: locked.email, password }),
      unknown: async () => ({ email: `niemand-${Math.random()}@example.org`, password }),
    };
    const times: Record<keyof typeof kinds, number[]> = { wrong: [], locked: [], unknown: [] };
    // Interleaved, so that a busy machine slows all kinds alike; the median ignores hiccups.
    for (let i = 0; i < 30; i += 1) {
      for (const kind of ["wrong", "locked", "unknown"] as const) {
        const input = await kinds[kind]();
        const started = performance.now();
        await signIn(house, input, aBrowser().request());
        times[kind].push(performance.now() - started);
      }
    }
    const wrong = median(times.wrong);
    expect(median(times.locked) / wrong).toBeGreaterThan(0.9);
    expect(median(times.locked) / wrong).toBeLessThan(1.1);
    expect(median(times.unknown) / wrong).toBeGreaterThan(0.9);
    expect(median(times.unknown) / wrong).toBeLessThan(1.1);
  });
});

describe("Own sessions", () => {
  test("are listed with their device, without token or network address", async () => {
    const { accountId } = await twoDevices();
    const sessions = await listSessions(db.database, accountId);
    expect(sessions.map((session) => session.userAgent).toSorted()).toEqual([expect.stringContaining("Android"), expect.stringContaining("Firefox")]);
    const stored = await db.superuser.query(`select "ipAddress" from auth.session where coalesce("ipAddress", '') <> ''`);
    expect(stored.rowCount).toBe(0);
  });

  test("end one by one, at once, and only by their owner", async () => {
    const { accountId, phone, here } = await twoDevices();
    const other = (await listSessions(db.database, accountId)).find((session) => session.id !== here.sessionId)?.id ?? "";
    await endSession(db.database, (await anAccount()).accountId, other);
    expect(await findSession(house, phone.request())).not.toBeNull();
    await endSession(db.database, accountId, other);
    expect(await findSession(house, phone.request())).toBeNull();
  });

  test("end all others, and by signing out", async () => {
    const { accountId, desk, phone, here } = await twoDevices();
    await endOtherSessions(db.database, accountId, here.sessionId);
    expect(await findSession(house, phone.request())).toBeNull();
    expect(await findSession(house, desk.request())).not.toBeNull();
    const stolen = desk.request();
    desk.keep(await signOut(house, desk.request()));
    expect(desk.request().headers.get("cookie")).toMatch(/^miteinander\.device=[\w-]+$/);
    expect(await findSession(house, stolen)).toBeNull();
  });
});
