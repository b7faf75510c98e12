import { expect, test, type Browser, type Page } from "@playwright/test";
import { openSound, PHONE, sidewaysScroll } from "./page-checks.ts";
import { ADMINISTRATOR, COORDINATOR, pageOf, STAFF } from "./steps.ts";

test.use({ javaScriptEnabled: false, actionTimeout: 20_000 });
// The second test goes on where the first one ends.
test.describe.configure({ mode: "serial" });

/** Far enough ahead, whenever the test runs. */
const day = new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10);
const title = "Konferenz im Versuch";
const body = "Arbeitskreis Ausbildung und Arbeit";
/** Addresses that the first test leaves for the second. */
const left = { conference: "", topic: "" };

/** A public conference with one workshop of one place. @returns its address in the workspace */
async function openConference(coordinator: Page): Promise<string> {
  await coordinator.goto(`${STAFF}/konferenzen/neu`);
  await coordinator.getByLabel("Titel").fill(title);
  await coordinator.locator("[name=on]").fill(day);
  for (const language of ["English", "العربية"]) await coordinator.getByLabel(language).check();
  await coordinator.getByRole("button", { name: "Konferenz anlegen" }).click();
  await expect(coordinator.getByRole("heading", { level: 1 })).toHaveText(title);
  const address = new URL(coordinator.url()).pathname;
  await coordinator.getByRole("link", { name: "Workshops bearbeiten" }).click();
  await coordinator.getByLabel("Titel").fill("Wohnen");
  await coordinator.locator("[name=places]").fill("1");
  await coordinator.getByRole("button", { name: "Workshop speichern" }).click();
  await expect(coordinator.getByText("Gespeichert.")).toBeVisible();
  await coordinator.goto(address);
  await coordinator.getByRole("button", { name: "Anmeldung öffnen" }).click();
  await expect(coordinator.getByText("Die Anmeldung ist offen.")).toBeVisible();
  return address;
}

/** The link in the newest mail to this address, once the job has written it. */
async function linkTo(browser: Browser, email: string): Promise<string> {
  const administrator = await pageOf(browser, ADMINISTRATOR);
  let link = "";
  await expect(async () => {
    const outbox = await (await administrator.request.get(`${STAFF}/verwaltung/postausgang`)).text();
    const mail = outbox.slice(outbox.indexOf(email));
    expect(outbox).toContain(email);
    link = /\/j\/[a-z0-9]{32}\/anmeldung/.exec(mail)?.[0] ?? "";
    expect(link).not.toBe("");
  }).toPass({ timeout: 30_000 });
  await administrator.context().close();
  return link;
}

test("a visitor registers in Arabic on a telephone; a card goes from the hall to a working group", async ({ page, browser }) => {
  test.setTimeout(180_000);
  const coordinator = await pageOf(browser, COORDINATOR);
  const address = await openConference(coordinator);
  const id = address.split("/").at(-1) ?? "";

  await page.setViewportSize(PHONE);
  await openSound(page, `/ellerland/konferenzen/${id}?sprache=ar`);
  await page.getByRole("link", { name: "التسجيل" }).click();
  await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
  await page.getByRole("button", { name: "إرسال التسجيل" }).click();
  await expect(page.getByText("يرجى كتابة اسمكم.").first()).toBeVisible();
  await page.getByLabel("الاسم الأول واسم العائلة").fill("نور الدين حداد");
  await page.getByLabel("البريد الإلكتروني").fill("nour@anmeldung.example");
  await page.getByLabel(/Wohnen/).check();
  await page.getByRole("button", { name: "إرسال التسجيل" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("بقيت خطوة واحدة: افتحوا بريدكم الإلكتروني");
  expect(await sidewaysScroll(page)).toBe(0);

  const link = await linkTo(browser, "nour@anmeldung.example");
  await openSound(page, `${link}?sprache=ar`);
  await page.getByRole("button", { name: "تأكيد التسجيل" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("أنتم مسجّلون");
  await expect(page.getByText("لديكم مكان")).toBeVisible();
  await page.goto(`/ellerland/konferenzen/${id}`);
  await expect(page.getByText("voll, mit Warteliste")).toBeVisible();

  await coordinator.goto(`${address}/karten`);
  await coordinator.getByLabel("Welche Frage steht darüber?").fill("Was fehlt?");
  await coordinator.getByRole("button", { name: "Aufhängen" }).click();
  const board = /\/j\/[a-z0-9]{32}\/ideen/.exec((await coordinator.locator("code").textContent()) ?? "")?.[0] ?? "";
  await openSound(page, board);
  await page.getByLabel("Ihre Karte").fill("Ein Bus, der abends fährt");
  await page.getByRole("button", { name: "Karte abgeben" }).click();
  await expect(page.getByText("Danke, Ihre Karte hängt an der Wand.")).toBeVisible();

  await coordinator.goto(`${address}/karten`);
  await coordinator.getByLabel("Ein Bus, der abends fährt").check();
  await coordinator.getByLabel("Neue Überschrift").last().fill("Busse am Abend");
  await coordinator.getByRole("button", { name: "Ordnen" }).click();
  await expect(coordinator.getByRole("heading", { name: "Busse am Abend" })).toBeVisible();
  await coordinator.getByLabel("Gremium", { exact: true }).selectOption({ label: body });
  await coordinator.getByRole("button", { name: "Als Thema geben" }).click();
  await coordinator.getByRole("link", { name: new RegExp(`Thema in ${body}`) }).click();
  await expect(coordinator.getByText("Woher das Thema kommt")).toBeVisible();
  await expect(coordinator.getByText("Ein Bus, der abends fährt").first()).toBeVisible();
  Object.assign(left, { conference: id, topic: new URL(coordinator.url()).pathname });
  await coordinator.context().close();
});

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
const decision = "Der Landkreis fragt im Verkehrsverbund einen Bus um 20 Uhr an.";
const measure = "Bus um 20 Uhr nach dem Abendkurs";
const task = "Beim Verkehrsverbund nach dem Bus um 20 Uhr fragen";

async function meetOn(coordinator: Page, gremium: string, on: string): Promise<string> {
  await coordinator.goto(`${gremium}/sitzungen/neu`);
  await coordinator.getByLabel("Tag", { exact: true }).fill(on);
  await coordinator.getByLabel("Auf der öffentlichen Seite zeigen").check();
  await coordinator.getByRole("button", { name: "Sitzung planen" }).click();
  await expect(coordinator).toHaveURL(/hinweis=planned/);
  return new URL(coordinator.url()).pathname;
}

test("the card's topic becomes a decision, a measure, a task answered by link, and stands on the public pages", async ({ page, browser }) => {
  test.setTimeout(180_000);
  const coordinator = await pageOf(browser, COORDINATOR);
  await coordinator.goto(`${STAFF}/gremien`);
  await coordinator.getByRole("main").getByRole("link", { name: body }).first().click();
  await expect(coordinator.getByRole("heading", { level: 1 })).toHaveText(body);
  const gremium = new URL(coordinator.url()).pathname;

  const meeting = await meetOn(coordinator, gremium, daysAgo(2));
  await coordinator.goto(`${meeting}/tagesordnung`);
  await coordinator.getByRole("button", { name: "„Busse am Abend“ auf die Tagesordnung" }).click();
  await coordinator.goto(`${meeting}/protokoll`);
  await coordinator.getByText("Beschluss festhalten").last().click();
  await coordinator.getByLabel("Wortlaut").last().fill(decision);
  await coordinator.getByLabel("Nach der Genehmigung öffentlich zeigen").last().check();
  await coordinator.getByRole("button", { name: "Beschluss speichern" }).last().click();
  await expect(coordinator.getByText(decision).first()).toBeVisible();

  await coordinator.getByText("Aufgabe vergeben").last().click();
  await coordinator.getByLabel("Was ist zu tun?").last().fill(task);
  await coordinator.getByLabel("Wer?").last().fill("Lammers");
  await coordinator.getByLabel("Bis wann?").last().fill(day);
  await coordinator.getByRole("button", { name: "Aufgabe speichern" }).last().click();
  await expect(coordinator.getByText(task).first()).toBeVisible();

  await coordinator.getByRole("link", { name: /^Maßnahme daraus machen/ }).click();
  await coordinator.locator("#f-title").fill(measure);
  await coordinator.getByRole("button", { name: "Maßnahme speichern" }).click();
  await expect(coordinator.getByRole("heading", { level: 1 })).toHaveText(measure);

  const next = await meetOn(coordinator, gremium, daysAgo(1));
  await coordinator.goto(`${meeting}/protokoll`);
  await coordinator.getByRole("button", { name: "Sitzung schließen" }).click();
  await coordinator.getByRole("link", { name: "Protokoll genehmigen" }).click();
  await coordinator.getByRole("button", { name: "Protokoll genehmigen" }).click();
  await expect(coordinator.getByText(/^Genehmigt in der/)).toBeVisible();
  expect(next).not.toBe(meeting);

  await page.setViewportSize(PHONE);
  await openSound(page, await taskLink(browser));
  await page.getByLabel("Erledigt").check();
  await page.getByRole("button", { name: "Abschicken" }).click();
  await coordinator.goto(left.topic);
  await expect(coordinator.getByText(task)).toBeVisible();
  await expect(coordinator.getByText(measure)).toBeVisible();

  await openSound(page, gremium.replace("/app", ""));
  await expect(page.getByText(decision)).toBeVisible();
  await coordinator.context().close();
});

async function taskLink(browser: Browser): Promise<string> {
  const administrator = await pageOf(browser, ADMINISTRATOR);
  let link = "";
  await expect(async () => {
    const outbox = await (await administrator.request.get(`${STAFF}/verwaltung/postausgang`)).text();
    expect(outbox).toContain(task);
    link = /\/j\/[a-z0-9]{32}\/aufgabe/.exec(outbox.slice(outbox.indexOf(task)))?.[0] ?? "";
    expect(link).not.toBe("");
  }).toPass({ timeout: 30_000 });
  await administrator.context().close();
  return link;
}
