import { expect, test, type Page } from "@playwright/test";
import { DEMO_PASSWORD } from "#db/seed/load.ts";
import { EDITOR, fillSignIn, STAFF } from "./steps.ts";
import { accessibilityFaults, PHONE, sidewaysScroll } from "./page-checks.ts";

/** Chromium's own authenticator in software: a device that checks its person. */
async function aDevice(page: Page): Promise<{ forgetsItsPerson(): Promise<void> }> {
  const wire = await page.context().newCDPSession(page);
  await wire.send("WebAuthn.enable");
  const options = { protocol: "ctap2", transport: "internal", hasResidentKey: true, hasUserVerification: true, isUserVerified: true } as const;
  const { authenticatorId } = await wire.send("WebAuthn.addVirtualAuthenticator", { options: { ...options, automaticPresenceSimulation: true } });
  return { forgetsItsPerson: async () => void (await wire.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified: false })) };
}

async function signOut(page: Page): Promise<void> {
  await page.goto(STAFF);
  await page.getByRole("button", { name: "Abmelden" }).filter({ visible: true }).click();
  await expect(page).toHaveURL(/anmelden/);
}

test("A passkey is added, signs in without password, and is taken away", async ({ page }) => {
  const device = await aDevice(page);
  await page.goto("/app/anmelden?weiter=%2Fapp%2Fkonto%2Fpasskeys");
  await fillSignIn(page, EDITOR, DEMO_PASSWORD);
  await page.getByLabel("Name des Geräts").fill("Dienstlaptop");
  await page.getByLabel("Ihr Passwort").fill("falsch geraten");
  await page.getByRole("button", { name: "Passkey hinzufügen" }).click();
  await expect(page.getByRole("alert")).toHaveText("Das Passwort stimmt nicht.");
  await page.getByLabel("Ihr Passwort").fill(DEMO_PASSWORD);
  await page.getByRole("button", { name: "Passkey hinzufügen" }).click();
  await expect(page.getByRole("status")).toContainText("Der Passkey ist hinzugefügt");
  await expect(page.getByRole("listitem").filter({ hasText: "Dienstlaptop" })).toContainText("noch nicht benutzt");
  expect(await accessibilityFaults(page)).toEqual([]);

  await signOut(page);
  await page.goto(`/app/anmelden?weiter=${encodeURIComponent(`${STAFF}/konzept`)}`);
  await page.getByRole("button", { name: "Mit Passkey anmelden" }).click();
  await expect(page).toHaveURL(`${STAFF}/konzept`);
  await page.goto("/app/konto");
  await expect(page.getByRole("listitem").filter({ hasText: "dieses Gerät" })).toContainText("mit Passkey");

  await signOut(page);
  await device.forgetsItsPerson();
  await page.getByRole("button", { name: "Mit Passkey anmelden" }).click();
  await expect(page.getByRole("alert")).toContainText("Mit diesem Passkey ging es nicht");

  await fillSignIn(page, EDITOR, DEMO_PASSWORD);
  await page.goto("/app/konto/passkeys");
  await page.getByRole("button", { name: "Entfernen: Dienstlaptop" }).click();
  await expect(page.getByRole("status")).toContainText("Der Passkey ist entfernt");
});

test("The key of the second factor is a QR code that fits a phone, with its text beside it", async ({ page }) => {
  await page.setViewportSize(PHONE);
  await page.goto("/app/anmelden?weiter=%2Fapp%2Fkonto%2Fzweiter-faktor");
  await fillSignIn(page, EDITOR, DEMO_PASSWORD);
  await page.getByLabel("Ihr Passwort").fill(DEMO_PASSWORD);
  await page.getByRole("button", { name: "Einrichten" }).click();
  const code = page.getByRole("img", { name: "QR-Code für die Authenticator-App" });
  await expect(code).toBeVisible();
  expect(await code.evaluate((svg) => svg.getBoundingClientRect().width)).toBeGreaterThan(160);
  await expect(page.getByText(/^Schlüssel zum Abtippen: ([A-Z2-7]{4} )+/)).toBeVisible();
  expect(await sidewaysScroll(page)).toBe(0);
  expect(await accessibilityFaults(page)).toEqual([]);
  // On paper the recovery codes stand alone, with what they are for.
  await page.emulateMedia({ media: "print" });
  await expect(code).toBeHidden();
  await expect(page.getByText(`Notfallcodes für Miteinander, Zugang ${EDITOR}`)).toBeVisible();
});

test("The first visit of the sign-in page takes at most 60 kB", async ({ page }) => {
  const wire = await page.context().newCDPSession(page);
  await wire.send("Network.enable");
  let bytes = 0;
  wire.on("Network.loadingFinished", ({ encodedDataLength }) => (bytes += encodedDataLength));
  await page.goto("/app/anmelden", { waitUntil: "networkidle" });
  await expect(page.getByRole("button", { name: "Mit Passkey anmelden" })).toBeVisible();
  test.info().annotations.push({ type: "bytes", description: String(bytes) });
  process.stdout.write(`sign-in page: ${bytes} bytes\n`);
  expect(bytes).toBeGreaterThan(5_000);
  expect(bytes).toBeLessThanOrEqual(60_000);
});

test.describe("Without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("passkeys are not offered, and the password works", async ({ page }) => {
    await page.goto("/app/anmelden?weiter=%2Fapp%2Fkonto%2Fpasskeys");
    await expect(page.getByRole("button", { name: "Mit Passkey anmelden" })).toBeHidden();
    await fillSignIn(page, EDITOR, DEMO_PASSWORD);
    await expect(page.getByText("Mit Passwort können Sie sich weiter anmelden.")).toBeVisible();
    await expect(page.getByRole("button", { name: "Passkey hinzufügen" })).toBeHidden();
  });
});
