import { expect, test, type Page } from "@playwright/test";
import { entryLink } from "./entry-link.ts";
import { phone } from "./hall.ts";
import { accessibilityFaults, openSound } from "./page-checks.ts";
import { ADMINISTRATOR, COORDINATOR, EDITOR, pageOf, STAFF } from "./steps.ts";

test("a full course fills its waiting list, and a place that becomes free is offered in order", async ({ browser }) => {
  test.setTimeout(120_000);
  const coordinator = await pageOf(browser, COORDINATOR);
  const id = await fullCourse(coordinator);
  const offer = `/ellerland/ar/angebote/${id}`;
  const bookings = `${STAFF}/angebote/${id}/anmeldungen`;
  await coordinator.goto(bookings);
  await expect(coordinator.getByText("14 Personen haben einen Platz, 3 Personen warten.")).toBeVisible();

  const learner = await phone(browser, { javaScriptEnabled: false });
  await openSound(learner, offer);
  await learner.locator(`a[href$="/anmelden"]`).click();
  await expect(learner.locator("html")).toHaveAttribute("dir", "rtl");
  await learner.locator("[name=name]").fill("Samira Versuch");
  await learner.locator("[name=email]").fill("samira.versuch@post.example");
  await learner.locator("[name=age]").selectOption("under-16");
  await learner.locator("main form button").click();
  // A child is registered by somebody who cares for it.
  await expect(learner.getByText("عمر الشخص أقل من 16 سنة").first()).toBeVisible();
  await learner.locator("[name=guardian]").fill("Nadim Versuch");
  await learner.locator("main form button").click();
  await expect(learner).toHaveURL(/danke/);

  const administrator = await pageOf(browser, ADMINISTRATOR);
  const link = await newestLink(administrator, "");
  await openSound(learner, link);
  await learner.locator('button[value="come"]').click();
  await expect(learner.getByRole("heading", { level: 1 })).toHaveText("أنت على قائمة الانتظار");
  await expect(learner.getByText("ينتظر قبلك 3 أشخاص.")).toBeVisible();
  // Where it is and what to bring stands on the offer's page.
  await expect(learner.locator(`main a[href="${offer}"]`)).toBeVisible();

  // One place more is offered to who came first, not to who came last.
  await coordinator.goto(bookings);
  await coordinator.locator("[name=maximum]").fill("15");
  await coordinator.getByRole("button", { name: "Plätze speichern" }).click();
  await expect(coordinator.getByText("Die Plätze sind gespeichert.")).toBeVisible();
  await expect(async () => {
    await coordinator.goto(bookings);
    await expect(coordinator.getByText(/^gefragt, Antwort bis/)).toHaveCount(1, { timeout: 500 });
  }).toPass({ timeout: 20_000 });
  await learner.goto(link);
  await expect(learner.getByText("ينتظر قبلك شخصان.")).toBeVisible();
  await coordinator.locator("[name=maximum]").fill("18");
  await coordinator.getByRole("button", { name: "Plätze speichern" }).click();
  // The mail that offers the place brings a new link.
  await learner.goto(await newestLink(administrator, link));
  await expect(learner.getByRole("heading", { level: 1 })).toHaveText("يوجد مكان");
  await learner.locator('button[value="come"]').click();
  await expect(learner.getByRole("heading", { level: 1 })).toHaveText("لديك مكان");
  for (const page of [coordinator, administrator, learner]) await page.context().close();
});

test("two people change the places of a course at once: the second sees both versions, in the office and by the provider's link", async ({ browser }) => {
  test.setTimeout(120_000);
  const [coordinator, editor, administrator] = [await pageOf(browser, COORDINATOR), await pageOf(browser, EDITOR), await pageOf(browser, ADMINISTRATOR)];
  const entry = await entryLink(coordinator, administrator, "Grundschule Torfhude-Nord");
  const provider = await phone(browser, { javaScriptEnabled: false });
  await openSound(provider, entry.replace("/eintrag", "/kursbuch"));
  const book = await provider.getByRole("link", { name: "Mama lernt Deutsch" }).getAttribute("href");
  const id = /[0-9a-f-]{36}/.exec(book ?? "")?.[0] ?? "";
  const bookings = `${STAFF}/angebote/${id}/anmeldungen`;
  const save = (page: Page) => page.locator("button[value=capacity], button[value=places]").click();
  // Nobody moves up for it, as they would for more places: other journeys read who has one.
  const minimum = (page: Page) => page.locator("[name=minimum]");
  for (const page of [coordinator, editor]) await page.goto(bookings);
  const before = await minimum(editor).inputValue();
  await minimum(editor).fill("2");
  await save(editor);
  await expect(editor.getByText("Die Plätze sind gespeichert.")).toBeVisible();
  await minimum(coordinator).fill("3");
  await save(coordinator);
  const versions = coordinator.getByRole("region", { name: "Zwei Fassungen" });
  await expect(versions).toContainText("Malte Focken");
  await expect(versions.locator("mark")).toHaveText(["3", "2"]);
  expect(await accessibilityFaults(coordinator)).toEqual([]);

  // Who saves in the meantime once more is not overwritten unseen either.
  await editor.goto(bookings);
  await minimum(editor).fill("4");
  await save(editor);
  await expect(editor.getByText("Die Plätze sind gespeichert.")).toBeVisible();
  await save(coordinator);
  await expect(versions.locator("mark")).toHaveText(["3", "4"]);
  await save(coordinator);
  await expect(coordinator.getByText("Die Plätze sind gespeichert.")).toBeVisible();

  await openSound(provider, `${entry.replace("/eintrag", "/angebote")}/${id}/kurs?sprache=ar`);
  await editor.goto(bookings);
  await minimum(editor).fill("5");
  await save(editor);
  await expect(editor.getByText("Die Plätze sind gespeichert.")).toBeVisible();
  await minimum(provider).fill("6");
  await save(provider);
  await expect(provider.getByText("غيّر شخص آخر هذا أثناء كتابتكم")).toBeInViewport();
  await expect(provider.locator("mark")).toHaveText(["6", "5"]);
  await expect(provider.getByText("Malte Focken")).toHaveCount(0);
  await editor.goto(bookings);
  await minimum(editor).fill(before);
  await save(editor);
  for (const page of [coordinator, editor, administrator, provider]) await page.context().close();
});

/** The newest link to a place in Arabic that stands in the outbox. @param before the one known already */
async function newestLink(administrator: Page, before: string): Promise<string> {
  let link = before;
  await expect(async () => {
    const outbox = await (await administrator.request.get(`${STAFF}/verwaltung/postausgang`)).text();
    link = /\/j\/[a-z0-9]{32}\/platz\?sprache=ar/.exec(outbox)?.[0] ?? before;
    expect(link).not.toBe(before);
  }).toPass({ timeout: 30_000 });
  return link;
}

/** One of the evening courses of the demo: the one that three people wait for. */
async function fullCourse(coordinator: Page): Promise<string> {
  const list = await (await coordinator.request.get(`${STAFF}/angebote?suche=Deutsch+am+Abend`)).text();
  for (const [, id = ""] of list.matchAll(/\/angebote\/([0-9a-f-]{36})"/g))
    if ((await (await coordinator.request.get(`${STAFF}/angebote/${id}/anmeldungen`)).text()).includes("3 Personen warten")) return id;
  throw new Error("Nobody waits for an evening course.");
}
