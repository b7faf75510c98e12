import { expect, test } from "@playwright/test";
import { openPdf } from "#tests/support/open-pdf.ts";
import { COORDINATOR, signIn, STAFF } from "./steps.ts";

test.use({ javaScriptEnabled: false });

test("A counsellor prints three offers for a client in Arabic, and nothing of it is kept", async ({ page }) => {
  await signIn(page, COORDINATOR);
  await page.goto(`${STAFF}/beratung`);
  await page.getByRole("checkbox", { name: "Kinderbetreuung" }).check();
  await page.locator("#filter").getByRole("button", { name: "Zeigen" }).click();
  await expect(page).toHaveURL(/kinder=ja/);
  const boxes = page.locator("ul.rows input[name=wahl]:not([disabled])");
  await boxes.nth(0).check();
  await boxes.nth(1).check();
  await page.getByRole("button", { name: "Auswahl merken" }).click();

  await test.step("the choice stays while looking for something else", async () => {
    await page.getByLabel("Was suchen Sie?").fill("Beratung");
    await page.getByRole("checkbox", { name: "Kinderbetreuung" }).uncheck();
    await page.locator("#filter").getByRole("button", { name: "Zeigen" }).click();
    await expect(page.getByRole("heading", { name: "Schon ausgewählt" })).toBeVisible();
    await page.locator("ul.rows input[name=wahl]:not([disabled]):not([checked])").first().check();
    await page.getByLabel("Sprache für den Ausdruck").selectOption("ar");
  });

  // What the button would send, for a browser without windows saves a PDF instead of showing it.
  const chosen = await page.locator("input[name=wahl]:checked").evaluateAll((boxes) => boxes.map((box) => (box as HTMLInputElement).value));
  expect(chosen).toHaveLength(3);
  const action = await page.getByRole("button", { name: "Für Klient:in drucken" }).getAttribute("formaction");
  const answer = await page.request.get(`${action}?${new URLSearchParams([...chosen.map((id) => ["wahl", id]), ["sprache", "ar"]])}`);
  expect(answer.headers()["content-type"]).toBe("application/pdf");
  expect(answer.headers()["cache-control"]).toContain("no-store");
  const pdf = await openPdf(new Uint8Array(await answer.body()));
  expect(pdf).toMatchObject({ marked: true, info: { Language: "ar" } });
  expect(pdf.texts.length).toBeLessThanOrEqual(2);
  const text = pdf.texts.join(" ").normalize("NFKC");
  // Read back as drawn: the words of a line from left to right.
  for (const words of ["القادمة المواعيد", "أين", "التسجيل"]) expect(text).toContain(words);
  expect(pdf.roles.match(/"role":"H2"/g)).toHaveLength(3);
  expect(pdf.roles.match(/"role":"Figure"/g)?.length).toBeGreaterThanOrEqual(3);

  await test.step("without a choice there is nothing to print", async () => {
    await page.goto(`${STAFF}/beratung/drucken`);
    await expect(page.getByText("Kreuzen Sie mindestens ein Angebot an.")).toBeVisible();
  });
});

test("Who advises tells offers of one name apart by when and where they are, and hears of what a filter or a sheet leaves out", async ({ page }) => {
  await signIn(page, COORDINATOR);
  await page.goto(`${STAFF}/beratung?suche=Hausaufgabenhilfe`);
  const help = page.getByRole("listitem").filter({ has: page.getByRole("checkbox", { name: "Auswählen: Hausaufgabenhilfe" }) });
  const places = ["Torfhude", "Hohenwede", "Fehnbergen"];
  for (const place of places)
    await expect(help.filter({ hasText: place }).first()).toContainText(/Nächster Termin: \S+, \d+\. \S+ 20\d\d, .+ Uhr · .*kostenlos/);

  await test.step("how far it is from the client's village, and a course's level", async () => {
    await page.goto(`${STAFF}/beratung?art=course&ort=Torfhude&umkreis=20`);
    await expect(
      page
        .getByRole("listitem")
        .filter({ hasText: /\d+ km · .*[AB][12]/ })
        .first(),
    ).toBeVisible();
  });

  await test.step("the same search in the calendar and on the map", async () => {
    await expect(page.getByRole("link", { name: "Auf der Karte" })).toHaveAttribute("href", "/ellerland/de/karte?art=course&ort=Torfhude&umkreis=20");
    await page.getByRole("link", { name: "Im Kalender" }).click();
    await expect(page).toHaveURL(/\/ellerland\/de\/kalender\?art=course&ort=Torfhude&umkreis=20$/);
  });

  await test.step("a place that nobody knows is said, and a page behind the last one is the last", async () => {
    await page.goto(`${STAFF}/beratung?ort=Quatsch&seite=999`);
    await expect(page.getByText("Den Ort „Quatsch“ kennen wir nicht.")).toBeVisible();
    await expect(page.locator("ul.rows input[name=wahl]").first()).toBeVisible();
  });

  await test.step("what fits on no sheet any more is said before it is printed", async () => {
    const more = await page.locator("input[name=wahl]").evaluateAll((boxes) => boxes.map((box) => (box as HTMLInputElement).value));
    await page.goto(`${STAFF}/beratung?kostenlos=ja`);
    const ids = [...more, ...(await page.locator("input[name=wahl]").evaluateAll((boxes) => boxes.map((box) => (box as HTMLInputElement).value)))];
    const wanted = [...new Set(ids)].slice(0, 14);
    await page.goto(`${STAFF}/beratung/drucken?${new URLSearchParams([...wanted.map((id) => ["wahl", id]), ["sprache", "ar"]])}`);
    await expect(page.getByText("Auf einen Ausdruck passen 12 Angebote. 2 sind nicht mehr dabei")).toBeVisible();
    await expect(page.locator("input[name=wahl]:checked")).toHaveCount(12);
    await expect(page.getByLabel("Sprache für den Ausdruck")).toHaveValue("ar");
  });
});

test("A counsellor puts somebody on the list for a course and sees what became of this one, not the list", async ({ page }) => {
  await signIn(page, "fallbegleitung@sozialwerk-ellerland.example");
  await page.goto(`${STAFF}/beratung`);
  await page.getByRole("link", { name: "Jemanden auf die Liste setzen" }).click();
  await page.getByLabel("Niveau").selectOption("A1");
  await page.getByLabel("Die Person ist einverstanden").check();
  await page.getByRole("textbox", { name: "Name" }).fill("Nour Versuch");
  await page.getByLabel("Telefon").fill("05555 4321");
  await page.getByRole("button", { name: "Eintragen" }).click();
  await expect(page.getByText("Der Eintrag steht in der Liste.")).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Von Ihnen eingetragen");
  await expect(page.getByRole("listitem").filter({ hasText: "Nour Versuch" })).toContainText("wartet");
  expect((await page.request.get(`${STAFF}/angebote/interessierte`)).status()).toBe(403);
  // What was typed wrong is corrected, and who moved away is taken off the list.
  const entry = () => page.getByRole("listitem").filter({ hasText: "Nour Versuch" });
  await entry().getByRole("link", { name: "Berichtigen" }).click();
  await page.getByLabel("Niveau").selectOption("B1");
  await page.getByRole("button", { name: "Speichern" }).click();
  await expect(page.getByText("Der Eintrag ist berichtigt.")).toBeVisible();
  await expect(entry()).toContainText("B1");
  await entry().getByRole("link", { name: "Berichtigen" }).click();
  await page.getByRole("link", { name: "Eintrag löschen" }).click();
  await expect(page.getByText("Nour Versuch")).toBeVisible();
  await page.getByRole("button", { name: "Löschen" }).click();
  await expect(page.getByText("Der Eintrag ist gelöscht.")).toBeVisible();
  await expect(entry()).toHaveCount(0);
});
