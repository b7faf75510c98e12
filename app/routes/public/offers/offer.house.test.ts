import { describe, expect, test } from "vitest";
import { offerCapacities } from "#domain/offers/bookings/schema.ts";
import { courses } from "#domain/offers/courses/schema.ts";
import { offerDates, offerTexts } from "#domain/offers/schema.ts";
import { transact } from "#platform/db/index.ts";
import { and, eq } from "drizzle-orm";
import { runningHouse } from "#tests/house/running-house.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aRegion } from "#tests/support/factories.ts";
import { someOffers } from "#tests/support/offers.ts";

const db = await testDatabase();
const { ask, origin } = await runningHouse(db);
const county = await aRegion(db);
const { slug, id: regionId } = county.region;
const hours = (count: number) => new Date(Date.now() + count * 60 * 60_000).toISOString();
const [course = "", running = "", closed = "", camp = "", online = ""] = await someOffers(county, [
  {
    title: "Deutsch am Abend",
    description: "Wir lernen zusammen.\n\nMontag: lesen\nDienstag: schreiben",
    texts: { ar: ["الألمانية مساءً", "نتعلم معًا."] },
    groups: ["women"],
    values: { kind: "course", registration: "here", validUntil: "2099-12-31" },
  },
  { title: "Läuft gerade", values: { kind: "event" }, dates: [hours(-1)] },
  { title: "Zu spät", values: { kind: "event", registration: "here" }, dates: [hours(48)] },
  { title: "Zeltlager", values: { kind: "event" }, dates: ["2099-07-06T07:00:00Z"] },
  {
    title: "Online-Kurs",
    values: {
      setting: "online",
      registration: "link",
      registrationLink: "https://anmeldung.example/7",
      website: "https://haus.example",
      onlineAddress: "https://treffen.example/9",
    },
  },
]);
await transact(county.ctx, async (tx) => {
  await tx
    .update(offerTexts)
    .set({ papers: "Ausweis\nStift" })
    .where(and(eq(offerTexts.regionId, regionId), eq(offerTexts.offerId, course), eq(offerTexts.language, "de")));
  await tx.insert(courses).values({ regionId, offerId: course, isShown: true, type: "county", levelFrom: "A1", levelTo: "B1" });
  await tx.insert(offerCapacities).values([
    { regionId, offerId: course, isShown: true, maximum: 12, takenElsewhere: 8 },
    { regionId, offerId: closed, isShown: true, maximum: 12, bookingUntil: "2020-01-01" },
  ]);
  await tx
    .update(offerDates)
    .set({ endsAt: new Date("2099-07-10T14:00:00Z") })
    .where(and(eq(offerDates.regionId, regionId), eq(offerDates.offerId, camp)));
  tx.audit("test.prepared", null);
});
const page = async (language: string, id = "") => (await (await ask(`/${slug}/${language}/angebote${id && `/${id}`}`)).text()).replaceAll("<!-- -->", "");

describe("An offer's page", () => {
  test("in Arabic sets German texts from left to right, and says once that they are German", async () => {
    const text = await page("ar", course);
    expect(text).toMatch(/<p class="lines" lang="de" dir="ltr">Wir lernen zusammen\./);
    expect(text).toMatch(/<ul lang="de" dir="ltr"><li>Ausweis/);
    expect(text.match(/بالألمانية فقط/g)).toHaveLength(1);
    expect(await page("de", course)).not.toMatch(/bisher nur auf Deutsch|class="lines" lang/);
  });

  test("keeps the lines as its provider typed them", async () => {
    expect(await page("de", course)).toContain('<p class="lines">Montag: lesen\nDienstag: schreiben</p>');
  });

  test("says for whom it is and until when it is there", async () => {
    const text = await page("de", course);
    expect(text).toContain("Für wen");
    expect(text).toContain("women");
    expect(text).toContain("Das Angebot gibt es bis 31. Dezember 2099.");
  });

  test("shows what has begun until it is over", async () => expect(await page("de", running)).toContain("Nächste Termine"));

  test("invites to book only while bookings are taken", async () => {
    expect(await page("de", course)).toContain("Sie können hier um einen Platz bitten.");
    const late = await page("de", closed);
    expect(late).not.toContain("Sie können hier um einen Platz bitten.");
    expect(late).toContain("Hier werden gerade keine Anmeldungen angenommen.");
  });

  test("leads to where one registers, and says of each address what it is", async () => {
    const text = await page("de", online);
    expect(text).toMatch(/<a [^>]*href="https:\/\/anmeldung\.example\/7"[^>]*>Zur Anmeldung<\/a>/);
    expect(text).toMatch(/Webseite: <a [^>]*><bdi>haus\.example/);
    expect(text).toMatch(/Online-Treffen: <a [^>]*><bdi>treffen\.example/);
  });

  test("says the last day of what takes days", async () => {
    expect(await page("de", camp)).toMatch(/Montag, 6\. Juli 2099, 09:00\sUhr bis Freitag, 10\. Juli 2099, 16:00\sUhr/);
  });
});

describe("A form of the portal", () => {
  const send = async (path: string, fields: Record<string, string>) => {
    const body = new URLSearchParams({ name: "Amira", phone: "05555 1", ...fields });
    return (await ask(`/${slug}/de/${path}`, { method: "POST", body, headers: { origin, "content-type": "application/x-www-form-urlencoded" } })).text();
  };

  test("says to who leaves only a number that a mail is needed", async () => {
    expect(await send(`angebote/${course}/anmelden`, {})).toContain("Bitte tragen Sie Ihre E-Mail-Adresse ein.");
    expect(await send(`angebote/${course}/anmelden`, { phone: "" })).toContain("Bitte tragen Sie Ihre E-Mail-Adresse ein.");
  });

  test("says of an interest everything that is missing at once", async () => {
    const text = await send("kurse/interesse", { name: "", phone: "" });
    expect(text).toContain("Bitte tragen Sie Ihre E-Mail-Adresse ein.");
    expect(text).toContain("Ohne Ihr Einverständnis dürfen wir Ihnen nicht schreiben.");
  });
});

describe("The list of offers", () => {
  test("says level and free places of a course, and nothing where no more are taken", async () => {
    const [, ...cards] = (await page("de")).split('<li class="offer"');
    const card = (title: string) => cards.find((one) => one.includes(title)) ?? "";
    expect(card("Deutsch am Abend")).toContain("A1 bis B1");
    expect(card("Deutsch am Abend")).toContain("4 Plätze frei");
    expect(card("Deutsch am Abend")).toMatch(/<svg class="icon"[^>]*>.{20,}?<\/svg><span lang="de">leisure|<svg class="icon"[^>]*>.{20,}?<\/svg><span>leisure/);
    expect(card("Zu spät")).not.toContain("frei");
    expect(card("Läuft gerade")).toContain("Nächster Termin");
  });

  test("shows its last page under the address of one that is gone", async () => {
    const text = await (await ask(`/${slug}/de/angebote?seite=999`)).text();
    expect(text.match(/<li class="offer"/g)).toHaveLength(5);
  });

  test("names the provider it is limited to, with the way out", async () => {
    const { id } = await county.anOrganisation({ name: "Stiller Verein", isPublic: true });
    const text = await (await ask(`/${slug}/de/angebote?anbieter=${id}`)).text();
    expect(text).toContain("0 Angebote passen");
    expect(text).toMatch(/<a href="\/[^"]*\/angebote">ohne „ein Anbieter“/);
    expect(text).toContain(`<input type="hidden" name="anbieter" value="${id}"/>`);
  });

  test.each(["angebote", "karte", "kalender"])("and the other views say that a place is unknown (%s)", async (view) => {
    const search = async (place: string) => (await ask(`/${slug}/de/${view}?ort=${place}`)).text();
    expect(await search("Nirgendwo")).toContain("Den Ort „Nirgendwo“ kennen wir nicht");
    await county.aMunicipality({ name: "Lindhorst" });
    expect(await search("Lindhorst")).not.toContain("kennen wir nicht");
  });

  test.each(["angebote", "karte", "kalender"])("that finds nothing says what to leave out, and whom to call (%s)", async (view) => {
    const text = (await (await ask(`/${slug}/de/${view}?suche=xyzqqq`)).text()).replaceAll("<!-- -->", "");
    expect(text).toContain("ohne „xyzqqq“");
    expect(text).toContain('href="tel:');
  });

  test("has a telephone number that calls", async () => expect(await page("de")).toMatch(/wir suchen mit Ihnen: <a href="tel:/));
});
