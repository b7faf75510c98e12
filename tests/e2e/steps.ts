import { expect, test, type Browser, type Page } from "@playwright/test";
import { DEMO_PASSWORD } from "#db/seed/load.ts";

/** Logins of the demo region that the browser tests use; db/seed/ellerland/accounts.ts has all of them. */
export const COORDINATOR = "albers@ellerland.example";
export const ADMINISTRATOR = "verwaltung@ellerland.example";
export const EDITOR = "redaktion@ellerland.example";
/** Of the adult education centre. */
export const MEMBER = "petersen@vhs-ellerland.example";
export const COUNCIL_READER = "kreistag@ellerland.example";

export const STAFF = "/app/ellerland";

type Cookies = Awaited<ReturnType<ReturnType<Page["context"]>["cookies"]>>;
const sessions = new Map<string, Cookies>();

/** Signs in, by the form once per account and worker, afterwards with the session that was given. */
export async function signIn(page: Page, email: string): Promise<void> {
  const known = sessions.get(email);
  if (known) return page.context().addCookies(known);
  await page.goto("/app/anmelden");
  await fillSignIn(page, email, DEMO_PASSWORD);
  await expect(page).not.toHaveURL(/anmelden/);
  sessions.set(email, await page.context().cookies());
}

export async function fillSignIn(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel("E-Mail-Adresse").fill(email);
  await page.getByLabel("Passwort", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Anmelden", exact: true }).click();
}

/** A page of its own, with cookies of its own, for a second person. */
export async function pageOf(browser: Browser, email: string): Promise<Page> {
  const context = await browser.newContext({ locale: "de-DE", timezoneId: "Europe/Berlin" });
  const page = await context.newPage();
  await signIn(page, email);
  return page;
}

/** @returns the first address on the page at `path` that has this form */
export async function linkOn(page: Page, path: string, form: RegExp): Promise<string> {
  const html = await (await page.request.get(path)).text();
  const found = [...html.matchAll(/ href="([^"]+)"/g)].map(([, address = ""]) => address.replaceAll("&amp;", "&")).find((address) => form.test(address));
  if (!found) throw new Error(`${path} has no link like ${form}`);
  return found;
}

/** Sends a form as the page would, without showing it. @returns where the answer leads to */
export async function send(page: Page, path: string, fields: Parameters<Page["request"]["post"]>[1]): Promise<string> {
  const answer = await page.request.post(path, { ...fields, maxRedirects: 0, headers: { origin: test.info().project.use.baseURL ?? "" } });
  expect(answer.status(), await answer.text()).toBe(303);
  return answer.headers().location ?? "";
}

/** Has a new link sent to the first owner who has not answered, and reads it in the outbox as an administrator does. */
export async function newStatusLink(browser: Browser): Promise<{ link: string; owner: string; round: string }> {
  const before = await newestLink(browser);
  const coordinator = await pageOf(browser, COORDINATOR);
  await coordinator.goto(`${STAFF}/statusrunden`);
  await coordinator
    .getByRole("main")
    .getByRole("link", { name: /Herbst 2026/ })
    .click();
  const silent = coordinator
    .getByRole("listitem")
    .filter({ has: coordinator.getByRole("button", { name: /^Erinnern/ }) })
    .first();
  await silent.locator("summary").click();
  const button = silent.getByRole("button", { name: /^Neuer Link/ });
  const owner = ((await button.getAttribute("aria-label")) ?? "").split(": ")[1] ?? "";
  await button.click();
  await expect(coordinator).toHaveURL(/hinweis=/);
  const round = new URL(coordinator.url()).pathname;
  await coordinator.context().close();
  // The mail leaves by a job.
  let link = before;
  await expect(async () => {
    link = await newestLink(browser);
    expect(link).not.toBe(before);
  }).toPass({ timeout: 20_000 });
  return { link, owner, round };
}

async function newestLink(browser: Browser): Promise<string> {
  const administrator = await pageOf(browser, ADMINISTRATOR);
  const outbox = await (await administrator.request.get(`${STAFF}/verwaltung/postausgang`)).text();
  await administrator.context().close();
  return /\/j\/[a-z0-9]{32}/.exec(outbox)?.[0] ?? "";
}
