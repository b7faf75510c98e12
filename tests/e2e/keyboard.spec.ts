import { expect, test, type Page } from "@playwright/test";
import { DEMO_PASSWORD } from "#db/seed/load.ts";
import { COORDINATOR, linkOn, newStatusLink, send, signIn, STAFF } from "./steps.ts";

type Stop = { name: string; visible: boolean; marked: boolean };

/** Tabs through the whole page, as far as it goes. @returns the stops in order; the last tab leaves the page */
async function tabThrough(page: Page, most = 400): Promise<Stop[]> {
  const stops: Stop[] = [];
  for (let tab = 0; tab < most; tab++) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return null;
      // A chosen answer hides its radio button; the label around it carries the outline then.
      const shown = [element, element.closest("label"), element.nextElementSibling].flatMap((one) => (one ? [one] : []));
      const { width, height } = (element.closest("label") ?? element).getBoundingClientRect();
      const outlined = shown.some((one) => getComputedStyle(one).outlineStyle !== "none" && Number.parseFloat(getComputedStyle(one).outlineWidth) >= 2);
      return {
        name: `${element.tagName} ${(element.getAttribute("aria-label") ?? element.textContent ?? "").trim().slice(0, 50)} ${element.id}`,
        visible: width > 1 && height > 1,
        marked: outlined,
      };
    });
    if (!stop) return stops;
    stops.push(stop);
  }
  throw new Error(`Still on the page after ${most} tabs, at ${stops.at(-1)?.name}`);
}

async function expectVisibleStops(page: Page, address: string): Promise<void> {
  await page.goto(address);
  const stops = await tabThrough(page);
  expect(stops[0]?.name).toContain("Zum Inhalt");
  expect(stops.length).toBeGreaterThan(5);
  expect(stops.filter(({ visible, marked }) => !visible || !marked)).toEqual([]);
}

test.describe("Every tab stop shows that it is there, and the last one leads out of the page:", () => {
  test("desk", async ({ page }) => {
    await signIn(page, COORDINATOR);
    await expectVisibleStops(page, STAFF);
  });

  test("status request", async ({ page, browser }) => {
    await expectVisibleStops(page, (await newStatusLink(browser)).link);
  });

  test("measure form", async ({ page }) => {
    await signIn(page, COORDINATOR);
    await expectVisibleStops(page, `${STAFF}/massnahmen/neu`);
  });

  test("import preview", async ({ page }) => {
    await signIn(page, COORDINATOR);
    const buffer = Buffer.from("Handlungsfeld;Ziel;Empfehlung\nWohnen;Alle wohnen gut.;Der Kreis baut: Häuser, Wohnun-\n;;gen und Gärten.\n");
    const file = { name: "konzept.csv", mimeType: "text/csv", buffer };
    await expectVisibleStops(page, await send(page, `${STAFF}/konzept/einlesen`, { multipart: { file } }));
  });

  test("release", async ({ page }) => {
    await signIn(page, COORDINATOR);
    await expectVisibleStops(page, `${STAFF}/konzept/freigabe`);
  });

  test("status round", async ({ page }) => {
    await signIn(page, COORDINATOR);
    await expectVisibleStops(page, await linkOn(page, `${STAFF}/statusrunden`, /\/statusrunden\/[0-9a-f-]{36}$/));
  });

  test("public concept", async ({ page }) => expectVisibleStops(page, "/ellerland/konzept"));
});

test("the skip link leads past the navigation", async ({ page }) => {
  await signIn(page, COORDINATOR);
  await page.goto(`${STAFF}/massnahmen`);
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Zum Inhalt" })).toBeFocused();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement?.closest("main") !== null)).toBe(true);
});

test("languages and figures open by keyboard", async ({ page }) => {
  await page.goto("/ellerland/konzept");
  for (const closed of [page.locator("details.lang"), page.getByRole("main").locator("details").first()]) {
    await closed.locator("summary").focus();
    await page.keyboard.press("Enter");
    await expect(closed).toHaveAttribute("open");
    await page.keyboard.press("Space");
    await expect(closed).not.toHaveAttribute("open");
  }
});

test("the menu of a narrow window opens by keyboard and leads on", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await signIn(page, COORDINATOR);
  await page.goto(STAFF);
  await page.getByText("Menü", { exact: true }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("navigation", { name: "Bereiche, Menü" }).getByRole("link", { name: "Maßnahmen" }).focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(`${STAFF}/massnahmen`);
});

test("signing in and searching by keyboard alone", async ({ page }) => {
  await page.goto(`/app/anmelden?weiter=${STAFF}/massnahmen`);
  await tabTo(page, "E-Mail-Adresse");
  await page.keyboard.type(COORDINATOR);
  await page.keyboard.press("Tab");
  await page.keyboard.type(DEMO_PASSWORD);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(`${STAFF}/massnahmen`);
  await tabTo(page, "Suche");
  await page.keyboard.type("Deutsch");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/suche=Deutsch/);
});

test("a refused form puts the focus on what is wrong, and its links lead to the fields", async ({ page }) => {
  await signIn(page, COORDINATOR);
  await page.goto(`${STAFF}/massnahmen/neu`);
  await page.locator("#f-title").focus();
  await page.keyboard.type("Sprachcafé am Markt");
  await page.locator("[name=startsOn]").fill("2027-05-01");
  await page.locator("[name=endsOn]").fill("2027-03-01");
  await page.getByRole("button", { name: "Maßnahme speichern" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("alert")).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("alert").getByRole("link").first()).toBeFocused();
  await page.keyboard.press("Enter");
  expect(await page.evaluate(() => document.activeElement?.getAttribute("aria-invalid"))).toBe("true");
});

/** Opens the outline and waits until React has it; pressed before, its buttons send a form as everywhere. */
async function openOutline(page: Page): Promise<void> {
  await page.goto(`${STAFF}/konzept/gliederung`);
  await page.waitForFunction(() => Object.keys(document.getElementById("move") ?? {}).some((name) => name.startsWith("__reactProps")));
}

test("a goal moves in the outline by keyboard, and the focus stays with it", async ({ page }) => {
  await signIn(page, COORDINATOR);
  await openOutline(page);
  const goals = page.locator('[id^="down-"]').and(page.locator('[value*=":goal:"]'));
  const first = (await goals.first().getAttribute("id")) ?? "";
  await goals.first().focus();
  await page.keyboard.press("Enter");
  await expect(goals.nth(1)).toHaveAttribute("id", first);
  await expect(page.locator(`#${first}`)).toBeFocused();
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Enter");
  await expect(goals.first()).toHaveAttribute("id", first);
});

test("an outline whose session has ended leads to signing in, as a document leads to a document", async ({ page }) => {
  await signIn(page, COORDINATOR);
  await openOutline(page);
  await page.context().clearCookies();
  await page.locator('[id^="down-"]').and(page.locator('[value*=":goal:"]')).first().click();
  await expect(page.getByRole("button", { name: "Anmelden", exact: true })).toBeVisible();
  await expect(page).toHaveURL(/\/app\/anmelden\?weiter=/);
});

test("answering a status request by keyboard alone", async ({ page, browser }) => {
  await page.goto((await newStatusLink(browser)).link);
  const answers = page.locator("[data-answer]");
  for (let place = 0; place < (await answers.count()); place++) {
    const answer = answers.nth(place);
    await answer.getByRole("radio").first().focus();
    await page.keyboard.press("Space");
    await expect(answer.getByRole("radio").first()).toBeChecked();
    await page.keyboard.press("Tab");
    await expect(answer.getByLabel("Was gibt es zu sagen?")).toBeFocused();
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.type("Es geht voran.");
  }
  await page.getByRole("button", { name: "Abgeben" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Danke. Ihre Angaben sind angekommen.");
});

async function tabTo(page: Page, label: string): Promise<void> {
  const field = page.getByLabel(label, { exact: true });
  for (let tab = 0; tab < 60; tab++) {
    await page.keyboard.press("Tab");
    if (await field.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`No tab leads to ${label}`);
}
