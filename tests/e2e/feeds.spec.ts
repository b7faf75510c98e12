import { createServer, type Server } from "node:http";
import { expect, test } from "@playwright/test";
import { FEED_PORT } from "./feed-port.ts";
import { openSound } from "./page-checks.ts";
import { COORDINATOR, pageOf, STAFF } from "./steps.ts";

/** What the municipality's server says now; null: it has gone. */
let calendar: string | null = null;
let server: Server;
test.beforeAll(async () => {
  server = createServer((_, response) =>
    calendar === null ? response.writeHead(410).end() : response.writeHead(200, { "content-type": "text/calendar" }).end(calendar),
  );
  await new Promise<void>((listening) => server.listen(FEED_PORT, "127.0.0.1", listening));
});
test.afterAll(() => server.close().closeAllConnections());

const day = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10).replaceAll("-", "");
const event = (uid: string, title: string, hour = "15") =>
  ["BEGIN:VEVENT", `UID:${uid}`, `SUMMARY:${title}`, `DTSTART:${day}T${hour}0000`, `DTEND:${day}T180000`, "LOCATION:Rathaus", "END:VEVENT"].join("\r\n");
const calendarOf = (...events: string[]) => ["BEGIN:VCALENDAR", "VERSION:2.0", ...events, "END:VCALENDAR"].join("\r\n");

test("a municipality's calendar is connected, a changed event follows, and a vanished calendar leaves its offers, marked", async ({
  browser,
  page: reader,
}) => {
  test.setTimeout(180_000);
  calendar = calendarOf(event("1", "Laternenfest am Rathaus"), event("2", "Bürgersprechstunde im Rathaus"));
  const editor = await pageOf(browser, COORDINATOR);
  await openSound(editor, `${STAFF}/angebote/kalender/neu`);
  await editor.locator("[name=address]").fill(`http://127.0.0.1:${FEED_PORT}/termine.ics`);
  await editor.locator("[name=name]").fill("Veranstaltungen der Stadt");
  await editor.locator("[name=organisationId]").fill("Volkshochschule Ellerland");
  await editor.locator("[name=branchId]").selectOption({ index: 1 });
  await editor.locator("[name=isTrusted]").check();
  await editor.getByRole("button", { name: "Vorschau zeigen" }).click();
  await expect(editor.getByText("2 Termine, davon die ersten:")).toBeVisible();
  await expect(editor.getByText("Laternenfest am Rathaus")).toBeVisible();
  await editor.getByRole("button", { name: "Kalender verbinden" }).click();
  await expect(editor.getByText("Verbunden. Die Termine kommen in etwa einer Minute.")).toBeVisible();
  const feed = new URL(editor.url()).pathname;

  const finds = async (title: string) =>
    expect(async () => {
      await reader.goto(`/ellerland/de/angebote?suche=${encodeURIComponent(title)}`);
      await expect(reader.getByRole("link", { name: title, exact: true })).toBeVisible({ timeout: 500 });
    }).toPass({ timeout: 40_000 });
  await finds("Laternenfest am Rathaus");

  calendar = calendarOf(event("1", "Laternenumzug zum Hafen", "16"), event("2", "Bürgersprechstunde im Rathaus"));
  const readAgain = async () => {
    await editor.goto(feed);
    await editor.getByRole("button", { name: "Jetzt lesen" }).click();
    await expect(editor.getByText("Wird gelesen. Der Bericht steht in etwa einer Minute hier.")).toBeVisible();
  };
  const reports = (words: string | RegExp) =>
    expect(async () => {
      await editor.goto(feed);
      await expect(editor.getByText(words).first()).toBeVisible({ timeout: 500 });
    }).toPass({ timeout: 40_000 });
  await readAgain();
  await finds("Laternenumzug zum Hafen");
  await reports(/1 geändert/);

  calendar = null;
  await readAgain();
  await reports("Die Adresse antwortet, aber ohne Kalender.");
  await editor.goto(`${STAFF}/angebote/kalender`);
  await expect(editor.getByText(/^nicht erreichbar seit .*2 Angebote/)).toBeVisible();
  await finds("Laternenumzug zum Hafen");
  await editor.context().close();
});

test("two people who change one calendar at once see both versions", async ({ browser }) => {
  const [first, second] = [await pageOf(browser, COORDINATOR), await pageOf(browser, COORDINATOR)];
  await first.goto(`${STAFF}/angebote/kalender`);
  await first.getByRole("link", { name: "Veranstaltungen der Kreisbibliothek" }).click();
  const edit = `${new URL(first.url()).pathname}/bearbeiten`;
  for (const page of [first, second]) await page.goto(edit);
  await first.locator("[name=name]").fill("Termine der Kreisbibliothek");
  await first.getByRole("button", { name: "Kalender speichern" }).click();
  await expect(first.getByText("Gespeichert.")).toBeVisible();
  await second.locator("[name=name]").fill("Bibliothek: Termine");
  await second.getByRole("button", { name: "Kalender speichern" }).click();
  await expect(second.getByRole("region", { name: "Zwei Fassungen" })).toContainText("Termine der Kreisbibliothek");
  await second.getByRole("button", { name: "Kalender speichern" }).click();
  await expect(second.getByText("Gespeichert.")).toBeVisible();
  for (const page of [first, second]) await page.context().close();
});
