import { expect, test } from "@playwright/test";
import { COORDINATOR, fillSignIn, linkOn, newStatusLink, signIn, STAFF } from "./steps.ts";
import { DEMO_PASSWORD } from "#db/seed/load.ts";

test.use({ javaScriptEnabled: false });

test("signing in leads back to the page that was asked for", async ({ page }) => {
  await page.goto(`${STAFF}/massnahmen`);
  await fillSignIn(page, COORDINATOR, DEMO_PASSWORD);
  await expect(page).toHaveURL(`${STAFF}/massnahmen`);
});

test.describe("A coordinator", () => {
  test.beforeEach(({ page }) => signIn(page, COORDINATOR));

  test("searches and filters measures, and takes a filter back", async ({ page }) => {
    await page.goto(`${STAFF}/massnahmen`);
    const measures = page.getByRole("main").locator('a[href*="/massnahmen/"]').and(page.locator("ul.rows a, ol.rows a"));
    const all = await measures.count();
    await page.getByLabel("Suche").fill("Sprach");
    await page.getByRole("button", { name: "Zeigen" }).click();
    await expect(page).toHaveURL(/[?&]suche=Sprach/);
    const found = await measures.count();
    expect(found).toBeGreaterThan(0);
    expect(found).toBeLessThan(all);
    await page.locator("#filter").getByRole("checkbox").first().check();
    await page.getByRole("button", { name: "Zeigen" }).click();
    await page.getByRole("link", { name: "Alle Filter entfernen" }).click();
    await expect(measures).toHaveCount(all);
  });

  test("creates a measure: the page names what is missing and keeps what was typed", async ({ page }) => {
    await page.goto(`${STAFF}/massnahmen/neu`);
    await page.locator("[name=startsOn]").fill("2027-05-01");
    await page.locator("[name=endsOn]").fill("2027-03-01");
    await page.locator("#f-title").fill("Sprachcafé am Markt");
    await page.getByRole("button", { name: "Maßnahme speichern" }).click();
    await expect(page.getByText("Das Ende liegt vor dem Anfang.").first()).toBeVisible();
    await expect(page.locator("#f-title")).toHaveValue("Sprachcafé am Markt");
    await page.locator("[name=endsOn]").fill("2027-12-31");
    await page.locator("#f-leadOrganisationId").fill("Volkshochschule Ellerland");
    await page.getByRole("button", { name: "Maßnahme speichern" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Sprachcafé am Markt");
    await expect(page.getByText("Öffentlich wird sie erst, wenn Sie sie freigeben.")).toBeVisible();
  });

  test("edits a recommendation: what follows up on it in force, its wording in the revision", async ({ page }) => {
    const goal = await linkOn(page, `${STAFF}/konzept`, /\/ziele\//);
    await page.goto(`${await linkOn(page, goal, /\/empfehlungen\/[0-9a-f-]{36}$/)}/bearbeiten`);
    const wording = page.getByLabel("Wortlaut");
    const before = await wording.inputValue();
    await expect(wording).toHaveAttribute("readonly", "");
    await page.getByLabel("Gewicht").fill("viel");
    await page.getByRole("button", { name: "Speichern", exact: true }).click();
    await expect(page.getByLabel("Gewicht")).toHaveAttribute("aria-invalid", "true");
    await page.getByLabel("Gewicht").fill("");
    await page.getByRole("button", { name: "Speichern", exact: true }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(before);
    await page.getByRole("link", { name: "Bearbeiten", exact: true }).click();
    await page.getByRole("link", { name: "Wortlaut in der Fortschreibung ändern" }).click();
    // The revision may already say it in other words.
    await wording.fill(`${await wording.inputValue()} Das gilt ab 2027.`);
    await page.getByRole("button", { name: "Speichern", exact: true }).click();
    await expect(page.getByText(/^Gespeichert: .* Das gilt ab 2027\.$/)).toBeVisible();
  });

  test("reads in a list of organisations: names the column that nobody knows, sees what becomes of each row, takes it over", async ({ page }) => {
    const rows = [
      "Wer;Art;Telefon",
      "Nachbarschaftstreff Fehnkante;Verein;04999 7301",
      "Reparaturcafé Lindhorst;Verein;04999 7302",
      "Volkshochschule Ellerland;;05555 2200",
      "Singkreis Uferweg;Gesangsgruppe;04999 7303",
    ];
    await page.goto(`${STAFF}/netzwerk`);
    const total = () => page.locator(".lede").innerText();
    const before = await total();
    await page.goto(`${STAFF}/netzwerk/einlesen`);
    await page.getByLabel("Ihre Tabelle").setInputFiles({ name: "vereine.csv", mimeType: "text/csv", buffer: Buffer.from(rows.join("\n")) });
    await page.getByRole("button", { name: "Tabelle einlesen" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Das haben wir in Ihrer Tabelle gefunden");
    await expect(page.getByText("Wir wissen nicht, in welcher Spalte der Name der Organisation steht.")).toBeVisible();
    await page.getByLabel("Wer", { exact: true }).selectOption("Name");
    await page.getByRole("button", { name: "Zuordnung merken" }).click();

    await expect(page.getByText("vereine.csv: 4 Zeilen. Noch ist nichts gespeichert.")).toBeVisible();
    await expect(page.getByRole("row", { name: /Zeile 5.*Singkreis Uferweg.*Die Art „Gesangsgruppe“ gibt es hier nicht\./ })).toBeVisible();
    await expect(page.getByLabel(/^Zeile 4: Volkshochschule Ellerland/)).toHaveValue("skip");
    await page.getByText("2 neue Organisationen").click();
    await expect(page.getByRole("listitem").filter({ hasText: "Reparaturcafé Lindhorst" })).toBeVisible();
    await page.getByRole("button", { name: "Organisationen übernehmen" }).click();

    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Übernommen");
    await expect(page.getByRole("main")).toContainText("neu angelegt2");
    await expect(page.getByRole("main")).toContainText("ausgelassen1");
    await expect(page.getByRole("main")).toContainText("nicht lesbar1");
    await page.getByRole("link", { name: "Zum Netzwerk" }).click();
    expect(await total()).not.toBe(before);
    await page.goto(`${STAFF}/netzwerk?suche=Fehnkante`);
    await page.getByRole("main").getByRole("link", { name: "Nachbarschaftstreff Fehnkante" }).click();
    await expect(page.getByRole("main")).toContainText("04999 7301");
  });

  test("moves a goal down and up again", async ({ page }) => {
    await page.goto(`${STAFF}/konzept/gliederung`);
    const lines = page.locator('[id^="down-"]').and(page.locator('[value*=":goal:"]'));
    const first = await lines.first().getAttribute("id");
    await lines.first().click();
    await expect(page.getByText(/^Gespeichert: /)).toBeVisible();
    await expect(lines.nth(1)).toHaveAttribute("id", first ?? "");
    await page.locator(`#${(first ?? "").replace("down", "up")}`).click();
    await expect(lines.first()).toHaveAttribute("id", first ?? "");
  });
});

test("an owner saves an answer for later, is told what is missing and hands in", async ({ page, browser }) => {
  const { link } = await newStatusLink(browser);
  await page.goto(link);
  const measures = page.locator("[data-answer]");
  const texts = measures.getByLabel("Was gibt es zu sagen?");
  await texts.first().fill("Der Raum ist gefunden.");
  await page.getByRole("button", { name: "Zwischenspeichern" }).click();
  await expect(page.getByText("Gespeichert. Sie können jetzt abgeben")).toBeVisible();
  await expect(texts.first()).toHaveValue("Der Raum ist gefunden.");
  await page.getByRole("button", { name: "Abgeben" }).click();
  await expect(page.getByText("Bitte wählen Sie, wie es läuft.").first()).toBeVisible();
  for (let place = 0; place < (await measures.count()); place++) {
    await measures.nth(place).getByRole("radio", { name: "Auf Kurs", exact: true }).check({ force: true });
    await texts.nth(place).fill("Der Raum ist gefunden.");
  }
  await page.getByRole("button", { name: "Abgeben" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Danke. Ihre Angaben sind angekommen.");
});

test("a visitor filters the public concept by field and state", async ({ page }) => {
  await page.goto("/ellerland/konzept");
  const bands = page.locator("section.band");
  expect(await bands.count()).toBeGreaterThan(1);
  await page.locator("#f-feld").selectOption({ index: 2 });
  await page.getByRole("button", { name: "Zeigen" }).click();
  await expect(page).toHaveURL(/feld=2/);
  await expect(bands).toHaveCount(1);
  await expect(page.locator("#f-feld")).toHaveValue("2");
  await page.goto("/ellerland/konzept?stand=fertig");
  await expect(page.getByRole("status")).toHaveText(/\d/);
});
