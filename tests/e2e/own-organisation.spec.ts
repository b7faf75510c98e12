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
