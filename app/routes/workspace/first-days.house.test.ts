import { expect, test } from "vitest";
import { anOpenRound } from "#domain/concept/rounds/test-round.ts";
import { aMember, runningHouse } from "#tests/house/running-house.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aRegion } from "#tests/support/factories.ts";

/** What a new county meets: nobody invited, nothing read in, and often no mail server yet. */
const db = await testDatabase();
const { house, origin, ask } = await runningHouse(db);

const page = async (path: string, cookie: string) => (await ask(path, { headers: { cookie } })).text();

test("The first administrator is led to inviting the coordination, until somebody is asked", async () => {
  const county = await aRegion(db);
  const { cookie } = await aMember(house, county.ctx, "administrator");
  const desk = `/app/${county.region.slug}`;
  const first = await page(desk, cookie);
  expect(first).toContain("Laden Sie zuerst jemanden dafür ein.");
  expect(first).toContain(`href="${desk}/verwaltung/zugaenge"`);
  await aMember(house, county.ctx, "coordinator");
  const later = await page(desk, cookie);
  expect(later).toContain("Sobald die Koordination das Konzept eingelesen hat");
  expect(later).not.toContain("Laden Sie zuerst");
});

test("Who coordinates a county without a concept is led to what a county says of itself once", async () => {
  const county = await aRegion(db);
  const { cookie } = await aMember(house, county.ctx, "coordinator");
  const desk = `/app/${county.region.slug}`;
  const shown = await page(desk, cookie);
  for (const step of ["verwaltung/kontakt", "verwaltung/sprachen", "netzwerk/orte", "angebote/lage", "konzept/begriffe", "angebote/begriffe"]) {
    expect(shown).toContain(`href="${desk}/${step}"`);
    expect((await ask(`${desk}/${step}`, { headers: { cookie } })).status).toBe(200);
  }
});

test("Without a mail server an open round and an invitation say where the links are; with one they say that mails leave", async () => {
  const { county, roundId } = await anOpenRound(db);
  const slug = county.ctx.region.slug;
  const { cookie } = await aMember(house, county.ctx, "coordinator");
  const { cookie: administrator } = await aMember(house, county.ctx, "administrator");
  const round = () => page(`/app/${slug}/statusrunden/${roundId}?hinweis=geoeffnet`, cookie);
  const invited = () => page(`/app/${slug}/verwaltung/zugaenge?hinweis=eingeladen`, administrator);

  expect(await round()).toContain("Deshalb verlässt keine Mail das Haus.");
  expect(await round()).not.toContain("Die Mails gehen jetzt hinaus.");
  expect(await invited()).toContain("Die Einladung liegt im Postausgang");

  house.settings.smtpUrl = "smtp://127.0.0.1:2525";
  expect(await round()).toContain("Die Mails gehen jetzt hinaus.");
  expect(await round()).not.toContain("verlässt keine Mail");
  expect(await invited()).toContain("Die Einladung ist unterwegs.");
  house.settings.smtpUrl = null;
});

test("Whom people call stands on the public pages as soon as somebody has said it, and no torn sentence before", async () => {
  const county = await aRegion(db);
  await db.superuser.query("update directory.regions set contact_name = '', contact_phone = '' where id = $1", [county.region.id]);
  const { cookie } = await aMember(house, county.ctx, "administrator");
  const foot = async (language = "") => (await page(`/${county.region.slug}/konzept${language}`, "")).match(/<footer[^]*<\/footer>/)?.[0] ?? "";
  for (const language of ["", "?sprache=ar", "?sprache=en"]) expect(await foot(language)).not.toMatch(/Fragen|أسئلة|Questions/);

  const contact = `/app/${county.region.slug}/verwaltung/kontakt`;
  const say = (phone: string) =>
    ask(contact, { method: "POST", body: new URLSearchParams({ office: "Koordinierungsstelle", phone, email: "" }), headers: { cookie, origin } });
  const refused = await say("ruft an");
  expect(refused.status).toBe(422);
  expect(await refused.text()).toContain("Bitte geben Sie eine Nummer an, die man anrufen kann");
  expect((await say("04261 123-45")).status).toBe(303);
  // Every process asks once a second what was published.
  await expect.poll(() => foot(), { timeout: 10_000 }).toMatch(/Fragen\? <span[^>]*>Koordinierungsstelle<\/span>, Telefon <bdi>04261 123-45<\/bdi>/);
});
