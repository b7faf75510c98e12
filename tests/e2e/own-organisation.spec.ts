import { expect, test } from "@playwright/test";
import { DEMO_PASSWORD } from "#db/seed/load.ts";
import { phone } from "./hall.ts";
import { accessibilityFaults, openSound } from "./page-checks.ts";
import { fillSignIn, MEMBER, STAFF } from "./steps.ts";

const OFFER = "Filmabend mit Gespräch";

for (const javaScriptEnabled of [false, true]) {
  test(`a member changes an offer by account ${javaScriptEnabled ? "with" : "without"} script, signs out, and the address is over`, async ({ browser }) => {
    const member = await phone(browser, { javaScriptEnabled });
    await member.goto("/app/anmelden");
    await fillSignIn(member, MEMBER, DEMO_PASSWORD);
    await member.getByRole("link", { name: "Volkshochschule Ellerland" }).click();
    await openSound(member, `${STAFF}/eigenes`);
    await expect(member.getByText(/Im Portal stehen \d+ Angebote von Ihnen/)).toBeVisible();

    await member.getByRole("button", { name: "Unsere Angebote" }).click();
    await expect(member.getByRole("heading", { level: 1 })).toHaveText("Ihre Angebote");
    await openSound(member, member.url());
    if (javaScriptEnabled) expect(await accessibilityFaults(member)).toEqual([]);
    await member.getByRole("link", { name: OFFER }).click();
    const address = new URL(member.url()).pathname;
    await member.getByRole("link", { name: "Ändern", exact: true }).click();
    const summary = `Wir sehen einen Film und reden darüber${javaScriptEnabled ? "" : ", bei Tee"}.`;
    await member.locator("[name=summary]").fill(summary);
    await member.getByRole("button", { name: "Speichern" }).click();
    // The adult education centre is trusted.
    await expect(member.getByText("Gespeichert. Alle sehen es ab jetzt so.")).toBeVisible();
    await expect(member.getByText(summary)).toBeVisible();

    // Whoever gets the address, and has no session of this browser, opens nothing.
    const somebody = await phone(browser);
    expect((await somebody.goto(address))?.status()).toBe(410);

    await member.getByRole("link", { name: "Zurück zum Arbeitsbereich" }).click();
    await expect(member.getByRole("heading", { level: 1 })).toHaveText("Unsere Organisation");
    await member.locator("summary", { hasText: "Menü" }).click();
    await member.getByRole("button", { name: "Abmelden" }).click();
    expect((await member.goto(address))?.status()).toBe(410);
    await expect(member.getByRole("heading", { level: 1 })).toHaveText("Ihre Anmeldung ist zu Ende");
    await member.getByRole("link", { name: "Neu anmelden" }).click();
    await fillSignIn(member, MEMBER, DEMO_PASSWORD);
    await expect(member.getByRole("heading", { level: 1 })).toHaveText("Unsere Organisation");
  });
}

test("a member is asked before an offer ends, and comes back to the list of offers to confirm", async ({ browser }) => {
  const member = await phone(browser);
  await member.goto("/app/anmelden");
  await fillSignIn(member, MEMBER, DEMO_PASSWORD);
  await member.goto(`${STAFF}/eigenes`);
  await member.getByRole("button", { name: /^Nachsehen: 3 Angebote/ }).click();
  const ends = member.getByRole("link", { name: /^Gibt es nicht mehr: / });
  const before = await ends.count();
  const list = member.url();
  await openSound(member, list);
  await ends.first().click();
  await openSound(member, member.url());
  await expect(member.getByText("Das Angebot verschwindet sofort aus dem Portal")).toBeVisible();
  expect(await accessibilityFaults(member)).toEqual([]);
  await member.getByRole("link", { name: "Abbrechen" }).click();
  await expect(member).toHaveURL(list);
  await expect(ends).toHaveCount(before);
  // In English it stays English, there and back.
  await member.goto(`${list}?sprache=en`);
  await member.getByRole("link", { name: "No longer exists: Offenes Atelier" }).click();
  await member.getByRole("button", { name: "End this offer" }).click();
  await expect(member.getByText("The offer has ended and is no longer in the portal.")).toBeVisible();
  await expect(member.getByRole("link", { name: /^No longer exists: / })).toHaveCount(before - 1);
});
