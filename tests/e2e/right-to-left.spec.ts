import { expect, test, type Locator, type Page } from "@playwright/test";
import { DESKTOP, PHONE } from "./page-checks.ts";
import { linkOn, newStatusLink } from "./steps.ts";

const ARABIC = "?sprache=ar";

async function startsRightOf(page: Page, first: Locator, second: Locator): Promise<void> {
  const [one, other] = await Promise.all([first.boundingBox(), second.boundingBox()]);
  expect((one?.x ?? 0) + (one?.width ?? 0)).toBeGreaterThan((other?.x ?? 0) + (other?.width ?? 0));
}

test.describe("In Arabic", () => {
  test("the mark stands at the right, the language menu at the left", async ({ page }) => {
    await page.setViewportSize(DESKTOP);
    await page.goto(`/ellerland/konzept${ARABIC}`);
    await startsRightOf(page, page.locator("header a").first(), page.locator("details.lang"));
    const nav = page.locator("header nav a");
    if ((await nav.count()) > 1) await startsRightOf(page, nav.first(), nav.last());
  });

  test("titles and text begin at the right edge on a telephone", async ({ page }) => {
    await page.setViewportSize(PHONE);
    await page.goto("/ellerland/ar");
    const { right, aligned } = await page.getByRole("heading", { level: 1 }).evaluate((title) => {
      const range = document.createRange();
      range.selectNodeContents(title);
      return { right: innerWidth - range.getBoundingClientRect().right, aligned: getComputedStyle(title).textAlign };
    });
    expect(aligned).toMatch(/start|right/);
    expect(right).toBeLessThan(60);
  });

  test("icons that show a direction are turned, the mark is not", async ({ page }) => {
    for (const address of [`/ellerland/konzept${ARABIC}`, `/ellerland/konzept/feld/1${ARABIC}`, "/ellerland/ar"]) {
      await page.goto(address);
      const turned = await page
        .locator("svg.dir")
        .evaluateAll((icons) => icons.map((icon) => new DOMMatrix(getComputedStyle(icon).transform).a || Number(getComputedStyle(icon).scale.split(" ")[0])));
      expect(
        turned.every((scale) => scale === -1),
        `${address}: ${turned.join()}`,
      ).toBe(true);
      expect(
        await page
          .locator("header a svg")
          .first()
          .evaluate((mark) => new DOMMatrix(getComputedStyle(mark).transform).a),
      ).toBe(1);
    }
  });

  test("German content says that it is German", async ({ page }) => {
    const recommendation = await linkOn(page, "/ellerland/konzept/feld/1", /\/konzept\/empfehlung\//);
    for (const address of ["/ellerland/konzept", "/ellerland/konzept/feld/1", "/ellerland/konzept/grundlagen", recommendation]) {
      await page.goto(`${address}${ARABIC}`);
      expect.soft(await germanWithoutLanguage(page), address).toEqual([]);
    }
  });

  test("telephone numbers keep their order", async ({ page }) => {
    await page.goto("/ellerland/ar");
    const numbers = await page.evaluate(() => {
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      const found: { text: string; isolated: boolean }[] = [];
      while (walker.nextNode()) {
        const { textContent, parentElement } = walker.currentNode;
        if (/\d{4,} \d/.test(textContent ?? "")) found.push({ text: textContent ?? "", isolated: parentElement?.closest("bdi, [dir=ltr]") !== null });
      }
      return found;
    });
    expect(numbers.length).toBeGreaterThan(0);
    expect(numbers.filter(({ isolated }) => !isolated)).toEqual([]);
  });

  test("the page of a status request asks in Arabic about measures with German names", async ({ page, browser }) => {
    const { link } = await newStatusLink(browser);
    await page.setViewportSize(DESKTOP);
    await page.goto(`${link}${ARABIC}`);
    await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
    await expect(page.getByRole("heading", { level: 2 }).first()).toHaveAttribute("lang", "de");
    const choices = page.locator("[data-answer]").first().getByRole("radio");
    await startsRightOf(page, choices.nth(0), choices.nth(1));
  });
});

/** @returns texts of German words that a screen reader would read as Arabic */
function germanWithoutLanguage(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found: string[] = [];
    while (walker.nextNode()) {
      const text = (walker.currentNode.textContent ?? "").trim();
      const element = walker.currentNode.parentElement;
      // Two Latin words in a row; a single one is a name such as XLSX.
      const isGerman = /[A-Za-zÄÖÜäöüß]{3,}[ ,]+[A-Za-zÄÖÜäöüß]{2,}/.test(text);
      if (isGerman && element?.closest("script, style, title") === null && element.closest("[lang]")?.getAttribute("lang") === "ar")
        found.push(text.slice(0, 80));
    }
    return found;
  });
}
