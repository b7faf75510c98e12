import { expect, type Page } from "@playwright/test";
import { accessibilityFaults, clippedTexts, DESKTOP, openSound, PHONE, sidewaysScroll } from "../page-checks.ts";
import { linkOn } from "../steps.ts";
import { test } from "./one-window.ts";

/** E2E_FULL=1 checks accessibility in every language and view; otherwise each page gets one of them in turn. */
const full = process.env.E2E_FULL === "1";
if (full) test.setTimeout(300_000);

export type Address = string | ((page: Page) => Promise<string>);
export const first =
  (list: string, form: RegExp, more = ""): Address =>
  async (page) =>
    `${await linkOn(page, list, form)}${more}`;
export const anId = "[0-9a-f-]{36}";

export type Locale = "de" | "en" | "ar";

/** How a page may be looked at: each in the first two, and its accessibility is checked in one of all in turn. */
type View = { name: string; size: { width: number; height: number }; dark?: true; forcedColors?: true; largeText?: true };
const views: readonly View[] = [
  { name: "light, desktop", size: DESKTOP },
  { name: "dark, telephone", size: PHONE, dark: true },
  { name: "320 pixels, as 400 % zoom on a desktop", size: { width: 320, height: 256 } },
  { name: "dark, desktop", size: DESKTOP, dark: true },
  { name: "text at 200 %", size: DESKTOP, largeText: true },
  { name: "forced colours", size: PHONE, forcedColors: true },
];

/** What depends on colours and sizes. */
const LOOK_RULES = ["color-contrast", "link-in-text-block", "scrollable-region-focusable", "target-size"];

export async function check(page: Page, address: string, place: number): Promise<void> {
  for (const [turn, view] of views.entries()) {
    const due = full || place % views.length === turn;
    if (!due && turn > 1) continue;
    await look(page, view);
    // Style sheets alone make a page fit its window: it is opened once and then turned around, unless its type was enlarged.
    if (turn === 0 || views[turn - 1]?.largeText) await openSound(page, address);
    if (view.largeText) await enlargeText(page);
    expect.soft(await sidewaysScroll(page), `${view.name}: pixels beyond the window`).toBe(0);
    expect.soft(await clippedTexts(page), `${view.name}: cut off`).toEqual([]);
    // After the first two, the page is the same and only its look differs.
    if (due) expect.soft(await accessibilityFaults(page, full && turn > 1 ? LOOK_RULES : undefined), view.name).toEqual([]);
  }
}

async function look(page: Page, { size, dark, forcedColors }: View): Promise<void> {
  await page.setViewportSize(size);
  // Without motion, so that no colour is measured on its way from one theme to the other.
  await page.emulateMedia({ colorScheme: dark ? "dark" : "light", forcedColors: forcedColors ? "active" : "none", reducedMotion: "reduce" });
}

/** As a reader's own setting of the browser does. */
function enlargeText(page: Page): Promise<void> {
  return page.evaluate(() => {
    document.documentElement.style.fontSize = "200%";
  });
}

/** The languages in which this page is checked: all, or the next one in turn, so that each view is seen in each. */
export function localesOf(place: number, locales: readonly Locale[]): readonly Locale[] {
  return full ? locales : locales.slice(Math.floor(place / views.length) % locales.length).slice(0, 1);
}

export async function resolve(page: Page, address: Address): Promise<string> {
  return typeof address === "string" ? address : address(page);
}
