import { expect, test, type Page } from "@playwright/test";
import { DESKTOP, openSound, PHONE } from "./page-checks.ts";

const MAP = "/ellerland/de/karte";
const READY = /Die Karte ist beweglich/;
const WAITING = /Sobald die bewegliche Karte geladen ist/;
const UNABLE = /lässt sich auf diesem Gerät nicht zeigen/;

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
  await expect(page.getByRole("status")).toHaveText(READY, { timeout: 30_000 });
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
  await expect(page.getByRole("status")).toHaveText(/يمكن تحريك الخريطة/, { timeout: 30_000 });
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

test("a slow device shows the drawing and says so until the map is there, and nothing shifts", async ({ browser }) => {
  for (const viewport of [PHONE, DESKTOP]) {
    const context = await browser.newContext({ viewport });
    const page = await context.newPage();
    let arrives = (): void => undefined;
    const loaded = new Promise<void>((resolve) => (arrives = resolve));
    await page.route(/maplibre-gl[^/]*\.mjs$/, async (route) => {
      await loaded;
      await route.continue();
    });
    await page.goto(`${MAP}/beweglich`);
    await shiftsOf(page);
    await expect(page.getByRole("status")).toHaveText(WAITING);
    const drawing = page.locator("svg.map");
    await expect(drawing).toBeVisible();
    await expect(drawing.getByRole("link").first()).toBeVisible();
    await drawing.getByRole("link").first().focus();
    const place = await page.locator(".map-stage").boundingBox();
    const list = await page.locator("#ort-1").boundingBox();
    arrives();
    await expect(page.getByRole("status")).toHaveText(READY, { timeout: 30_000 });
    await expect(page.locator("button.mark").first()).toBeVisible();
    await expect(drawing).toBeHidden();
    // Who was on the drawing is on the map, not lost at the top of the page.
    await expect(page.locator("canvas")).toBeFocused();
    expect(await page.locator(".map-stage").boundingBox()).toEqual(place);
    expect(await page.locator(".movable").boundingBox()).toEqual(place);
    expect(await page.locator("#ort-1").boundingBox()).toEqual(list);
    expect(await shiftsOf(page)).toEqual([]);
    await context.close();
  }
});

test("where the reader wants less motion, the map jumps", async ({ browser }) => {
  for (const [reducedMotion, jumps] of [
    ["reduce", true],
    ["no-preference", false],
  ] as const) {
    const context = await browser.newContext({ reducedMotion });
    const page = await context.newPage();
    await page.goto(`${MAP}/beweglich`);
    await expect(page.getByRole("status")).toHaveText(READY, { timeout: 30_000 });
    const names = () => [...document.querySelectorAll("button.mark")].map((one) => one.getAttribute("aria-label")).join();
    const before = await page.evaluate(names);
    await page.locator("canvas").focus();
    // What stands there as soon as the key is down: an animation takes its time.
    const after = await page.evaluate(`(() => {
      document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key: "+", keyCode: 187, bubbles: true, shiftKey: true }));
      return (${names.toString()})();
    })()`);
    expect(after !== before, reducedMotion).toBe(jumps);
    await context.close();
  }
});

for (const [what, prepare] of Object.entries({
  "a device that cannot draw it": (page: Page) =>
    page.addInitScript(() => {
      HTMLCanvasElement.prototype.getContext = () => null;
    }),
  "whoever does not get the library": (page: Page) => page.route(/maplibre-gl-[^/]*\.mjs$/, (route) => route.abort()),
  "whoever does not get its styles": (page: Page) => page.route(/maplibre-gl[^/]*\.css$/, (route) => route.abort()),
})) {
  test(`${what} keeps the drawing, in its place, and is told`, async ({ page }) => {
    await prepare(page);
    await page.goto(`${MAP}/beweglich`);
    await shiftsOf(page);
    const place = await page.locator("svg.map").boundingBox();
    await expect(page.getByRole("status")).toHaveText(UNABLE, { timeout: 30_000 });
    await expect(page.locator("svg.map")).toBeVisible();
    await expect(page.locator("canvas, .movable")).toHaveCount(0);
    expect(await page.locator("svg.map").boundingBox()).toEqual(place);
    expect(await shiftsOf(page)).toEqual([]);
  });
}

test("without the module that starts it, the page says what is true: the drawing and the list contain everything", async ({ page }) => {
  await page.route("**/map.js", (route) => route.abort());
  await page.goto(`${MAP}/beweglich`);
  await expect(page.getByRole("status")).toHaveText(WAITING);
  await expect(page.locator("svg.map")).toBeVisible();
});

/** What moved on the page without the reader's doing since it was opened, as the browser itself measures it. */
function shiftsOf(page: Page): Promise<number[]> {
  return page.evaluate(() => {
    const kept = window as unknown as { shifts?: number[] };
    if (!kept.shifts) {
      const shifts: number[] = (kept.shifts = []);
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) shifts.push((entry as unknown as { value: number }).value);
      }).observe({ type: "layout-shift", buffered: true });
    }
    return new Promise((seen) => requestAnimationFrame(() => requestAnimationFrame(() => seen(kept.shifts ?? []))));
  });
}
