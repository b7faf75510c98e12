import { describe, expect, test } from "vitest";
import type { Contact } from "#domain/concept/organisations/index.ts";
import type { Situation } from "#domain/network/index.ts";
import { ellerland } from "#db/seed/ellerland/index.ts";
import { renderPdf, renderPocketFold } from "#platform/documents/index.ts";
import { createFormats } from "#platform/i18n/index.ts";
import { contactColumns, contactLines, phoneColumns } from "#app/contact-table.ts";
import { textsIn } from "#app/messages/texts.ts";
import { openPdf } from "#tests/support/open-pdf.ts";
import { contactFold, contactListDocument, type ContactPaper } from "./contact-list.ts";
import { situationsDocument } from "./situations.ts";

const at = new Date("2026-11-22T10:00:00Z");
const region = { name: "Landkreis Ellerland", contactName: "Koordinierungsstelle", contactPhone: "05555 9820-114" } as ContactPaper["region"];

const contact = (name: string, more: Partial<Contact> = {}): Contact => ({
  id: name,
  name,
  kind: "club",
  municipality: "Hohenwede",
  phone: "05555 1",
  email: null,
  website: null,
  street: null,
  postalCode: null,
  place: null,
  openingHours: "Mo-Fr 08:00-12:00",
  languages: ["de"],
  serves: [],
  confirmedOn: "2026-11-01",
  people: [],
  ...more,
});
const paper = (contacts: Contact[], more: Partial<ContactPaper> = {}): ContactPaper => ({
  region,
  today: "2026-11-22",
  by: "topic",
  list: { groups: [{ id: "1", title: "Sprache", contacts }], total: contacts.length, next: null },
  language: "de",
  kind: "public",
  address: "ellerland.example/kontakte",
  ...more,
});

describe("The contact list on paper", () => {
  test("is a tagged table for each topic, with its head on every page", async () => {
    const many = Array.from({ length: 80 }, (_, place) => contact(`Stelle ${place + 1}`));
    const found = await openPdf(await renderPdf(contactListDocument(paper(many)), { at }));
    expect(found).toMatchObject({ marked: true, info: { Title: "Kontakte", Language: "de" } });
    expect(found.roles).toContain('"TH"');
    expect(found.texts.length).toBeGreaterThan(1);
    for (const text of found.texts) expect(text).toContain("Zeiten und Sprachen");
    expect(found.texts.join(" ")).toContain("Stelle 80 Hohenwede 05555 1 Montag bis Freitag 8 bis 12 Uhr Deutsch");
  });

  test("says where the rest is when it is longer than paper should be", () => {
    const { list } = paper([contact("VHS")]);
    expect(contactListDocument(paper([], { list: { ...list, next: "x_y" } })).blocks.at(-1)).toEqual({
      kind: "paragraph",
      text: "Hier stehen die ersten 1.000 Zeilen. Die ganze Liste: ellerland.example/kontakte",
    });
  });

  test("of the house has its people and says on each page that it is internal", async () => {
    const people = [{ name: "Jan Petersen", function: "Leitung", phone: "05555 2", email: null }];
    const { texts } = await openPdf(await renderPdf(contactListDocument(paper([contact("VHS", { people })], { kind: "phone-list" })), { at }));
    expect(texts[0]).toContain("Jan Petersen, Leitung 05555 2");
    expect(texts[0]).toContain("Nur für den Dienst.");
  });
});

test("An English list says functions of a board in English, on paper, in the pocket and as a table; any other as it was written", async () => {
  const people = [
    { name: "Lea Lang", function: "Vorsitz", phone: "05555 2", email: null },
    { name: "Jan Petersen", function: "Sozialberatung", phone: null, email: null },
  ];
  const groups = paper([contact("Viele Stimmen", { people })]).list.groups;
  const said = (language: "de" | "en") => {
    const one = paper([contact("Viele Stimmen", { people })], { language });
    const words = { ...textsIn(language), formats: createFormats(language), by: "topic" as const, kinds: [] };
    const cells = (["each", "together"] as const).flatMap((way) =>
      contactLines(groups, words, way).flatMap((line) => (way === "each" ? phoneColumns(words) : contactColumns(words)).map(({ cell }) => cell(line))),
    );
    return [contactListDocument(one).blocks, contactFold(one).groups, cells].map((place) => JSON.stringify(place));
  };
  for (const place of said("en")) {
    expect(place).toMatch(/Lea Lang(, |",")Chair/);
    expect(place).not.toContain("Vorsitz");
    expect(place).toContain("Sozialberatung");
  }
  for (const place of said("de")) expect(place).toMatch(/Lea Lang(, |",")Vorsitz/);
});

describe("The contact list for the pocket", () => {
  test("puts first who has a telephone, is there for the whole region and speaks many languages", () => {
    const fold = contactFold(
      paper([
        contact("Ohne Telefon", { phone: null }),
        contact("Ein Ort", { serves: ["Lindhorst"] }),
        contact("Deutsch"),
        contact("Viele", { languages: ["de", "ar"] }),
      ]),
    );
    expect(fold.groups[0]?.entries.map(({ name }) => name)).toEqual(["Viele", "Deutsch", "Ein Ort", "Ohne Telefon"]);
  });

  test("begins with 112, and ends with where the rest is", async () => {
    const { texts } = await openPdf(
      await renderPocketFold(contactFold(paper(Array.from({ length: 200 }, (_, place) => contact(`Stelle ${place + 1}`)))), { at }),
    );
    expect(texts).toHaveLength(1);
    expect(texts[0]).toMatch(/^Kontakte .*112.*Sprache Stelle 1 .*Weitere Stellen zu diesem Thema: \d{3} 7 Die ganze Liste steht hier: ellerland.example/);
  });
});

const NOTHING_SAID = {
  id: "",
  organisationId: null,
  personId: null,
  person: null,
  ownPhone: null,
  openingHours: null,
  note: "",
  name: "",
  version: 1,
  confirmedOn: "2026-11-01",
  unconfirmedSince: null,
  declinedOn: null,
  askedOn: null,
};

describe("Who to call, for the wall", () => {
  test("fits on one sheet in the demo, without those who no longer do it", async () => {
    const situations = ellerland.situations.map((situation, place): Situation => ({
      ...situation,
      id: String(place),
      version: 1,
      contacts: situation.contacts.map(({ organisation, ...of }) => ({
        ...NOTHING_SAID,
        ...of,
        organisation: ellerland.organisations.find(({ key }) => key === organisation)?.name ?? null,
        phone: of.phone ?? "05555 4400-44",
      })),
    }));
    const [first] = situations;
    const [police] = first?.contacts ?? [];
    if (first && police) first.contacts.push({ ...police, name: "Aufgegeben", declinedOn: "2026-11-01" });
    const { texts, roles } = await openPdf(await renderPdf(situationsDocument(situations, { region, today: "2026-11-22" }, "de"), { at }));
    expect(texts).toHaveLength(1);
    expect(roles).toContain('"TH"');
    expect(texts[0]).toContain("Gewalt zu Hause");
    expect(texts[0]).toContain("unbestätigt seit 31. August 2026");
    expect(texts[0]).not.toContain("Aufgegeben");
  });
});
