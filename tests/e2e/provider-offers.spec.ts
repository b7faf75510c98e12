import { expect, test, type Page } from "@playwright/test";
import { entryLink } from "./entry-link.ts";
import { phone } from "./hall.ts";
import { accessibilityFaults, openSound } from "./page-checks.ts";
import { ADMINISTRATOR, COORDINATOR, EDITOR, linkOn, pageOf, STAFF } from "./steps.ts";

const REVIEW = `${STAFF}/angebote/pruefen`;
const CLUB = "Kleingartenverein Elleraue";

test("a provider enters an offer on a phone by link, an editor publishes it, and once trusted its changes are public at once", async ({ browser }) => {
  test.setTimeout(120_000);
  const coordinator = await pageOf(browser, COORDINATOR);
  const administrator = await pageOf(browser, ADMINISTRATOR);
  const editor = await pageOf(browser, EDITOR);
  const link = await entryLink(coordinator, administrator, CLUB);

  // 360 pixels wide, without script.
  const provider = await phone(browser, { javaScriptEnabled: false });
  await openSound(provider, link);
  await provider.getByRole("link", { name: "Ihre Angebote im Portal" }).click();
  await expect(provider.getByText("liest zuerst jemand von der Koordinierungsstelle")).toBeVisible();
  await openSound(provider, await linkIn(provider, /\/angebote\/neu$/));
  await provider.getByRole("button", { name: "Angebot eintragen" }).click();
  await expect(provider.getByText("Schreiben Sie bitte einen Titel").first()).toBeVisible();
  await provider.locator("[name=title]").fill("Beete für Anfänger");
  await provider.locator("[name=summary]").fill("Wir zeigen, wie man Gemüse zieht.");
  await provider.locator("[name=branchId]").selectOption({ index: 1 });
  await provider.getByRole("button", { name: "Angebot eintragen" }).click();
  await expect(provider.getByRole("heading", { level: 1 })).toHaveText("Wann findet es statt?");
  await provider.locator("[name='times.0.kind']").selectOption("appointment");
  await provider.getByRole("button", { name: "Speichern" }).click();
  await expect(provider.getByText("wird geprüft").first()).toBeVisible();
  const own = new URL(provider.url()).pathname;
  const id = own.split("/").at(-1) ?? "";
  const shown = `/ellerland/de/angebote/${id}`;
  expect((await provider.request.get(shown)).status()).toBe(404);

  await openSound(editor, REVIEW);
  await editor.getByRole("link", { name: "Beete für Anfänger" }).click();
  await editor.locator("[name=answer]").fill("Schön, dass Sie das anbieten.");
  await editor.getByRole("button", { name: "Öffentlich machen" }).click();
  await expect(editor.getByText("Übernommen. Der Anbieter bekommt eine Mail.")).toBeVisible();
  await openSound(provider, shown);
  await expect(provider.getByRole("heading", { level: 1 })).toHaveText("Beete für Anfänger");

  await openSound(coordinator, `${STAFF}/angebote/anbieter`);
  await coordinator.getByRole("button", { name: `Vertrauen: ${CLUB}` }).click();
  await expect(coordinator.getByRole("button", { name: `Wieder prüfen: ${CLUB}` })).toBeVisible();

  await openSound(provider, `${own}/bearbeiten`);
  await provider.locator("[name=title]").fill("Beete für alle");
  await provider.getByRole("button", { name: "Speichern" }).click();
  await expect(provider.getByText("Gespeichert. Alle sehen es ab jetzt so.")).toBeVisible();
  await expect(async () => {
    await provider.goto(shown);
    await expect(provider.getByRole("heading", { level: 1 })).toHaveText("Beete für alle", { timeout: 500 });
  }).toPass({ timeout: 10_000 });
  await editor.goto(`${REVIEW}?art=live`);
  await editor.getByRole("link", { name: "Beete für alle" }).click();
  await editor.getByRole("button", { name: "Gesehen" }).click();
  await expect(editor.getByText("Als gesehen vermerkt.")).toBeVisible();

  // Ending has a page of its own that says what goes.
  await provider.goto(own);
  await provider.getByRole("link", { name: "Angebot beenden" }).click();
  await expect(provider.getByText("Das Angebot verschwindet sofort aus dem Portal")).toBeVisible();
  await openSound(provider, provider.url());
  await provider.getByRole("button", { name: "Angebot beenden" }).click();
  await expect(provider.getByText("beendet", { exact: true })).toBeVisible();
  await expect(async () => expect((await provider.request.get(shown)).status()).toBe(404)).toPass({ timeout: 10_000 });
  for (const page of [coordinator, administrator, editor, provider]) await page.context().close();
});

async function linkIn(page: Page, form: RegExp): Promise<string> {
  return linkOn(page, page.url(), form);
}

test("an employer says by link what a job is, on a phone without script, and an editor sees what changes", async ({ browser }) => {
  const coordinator = await pageOf(browser, COORDINATOR);
  const link = await entryLink(coordinator, await pageOf(browser, ADMINISTRATOR), "Ellertal Lebensmittelwerke");
  const employer = await phone(browser, { javaScriptEnabled: false });
  await employer.goto(link);
  await employer.getByRole("link", { name: "Ihre Angebote im Portal" }).click();
  await employer
    .getByRole("link", { name: /^Arbeit in der Lebensmittelproduktion/ })
    .first()
    .click();
  const own = new URL(employer.url()).pathname;
  await expect(employer.getByText("Bewerben bis")).toBeVisible();
  await openSound(employer, `${own}/stelle`);
  await employer.locator("[name=hoursPerWeek]").fill("viele");
  await employer.locator("[name=pay]").fill("14,50");
  await employer.locator("[name=payPer]").selectOption("hour");
  await employer.locator("[name=applyUntil]").fill("2027-01-31");
  await employer.getByRole("button", { name: "Speichern" }).click();
  await expect(employer.getByText("Bitte tragen Sie ganze oder halbe Stunden ein").first()).toBeVisible();
  await expect(employer.locator("[name=pay]")).toHaveValue("14,50");
  await employer.locator("[name=hoursPerWeek]").fill("38,5");
  await employer.getByRole("button", { name: "Speichern" }).click();
  await expect(employer.getByText("Die Koordinierungsstelle liest Ihre Änderung")).toBeVisible();
  await expect(employer.getByText("31. Januar 2027")).toBeVisible();

  const editor = await pageOf(browser, EDITOR);
  await editor.goto(REVIEW);
  await editor.getByRole("link", { name: "Arbeit in der Lebensmittelproduktion" }).click();
  await expect(editor.getByRole("heading", { name: "Stunden in der Woche" })).toBeVisible();
  await expect(editor.getByText("31. Januar 2027")).toBeVisible();

  const reader = await phone(browser);
  await openSound(reader, `${own}/stelle?sprache=ar`);
  await expect(reader.getByRole("button", { name: "حفظ" })).toBeVisible();
  expect(await accessibilityFaults(reader)).toEqual([]);
});

test("a club says by link what it lends, on a phone without script, and an editor sees what changes", async ({ browser }) => {
  const link = await entryLink(await pageOf(browser, COORDINATOR), await pageOf(browser, ADMINISTRATOR), "Ankommen in Klosterhagen");
  const club = await phone(browser, { javaScriptEnabled: false });
  await club.goto(link);
  await club.getByRole("link", { name: "Ihre Angebote im Portal" }).click();
  await club
    .getByRole("link", { name: /^Fahrrad zum Ausleihen/ })
    .first()
    .click();
  const own = new URL(club.url()).pathname;
  await openSound(club, `${own}/leihgabe`);
  await club.locator("[name=pieces]").fill("0");
  await club.locator("[name=deposit]").fill("12,50");
  await club.getByRole("button", { name: "Speichern" }).click();
  await expect(club.getByText("Bitte tragen Sie eine ganze Zahl von 1 bis 500 ein.").first()).toBeVisible();
  await expect(club.locator("[name=deposit]")).toHaveValue("12,50");
  await club.locator("[name=pieces]").fill("40");
  await club.getByRole("button", { name: "Speichern" }).click();
  await expect(club.getByText("Die Koordinierungsstelle liest Ihre Änderung")).toBeVisible();
  await expect(club.getByText("12,50\u00a0€")).toBeVisible();

  const editor = await pageOf(browser, EDITOR);
  await editor.goto(REVIEW);
  await editor.getByRole("link", { name: "Fahrrad zum Ausleihen" }).first().click();
  await expect(editor.getByRole("heading", { name: "Wie viele es gibt" })).toBeVisible();

  const reader = await phone(browser);
  await openSound(reader, `${own}/leihgabe?sprache=ar`);
  await expect(reader.getByRole("button", { name: "حفظ" })).toBeVisible();
  expect(await accessibilityFaults(reader)).toEqual([]);
});
