import { RouterContextProvider } from "react-router";
import { describe, expect, test } from "vitest";
import { accountContext, houseContext, localeContext, requestContext } from "#app/request.ts";
import { createAccount, findAccountByEmail, findSession, hashPassword, staffActor, type Account } from "#platform/auth/index.ts";
import { testHouse } from "#platform/auth/test-house.ts";
import { giveMembership } from "#platform/auth/test-membership.ts";
import { makeContext, type Context } from "#platform/db/index.ts";
import { testDatabase } from "#tests/support/database.ts";
import { action as accounts } from "../workspace/administration/accounts.tsx";
import { action as forgotten } from "./forgotten-password.tsx";
import { action as accept, loader as invitation } from "./invitation.tsx";
import { action as newPassword } from "./new-password.tsx";
import { loader as regions } from "./regions.tsx";
import { action as signIn } from "./sign-in.tsx";

const db = await testDatabase();
const house = testHouse(db);
const password = "Apfelbaum am Deich 7";
const passwordHash = await hashPassword(password);
let count = 0;

async function anAccount(): Promise<Account> {
  const email = `person-${(count += 1)}@example.org`;
  await createAccount(house, { email, name: "Frau Beispiel", passwordHash });
  const account = await findAccountByEmail(db.database, email);
  if (!account) throw new Error("no account");
  return account;
}

/** One posted form as a route module gets it. */
function post(path: string, form: Record<string, string>, given: { params?: Record<string, string>; account?: Account; ctx?: Context } = {}) {
  const context = new RouterContextProvider();
  context.set(houseContext, house);
  context.set(localeContext, "de");
  context.set(accountContext, given.account ?? null);
  if (given.ctx) context.set(requestContext, given.ctx);
  const url = new URL(path, house.settings.origin);
  const request = new Request(url, { method: "POST", body: new URLSearchParams(form) });
  return { request, context, url, pattern: path, params: { token: "", code: "", region: "", ...given.params } };
}

/** The address of an answer that leads on; undefined for a page with faults. */
const leadsTo = (answer: unknown) => (answer instanceof Response && answer.status === 303 ? answer.headers.get("location") : undefined);
const status = (answer: unknown) => (typeof answer === "object" && answer !== null && "init" in answer ? answer.init : undefined);

describe("The sign-in form", () => {
  test.each([
    ["/app/anmelden?weiter=%2Fapp%2Fprobe%2Fkonzept", "/app/probe/konzept"],
    ["/app/anmelden?weiter=https%3A%2F%2Fboese.example%2Fapp", "/app"],
    ["/app/anmelden", "/app"],
  ])("%s leads to %s, with the cookie", async (path, next) => {
    const { email } = await anAccount();
    const answer = await signIn(post(path, { email, password }));
    expect(leadsTo(answer)).toBe(next);
    const cookie =
      answer instanceof Response
        ? answer.headers
            .getSetCookie()
            .map((line) => line.split(";")[0])
            .join("; ")
        : "";
    expect(await findSession(house, new Request("http://localhost:3000/app", { headers: { cookie } }))).toMatchObject({ account: { email } });
  });

  test("keeps the address, never the password, when it is refused", async () => {
    const answer = await signIn(post("/app/anmelden", { email: "niemand@example.org", password: "falsch geraten" }));
    expect(answer).toMatchObject({ data: { email: "niemand@example.org" } });
    expect(status(answer)).toMatchObject({ status: 422 });
    expect(JSON.stringify(answer)).not.toContain("falsch geraten");
  });
});

describe("From the administrator's form to the new member", () => {
  test("a mail carries a link, the link makes an account", async () => {
    const region = await db.region();
    const account = await anAccount();
    await giveMembership(db.ctx(region), account.id, { role: "administrator" });
    const ctx = makeContext(db.database, region, staffActor(account, [{ role: "administrator", organisationId: null, language: null }]));
    const form = {
      intent: "invite",
      role: "editor",
      salutation: "Frau",
      name: "Rosa Neu",
      email: "rosa@example.org",
      organisationId: "",
      language: "",
      endsOn: "",
    };
    const given = { account, ctx, params: { region: region.slug } };
    const path = `/app/${region.slug}/verwaltung/zugaenge`;

    expect(await accounts(post(path, { ...form, email: "rosa" }, given))).toMatchObject({
      data: { faults: { email: "accounts.emailInvalid" }, given: { name: "Rosa Neu" } },
    });
    expect(await accounts(post(path, { ...form, role: "operator" }, given))).toMatchObject({ data: { faults: { role: "accounts.roleMissing" } } });
    expect(await accounts(post(path, { ...form, endsOn: "2026-02-31" }, given))).toMatchObject({ data: { faults: { endsOn: "accounts.dayInvalid" } } });
    expect(leadsTo(await accounts(post(path, form, given)))).toBe(`${path}?hinweis=eingeladen`);

    const mail = (await db.superuser.query<{ subject: string; body: string }>("select subject, body from mails where to_address = 'rosa@example.org'")).rows[0];
    expect(mail?.subject).not.toMatch(/Rosa|Neu\b/);
    expect(mail?.body).toContain("Guten Tag, Frau Neu,");
    const code = /\/app\/einladung\/(\S+)/.exec(mail?.body ?? "")?.[1] ?? "";
    const visit = (fields: Record<string, string> = {}) => post(`/app/einladung/${code}`, fields, { params: { code } });
    expect(await invitation(visit())).toMatchObject({ data: { step: "new", invitation: { email: "rosa@example.org" } } });
    expect(await accept(visit({ name: "Rosa Neu", password: "kurz" }))).toMatchObject({ data: { faults: { password: "accounts.password-too-short" } } });
    expect(leadsTo(await accept(visit({ name: "Rosa Neu", salutation: "Frau", password: "Birnbaum hinterm Deich" })))).toBe("/app/anmelden?hinweis=bereit");
    expect(await invitation(visit())).toMatchObject({ data: { invitation: null } });

    const rosa = await findAccountByEmail(db.database, "rosa@example.org");
    await expect(regions({ ...post("/app", {}, { account: rosa ?? undefined }) })).rejects.toMatchObject({ status: 302 });
  });
});

const ask = (email: string) => forgotten(post("/app/passwort-vergessen", { email }));

describe("The forms for a forgotten password", () => {
  test("answer strangers and members alike, and lead from the mail to a new password", async () => {
    const account = await anAccount();
    await giveMembership(db.ctx(await db.region()), account.id, { role: "editor" });
    expect(await ask(account.email)).toEqual(await ask("niemand@example.org"));
    // Said of the house, never of the account: without a mail server nothing is on its way to anybody.
    expect(await ask("niemand@example.org")).toMatchObject({ data: { hasMailServer: false } });
    const serving = { ...house, settings: { ...house.settings, smtpUrl: "smtp://127.0.0.1:2525" } };
    const sent = post("/app/passwort-vergessen", { email: "niemand@example.org" });
    sent.context.set(houseContext, serving);
    expect(await forgotten(sent)).toMatchObject({ data: { hasMailServer: true } });
    const mail = (await db.superuser.query<{ body: string }>("select body from mails where to_address = $1", [account.email])).rows[0];
    const token = /\/app\/passwort\/(\S+)/.exec(mail?.body ?? "")?.[1] ?? "";
    const set = (word: string) => newPassword(post(`/app/passwort/${token}`, { newPassword: word }, { params: { token } }));
    expect(await set("kurz")).toMatchObject({ data: { fault: "password-too-short" } });
    expect(leadsTo(await set("Birnbaum hinterm Deich"))).toBe("/app/anmelden?hinweis=passwort");
  });
});
