import { expect, test, type Page } from "@playwright/test";
import { openSound, PHONE } from "./page-checks.ts";

const MAP = "/ellerland/de/karte";

/** Every address that the page, its worker and its styles ask for. */
function asked(page: Page): string[] {
  const addresses: string[] = [];
  page.context().on("request", (request) => addresses.push(request.url()));
  return addresses;
}
const others = (addresses: readonly string[], own = "") => addresses.filter((address) => !address.startsWith(own) && !/^(data|blob):/.test(address));

test("the map page loads no library before the reader wants it, and then all of it from this house", async ({ page, baseURL }) => {
  const addresses = asked(page);
  await openSound(page, MAP);
  expect(addresses.filter((address) => /maplibre|map\.js/.test(address))).toEqual([]);
  await page.getByRole("link", { name: "Karte beweglich machen" }).click();
  await expect(page.getByRole("status")).toHaveText(/Die Karte ist beweglich/, { timeout: 30_000 });
  expect(addresses.filter((address) => /maplibre/.test(address)).length).toBeGreaterThanOrEqual(3);
  expect(others(addresses, baseURL)).toEqual([]);
});

test("by keyboard a reader comes nearer, opens a mark, follows an offer's link, and comes back to the mark", async ({ page }) => {
  await page.goto(`${MAP}/beweglich`);
  await expect(page.getByRole("status")).toHaveText(/beweglich/, { timeout: 30_000 });
  const marks = page.locator("button.mark");
  const before = await marks.count();
  expect(before).toBeGreaterThan(2);
  await page.locator("canvas").focus();
  await page.keyboard.press("Equal");
  // Nearer, one mark becomes several.
  await expect.poll(() => marks.count(), { timeout: 10_000 }).not.toBe(before);
  await marks.first().focus();
  await page.keyboard.press("Enter");
  const popup = page.locator(".maplibregl-popup");
  await expect(popup.locator("a").first()).toHaveAttribute("href", /\/ellerland\/de\/angebote\/[0-9a-f-]{36}/);
  await page.keyboard.press("Escape");
  await expect(popup).toHaveCount(0);
  await expect(marks.first()).toBeFocused();
});

test("in Arabic the offers on the map read from right to left, and the names of places stay German", async ({ page }) => {
  await page.goto("/ellerland/ar/karte/beweglich");
  await expect(page.getByRole("status")).toHaveText(/الخريطة/, { timeout: 30_000 });
  await page.locator("button.mark").first().press("Enter");
  await expect(page.locator(".maplibregl-popup-content > div").first()).toHaveAttribute("dir", "rtl");
  await expect(page.locator(".maplibregl-popup-content p")).toHaveAttribute("lang", "de");
});

test("everything on the map stands in the list, which opens by place and is no endless page on a phone", async ({ browser }) => {
  const context = await browser.newContext({ viewport: PHONE, javaScriptEnabled: false });
  const page = await context.newPage();
  await openSound(page, MAP);
  const high = await page.evaluate(() => document.documentElement.scrollHeight);
  expect(high).toBeLessThan(9_000);
  const counted = await page.locator("svg.map a text").allTextContents();
  for (const [at, count] of counted.entries()) {
    const links = await page.locator(`#ort-${at + 1} a`).evaluateAll((all) => new Set(all.map((one) => one.getAttribute("href"))).size);
    expect(links, `place ${at + 1}`).toBe(Number(count));
  }
  await page.locator("#ort-1 summary").click();
  await expect(page.locator("#ort-1 li").first()).toBeVisible();
  // Without script the movable page is the same map.
  await openSound(page, `${MAP}/beweglich`);
  await expect(page.locator("svg.map")).toBeVisible();
  await context.close();
});

test("a device that cannot draw it keeps the drawing, and is told", async ({ page }) => {
  await page.addInitScript(() => {
    HTMLCanvasElement.prototype.getContext = () => null;
  });
  await page.goto(`${MAP}/beweglich`);
  await expect(page.getByRole("status")).toHaveText(/Ihr Gerät kann/, { timeout: 30_000 });
  await expect(page.locator("svg.map")).toBeVisible();
});
