import { expect, test } from "vitest";
import { NO_FILTER } from "#domain/concept/measures/index.ts";
import { chipsOf, readMeasureQuery, writeMeasureQuery } from "./list-query.ts";

const id = "018f0000-0000-7000-8000-000000000001";

test("An address with filters is read and written as the same address", () => {
  const asked = {
    filter: { ...NO_FILTER, search: "50 % & mehr", states: ["running", "idea"], fieldIds: [id], quietSince: "2026-05-01" },
    sort: "end" as const,
    after: id,
  };
  const address = writeMeasureQuery(asked);
  expect(address).toBe(`?suche=50+%25+%26+mehr&stand=running&stand=idea&feld=${id}&ohne-eintrag-seit=2026-05-01&sortierung=ende&nach=${id}`);
  expect(readMeasureQuery(new URLSearchParams(address))).toEqual(asked);
  expect(writeMeasureQuery({ filter: NO_FILTER, sort: "title", after: null })).toBe("");
});

test("Words that mean nothing in an address are passed over", () => {
  const asked = readMeasureQuery(new URLSearchParams("stand=egal&stand=done&feld=1&zustaendig='&endet-bis=2026-02-30&sortierung=x&nach=y&fremd=1"));
  expect(asked).toEqual({ filter: { ...NO_FILTER, states: ["done"] }, sort: "title", after: null });
});

test("Each chosen filter can be taken away alone, and the list begins anew", () => {
  const asked = readMeasureQuery(new URLSearchParams(`suche=kurs&stand=running&stand=idea&endet-bis=2026-12-31&nach=${id}`));
  expect(chipsOf(asked).map(({ value, without }) => [value, writeMeasureQuery(without)])).toEqual([
    ["kurs", "?stand=running&stand=idea&endet-bis=2026-12-31"],
    ["running", "?suche=kurs&stand=idea&endet-bis=2026-12-31"],
    ["idea", "?suche=kurs&stand=running&endet-bis=2026-12-31"],
    ["2026-12-31", "?suche=kurs&stand=running&stand=idea"],
  ]);
});
