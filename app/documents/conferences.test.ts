import { expect, test } from "vitest";
import type { Registered } from "#domain/network/conferences/index.ts";
import { renderBadges } from "#platform/documents/index.ts";
import { openPdf } from "#tests/support/open-pdf.ts";
import { badgesDocument } from "./conferences.ts";

const conference = { title: "Integrationskonferenz 2027", startsAt: new Date("2027-03-12T08:00:00Z") };
const someone = (name: string | null, state: Registered["state"] = "registered", more: Partial<Registered> = {}): Registered => ({
  id: name ?? "forgotten",
  state,
  arrived: 1,
  attendedAt: null,
  name,
  organisation: `Haus ${name}`,
  email: "geheim@example.org",
  needs: { interpreterLanguage: "ar", childcare: "zwei Kinder", access: "Rampe" },
  workshops: [{ title: "Wohnen", state: "place" }],
  ...more,
});
const badgesOf = async (registrations: Registered[]) => openPdf(await renderBadges(badgesDocument(conference, registrations), { at: conference.startsAt }));

test("Ten badges stand on a sheet, each with name, organisation and conference", async () => {
  const names = Array.from({ length: 21 }, (_, place) => `Gast${String(place + 1).padStart(2, "0")}`);
  const { texts, info, marked } = await badgesOf(names.map((name) => someone(name)));
  expect(texts.map((text) => text.match(/(?<!Haus )Gast\d\d/g))).toEqual([names.slice(0, 10), names.slice(10, 20), names.slice(20)]);
  expect(texts[2]).toContain("Integrationskonferenz 2027 · 12. März 2027");
  expect(texts[2]).toContain("Haus Gast21");
  expect({ ...info, marked }).toMatchObject({ Title: "Namensschilder: Integrationskonferenz 2027", Language: "de", marked: true });
});

test("Who refused, waits, never confirmed or was forgotten has no badge; who came all the same has one; a badge says nothing else about a person", async () => {
  const { texts } = await badgesOf([
    someone("Amira"),
    someone("Bernd", "declined"),
    someone("Carla", "withdrawn"),
    someone("Dilara", "asked"),
    someone("Emil", "waiting"),
    someone("Farid", "invited"),
    someone("Gerda", "waiting", { attendedAt: conference.startsAt }),
    someone(null),
  ]);
  expect(texts).toHaveLength(1);
  const [sheet = ""] = texts;
  expect(sheet.match(/\b(Amira|Bernd|Carla|Dilara|Emil|Farid|Gerda)\b/g)).toEqual(["Amira", "Amira", "Gerda", "Gerda"]);
  expect(sheet).not.toMatch(/geheim|Kinder|Rampe|Wohnen|forgotten/);
});

test("A name in Arabic script and a very long one fit their badge", async () => {
  const long = "Maximiliane-Wilhelmine Freifrau von Hohenwede-Lindhorst zu Osterwehr";
  const { texts } = await badgesOf([someone("أميرة حداد", "registered", { organisation: "" }), someone(long)]);
  expect(texts).toHaveLength(1);
  for (const word of ["Maximiliane", "Lindhorst", "Osterwehr"]) expect(texts[0]).toContain(word);
});
