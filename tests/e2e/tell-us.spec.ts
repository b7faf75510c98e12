import { expect, test } from "@playwright/test";
import { phone } from "./hall.ts";
import { accessibilityFaults, openSound } from "./page-checks.ts";
import { EDITOR, pageOf, STAFF } from "./steps.ts";

test("somebody tells about an offer in Arabic, on a phone without script; an editor takes it over and makes it public", async ({ browser }) => {
  test.setTimeout(120_000);
  const reader = await phone(browser, { javaScriptEnabled: false });
  await openSound(reader, "/ellerland/ar/angebote?suche=xylophon");
  await reader.getByRole("link", { name: "هل ينقص هنا عرض؟ أخبرنا عنه." }).click();
  await expect(reader.locator("html")).toHaveAttribute("dir", "rtl");
  await expect(reader.locator("[name=subject]")).toBeHidden();

  await reader.getByRole("button", { name: "أرسل" }).click();
  await expect(reader.getByText("يرجى كتابة اسم العرض.").first()).toBeVisible();
  await reader.locator("[name=title]").fill("نادي الشطرنج");
  await reader.locator("[name=text]").fill("نلعب الشطرنج معاً.");
  await reader.locator("[name=organisation]").fill("Schachfreunde Wiesenweg");
  await reader.locator("[name=email]").fill("schach@example.org");
  await reader.getByRole("button", { name: "أرسل" }).click();
  await expect(reader.getByRole("heading", { level: 1 })).toHaveText("شكراً، لقد وصل");

  const editor = await pageOf(browser, EDITOR);
  await openSound(editor, `${STAFF}/angebote/pruefen?art=proposal`);
  await editor.getByRole("link", { name: "نادي الشطرنج" }).click();
  await expect(editor.getByText("Schachfreunde Wiesenweg").first()).toBeVisible();
  expect(await accessibilityFaults(editor)).toEqual([]);
  await editor.getByLabel("Neu anlegen: Schachfreunde Wiesenweg").check();
  await editor.locator("[name=branchId]").selectOption({ index: 1 });
  await editor.locator("[name=answer]").fill("شكراً لك.");
  await editor.getByRole("button", { name: "Als Entwurf übernehmen" }).click();
  await expect(editor.getByText("Der Vorschlag ist übernommen.")).toBeVisible();
  const address = new URL(editor.url()).pathname;
  const shown = `/ellerland/ar/angebote/${address.split("/").at(-1) ?? ""}`;
  expect((await reader.request.get(shown)).status()).toBe(404);

  await editor.goto(`${address}/stand`);
  await editor.locator("[name=state][value=public]").check();
  await editor.locator("main form button").click();
  await expect(async () => {
    await reader.goto(shown);
    await expect(reader.getByRole("heading", { level: 1 })).toHaveText("نادي الشطرنج", { timeout: 500 });
  }).toPass({ timeout: 10_000 });
});
