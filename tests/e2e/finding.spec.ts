import { expect, test } from "@playwright/test";

test.use({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } });

test("A reader finds an evening course with childcare in Arabic, on a phone without script", async ({ page }) => {
  await page.goto("/ellerland/ar/kurse");
  await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
  const courses = page.locator("ol.offers > li");
  const all = await courses.count();
  await page.getByRole("link", { name: "تصفية" }).first().click();
  await page.getByLabel("الوقت").selectOption({ value: "abends" });
  await page.getByLabel("رعاية أطفال").check();
  await page.locator("#filter").getByRole("button").click();
  await expect(page).toHaveURL(/zeit=abends/);
  await expect(page).toHaveURL(/kinder=ja/);
  const found = await courses.count();
  expect(found).toBeGreaterThan(0);
  expect(found).toBeLessThan(all);
  await expect(courses.first()).toContainText("رعاية أطفال");

  await test.step("the same search by month and on the map, each at an address to share", async () => {
    await page.getByRole("link", { name: "شهر", exact: true }).click();
    await expect(page).toHaveURL(/\/ar\/kalender\?art=course&zeit=abends&kinder=ja&ansicht=monat/);
    expect(await page.locator("ul.dates a").count()).toBeGreaterThan(0);
    await page.getByRole("link", { name: "خريطة", exact: true }).click();
    await expect(page).toHaveURL(/\/ar\/karte\?art=course&zeit=abends&kinder=ja/);
    const spot = page.locator("svg.map a").first();
    const group = await spot.getAttribute("href");
    await expect(page.locator(`${group} li a`).first()).toBeVisible();
  });

  await test.step("and the course says where and when, in Arabic where the words are there", async () => {
    const first = page.locator("section[id^=ort-] li a").first();
    await first.click();
    await expect(page).toHaveURL(/\/ellerland\/ar\/angebote\/[0-9a-f-]{36}$/);
    await expect(page.getByRole("heading", { name: "المواعيد القادمة" })).toBeVisible();
  });
});

test("Each municipality says how many offers it has, and leads to them", async ({ page }) => {
  await page.goto("/ellerland/de/angebote");
  await page.getByText("Nach Gemeinde").click();
  const row = page.locator("#filter details li").first();
  const count = Number(/\((\d+)\)/.exec(await row.innerText())?.[1]);
  expect(count).toBeGreaterThan(0);
  await row.getByRole("link").click();
  await expect(page.locator("header.page-head")).toContainText(`${count} Angebote passen`);
});

test("Who clears the filters of a month still looks at that month", async ({ page }) => {
  await page.goto("/ellerland/de/kalender?ort=Hohenwede&kostenlos=ja&ansicht=monat&ab=2026-12-01");
  await page.getByRole("link", { name: "Alle Filter entfernen" }).click();
  await expect(page).toHaveURL(/\/de\/kalender\?ansicht=monat&ab=2026-12-01$/);
});
