import { expect, test, type CDPSession, type Page } from "@playwright/test";
import { COORDINATOR, signIn, STAFF } from "./steps.ts";

const OUTLINE = `${STAFF}/konzept/gliederung`;

const lines = (page: Page) => page.locator(".outline-line");
const words = async (page: Page) =>
  (await lines(page).locator("> span:first-child").allInnerTexts()).map((text) =>
    text
      .replace(/\s+/g, " ")
      .trim()
      .replace(/^[\d.]+ /, ""),
  );
/** Where the line with this number stands among all. */
const at = async (page: Page, number: string) =>
  (await lines(page).locator("> span:first-child").allInnerTexts()).findIndex((text) => text.replace(/\s+/g, " ").trim().startsWith(`${number} `));
async function centre(page: Page, place: number): Promise<void> {
  await lines(page)
    .nth(place)
    .evaluate((line) => line.scrollIntoView({ block: "center" }));
}
async function boxOf(page: Page, place: number, part = "> span:first-child") {
  const box = await lines(page).nth(place).locator(part).first().boundingBox();
  if (!box) throw new Error("The line is not to be seen.");
  return box;
}
async function opened(page: Page): Promise<void> {
  await page.goto(OUTLINE);
  await page.waitForLoadState("networkidle");
}

test("A line goes where a mouse drops it, also into another goal, and stays where it is beside the outline", async ({ page }) => {
  await signIn(page, COORDINATOR);
  await opened(page);
  const before = await words(page);
  const [from, to] = [await at(page, "1.1.2"), await at(page, "1.2.1")];
  const drag = async (target: { x: number; y: number }) => {
    const own = await boxOf(page, from);
    await page.mouse.move(own.x + 60, own.y + own.height / 2);
    await page.mouse.down();
    await page.mouse.move(own.x + 66, own.y + own.height / 2 + 4, { steps: 3 });
    await page.mouse.move(target.x, target.y, { steps: 8 });
    await page.mouse.up();
  };
  await centre(page, from);
  await drag({ x: 40, y: 20 });
  expect(await words(page)).toEqual(before);
  const target = await boxOf(page, to);
  await drag({ x: target.x + 60, y: target.y + 3 });
  const moved = before[from] ?? "";
  await expect(page.getByRole("status").filter({ hasText: "steht jetzt an 1.2.1" })).toHaveCount(1);
  expect((await words(page)).indexOf(moved)).toBe(to - 1);
});

test.describe("On a phone", () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });

  async function finger(page: Page, touch: CDPSession, from: { x: number; y: number }, ways: readonly { x: number; y: number; stay?: number }[]) {
    await touch.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: [from] });
    let last = from;
    for (const { x, y, stay = 0 } of ways) {
      for (let step = 1; step <= 8; step++) {
        const point = { x: last.x + ((x - last.x) * step) / 8, y: last.y + ((y - last.y) * step) / 8 };
        await touch.send("Input.dispatchTouchEvent", { type: "touchMove", touchPoints: [point] });
      }
      await page.waitForTimeout(stay);
      last = { x, y };
    }
    await touch.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
  }

  test("a finger on the dots takes the line along, further than the window, and on the words it scrolls", async ({ page }) => {
    await signIn(page, COORDINATOR);
    await opened(page);
    const touch = await page.context().newCDPSession(page);
    const before = await words(page);
    const from = await at(page, "2.1.1");
    await centre(page, from);
    const text = await boxOf(page, from);
    const stood = await page.evaluate(() => scrollY);
    await finger(page, touch, { x: text.x + 150, y: text.y + 10 }, [{ x: text.x + 150, y: text.y - 190 }]);
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(stood + 50);
    expect(await words(page)).toEqual(before);

    await centre(page, from);
    await page.waitForTimeout(300);
    const dots = await boxOf(page, from, ".grip");
    const grip = { x: dots.x + dots.width / 2, y: dots.y + dots.height / 2 };
    const edge = await page.evaluate(() => scrollY);
    await finger(page, touch, grip, [
      { x: 180, y: 725, stay: 1200 },
      { x: 180, y: 400 },
    ]);
    expect(await page.evaluate(() => scrollY)).toBeGreaterThan(edge + 300);
    await expect(page.getByRole("status").filter({ hasText: "steht jetzt an" })).toHaveCount(1);
    expect((await words(page)).indexOf(before[from] ?? "")).toBeGreaterThan(from + 2);
  });
});
