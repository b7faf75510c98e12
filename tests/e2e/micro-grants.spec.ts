import { expect, test, type Browser } from "@playwright/test";
import { openSound, PHONE } from "./page-checks.ts";
import { ADMINISTRATOR, COORDINATOR, pageOf, STAFF } from "./steps.ts";

test.use({ javaScriptEnabled: false });

/** The link in the newest mail to this address, once the job has written it; another one than before. */
async function linkTo(browser: Browser, email: string, before = ""): Promise<string> {
  const administrator = await pageOf(browser, ADMINISTRATOR);
  let link = "";
  await expect(async () => {
    const outbox = await (await administrator.request.get(`${STAFF}/verwaltung/postausgang`)).text();
    link = /\/j\/[a-z0-9]{32}\/foerderung/.exec(outbox.slice(outbox.indexOf(email)))?.[0] ?? "";
    expect(outbox).toContain(email);
    expect(["", before]).not.toContain(link);
  }).toPass({ timeout: 30_000 });
  await administrator.context().close();
  return link;
}

test("a group applies in Arabic on a telephone without JavaScript, is promised money, reports, and stands on the public list", async ({ page, browser }) => {
  test.setTimeout(180_000);
  const email = `gruppe-${Date.now()}@example.org`;
  const idea = `طبخ معًا ${Date.now()}`;
  await page.setViewportSize(PHONE);
  await openSound(page, "/ellerland/kleinfoerderung?sprache=ar");
  await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
  await page.getByRole("link", { name: "تقديم طلب" }).click();
  await page.locator("[name=title]").fill(idea);
  await page.locator("[name=idea]").fill("نطبخ معًا كل شهر.");
  await page.locator("[name=groupName]").fill("مجموعة النساء");
  await page.locator("[name=amount]").fill("501");
  await page.locator("[name=name]").fill("سلمى");
  await page.locator("[name=email]").fill(email);
  await page.getByRole("button", { name: "إرسال الطلب" }).click();
  // Over the most for one idea: said at the field, with everything that was typed.
  await expect(page.getByRole("alert")).toBeVisible();
  await expect(page.locator("[name=title]")).toHaveValue(idea);
  await page.locator("[name=amount]").fill("249,50");
  await page.getByRole("button", { name: "إرسال الطلب" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "يرجى النظر في بريدكم الإلكتروني" })).toBeVisible();

  const first = await linkTo(browser, email);
  await openSound(page, `${first}?sprache=ar`);
  await page.getByRole("button", { name: "تأكيد الطلب" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "طلبكم وصل إلينا" })).toBeVisible();

  const coordinator = await pageOf(browser, COORDINATOR);
  await coordinator.goto(`${STAFF}/kleinfoerderung`);
  await coordinator.getByRole("link", { name: "Zusammen im Landkreis Ellerland" }).click();
  await coordinator.getByRole("link", { name: idea }).click();
  await coordinator.getByRole("button", { name: "Zusagen" }).click();
  await expect(coordinator.getByText("Zugesagt sind 249,50 €.")).toBeVisible();
  await coordinator.getByRole("button", { name: "Auszahlung notieren" }).click();
  await expect(coordinator.getByText("Auszahlung notiert.")).toBeVisible();

  const second = await linkTo(browser, email, first);
  // Each mail brings a new link and ends the one before.
  await expect(async () => expect((await page.request.get(first)).status()).toBe(404)).toPass();
  await openSound(page, `${second}?sprache=ar`);
  await page.locator("[name=report]").fill("حضر ثلاثون شخصًا.");
  await page.getByRole("button", { name: "إرسال التقرير" }).click();
  await expect(page.getByText("تم الحفظ.")).toBeVisible();

  await coordinator.reload();
  await expect(coordinator.getByText("حضر ثلاثون شخصًا.")).toBeVisible();
  await coordinator.getByLabel("Titel auf der Liste").fill("Zusammen kochen");
  await coordinator.getByRole("button", { name: "Veröffentlichen" }).click();
  await expect(coordinator.getByText("Steht auf der öffentlichen Liste.")).toBeVisible();
  await expect(async () => {
    await page.goto("/ellerland/kleinfoerderung");
    await expect(page.getByText("Zusammen kochen")).toBeVisible();
  }).toPass();
  await coordinator.context().close();
});
