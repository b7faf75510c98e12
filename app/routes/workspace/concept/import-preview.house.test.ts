import { expect, test } from "vitest";
import { aMember, runningHouse } from "#tests/house/running-house.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aRegion } from "#tests/support/factories.ts";

const db = await testDatabase();
const { house, origin, ask } = await runningHouse(db);

const columns = "Handlungsfeld;Leitziel;Ziel;Empfehlung;Unterpunkte;Hinweise";
const file = (name: string, ...rows: string[]) => new File([[columns, ...rows].join("\r\n")], name);

/** What stands on the page, without tags. */
const words = (html: string) =>
  html
    .replace(/<(script|style)[^]*?<\/\1>/g, "")
    .replace(/<[^>]*>/g, "")
    .replace(/\s+/g, " ");

test("A preview says what becomes what: each recommendation with its points and its origin, and where a second edition moves it", async () => {
  const county = await aRegion(db);
  const { cookie } = await aMember(house, county.ctx, "coordinator");
  const readIn = `/app/${county.region.slug}/konzept/einlesen`;
  const send = async (path: string, fields: Record<string, string | File>) => {
    const body = new FormData();
    for (const [name, value] of Object.entries(fields)) body.set(name, value);
    return (await ask(path, { method: "POST", body, headers: { cookie, origin } })).headers.get("location") ?? "";
  };
  const page = async (path: string) => words(await (await ask(path, { headers: { cookie } })).text());

  const first = await send(readIn, {
    file: file(
      "Fassung eins.csv",
      "Sprache;Alle lernen Deutsch;Kurse erreichen alle;In jeder Gemeinde beginnt ein Kurs.;am Vormittag;",
      "Sprache;Alle lernen Deutsch;Kurse erreichen alle;Es gibt Kurse am Abend.;;",
      "Sprache;Alle lernen Deutsch;Eltern lernen mit;Kleine Kinder werden betreut.;;nicht in den Ferien",
      "Arbeit;Betriebe trauen sich;Praktika gelingen;Betriebe bieten Praktika an.;;",
    ),
  });
  const preview = await page(first);
  expect(preview).toContain("Kurse erreichen alle 2 Empfehlungen");
  expect(preview).toMatch(/In jeder Gemeinde beginnt ein Kurs\. Zeile 2 ?am Vormittag Unterpunkt/);
  expect(preview).toMatch(/Kleine Kinder werden betreut\. Zeile 4 ?nicht in den Ferien Hinweis/);
  expect(await page(readIn)).toMatch(/Fassung eins\.csv ?Begonnen am/);

  await send(first, { act: "take-over" });
  const second = await page(
    await send(readIn, {
      file: file(
        "Fassung zwei.csv",
        "Sprache;Alle lernen Deutsch;Kurse erreichen alle;Es gibt Kurse am späten Abend.;;",
        "Sprache;Alle lernen Deutsch;Kurse erreichen alle;In jeder Gemeinde beginnt ein Kurs.;am Vormittag;",
        "Sprache;Alle lernen Deutsch;Eltern lernen mit;Ein Bus fährt zum Kurs und zurück.;;",
        "Arbeit;Betriebe trauen sich;Praktika gelingen;Betriebe bieten Praktika an.;;",
        "Arbeit;Betriebe trauen sich;Praktika gelingen;Kleine Kinder werden betreut.;;nicht in den Ferien",
      ),
    }),
  );
  expect(second).toContain("Bisher: Es gibt Kurse am Abend.Künftig: Es gibt Kurse am neu: späten Abend.");
  expect(second).toContain("Bisher unter „Eltern lernen mit“, jetzt unter „Praktika gelingen“.");
  expect(second).toMatch(/Jetzt (an erster Stelle|hinter „Es gibt Kurse am Abend\.“)\./);
  expect(second).toMatch(/Ein Bus fährt zum Kurs und zurück\. ?Unter „Eltern lernen mit“\./);
});
