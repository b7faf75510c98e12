import { describe, expect, test } from "vitest";
import { EditRecommendation } from "#domain/concept/editing/index.ts";
import { draftFrom, draftOf, inputOf, paragraphsOf } from "./recommendation-draft.ts";

const id = "01a1cec5-5000-7037-a82e-7ca7ad177940";

function formOf(values: Record<string, string | string[]>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries({ version: "3", text: "Kurse am Vormittag", ...values })) for (const one of [value].flat()) form.append(name, one);
  return form;
}

describe("The form of a recommendation", () => {
  test("gives back what was stored when nothing is changed", () => {
    const stored = {
      version: 3,
      text: "Kurse am Vormittag",
      subPoints: ["Räume", "Busse"],
      notes: ["Hinweis: Ferien"],
      weight: 2,
      ownerOrganisationId: id,
      ownerPersonId: null,
      themes: ["Sprache"],
      targetGroups: ["Eltern"],
      municipalityIds: [id],
      droppedReason: null,
    };
    expect(EditRecommendation.parse(inputOf(id, draftOf(stored)))).toEqual({ id, ...stored });
  });

  test("reads lists by line and new labels by comma, as browsers send them", () => {
    const draft = draftFrom(
      formOf({ subPoints: "Räume\r\n\r\n  Busse ", themes: ["Sprache", "Bildung"], newThemes: "Mobilität, , Ehrenamt", text: "Erste Zeile\r\nzweite Zeile" }),
    );
    expect(EditRecommendation.parse(inputOf(id, draft))).toMatchObject({
      text: "Erste Zeile\nzweite Zeile",
      subPoints: ["Räume", "Busse"],
      themes: ["Sprache", "Bildung", "Mobilität", "Ehrenamt"],
      weight: null,
    });
  });

  test.each([
    ["a tick without a reason", { dropped: "on", droppedReason: " " }, "droppedReason"],
    ["a weight that is no number", { weight: "viel" }, "weight"],
    ["a weight of zero", { weight: "0" }, "weight"],
    ["no wording", { text: "  " }, "text"],
  ])("does not take %s", (_, values, field) => {
    const parsed = EditRecommendation.safeParse(inputOf(id, draftFrom(formOf(values))));
    expect(parsed.error?.issues.map(({ path }) => path[0])).toEqual([field]);
  });

  test("forgets a reason whose tick was taken out", () => {
    expect(inputOf(id, draftFrom(formOf({ droppedReason: "Das Land übernimmt." })))).toMatchObject({ droppedReason: null });
  });
});

test("Paragraphs are parted by an empty line; a line break inside one stays", () => {
  expect(paragraphsOf("Eins\r\nweiter\r\n \r\nZwei\n\nDrei")).toEqual(["Eins\r\nweiter", "Zwei", "Drei"]);
});
