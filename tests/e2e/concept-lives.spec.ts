import { expect, test, type Browser, type Page } from "@playwright/test";
import { openVote, phone, printedCodes, QUESTION, vote } from "./hall.ts";
import { openSound, PHONE, sidewaysScroll } from "./page-checks.ts";
import { ADMINISTRATOR, COORDINATOR, pageOf, STAFF } from "./steps.ts";

/**
 * A concept's year in one go: a hall says what comes first, a house says what is reached, money comes with its deadline,
 * the council adopts the next version, and the one after it begins.
 */
test.use({ actionTimeout: 20_000 });

const concept = `${STAFF}/konzept`;
const chosen = "3.2.2";

test("a concept is voted on, evaluated, paid for, adopted, carried on, and read as what changed", async ({ browser }) => {
  test.setTimeout(300_000);
  const coordinator = await pageOf(browser, COORDINATOR);
  const visitor = await phone(browser);
  await test.step("four phones vote, one in Arabic, one without JavaScript; one ballot is on paper", () => voteInTheHall(browser, coordinator));
  await test.step("the result stays at the recommendation", async () => {
    await coordinator.getByRole("link", { name: "Wohnraumlotsen" }).click();
    await expect(coordinator.getByText(/Rang 1 von 3/)).toBeVisible();
    await expect(async () => {
      await openSound(visitor, `/ellerland/konzept/empfehlung/${chosen}`);
      await expect(visitor.getByText(QUESTION)).toBeVisible();
    }).toPass({ timeout: 20_000 });
  });
  await test.step("a house rates the goals by its link, and what it says becomes a proposal", () => evaluate(browser, coordinator));
  await test.step("money comes with a deadline, and the deadline stands in the calendar", () => fund(coordinator));
  await test.step("the revision is read item by item, gets its council paper, and is adopted", () => adopt(coordinator));
  await test.step("everybody reads what changed since the last version", () => readVersion(visitor));
  await test.step("the next revision begins, and its first difference is read", () => carryOn(coordinator));
  for (const page of [coordinator, visitor]) await page.context().close();
});

/** Ends on the round's page with its result. */
async function voteInTheHall(browser: Browser, coordinator: Page): Promise<void> {
  const address = await openVote(coordinator);
  const codes = await printedCodes(coordinator, address);
  expect(codes).toHaveLength(6);

  const projector = await pageOf(browser, COORDINATOR);
  await projector.goto(`${address}/leinwand`);
  await expect(projector.getByText("Zahlen gibt es ab 5 Stimmen.")).toBeVisible();
  const shortCode = ((await projector.locator(".code").textContent()) ?? "").replace(/\D/g, "");

  const phones = [await phone(browser), await phone(browser), await phone(browser), await phone(browser, { javaScriptEnabled: false })];
  const [first, second, arabic, plain] = phones as [Page, Page, Page, Page];
  const receipts = [await vote(first, shortCode, codes[0] ?? "", [0, 3, 2])];
  // The projector follows by itself.
  await expect(projector.locator(".counted b")).toHaveText("1", { timeout: 3_000 });
  receipts.push(await vote(second, shortCode, codes[1] ?? "", [1, 3, 1]));
  receipts.push(await vote(arabic, shortCode, codes[2] ?? "", [0, 3, 0], "ar"));
  await expect(arabic.locator("html")).toHaveAttribute("dir", "rtl");
  expect(await sidewaysScroll(arabic)).toBe(0);
  receipts.push(await vote(plain, shortCode, codes[3] ?? "", [2, 1, 2]));
  await expect(projector.locator(".counted b")).toHaveText("4", { timeout: 3_000 });
  await expect(projector.locator(".bars b, .bars .bp")).toHaveCount(0);

  // A code that was used, on another phone.
  const other = await phone(browser);
  await other.goto("/j");
  await other.locator("[name=code]").fill(shortCode);
  await other.locator("main form button").click();
  await other.locator("[name=code]").fill(codes[0] ?? "");
  await other.locator('[name=m0][value="1"]').check({ force: true });
  await other.getByRole("button", { name: "Abgeben" }).click();
  await expect(other.getByText("Damit wurde schon abgestimmt.").first()).toBeVisible();

  // One changes the mind: the receipt is another, the number stays.
  await plain.getByRole("link", { name: "Stimme ändern" }).click();
  await plain.locator('[name=m1][value="3"]').check({ force: true });
  await plain.getByRole("button", { name: "Neu abgeben" }).click();
  await expect(plain.getByText("Ihre Stimme ist gezählt.")).toBeVisible();
  receipts[3] = (await plain.locator(".receipt").textContent()) ?? "";

  // Closing waits for the ballot on paper.
  await coordinator.goto(`${address}/leitung`);
  await coordinator.getByLabel("Wie viele liegen da?").fill("1");
  await coordinator.getByRole("button", { name: "Zahl merken" }).click();
  await expect(coordinator.getByText("Vorgemerkt.")).toBeVisible();
  await coordinator.getByLabel(/Ohne Ergebnis schließen/).check();
  await coordinator.getByRole("button", { name: "Abstimmung schließen" }).click();
  await expect(coordinator.getByText("Es liegen noch Stimmen auf Papier da.").first()).toBeVisible();
  await coordinator.getByRole("link", { name: "Papierstimmen eintippen" }).click();
  await coordinator.getByLabel("Code auf dem Zettel").fill(codes[4] ?? "");
  await coordinator.locator('[name=m1][value="3"]').check({ force: true });
  await coordinator.getByRole("button", { name: "Zählen" }).click();
  await expect(coordinator.getByText("Gezählt. Eine ist eingetippt.")).toBeVisible();
  // The fifth ballot brings the result.
  await expect(projector.locator(".bars .bp").first()).toHaveText(/15 Punkte/, { timeout: 3_000 });
  await expect(projector.locator(".bars li").first()).toContainText("Wohnraumlotsen");

  await coordinator.goto(`${address}/leitung`);
  await coordinator.getByRole("button", { name: "Abstimmung schließen" }).click();
  await expect(coordinator.getByText("Die Abstimmung ist geschlossen und gezählt.")).toBeVisible();
  await coordinator.getByRole("button", { name: "Ergebnis öffentlich zeigen" }).click();
  await expect(coordinator.getByText("Das Ergebnis steht in etwa einer Minute auf den öffentlichen Seiten.")).toBeVisible();

  for (const [place, page] of phones.entries()) {
    await page.goto(new URL(page.url()).pathname);
    await expect(page.locator(".receipts li")).toHaveCount(5);
    await expect(page.locator(".receipts")).toContainText(receipts[place] ?? "–");
  }
  await arabic.goto(`${new URL(arabic.url()).pathname}?sprache=ar`);
  await expect(arabic.getByText("مرشدو السكن")).toBeVisible();
  for (const page of [...phones, other, projector]) await page.context().close();
  await openSound(coordinator, address);
}

/** A round about one field, rated on a phone in Arabic without JavaScript. */
async function evaluate(browser: Browser, coordinator: Page): Promise<void> {
  await coordinator.goto(`${concept}/bewertung/neu`);
  await coordinator.getByLabel("Name der Runde").fill("Bewertung im Versuch");
  const fields = coordinator.locator("[name=fieldIds]");
  for (let field = 1; field < (await fields.count()); field++) await fields.nth(field).uncheck();
  await coordinator.locator("summary", { hasText: "Einrichtungen, die bewerten" }).click();
  await coordinator.locator("[name='organisationIds.neu.0']").fill("Volkshochschule Ellerland");
  await coordinator.getByRole("button", { name: "Runde vorbereiten" }).click();
  await coordinator.getByRole("button", { name: "Eröffnen und Mails senden" }).click();
  await expect(coordinator.getByText("Die Runde ist eröffnet.")).toBeVisible();
  const round = new URL(coordinator.url()).pathname;

  const administrator = await pageOf(browser, ADMINISTRATOR);
  let link = "";
  await expect(async () => {
    const outbox = await (await administrator.request.get(`${STAFF}/verwaltung/postausgang`)).text();
    const mail = outbox.slice(outbox.indexOf("Bewertung im Versuch"));
    link = /\/j\/[a-z0-9]{32}\/bewertung/.exec(mail)?.[0] ?? "";
    expect(outbox).toContain("Bewertung im Versuch");
    expect(link).not.toBe("");
  }).toPass({ timeout: 30_000 });
  await administrator.context().close();

  const rater = await phone(browser, { javaScriptEnabled: false });
  await openSound(rater, `${link}?sprache=ar`);
  await expect(rater.locator("html")).toHaveAttribute("dir", "rtl");
  // What is known about a goal lies beside it: figures and measures.
  await rater.locator("details summary").first().click();
  for (const goal of await rater.locator("section[data-answer]").all()) await goal.locator('input[value="partly"]').check({ force: true });
  for (const reason of await rater.locator("textarea").all()) await reason.fill("نصف الطريق.");
  await rater.locator('button[value="submit"]').click();
  await expect(rater.locator("form [type=radio]")).toHaveCount(0);
  await rater.context().close();

  await coordinator.goto(round);
  await coordinator.getByRole("button", { name: "Runde abschließen" }).click();
  await coordinator.getByRole("link", { name: "Ergebnis", exact: true }).click();
  await expect(coordinator.getByText("1 von 1 haben bewertet.")).toBeVisible();
  await coordinator.getByRole("link", { name: "Vorschläge für die nächste Fassung" }).click();
  await coordinator.getByLabel("Was schlagen Sie vor?").first().selectOption("sharpen");
  await coordinator.getByLabel("In einem Satz").first().fill("Der Weg am Abend gehört ins Ziel.");
  await coordinator.getByRole("button", { name: "Vorschläge speichern" }).click();
  await expect(coordinator.getByText("Die Vorschläge sind gespeichert.")).toBeVisible();
}

async function fund(coordinator: Page): Promise<void> {
  await coordinator.goto(`${STAFF}/foerdermittel/neu`);
  await coordinator.locator("[name=name]").fill("Programm im Versuch");
  await coordinator.locator("[name=giver]").fill("Stiftung im Versuch");
  await coordinator.locator('[name="deadlines.0.dueOn"]').fill("2027-02-26");
  await coordinator.locator('[name="deadlines.0.what"]').fill("Antrag stellen");
  await coordinator.getByRole("button", { name: "Fördertopf speichern" }).click();
  await expect(coordinator.getByRole("heading", { level: 1 })).toHaveText("Programm im Versuch");
  await coordinator.goto(`${STAFF}/foerdermittel/fristen`);
  const deadline = coordinator.getByRole("listitem").filter({ hasText: "Programm im Versuch" });
  await expect(deadline).toContainText("Antrag stellen");

  await coordinator.getByRole("link", { name: "Fristen im Kalenderprogramm" }).click();
  await coordinator.getByRole("button", { name: "Adresse anlegen" }).click();
  const address = await coordinator.getByLabel("Adresse", { exact: true }).inputValue();
  const feed = await coordinator.request.get(address);
  expect(feed.headers()["content-type"]).toContain("text/calendar");
  expect(await feed.text()).toMatch(/DTSTART;VALUE=DATE:20270226\r\n[^]*SUMMARY:Programm im Versuch: Antrag stellen/);
  await coordinator.getByRole("button", { name: "Adresse ungültig machen" }).click();
  await expect(coordinator.getByText("Die Adresse gilt nicht mehr.")).toBeVisible();
  expect((await coordinator.request.get(address)).status()).toBe(404);
}

async function adopt(coordinator: Page): Promise<void> {
  await coordinator.goto(`${concept}/fortschreibung`);
  for (const kind of ["Neu", "Geändert", "Verschoben", "Erledigt", "Aufgegeben"])
    await expect(coordinator.getByRole("heading", { level: 3, name: new RegExp(`^${kind}:`) }).first()).toBeVisible();
  await expect(coordinator.locator("del", { hasText: "einmal" })).toBeVisible();
  await expect(coordinator.locator("ins", { hasText: "zweimal" })).toBeVisible();
  await expect(coordinator.getByText("Der Weg am Abend gehört ins Ziel.")).toBeVisible();

  await coordinator.goto(`${concept}/vorlage`);
  await coordinator.getByRole("button", { name: "Vorlage speichern" }).click();
  for (const name of ["Word (DOCX)", "PDF"]) {
    const [download] = await Promise.all([coordinator.waitForEvent("download"), coordinator.getByRole("link", { name, exact: true }).click()]);
    expect(download.suggestedFilename()).toMatch(/^vorlage\.(docx|pdf)$/);
  }
  await enterResolution(coordinator, "Kreisausschuss", /^empfiehlt/, 1);
  await expect(coordinator.getByRole("link", { name: /^Sitzung: Kreisausschuss, / })).toHaveAttribute("href", /\/sitzungen\//);
  await coordinator
    .getByRole("link", { name: /^Dokument ablegen: Kreisausschuss, / })
    .first()
    .click();
  await expect(coordinator.locator("#dokument").getByLabel("Datei")).toBeVisible();
  await coordinator.goto(`${concept}/beschluesse`);
  await expect(coordinator.getByRole("heading", { name: "Fassung 2.0" })).toHaveCount(0);
  await enterResolution(coordinator, "Kreistag des Landkreises Ellerland", /^beschließt/);
  await expect(coordinator.getByRole("heading", { name: "Fassung 2.0" })).toBeVisible();
}

/** @param meeting which one of the list; none: 0 */
async function enterResolution(coordinator: Page, body: string, what: RegExp, meeting = 0): Promise<void> {
  await coordinator.goto(`${concept}/beschluesse/neu`);
  await coordinator.getByLabel("Name des anderen Gremiums").fill(body);
  await coordinator.getByRole("radio", { name: what }).check({ force: true });
  await coordinator.getByRole("combobox", { name: /^Sitzung/ }).selectOption({ index: meeting });
  await coordinator.getByRole("button", { name: "Eintragen", exact: true }).click();
  await expect(coordinator.getByText("Eingetragen.", { exact: true })).toBeVisible();
}

async function readVersion(visitor: Page): Promise<void> {
  await expect(async () => {
    await visitor.goto("/ellerland/konzept");
    await expect(visitor.getByRole("link", { name: "Fassung 2.0" })).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 10_000 });
  await visitor.getByRole("link", { name: "Fassung 2.0" }).click();
  await expect(visitor.getByRole("heading", { name: "Was sich seit Fassung 1.3 geändert hat" })).toBeVisible();
  await expect(visitor.getByText("Die Mappe liegt seit 2025 in allen Bürgerbüros")).toBeVisible();
  await openSound(visitor, "/ellerland/konzept/fassungen/1.3?sprache=ar");
  await expect(visitor.locator("html")).toHaveAttribute("dir", "rtl");
  // The vote belongs to the recommendation, whatever version it stands in.
  await visitor.goto(`/ellerland/konzept/empfehlung/${chosen}`);
  await expect(visitor.getByText(QUESTION)).toBeVisible();
}

async function carryOn(coordinator: Page): Promise<void> {
  await coordinator.goto(`${concept}/fortschreibung`);
  await coordinator.getByRole("button", { name: "Fortschreibung beginnen" }).click();
  await expect(coordinator.getByText("Die Fortschreibung ist begonnen.")).toBeVisible();
  await expect(coordinator.getByText("Noch ist alles wie in der geltenden Fassung.")).toBeVisible();

  await coordinator.goto(`${concept}/gliederung`);
  await expect(coordinator.getByText("Sie bearbeiten die Fortschreibung.")).toBeVisible();
  await coordinator.getByRole("link", { name: `Bearbeiten : ${chosen}`, exact: true }).click();
  const wording = coordinator.getByLabel("Wortlaut");
  await wording.fill(`${await wording.inputValue()} Auch am Abend.`);
  await coordinator.getByRole("button", { name: "Speichern", exact: true }).click();

  await coordinator.goto(`${concept}/fortschreibung`);
  await expect(coordinator.getByRole("heading", { level: 3, name: `Geändert: Empfehlung ${chosen}` })).toBeVisible();
  await expect(coordinator.locator("ins", { hasText: "Auch am Abend." })).toBeVisible();
  await coordinator.setViewportSize(PHONE);
  await openSound(coordinator, `${concept}/fortschreibung/nebeneinander`);
  // From the top to the one place among hundreds that changes.
  await coordinator.getByRole("navigation", { name: "Eine Stelle ändert sich" }).getByRole("link").click();
  await expect(coordinator.getByRole("heading", { level: 2, name: `Geändert: Empfehlung ${chosen}` })).toBeInViewport();
}
