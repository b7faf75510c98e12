import { expect, test, type Page } from "@playwright/test";
import { phone } from "./hall.ts";
import { openSound } from "./page-checks.ts";
import { ADMINISTRATOR, COORDINATOR, pageOf, STAFF } from "./steps.ts";

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
