import { expect, test, type Page } from "@playwright/test";
import { entryLink } from "./entry-link.ts";
import { phone } from "./hall.ts";
import { accessibilityFaults, openSound } from "./page-checks.ts";
import { ADMINISTRATOR, COORDINATOR, linkOn, pageOf, STAFF } from "./steps.ts";

const SCHOOL = "Grundschule Torfhude-Nord";
const COURSE = "Mama lernt Deutsch";

test("a provider notes attendance on a phone and issues a certificate; a stranger checks it in Arabic and sees no name", async ({ browser }) => {
  test.setTimeout(120_000);
  const coordinator = await pageOf(browser, COORDINATOR);
  const administrator = await pageOf(browser, ADMINISTRATOR);
  const entry = await entryLink(coordinator, administrator, SCHOOL);
  const offers = entry.replace("/eintrag", "/angebote");

  // 360 pixels wide, without script.
  const provider = await phone(browser, { javaScriptEnabled: false });
  await openSound(provider, offers);
  await provider.getByRole("link", { name: "Zum Kursbuch" }).click();
  await provider.getByRole("link", { name: COURSE }).click();
  await expect(provider.getByText("11 Personen haben einen Platz.")).toBeVisible();
  const book = new URL(provider.url()).pathname;
  const waiting = provider.getByRole("region", { name: "Noch zu notieren" }).getByRole("link");
  const before = await waiting.count();
  await openSound(provider, (await waiting.first().getAttribute("href")) ?? "");
  const sheet = new URL(provider.url()).pathname;
  await expect(provider.getByText("Alle stehen auf „da“.")).toBeVisible();
  await provider.getByRole("group", { name: "Amal Alsaadani" }).getByLabel("entschuldigt").check();
  await provider.getByRole("group", { name: "Bogdan Feyissaw" }).getByLabel("nicht da").check();

  // A colleague saves the same date meanwhile, otherwise.
  const colleague = await phone(browser);
  await openSound(colleague, sheet);
  await colleague.getByRole("button", { name: "Speichern" }).click();
  await expect(colleague.getByText("Eingetragen.")).toBeVisible();
  await provider.getByRole("button", { name: "Speichern" }).click();
  await expect(provider.getByText("Jemand hat diesen Termin gespeichert")).toBeVisible();
  await expect(provider.getByText("jetzt gespeichert: da")).toHaveCount(2);
  await provider.getByRole("button", { name: "Speichern" }).click();
  await expect(provider.getByText("9 da, 1 entschuldigt, 1 nicht da")).toBeVisible();
  await expect(waiting).toHaveCount(before - 1);

  await openSound(provider, `${book}/bescheinigungen`);
  await provider.getByRole("button", { name: "Ausstellen" }).click();
  await expect(provider.getByText("Bitte wählen Sie, für wen die Bescheinigung ist.").first()).toBeVisible();
  const learner = provider.getByLabel("Für wen?");
  const name = ((await learner.locator("option").nth(1).textContent()) ?? "").replace(/ \(.*/, "");
  await learner.selectOption({ index: 1 });
  await provider.getByLabel("Erreichtes Niveau").selectOption("A2");
  await provider.getByRole("button", { name: "Ausstellen" }).click();
  await expect(provider.getByText("Laden Sie das PDF herunter")).toBeVisible();
  const paper = await paperOf(provider, name);
  expect(paper).toContain(name);
  let [code = ""] = /[0-9A-Z]{4}(-[0-9A-Z]{4}){3}/.exec(paper) ?? [];

  const stranger = await phone(browser, { javaScriptEnabled: false });
  await openSound(stranger, `/ellerland/ar/nachweis?code=${code}`);
  await stranger.locator("main form button").click();
  await expect(stranger.getByText("هذه الشهادة صالحة.")).toBeVisible();
  await expect(stranger.getByText(COURSE)).toBeVisible();
  for (const part of name.split(" ")) expect(await stranger.content()).not.toContain(part);

  // The name was misspelled: one act, and the first paper does not hold any more.
  await openSound(provider, `${book}/bescheinigungen`);
  await provider.getByRole("link", { name: `Name berichtigen: ${name}` }).click();
  await provider.getByRole("button", { name: "Berichtigen und neu ausstellen" }).click();
  await expect(provider.getByText("So steht der Name schon da.").first()).toBeVisible();
  const right = `${name} al-Versuch`;
  await provider.getByLabel("Name").fill(right);
  await provider.getByRole("button", { name: "Berichtigen und neu ausstellen" }).click();
  await expect(provider.getByText("Berichtigt und neu ausgestellt.")).toBeVisible();
  await stranger.goto(`/ellerland/ar/nachweis?code=${code}`);
  await stranger.locator("main form button").click();
  await expect(stranger.getByText("لم تعد هذه الشهادة صالحة.")).toBeVisible();
  const newPaper = await paperOf(provider, right);
  expect(newPaper).toContain(right);
  [code = ""] = /[0-9A-Z]{4}(-[0-9A-Z]{4}){3}/.exec(newPaper) ?? [];
  await stranger.goto(`/ellerland/ar/nachweis?code=${code}`);
  await stranger.locator("main form button").click();
  await expect(stranger.getByText("هذه الشهادة صالحة.")).toBeVisible();

  await openSound(provider, `${book}/bescheinigungen`);
  await provider.getByRole("link", { name: `Bescheinigung für ${right} zurückziehen` }).click();
  await provider.getByRole("button", { name: "Bescheinigung zurückziehen" }).click();
  await expect(provider.getByText("Zurückgezogen.")).toBeVisible();
  await stranger.goto(`/ellerland/ar/nachweis?code=${code}`);
  await stranger.locator("main form button").click();
  await expect(stranger.getByText("لم تعد هذه الشهادة صالحة.")).toBeVisible();
  await stranger.goto("/ellerland/ar/nachweis");
  await stranger.locator("[name=code]").fill(code.replace(/.$/, (sign) => (sign === "X" ? "Y" : "X")));
  await stranger.locator("main form button").click();
  await expect(stranger.getByText("لا نعرف هذا الرمز.")).toBeVisible();

  // What the office sees: a rounded number, and no name of who was there.
  await openSound(coordinator, `${STAFF}/angebote/${book.split("/").at(-1)}/anmeldungen`);
  await expect(coordinator.getByRole("region", { name: "Wie viele da waren" }).getByRole("row").last()).toContainText("10");
  for (const page of [coordinator, administrator, provider, colleague, stranger]) await page.context().close();
});

test("every page of the book is accessible, in both directions, light and dark", async ({ browser }) => {
  test.setTimeout(120_000);
  const coordinator = await pageOf(browser, COORDINATOR);
  const administrator = await pageOf(browser, ADMINISTRATOR);
  const list = (await entryLink(coordinator, administrator, SCHOOL)).replace("/eintrag", "/kursbuch");
  const own = await phone(browser);
  await own.goto(list);
  const book = (await own.getByRole("link", { name: COURSE }).getAttribute("href")) ?? "";
  const sheet = await linkOn(own, book, /\/termin\/\d{8}T\d{4}$/);
  const withdraw = await linkOn(own, `${book}/bescheinigungen`, /\/zurueckziehen\//);
  const correct = await linkOn(own, `${book}/bescheinigungen`, /\/berichtigen\//);
  for (const colorScheme of ["light", "dark"] as const) {
    await own.emulateMedia({ colorScheme });
    for (const address of [list, book, sheet, `${book}/bescheinigungen`, withdraw, correct]) {
      for (const language of ["de", "ar"]) {
        await openSound(own, `${address}?sprache=${language}`);
        expect.soft(await accessibilityFaults(own), `${address} ${language} ${colorScheme}`).toEqual([]);
      }
    }
  }
  const pdf = await linkOn(own, `${book}/bescheinigungen`, /\.pdf$/);
  const [code = ""] = /[0-9A-Z]{4}(-[0-9A-Z]{4}){3}/.exec(await textOf(own, pdf)) ?? [];
  for (const [language, typed] of [
    ["de", code],
    ["ar", code],
    ["ar", "0".repeat(16)],
  ] as const) {
    await openSound(own, `/ellerland/${language}/nachweis?code=${typed}`);
    await own.locator("main form button").click();
    expect.soft(await accessibilityFaults(own), `${language} ${typed}`).toEqual([]);
  }
  for (const page of [coordinator, administrator, own]) await page.context().close();
});

/** The certificate as it is printed, read back. */
async function paperOf(page: Page, name: string): Promise<string> {
  return textOf(page, (await page.getByRole("link", { name: `PDF herunterladen: ${name}` }).getAttribute("href")) ?? "");
}

async function textOf(page: Page, href: string): Promise<string> {
  const answer = await page.request.get(href);
  expect(answer.headers()["content-type"]).toBe("application/pdf");
  const { getDocument } = await import("pdfjs-dist/legacy/build/pdf.mjs");
  const pdf = await getDocument({ data: new Uint8Array(await answer.body()), verbosity: 0 }).promise;
  const { items } = await (await pdf.getPage(1)).getTextContent();
  return items.map((item) => ("str" in item ? item.str : "")).join("");
}
