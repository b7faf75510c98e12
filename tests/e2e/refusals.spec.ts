import { strToU8 } from "fflate";
import { expect, test, type Page } from "@playwright/test";
import { docxOf, pack } from "#domain/concept/import/office-packages.ts";
import { DEMO_PASSWORD } from "#db/seed/load.ts";
import { EXPIRED_CODE } from "./expired-code.ts";
import { COORDINATOR, COUNCIL_READER, EDITOR, fillSignIn, linkOn, newStatusLink, pageOf, signIn, STAFF } from "./steps.ts";

const whole = docxOf([
  { kind: "heading", level: 1, text: "Handlungsfeld 1: Wohnen" },
  {
    kind: "table",
    rows: [
      [{ lines: [{ text: "Ziel" }] }, { lines: [{ text: "Empfehlung" }] }],
      [{ lines: [{ text: "Alle wohnen." }] }, { lines: [{ text: "Der Kreis baut." }] }],
    ],
  },
]);
/** The head of an OLE container, in which Word keeps a document with a password. */
const container = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const word = (document: string) =>
  pack({ "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>', "word/document.xml": document });

const files: [what: string, name: string, bytes: Uint8Array, message: RegExp][] = [
  [
    "a document with a password",
    "konzept.docx",
    Uint8Array.from([...container, ...Buffer.from("EncryptedPackage", "utf16le")]),
    /mit einem Passwort geschützt/,
  ],
  ["half a document", "konzept.docx", whole.slice(0, whole.length / 2), /Diese Word-Datei ist beschädigt/],
  ["a broken PDF", "konzept.pdf", strToU8("%PDF-1.7\n%…"), /Diese PDF-Datei ist beschädigt/],
  ["an empty file", "konzept.csv", new Uint8Array(), /Diese Datei ist leer/],
  [
    "a table with unknown headings",
    "zuzug.csv",
    strToU8("Jahr;Zuzug;Wegzug\n2024;12;7\n"),
    /Gefunden haben wir: Jahr, Zuzug, Wegzug\. Wir kennen: Handlungsfeld, Leitziel/,
  ],
  ["a document with macros", "konzept.docm", pack({ "word/document.xml": "", "word/vbaProject.bin": "x" }), /enthält Makros/],
  [
    "a document that asks for outside contents",
    "konzept.docx",
    word('<!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/hostname">]><w:document xmlns:w="w"/>'),
    /verweist auf Inhalte außerhalb/,
  ],
];

test.describe("A file is refused in words, and nothing is changed:", () => {
  for (const [what, name, buffer, message] of files) {
    test(what, async ({ page }) => {
      await signIn(page, COORDINATOR);
      await page.goto(`${STAFF}/konzept/einlesen`);
      const previews = await page.getByRole("link", { name: /Vorschau/ }).count();
      await page.getByLabel("Ihr Konzept").setInputFiles({ name, mimeType: "application/octet-stream", buffer: Buffer.from(buffer) });
      const answered = page.waitForResponse((response) => response.request().method() === "POST");
      await page.getByRole("button", { name: "Datei einlesen" }).click();
      expect((await answered).status()).toBe(422);
      await expect(page.getByText(message).first()).toBeVisible();
      await expect(page.getByText("Es wurde nichts geändert.").first()).toBeVisible();
      await page.goto(`${STAFF}/konzept/einlesen`);
      await expect(page.getByRole("link", { name: /Vorschau/ })).toHaveCount(previews);
    });
  }
});

test("Two people edit one recommendation: the second sees both versions and decides", async ({ browser }) => {
  const [coordinator, editor] = [await pageOf(browser, COORDINATOR), await pageOf(browser, EDITOR)];
  const goal = await linkOn(coordinator, `${STAFF}/konzept`, /\/ziele\//);
  const adopted = await linkOn(coordinator, goal, /\/empfehlungen\/[0-9a-f-]{36}$/);
  await coordinator.goto(`${adopted}/bearbeiten`);
  const wording = (await coordinator.getByRole("link", { name: "Wortlaut in der Fortschreibung ändern" }).getAttribute("href")) ?? "";
  for (const page of [coordinator, editor]) await page.goto(wording);
  const before = await editor.getByLabel("Wortlaut").inputValue();
  await save(editor, `${before} In jeder Gemeinde.`);
  await expect(editor).toHaveURL(/\/gliederung\?fertig=/);
  await expect(editor.getByText(`${before} In jeder Gemeinde.`).last()).toBeVisible();

  await save(coordinator, `${before} In jedem Ort.`);
  const versions = coordinator.getByRole("region", { name: "Zwei Fassungen" });
  await expect(versions).toContainText("Malte Focken");
  await expect(versions.locator("mark").filter({ hasText: "jedem" })).toBeVisible();
  await expect(versions.locator("mark").filter({ hasText: "Gemeinde" })).toBeVisible();
  await expect(coordinator.getByLabel("Wortlaut")).toHaveValue(`${before} In jedem Ort.`);
  await editor.reload();
  await expect(editor.getByText(`${before} In jeder Gemeinde.`).last()).toBeVisible();

  await save(coordinator, `${before} In jedem Ort.`);
  await expect(coordinator.getByText(`${before} In jedem Ort.`).last()).toBeVisible();
  // Other journeys read this wording.
  await coordinator.goto(wording);
  await save(coordinator, before);
  await expect(coordinator).toHaveURL(/\/gliederung\?fertig=/);
  for (const page of [coordinator, editor]) await page.context().close();
});

async function save(page: Page, wording: string): Promise<void> {
  await page.getByLabel("Wortlaut").fill(wording);
  await page.getByRole("button", { name: "Speichern", exact: true }).click();
}

test("an organisation in use is not deleted: the page names where it is used", async ({ page }) => {
  await signIn(page, COORDINATOR);
  await page.goto(`${STAFF}/netzwerk?suche=Kreisvolkshochschule`);
  const organisation = await linkOn(page, `${STAFF}/massnahmen`, /\/massnahmen\/[0-9a-f-]{36}$/).then((measure) =>
    linkOn(page, measure, /\/netzwerk\/[0-9a-f-]{36}$/),
  );
  await page.goto(`${organisation}/loeschen`);
  await expect(page.getByText("wird noch gebraucht")).toBeVisible();
  await expect(page.getByRole("main").getByRole("link").filter({ hasNotText: "Zurück" }).first()).toBeVisible();
  await expect(page.getByRole("main").getByRole("button")).toHaveCount(0);
});

test.describe("A status link", () => {
  test("that ran out says so, and that there can be a new one", async ({ page }) => {
    const answer = await page.goto(`/j/${EXPIRED_CODE}`);
    expect(answer?.status()).toBe(410);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Dieser Link ist abgelaufen");
    await expect(page.getByRole("main").getByRole("link", { name: /\d{4}/ })).toHaveAttribute("href", /^tel:/);
  });

  test("that was revoked opens nothing, also for a page that is still open", async ({ page, browser }) => {
    const { link, round, owner } = await newStatusLink(browser);
    await page.goto(link);
    const coordinator = await pageOf(browser, COORDINATOR);
    await coordinator.goto(round);
    await coordinator.locator(`summary[aria-label="Link: ${owner}"]`).click();
    await coordinator.getByRole("button", { name: `Link zurückziehen: ${owner}` }).click();
    await expect(coordinator.getByText("Der Link ist zurückgezogen.")).toBeVisible();
    await coordinator.context().close();
    await page.getByRole("button", { name: "Abgeben" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Dieser Link gilt nicht");
    expect((await page.goto(link))?.status()).toBe(404);
  });

  test("that never was is the same page", async ({ page }) => {
    expect((await page.goto(`/j/${"b".repeat(32)}`))?.status()).toBe(404);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Dieser Link gilt nicht");
  });
});

test.describe("Not for everybody:", () => {
  test("a stranger's region does not exist", async ({ page }) => {
    await signIn(page, COORDINATOR);
    for (const address of ["/app/nachbarstadt", "/app/nachbarstadt/konzept", "/app/gibtesnicht"])
      expect((await page.goto(address))?.status(), address).toBe(404);
  });

  test("a role without the right is told so in words", async ({ page }) => {
    await signIn(page, COUNCIL_READER);
    for (const address of [`${STAFF}/konzept/einlesen`, `${STAFF}/statusrunden`, `${STAFF}/verwaltung/zugaenge`]) {
      expect((await page.goto(address))?.status(), address).toBe(403);
      await expect(page.getByRole("main")).toContainText("Ihr Zugang umfasst diese Seite nicht");
    }
  });
});

test("a wrong password and, after five, the right one get the same answer", async ({ page }) => {
  // Nobody else signs in with this login.
  const email = "programm@land-teilhabe.example";
  await page.goto("/app/anmelden");
  const refusal = page.getByText("E-Mail-Adresse und Passwort passen nicht zusammen.");
  for (let tried = 0; tried < 5; tried++) {
    await fillSignIn(page, email, `falsch-${tried}`);
    await expect(refusal).toBeVisible();
    await expect(page.getByLabel("E-Mail-Adresse")).toHaveValue(email);
    await expect(page.getByLabel("Passwort", { exact: true })).toHaveValue("");
  }
  await fillSignIn(page, email, DEMO_PASSWORD);
  await expect(refusal).toBeVisible();
  await page.goto("/app/konto");
  await expect(page).toHaveURL(/anmelden/);
});
