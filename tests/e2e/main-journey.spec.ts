import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test, type Browser, type Page } from "@playwright/test";
import { docxOf, type GridCell } from "#domain/concept/import/office-packages.ts";
import { DEMO_PASSWORD } from "#db/seed/load.ts";

/**
 * The main job, as a county does it: the document becomes a concept, three recommendations get measures, three owners
 * answer on their phones, the coordinator accepts, and it stands on the public page and in the download.
 */
test.describe.configure({ mode: "serial" });

const recommendations = [
  "In jeder Samtgemeinde beginnt im Herbst ein Deutschkurs am Vormittag.",
  "Die App Integreat nennt alle Kurse mit freien Plätzen.",
  "Das Jobcenter weist in Einladungen auf die Sprachmittler hin.",
];
const owners = [
  {
    organisation: "Volkshochschule Ellerland",
    person: "Petersen Volkshochschule Ellerland",
    measure: "Vormittagskurse auf dem Land",
    text: "Zwei Kurse laufen, beide sind voll.",
  },
  {
    organisation: "Kreissportbund Ellerland",
    person: "Gerdes, Nils (Kreissportbund Ellerland)",
    measure: "Kurse in der App zeigen",
    text: "Alle Kurse stehen in der App, auch die am Abend.",
  },
  {
    organisation: "Familienbüro des Landkreises",
    person: "Katrin Brandt",
    measure: "Hinweis in Einladungen",
    text: "Der Hinweis steht seit Oktober in jedem Brief.",
  },
];

let albers: Page;

async function signedIn(browser: Browser, email: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await page.goto("/app/ellerland");
  await page.getByLabel("E-Mail-Adresse").fill(email);
  await page.getByLabel("Passwort", { exact: true }).fill(DEMO_PASSWORD);
  await page.getByRole("button", { name: "Anmelden", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  return page;
}

function document(): Uint8Array {
  const cell = (...lines: string[]): GridCell => ({ lines: lines.map((text) => ({ text })) });
  return docxOf([
    { kind: "heading", level: 1, text: "Handlungsfeld I: Sprache und Begegnung" },
    {
      kind: "table",
      rows: [
        [cell("Leitziel"), cell("Handlungsziel"), cell("Empfehlungen")],
        [cell("Alle können sich verständigen."), cell("Kurse erreichen alle Orte."), cell(...recommendations.slice(0, 2))],
        [cell(""), cell("Behörden werden verstanden."), cell(recommendations[2] ?? "")],
      ],
    },
  ]);
}

/** Without a mail server the mails wait where the administrator sees them. */
async function linksInOutbox(administrator: Page): Promise<Set<string>> {
  await administrator.goto("/app/ellerland/verwaltung/postausgang");
  const html = await administrator.locator("main").innerHTML();
  return new Set([...html.matchAll(/\/j\/[a-z2-9]{32}/g)].map(([link]) => link));
}

test.beforeAll(async ({ browser }) => {
  albers = await signedIn(browser, "albers@ellerland.example");
});

test("the real document of a county shows what is in it", async () => {
  const real = resolve(import.meta.dirname, "../../../shared/data/rotenburg-integrationskonzept.docx");
  test.skip(!existsSync(real), "a county's real document lies beside the repository only where it is developed");
  await albers.goto("/app/ellerland/konzept/einlesen");
  await albers.getByLabel("Ihr Konzept").setInputFiles(real);
  await albers.getByRole("button", { name: "Datei einlesen" }).click();
  for (const [name, count] of [
    ["Handlungsfelder", "4"],
    ["Leitziele", "13"],
    ["Ziele", "45"],
    ["Empfehlungen", "101"],
  ] as const) {
    await expect(albers.locator(".found div", { has: albers.getByText(name, { exact: true }) })).toContainText(count);
  }
});

test("the revision under way is given up for a concept of its own", async () => {
  await albers.goto("/app/ellerland/konzept/fortschreibung/aufgeben");
  await albers.getByRole("button", { name: "Fortschreibung aufgeben" }).click();
  await expect(albers.getByText("Die Fortschreibung ist aufgegeben.")).toBeVisible();
});

test("the coordinator reads the document in and confirms the names found in it", async () => {
  await albers.goto("/app/ellerland/konzept/einlesen");
  await albers
    .getByLabel("Ihr Konzept")
    .setInputFiles({ name: "Integrationskonzept.docx", mimeType: "application/octet-stream", buffer: Buffer.from(document()) });
  await albers.getByRole("button", { name: "Datei einlesen" }).click();
  await expect(albers.getByRole("heading", { level: 1 })).toHaveText("Das ist neu in diesem Dokument");
  await albers.getByLabel("Ein eigenes, neues Konzept").check();
  await albers.getByRole("button", { name: "Konzept übernehmen" }).click();
  await expect(albers.getByText("Übernommen: 3 Empfehlungen in 1 Handlungsfeld")).toBeVisible();
  await expect(albers.locator("main")).toContainText("Integreat");
  await albers.getByRole("button", { name: /^Alle \d+ bestätigen/ }).click();
  await expect(albers.getByText(/^Bestätigt: /)).toBeVisible();
});

test("three recommendations get a measure each", async () => {
  for (const [index, owner] of owners.entries()) {
    await albers.goto("/app/ellerland/konzept/felder/1".replace("/felder/1", ""));
    await albers
      .getByRole("link", { name: index < 2 ? /Kurse erreichen alle Orte/ : /Behörden werden verstanden/ })
      .first()
      .click();
    await albers
      .getByRole("link", { name: new RegExp(recommendations[index]?.slice(0, 30) ?? "") })
      .first()
      .click();
    await albers.getByRole("link", { name: "Maßnahme anlegen" }).first().click();
    await albers.getByLabel("Titel", { exact: true }).first().fill(owner.measure);
    await albers.getByLabel("Stand", { exact: true }).first().selectOption({ label: "läuft" });
    await albers.getByLabel("Zuständige Organisation").fill(owner.organisation);
    await albers.getByLabel("Ansprechperson").fill(owner.person);
    await albers.getByRole("button", { name: "Maßnahme speichern" }).click();
    await expect(albers.getByText("Angelegt. Öffentlich wird sie erst, wenn Sie sie freigeben.")).toBeVisible();
    await albers.getByRole("button", { name: "Öffentlich zeigen" }).click();
    await expect(albers.getByText(/^Freigegeben\./)).toBeVisible();
  }
});

test("the concept becomes public by its release", async () => {
  await albers.goto("/app/ellerland/konzept/freigabe");
  await albers.getByRole("button", { name: "Konzept freigeben" }).click();
  await expect(albers.getByText(/^Freigegeben\./)).toBeVisible();
});

test("three owners answer on a phone page, without an account", async ({ browser }) => {
  const administrator = await signedIn(browser, "verwaltung@ellerland.example");
  const earlier = await linksInOutbox(administrator);
  await albers.goto("/app/ellerland/statusrunden/neu");
  await albers.getByLabel("Name der Runde").fill("Runde im Herbst");
  await albers.getByRole("checkbox", { name: /Sprache und Begegnung/ }).check();
  await albers.getByRole("button", { name: "Runde öffnen und Mails senden" }).click();
  await expect(albers.getByText("Die Runde ist offen. Die Mails liegen im Postausgang.")).toBeVisible();

  const links = new Set<string>();
  await expect(async () => {
    for (const link of await linksInOutbox(administrator)) if (!earlier.has(link)) links.add(link);
    expect(links.size).toBe(3);
  }).toPass({ timeout: 20_000 });

  for (const link of links) {
    const phone = await (await browser.newContext({ viewport: { width: 360, height: 740 } })).newPage();
    await phone.goto(link);
    const asked = await phone.locator("main").innerText();
    const owner = owners.find(({ measure }) => asked.includes(measure));
    if (!owner) throw new Error("The page names none of the measures.");
    await phone.getByLabel("Auf Kurs", { exact: true }).check();
    await phone.getByLabel("Was gibt es zu sagen?").fill(owner.text);
    await expect(phone.getByText(/Gespeichert um/)).toBeVisible();
    await phone.getByRole("button", { name: "Abgeben" }).click();
    await expect(phone.getByText("Danke. Ihre Angaben sind angekommen.")).toBeVisible();
    await phone.context().close();
  }
  await administrator.context().close();
});

test("the coordinator accepts, and it stands on the public page and in the download", async ({ page, request }) => {
  await albers.reload();
  await albers.getByRole("button", { name: "Alle 3 übernehmen" }).click();
  await expect(albers.getByText("3 Antworten entschieden.")).toBeVisible();

  await expect(async () => {
    await page.goto("/ellerland/konzept");
    await expect(page.locator("main")).toContainText(owners[0]?.text ?? "", { timeout: 500 });
  }).toPass({ timeout: 10_000 });
  await page.goto("/ellerland/konzept/empfehlung/1.1.1");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(recommendations[0] ?? "");
  await expect(page.locator("main")).toContainText(owners[0]?.text ?? "");
  const csv = await (await request.get("/ellerland/konzept/datei/konzept.csv")).text();
  for (const owner of owners) expect(csv).toContain(owner.text);
  expect(csv).toContain("Auf Kurs");
});
