import { describe, expect, test } from "vitest";
import { emptyMeasure } from "#domain/concept/measures/index.ts";
import { parseGermanCents, parseGermanNumber, typedCents, typedNumber } from "./german-number.ts";
import { draftOf, faultErrors, parseDraft, readDraft, withSpareRows } from "./measure-draft.ts";
import { readSubmitted } from "./submitted-draft.ts";

/** A form as a browser sends it: the empty measure, and what was typed. */
function sent(typed: Record<string, string | string[]>) {
  const form = new FormData();
  for (const [name, value] of Object.entries({ title: "Kurse", state: "idea", description: "", ...typed })) {
    for (const one of [value].flat()) form.append(name, one);
  }
  return readDraft(form);
}
const errors = (typed: Record<string, string | string[]>) => {
  const parsed = parseDraft(sent(typed));
  return parsed.ok ? [] : parsed.errors;
};
const id = "018f0000-0000-7000-8000-000000000001";

describe("The form of a measure", () => {
  test("gives back what was stored when nothing is changed", () => {
    const fields = {
      ...emptyMeasure("Kurse"),
      state: "running" as const,
      totalCostCents: 1_180_050,
      startsOn: "2026-01-01",
      recommendationIds: [id],
      milestones: [{ id, title: "Hohenwede", dueOn: "2026-01-01", doneOn: null }],
      results: [
        { id, name: "Kurse", unit: "Kommunen", planned: 9, reached: 4.5 },
        { id, name: "Nichts gemeldet", unit: "", planned: 9, reached: null },
        { id, name: "Keine", unit: "", planned: 9, reached: 0 },
      ],
      budgetLines: [
        {
          id,
          source: "Land",
          state: "applied" as const,
          amountCents: 2_040_000,
          calledUpCents: 1,
          approvedOn: null,
          expiresOn: "2026-12-31",
          fundId: id,
          appliedCents: 2_500_050,
        },
      ],
      links: [{ id, title: "Belegung", url: null }],
    };
    expect(parseDraft(draftOf(fields))).toEqual({ ok: true, fields });
  });
  test("passes over rows in which nobody wrote, and drops those that were emptied", () => {
    const draft = sent({
      "milestones.0.id": id,
      "milestones.0.title": "",
      "milestones.2.title": "Auftakt",
      "milestones.2.dueOn": "2026-05-01",
      "budgetLines.0.state": "approved",
    });
    expect(parseDraft(draft)).toMatchObject({ ok: true, fields: { milestones: [{ id: null, title: "Auftakt" }], budgetLines: [] } });
    expect(draft.milestones).toHaveLength(3);
  });
  test("names the input as it stands in the form, empty rows before it included", () => {
    expect(errors({ "results.0.name": "", "results.1.name": "Kurse", "results.1.planned": "viele" })).toEqual([
      { field: "results.1.planned", code: "not-a-number" },
    ]);
    const draft = sent({ "budgetLines.1.source": "Land", "budgetLines.1.amount": "1", "budgetLines.1.calledUp": "2" });
    expect(faultErrors([{ code: "called-up-over-amount", path: ["budgetLines", 0, "calledUpCents"] }], draft)).toEqual([
      { field: "budgetLines.1.calledUp", code: "called-up-over-amount" },
    ]);
  });
  test.each<[string, Record<string, string>, string, string]>([
    ["no title", { title: " " }, "title", "required"],
    ["an unknown state", { state: "egal" }, "state", "choose-one"],
    ["a day that is none", { endsOn: "31.2." }, "endsOn", "not-a-day"],
    ["an amount that is none", { totalCost: "viel" }, "totalCost", "not-an-amount"],
    ["an amount with three places", { totalCost: "1,005" }, "totalCost", "not-an-amount"],
    ["a result without a plan", { "results.0.name": "Kurse" }, "results.0.planned", "required"],
    ["a plan of nothing", { "results.0.name": "Kurse", "results.0.planned": "0" }, "results.0.planned", "planned-zero"],
    ["a milestone without a day", { "milestones.0.title": "Start" }, "milestones.0.dueOn", "required"],
    ["a link that would run", { "links.0.title": "x", "links.0.url": "javascript:alert(1)" }, "links.0.url", "not-an-address"],
    ["a link without an address", { "links.0.title": "x" }, "links.0.url", "required"],
  ])("explains %s", (_, typed, field, code) => {
    expect(errors(typed)).toMatchObject([{ field, code }]);
  });
  test("does not make a long list of a far row", () => {
    expect(sent({ "milestones.999999999.title": "x" }).milestones).toHaveLength(100);
  });
});

describe("A number as it is typed", () => {
  test.each([
    ["20.400", 20_400],
    ["1.234,5", 1234.5],
    ["1234,50", 1234.5],
    ["1234.5", 1234.5],
    ["20 400 €", 20_400],
    ["0", 0],
  ])("%s is %d", (typed, value) => {
    expect(parseGermanNumber(typed)).toBe(value);
  });
  test.each(["", "-1", "1,2,3", "12.34.5", "1e3", "NaN"])("%j is none", (typed) => {
    expect(parseGermanNumber(typed)).toBeNaN();
  });
  test("comes back the same", () => {
    for (const value of [0, 0.07, 4.5, 1234.25]) expect(parseGermanNumber(typedNumber(value))).toBe(value);
    for (const cents of [0, 1, 10, 2_040_000, 1_180_050]) expect(parseGermanCents(typedCents(cents))).toBe(cents);
  });
});

describe("Rows to write in", () => {
  test("wait below what is there, three of them, and three more on request", () => {
    const draft = sent({ "milestones.0.title": "Auftakt" });
    expect(withSpareRows(draft).milestones).toHaveLength(4);
    expect(withSpareRows(withSpareRows(draft)).milestones).toHaveLength(4);
    expect(withSpareRows(withSpareRows(draft), "milestones").milestones).toHaveLength(7);
    expect(withSpareRows(draft, "milestones").results).toHaveLength(3);
  });
  test("keep what was typed when another row is asked for", () => {
    const form = new FormData();
    for (const [name, value] of Object.entries({ intent: "rows:results", title: "", "results.2.name": "Kurse" })) form.append(name, value);
    const submitted = readSubmitted(form);
    expect(submitted).toMatchObject({ status: 200, again: { errors: [], draft: { results: [{}, {}, { name: "Kurse" }, {}, {}, {}] } } });
  });
});
