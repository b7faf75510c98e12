import { expect, type Browser, type Page } from "@playwright/test";
import { PHONE } from "./page-checks.ts";
import { STAFF } from "./steps.ts";

/** What the hall is asked. */
export const QUESTION = "Was zuerst im Versuch?";

/** A vote of three recommendations for which codes are handed out. @returns its address in the workspace */
export async function openVote(coordinator: Page): Promise<string> {
  await coordinator.goto(`${STAFF}/priorisierung/neu`);
  await coordinator.locator("[name=question]").fill(QUESTION);
  await coordinator.getByLabel("Alle mit einem Code auf Papier").check();
  await coordinator.locator("summary", { hasText: "3 Wohnen und Ankommen" }).click();
  for (const number of ["3.2.1", "3.2.2", "3.4.1"]) await coordinator.getByLabel(new RegExp(`^${number.replaceAll(".", "\\.")} `)).check();
  await coordinator.getByRole("button", { name: "Entwurf anlegen" }).click();
  await expect(coordinator.getByText("Angelegt.")).toBeVisible();
  // How it stands on the phone: shorter, and one of them in Arabic.
  await coordinator
    .getByText(/^3\.2\.2 /)
    .last()
    .click();
  await coordinator.locator("[name^='label.']:visible").fill("Wohnraumlotsen");
  await coordinator.locator("[name^='label-ar.']:visible").fill("مرشدو السكن");
  await coordinator.getByRole("button", { name: "Speichern" }).click();
  await expect(coordinator.getByRole("heading", { level: 1 })).toHaveText(QUESTION);
  const address = new URL(coordinator.url()).pathname;
  await coordinator.getByRole("link", { name: "Abstimmung öffnen" }).click();
  await coordinator.getByRole("button", { name: "Abstimmung öffnen" }).click();
  await expect(coordinator.getByText("Die Abstimmung läuft.")).toBeVisible();
  return address;
}

/** The sheets as they are printed, read back. @returns the codes on them */
export async function printedCodes(coordinator: Page, address: string): Promise<string[]> {
  await coordinator.goto(`${address}/leitung`);
  await coordinator.getByLabel("Wie viele?").fill("6");
  const [sheet] = await Promise.all([coordinator.waitForEvent("download"), coordinator.getByRole("button", { name: "Codes anlegen und drucken" }).click()]);
  const chunks: Buffer[] = [];
  for await (const chunk of await sheet.createReadStream()) chunks.push(Buffer.from(chunk as Uint8Array));
  const { getDocument } = await import("pdfjs-dist/legacy/build/pdf.mjs");
  const pdf = await getDocument({ data: new Uint8Array(Buffer.concat(chunks)), verbosity: 0 }).promise;
  const { items } = await (await pdf.getPage(1)).getTextContent();
  const text = items.map((item) => ("str" in item ? item.str : "")).join(" ");
  return [...new Set(text.match(/[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}/g) ?? [])];
}

/** A telephone of its own, without an account. */
export async function phone(browser: Browser, options: { javaScriptEnabled?: boolean } = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: PHONE, locale: "de-DE", timezoneId: "Europe/Berlin", ...options });
  return context.newPage();
}

/** Types the short code, then the own code, and spreads the points. @returns the receipt in German */
export async function vote(page: Page, shortCode: string, code: string, marks: number[], language = "de"): Promise<string> {
  await page.goto(`/j?sprache=${language}`);
  await page.locator("[name=code]").fill(shortCode);
  await page.locator("main form button").click();
  await page.locator("[name=code]").fill(code);
  for (const [item, mark] of marks.entries()) await page.locator(`[name=m${item}][value="${mark}"]`).check({ force: true });
  await page.locator("main form button").click();
  await expect(page.locator(".receipt")).toBeVisible();
  const words = page.locator("main [lang=de]").filter({ hasText: /^\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+$/u });
  return (await (language === "de" ? page.locator(".receipt") : words).textContent()) ?? "";
}
