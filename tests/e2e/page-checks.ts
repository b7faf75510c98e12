import AxeBuilder from "@axe-core/playwright";
import { expect, type ConsoleMessage, type Page } from "@playwright/test";

export const PHONE = { width: 360, height: 740 };
export const DESKTOP = { width: 1440, height: 900 };

/** Opens an address and looks at what every page owes its reader: an answer, a name, one title, no sideways scrolling. */
export async function openSound(page: Page, address: string): Promise<void> {
  const noise: string[] = [];
  const onError = (error: Error) => noise.push(error.message);
  const onConsole = (message: ConsoleMessage) => message.type() === "error" && noise.push(message.text());
  page.on("pageerror", onError).on("console", onConsole);
  const answer = await page.goto(address);
  expect.soft(answer?.status(), "status").toBe(200);
  await expect.soft(page).toHaveTitle(/\S/);
  await expect.soft(page.locator("h1"), "one h1").toHaveCount(1);
  expect.soft(await sidewaysScroll(page), "pixels beyond the window").toBe(0);
  expect.soft(noise, "console").toEqual([]);
  page.off("pageerror", onError).off("console", onConsole);
}

/** @returns how many pixels the document is wider than its window */
export function sidewaysScroll(page: Page): Promise<number> {
  return page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth));
}

/** @returns texts that their own box cuts off; what stands in a field scrolls there */
export function clippedTexts(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>("body *")]
      .filter((element) => {
        const { overflowX, overflowY, clipPath, position } = getComputedStyle(element);
        if (element.matches("input, textarea, select")) return false;
        // A map shows a part of what it knows, and its marks go beyond the frame.
        if (element.matches(".maplibregl-map")) return false;
        if (position === "absolute" && (clipPath !== "none" || element.clientWidth <= 1)) return false;
        const hides = (overflow: string) => overflow === "hidden" || overflow === "clip";
        return (hides(overflowX) && element.scrollWidth > element.clientWidth + 1) || (hides(overflowY) && element.scrollHeight > element.clientHeight + 1);
      })
      .map((element) => `${element.tagName}.${element.className}: ${(element.textContent ?? "").trim().slice(0, 60)}`),
  );
}

/** Faults of accessibility, as "rule: where". @param rules only these; without them all of WCAG 2.2 A and AA and good practice */
export async function accessibilityFaults(page: Page, rules?: string[]): Promise<string[]> {
  // What a frame shows is a page of its own here; into one without script the checker cannot reach.
  await page.evaluate(() => document.querySelectorAll("iframe").forEach((frame) => frame.remove()));
  // One page without frames needs no second one to put results together, and what passed needs no list: together half the time.
  const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ["violations"] });
  const { violations } = await (
    rules ? axe.withRules(rules) : axe.withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
  ).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(" ")} – ${failureSummary?.split("\n")[1]?.trim() ?? ""}`),
  );
}
