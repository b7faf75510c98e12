import { expect, test } from "vitest";
import { anOpenRound } from "#domain/concept/rounds/test-round.ts";
import { aMember, runningHouse } from "#tests/house/running-house.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aRegion } from "#tests/support/factories.ts";

/** What a new county meets: nobody invited, nothing read in, and often no mail server yet. */
const db = await testDatabase();
const { house, ask } = await runningHouse(db);

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
