import { expect, test, type Page } from "@playwright/test";
import { entryLink } from "./entry-link.ts";
import { phone } from "./hall.ts";
import { accessibilityFaults, DESKTOP, openSound, PHONE } from "./page-checks.ts";
import { ADMINISTRATOR, COORDINATOR, pageOf, STAFF } from "./steps.ts";

test("a reader borrows a bicycle in Arabic without script, and the office hands it out and takes it back", async ({ browser }) => {
  test.setTimeout(120_000);
  const coordinator = await pageOf(browser, COORDINATOR);
  const id = await bicycleNobodyHas(coordinator);
  const loans = `${STAFF}/angebote/${id}/ausleihen`;

  // One bicycle only, lent from today on: what is free shows at once.
  await coordinator.goto(`${STAFF}/angebote/${id}/leihgabe`);
  await coordinator.locator("[name=pieces]").fill("1");
  await coordinator.locator("[name=leadDays]").fill("0");
  await coordinator.getByRole("button", { name: "Speichern" }).click();
  await expect(coordinator).toHaveURL(/hinweis=noted/);

  const reader = await phone(browser, { javaScriptEnabled: false });
  await openSound(reader, `/ellerland/ar/angebote/${id}`);
  await reader.locator('a[href$="/ausleihen"]').click();
  await expect(reader.locator("html")).toHaveAttribute("dir", "rtl");
  const today = (await reader.locator("[name=first]").getAttribute("min")) ?? "";
  await reader.locator("[name=first]").fill(today);
  await reader.locator("[name=last]").fill(dayAfter(today, 400));
  await reader.locator("[name=name]").fill("Samira Versuch");
  await reader.locator("[name=email]").fill("samira.versuch@post.example");
  await reader.locator("main form button").click();
  await expect(reader.getByText("هذا طويل جدًا").first()).toBeVisible();
  await reader.locator("[name=last]").fill(dayAfter(today, 3));
  await reader.locator("main form button").click();
  await expect(reader).toHaveURL(/danke/);

  const administrator = await pageOf(browser, ADMINISTRATOR);
  const link = await newestLink(administrator);
  await openSound(reader, link);
  await reader.locator('button[value="come"]').click();
  await expect(reader.getByRole("heading", { level: 1 })).toHaveText("هذه الأيام لك");
  // The page of free days knows it.
  await expect(async () => {
    await reader.goto(`/ellerland/ar/angebote/${id}/ausleihen`);
    await expect(reader.locator(".is-lent").first()).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 20_000 });

  await coordinator.goto(loans);
  await expect(coordinator.getByRole("row", { name: /Samira Versuch/ })).toContainText("reserviert");
  await coordinator.getByRole("button", { name: /^Ausgeben: Samira/ }).click();
  await expect(coordinator.getByText("Notiert.")).toBeVisible();
  await reader.goto(link);
  await expect(reader.getByRole("heading", { level: 1 })).toHaveText("إنها لديك الآن");
  await coordinator.getByRole("button", { name: /^Zurücknehmen: Samira/ }).click();
  await expect(coordinator.getByRole("row", { name: /Samira Versuch/ })).toContainText("zurück am");

  // What was said of the bicycle is a version that can be compared.
  await coordinator.goto(`${STAFF}/angebote/${id}/fassungen`);
  await coordinator.locator('a[href*="fassung="]').last().click();
  await expect(coordinator.getByRole("heading", { name: "Wie viele es gibt" })).toBeVisible();
  for (const page of [coordinator, administrator, reader]) await page.context().close();
});

test("two taps in the calendar fill the form, by an address that can be passed on, without script and by keyboard", async ({ browser }) => {
  const reader = await phone(browser, { javaScriptEnabled: false });
  const lent = await (await reader.request.get("/ellerland/de/angebote?suche=Sprachkoffer+zum+Ausleihen")).text();
  const pages = [...lent.matchAll(/\/angebote\/([0-9a-f-]{36})"/g)].map(([, id]) => `/ellerland/de/angebote/${id}/ausleihen`);
  for (const page of pages) if ((await (await reader.goto(page))?.text())?.includes("als ersten Tag wählen")) break;
  await openSound(reader, reader.url());
  // Two months ahead nobody has lent anything.
  for (const _ of [1, 2]) await reader.locator('[rel~="next"]').click();
  const days = reader.locator(".free-days .is-free a");
  await days.first().focus();
  await reader.keyboard.press("Enter");
  await expect(reader).toHaveURL(/von=\d{4}-\d\d-01#kalender$/);
  await expect(reader.getByText("Jetzt der Tag, an dem Sie es zurückbringen")).toBeVisible();
  // The name of a day's link says the day and what the tap does.
  await expect(days.nth(2)).toHaveAccessibleName(/^\p{L}+, 3\. \p{L}+ \d{4} .*frei als letzten Tag wählen$/u);
  await days.nth(2).click();
  await expect(reader).toHaveURL(/&von=\d{4}-\d\d-01&bis=\d{4}-\d\d-03#ihre-tage$/);
  await expect(reader.locator(".free-days .is-chosen .what")).toHaveText(["von", "dabei", "bis"]);
  const [first, last] = [await reader.locator("[name=first]").inputValue(), await reader.locator("[name=last]").inputValue()];
  expect(new URL(reader.url()).search).toBe(`?monat=${first.slice(0, 7)}&von=${first}&bis=${last}`);

  const friend = await phone(browser);
  await openSound(friend, reader.url().replace("/de/", "/ar/"));
  await expect(friend.locator("[name=last]")).toHaveValue(last);
  await expect(friend.locator(".free-days .is-chosen .what").first()).toHaveText("من");
  expect(await accessibilityFaults(friend)).toEqual([]);
  await openSound(friend, reader.url().replace(last, dayAfter(first, 380)));
  await expect(friend.getByText("Bitte wählen Sie einen anderen Tag.")).toBeVisible();
  for (const page of [reader, friend]) await page.context().close();
});

test("who lends sees on a phone without script what is overdue, takes it back, and hands out the next", async ({ browser }) => {
  test.setTimeout(120_000);
  const coordinator = await pageOf(browser, COORDINATOR);
  const administrator = await pageOf(browser, ADMINISTRATOR);
  const id = await lendingWith(coordinator, "überfällig, ausgegeben am");
  await coordinator.goto(`${STAFF}/angebote/${id}`);
  const keeper = (await coordinator.getByRole("main").locator('a[href*="/netzwerk/"]').first().getAttribute("href")) ?? "";
  const link = await entryLink(coordinator, administrator, keeper);

  const provider = await phone(browser, { javaScriptEnabled: false });
  await openSound(provider, link.replace("/eintrag", `/angebote/${id}`));
  await provider.getByRole("link", { name: "Ausleihen" }).click();
  await openSound(provider, provider.url());
  await expect(provider.getByText("1 Stück ist überfällig")).toBeVisible();
  // What needs a hand stands first, with a way to reach who is late.
  const first = provider.getByRole("listitem").first();
  await expect(first).toContainText("überfällig, ausgegeben am");
  await expect(first.locator('a[href^="mailto:"], a[href^="tel:"]').first()).toBeVisible();
  await expect(provider.getByRole("button", { name: /^Absagen/ })).toHaveCount(0);
  await provider.getByRole("button", { name: /^Zurücknehmen/ }).click();
  await expect(provider.getByText("Notiert.")).toBeVisible();
  await expect(provider.getByText("Nichts ist überfällig")).toBeVisible();
  await expect(provider.getByRole("listitem").filter({ hasText: "zurück am" }).first()).toBeVisible();

  // Somebody calls the office and comes at once.
  await coordinator.goto(`${STAFF}/angebote/${id}/ausleihen`);
  const today = (await coordinator.locator("[name=first]").getAttribute("min")) ?? "";
  await coordinator.locator("[name=first]").fill(today);
  await coordinator.locator("[name=last]").fill(dayAfter(today, 2));
  await coordinator.locator("[name=name]").fill("Yusuf Versuch");
  await coordinator.locator("[name=phone]").fill("05555 1234");
  await coordinator.getByRole("button", { name: "Eintragen" }).click();
  await expect(coordinator.getByText("Eingetragen")).toBeVisible();
  const loans = new URL(provider.url()).pathname;
  await openSound(provider, `${loans}?sprache=ar`);
  const yusuf = provider.getByRole("listitem").filter({ hasText: "Yusuf Versuch" });
  await expect(yusuf.getByRole("link", { name: "05555 1234" })).toHaveAttribute("href", "tel:055551234");
  await yusuf.getByRole("button").click();
  await expect(provider).toHaveURL(/sprache=ar/);
  await expect(yusuf).toContainText("سُلّم في");
  await openSound(provider, `${loans}?sprache=de`);
  await expect(provider.getByText("1 ist gerade unterwegs")).toBeVisible();

  const stranger = await entryLink(coordinator, administrator, "Kleingartenverein Elleraue");
  expect((await provider.request.get(loans.replace(/^\/j\/[a-z0-9]+/, stranger.replace("/eintrag", "")))).status()).toBe(404);

  const own = await phone(browser);
  for (const colorScheme of ["light", "dark"] as const) {
    await own.emulateMedia({ colorScheme });
    for (const language of ["de", "ar"]) {
      for (const viewport of [PHONE, DESKTOP]) {
        await own.setViewportSize(viewport);
        await openSound(own, `${loans}?sprache=${language}`);
        // Nothing that can be done lies beyond an edge.
        for (const button of await own.getByRole("main").getByRole("button").all()) await expect(button).toBeInViewport({ ratio: 1 });
      }
      expect.soft(await accessibilityFaults(own), `${language} ${colorScheme}`).toEqual([]);
    }
  }
  for (const page of [coordinator, administrator, provider, own]) await page.context().close();
});

/** Something that is lent, whose list of loans says this. @param search what the office looks for, as in an address */
async function lendingWith(coordinator: Page, words: string, search = ""): Promise<string> {
  const list = await (await coordinator.request.get(`${STAFF}/angebote?art=lending&suche=${search}`)).text();
  for (const [, id = ""] of list.matchAll(/\/angebote\/([0-9a-f-]{36})"/g))
    if ((await (await coordinator.request.get(`${STAFF}/angebote/${id}/ausleihen`)).text()).includes(words)) return id;
  throw new Error(`No loan says "${words}".`);
}

const dayAfter = (day: string, days: number): string => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

/** The newest link to a loan in Arabic that stands in the outbox. */
async function newestLink(administrator: Page): Promise<string> {
  let link = "";
  await expect(async () => {
    const outbox = await (await administrator.request.get(`${STAFF}/verwaltung/postausgang`)).text();
    link = /\/j\/[a-z0-9]{32}\/ausleihe\?sprache=ar/.exec(outbox)?.[0] ?? "";
    expect(link).not.toBe("");
  }).toPass({ timeout: 30_000 });
  return link;
}

/** A bicycle of the demo that nobody has or wants. */
async function bicycleNobodyHas(coordinator: Page): Promise<string> {
  return lendingWith(coordinator, "Noch hat niemand etwas ausgeliehen", "Fahrrad+zum+Ausleihen");
}
