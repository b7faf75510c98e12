import { expect, test } from "vitest";
import { createOffer, OfferFields } from "#domain/offers/catalogue/index.ts";
import { aForm } from "#domain/offers/catalogue/test-offer.ts";
import { saveCapacity } from "#domain/offers/bookings/index.ts";
import { aMember, runningHouse } from "#tests/house/running-house.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aRegion, type County } from "#tests/support/factories.ts";
import { someOffers } from "#tests/support/offers.ts";

/** What a county meets that begins with nothing: each page says the next step. */
const db = await testDatabase();
const { house, ask } = await runningHouse(db);
const page = async (path: string, cookie = "") => (await ask(path, { headers: { cookie } })).text();

async function anOffer(county: County, values: Partial<OfferFields>) {
  const created = await createOffer(county.as("coordinator"), await aForm(county, { registration: "here", ...values }));
  if (!created.ok) throw new Error(created.refusal);
  return created.value.id;
}

test("Who wants to enter the first offer is led to providers and branches; with both the form stands there", async () => {
  const county = await aRegion(db);
  const { cookie } = await aMember(house, county.ctx, "coordinator");
  const base = `/app/${county.region.slug}`;
  const first = await page(`${base}/angebote/neu`, cookie);
  expect(first).toContain(`href="${base}/netzwerk/neu"`);
  expect(first).toContain(`href="${base}/angebote/begriffe"`);
  expect(first).not.toContain('name="title"');
  await aForm(county);
  expect(await page(`${base}/angebote/neu`, cookie)).toContain('name="title"');
});

test("An offer that people register for here says what is missing, until it does", async () => {
  const county = await aRegion(db);
  const { cookie } = await aMember(house, county.ctx, "coordinator");
  const [course, lending, none] = [
    await anOffer(county, { kind: "course" }),
    await anOffer(county, { kind: "lending" }),
    await anOffer(county, { registration: "none" }),
  ];
  const shown = (id: string) => page(`/app/${county.region.slug}/angebote/${id}`, cookie);
  expect(await shown(course)).toContain("wie viele Plätze es gibt");
  expect(await shown(lending)).toContain("Eintragen, was ausgeliehen wird");
  expect(await shown(none)).not.toContain("nimmt die öffentliche Seite keine");
  const places = { minimum: null, maximum: 5, takenElsewhere: 0, bookingUntil: null, answerDays: null };
  await saveCapacity(county.as("coordinator"), { offerId: course, version: null, ...places });
  expect(await shown(course)).not.toContain("nimmt die öffentliche Seite keine");
});

test("The public pages end no sentence with a colon where nobody can be called yet", async () => {
  const county = await aRegion(db);
  await db.superuser.query("update directory.regions set contact_name = '', contact_phone = '' where id = $1", [county.region.id]);
  for (const [path, language, torn] of [
    ["angebote", "de", "wir suchen mit Ihnen"],
    ["kurse", "ar", "ونبحث معك"],
    ["kalender", "de", "Fragen Sie uns"],
    ["", "de", 'tel:"'],
  ])
    expect(await page(`/${county.region.slug}/${language}/${path}`.replace(/\/$/, ""))).not.toContain(torn);
  expect(await page(`/${county.region.slug}/kontakte`)).not.toContain("wir suchen mit Ihnen");
  expect(await page(`/${county.region.slug}/de/kalender`)).toContain("In dieser Zeit steht kein Termin im Kalender.");
});

test("The list of who looks for a course says who will stand there", async () => {
  const county = await aRegion(db);
  const { cookie } = await aMember(house, county.ctx, "coordinator");
  const list = await page(`/app/${county.region.slug}/angebote/interessierte`, cookie);
  expect(list).toContain("Hier stehen Menschen, die einen Kurs suchen");
  expect(list).not.toContain("Wo fehlen Kurse?");
});

test("An event without a date leads to where its dates are said", async () => {
  const county = await aRegion(db);
  const { cookie } = await aMember(house, county.ctx, "coordinator");
  const offer = `/app/${county.region.slug}/angebote/${await anOffer(county, { kind: "event" })}`;
  const dates = await page(`${offer}/termine`, cookie);
  expect(dates).toContain("Sagen Sie zuerst, wann es stattfindet.");
  expect(dates).toContain(`href="${offer}/zeiten"`);
});

test("Where no place is taken any more the page says whom to call", async () => {
  const county = await aRegion(db);
  const { id: regionId, slug } = county.region;
  await db.superuser.query("update directory.regions set contact_phone = '05555 12345' where id = $1", [regionId]);
  const [offerId = ""] = await someOffers(county, [{ title: "Kochabend", values: { kind: "event", registration: "here" } }]);
  const places = { minimum: null, maximum: 5, takenElsewhere: 0, bookingUntil: "2020-01-01", answerDays: null };
  expect(await saveCapacity(county.as("coordinator"), { offerId, version: null, ...places })).toMatchObject({ ok: true });
  const form = await page(`/${slug}/de/angebote/${offerId}/anmelden`);
  expect(form).toContain("Hier werden gerade keine Anmeldungen angenommen.");
  expect(form.split("Hier werden gerade keine Anmeldungen angenommen.").at(-1)).toContain('href="tel:0555512345"');
});

test("Who wants to connect the first calendar or to read in a table is led to providers and branches, too", async () => {
  const county = await aRegion(db);
  const { cookie } = await aMember(house, county.ctx, "coordinator");
  const base = `/app/${county.region.slug}`;
  const pages = [
    ["angebote/kalender/neu", 'name="address"'],
    ["angebote/einlesen", 'name="file"'],
  ] as const;
  for (const [path, field] of pages) {
    const text = await page(`${base}/${path}`, cookie);
    expect(text).toContain(`href="${base}/netzwerk/neu"`);
    expect(text).toContain(`href="${base}/angebote/begriffe"`);
    expect(text).not.toContain(field);
  }
  await aForm(county);
  for (const [path, field] of pages) expect(await page(`${base}/${path}`, cookie)).toContain(field);
});

test("Nothing is called fresh or answering before there is an offer, and each page says what comes first", async () => {
  const county = await aRegion(db);
  const { cookie } = await aMember(house, county.ctx, "coordinator");
  const { cookie: reader } = await aMember(house, county.ctx, "administrator");
  const base = `/app/${county.region.slug}/angebote`;
  expect(await page(`${base}/frische`, cookie)).toContain("Im Portal steht noch kein Angebot.");
  expect(await page(`${base}/adressen`, cookie)).toContain("Noch ist keine Adresse geprüft.");
  const providers = await page(`${base}/anbieter`, cookie);
  expect(providers).toContain(`href="${base}/neu"`);
  expect(providers).toContain("den Link zu seinem Eintrag");
  expect(await page(base, cookie)).toContain("Legen Sie das erste an");
  const read = await page(base, reader);
  expect(read).not.toContain("Legen Sie das erste an");
  expect(read).toContain("sobald die Koordination oder die Redaktion das erste anlegt");
  await someOffers(county, [{ title: "Nähtreff" }]);
  expect(await page(`${base}/frische`, cookie)).toContain("Alle Angebote im Portal sind frisch bestätigt.");
});

test("What programs read of a county without offers is whole, and empty", async () => {
  const { slug } = (await aRegion(db)).region;
  const read = async (path: string) => {
    const answer = await ask(path);
    return { status: answer.status, text: await answer.text() };
  };
  const services = await read(`/api/hsds/${slug}/services`);
  expect([services.status, JSON.parse(services.text)]).toMatchObject([
    200,
    { total_items: 0, page_number: 1, empty: true, first_page: true, last_page: true, contents: [] },
  ]);
  const feed = await read(`/${slug}/de/angebote/datei/angebote.rss`);
  expect([feed.status, feed.text.includes("<item>"), /<title>Angebote – .*<\/channel><\/rss>\s*$/s.test(feed.text)]).toEqual([200, false, true]);
  const calendar = await read(`/${slug}/de/kalender.ics`);
  expect([calendar.status, calendar.text.includes("BEGIN:VEVENT"), /^BEGIN:VCALENDAR\r\n.*END:VCALENDAR\r\n$/s.test(calendar.text)]).toEqual([
    200,
    false,
    true,
  ]);
  // RFC 5545 wants one component at least.
  expect(calendar.text).toContain("BEGIN:VTIMEZONE");
  const embedded = await read(`/${slug}/de/angebote/einbetten`);
  expect([embedded.status, embedded.text.includes("Dazu steht gerade nichts im Katalog.")]).toEqual([200, true]);
  expect(embedded.text.replaceAll("<!-- -->", "")).toContain("Alle Angebote: Landkreis");
  expect((await read(`/${slug}/de/angebote/datei/angebote.xlsx`)).status).toBe(200);
});
