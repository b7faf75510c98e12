import { expect, test, type Page } from "@playwright/test";
import { phone } from "./hall.ts";
import { openSound } from "./page-checks.ts";
import { ADMINISTRATOR, COORDINATOR, pageOf, STAFF } from "./steps.ts";

test("a counsellor orders the list of a search on a phone in Arabic, confirms by mail, and leaves with one tap", async ({ browser }) => {
  test.setTimeout(120_000);
  const email = `beratung-${Date.now()}@versuch.example`;
  const reader = await phone(browser, { javaScriptEnabled: false });
  await openSound(reader, "/ellerland/ar/kurse?stufe=B1");
  await reader.locator('a[href*="/kurse/liste"]').click();
  await expect(reader).toHaveURL(/stufe=B1/);
  await expect(reader.locator("html")).toHaveAttribute("dir", "rtl");
  await reader.locator("[name=email]").fill("kein-at");
  await reader.locator("main form[method=post] button").click();
  await expect(reader.getByText("يرجى التحقق من البريد الإلكتروني.").first()).toBeVisible();
  await reader.locator("[name=email]").fill(email);
  await reader.locator("[name=pace][value=monthly]").check();
  await reader.locator("[name=consent]").check();
  await reader.locator("main form[method=post] button").click();
  await expect(reader).toHaveURL(/danke/);

  const coordinator = await pageOf(browser, COORDINATOR);
  await coordinator.goto(`${STAFF}/angebote/kursliste?suche=${email}`);
  await expect(coordinator.getByText("nicht bestätigt")).toBeVisible();

  const administrator = await pageOf(browser, ADMINISTRATOR);
  const link = await newestLink(administrator);
  await openSound(reader, link);
  await expect(reader.getByRole("heading", { level: 1 })).toHaveText("هل تريد قائمة الدورات؟");
  await reader.locator('button[value="confirm"]').click();
  await expect(reader.getByRole("heading", { level: 1 })).toHaveText("تصلك قائمة الدورات");
  await coordinator.reload();
  await expect(coordinator.getByText("selbst bestellt")).toBeVisible();
  await coordinator.getByRole("link", { name: "eine Auswahl" }).click();
  await expect(coordinator).toHaveURL(/\/kurse\?stufe=B1$/);

  // A mail program's button: no cookie, no page it comes from. A page of somebody else's says where it comes from, and stays out.
  const oneClick = (headers: Record<string, string>) => reader.request.post(link, { headers, form: { "List-Unsubscribe": "One-Click" }, maxRedirects: 0 });
  expect((await oneClick({ origin: "https://woanders.example" })).status()).toBe(403);
  await coordinator.goto(`${STAFF}/angebote/kursliste?suche=${email}`);
  await expect(coordinator.getByText("selbst bestellt")).toBeVisible();
  for (const _ of [1, 2]) expect((await oneClick({})).status()).toBe(200);
  await coordinator.reload();
  await expect(coordinator.getByText("bekommt niemand die Liste")).toBeVisible();
  await reader.goto(link);
  await expect(reader.getByRole("heading", { level: 1 })).toHaveText("لا تصلك قائمة الدورات");
  for (const page of [coordinator, administrator, reader]) await page.context().close();
});

test("the office enters a desk, finds it, takes the list away as a file, and deletes it", async ({ browser }) => {
  const coordinator = await pageOf(browser, COORDINATOR);
  await coordinator.goto(`${STAFF}/angebote/kursliste`);
  await coordinator.getByRole("link", { name: "Jemanden eintragen" }).click();
  await coordinator.getByLabel("E-Mail-Adresse").fill("schule@versuch.example");
  await coordinator.getByRole("button", { name: "Eintragen" }).click();
  await expect(coordinator.getByText("Tragen Sie nur ein, wer die Liste bestellt hat.").first()).toBeVisible();
  await coordinator.getByLabel(/^Die Stelle hat die Liste bestellt/).check();
  await coordinator.getByRole("button", { name: "Eintragen" }).click();
  await expect(coordinator.getByText("Die Adresse steht auf der Liste.")).toBeVisible();
  await coordinator.getByLabel("Name oder Adresse suchen").fill("schule@versuch");
  await coordinator.getByRole("button", { name: "Suchen" }).click();
  await expect(coordinator.getByRole("row")).toHaveCount(2);
  const file = await coordinator.request.get(`${STAFF}/angebote/kursliste/datei/kursliste.csv?suche=schule@versuch`);
  expect((await file.text()).trim().split("\r\n")).toHaveLength(2);
  await coordinator.getByRole("link", { name: "schule@versuch.example löschen" }).click();
  await coordinator.getByRole("button", { name: "Adresse löschen" }).click();
  await expect(coordinator.getByText("Sie bekommt keine Liste mehr.")).toBeVisible();
  await coordinator.context().close();
});

async function newestLink(administrator: Page): Promise<string> {
  let link = "";
  await expect(async () => {
    const outbox = await (await administrator.request.get(`${STAFF}/verwaltung/postausgang`)).text();
    link = /\/j\/[a-z0-9]{32}\/kursliste\?sprache=ar/.exec(outbox)?.[0] ?? "";
    expect(link).not.toBe("");
  }).toPass({ timeout: 30_000 });
  return link;
}
