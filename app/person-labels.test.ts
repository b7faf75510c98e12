import { expect, test } from "vitest";
import { membersFirst, personLabels } from "./person-labels.ts";

const person = (id: string, organisation: string, sits = false) => ({ id, organisation, firstName: "Silke", lastName: "Petersen", sits });

test("Two of one name are told apart by their organisation", () => {
  expect(personLabels([person("1", "VHS"), { ...person("2", "Tafel"), firstName: "" }]).map(({ label }) => label)).toEqual([
    "Petersen, Silke (VHS)",
    "Petersen (Tafel)",
  ]);
});

test("Who sits in the body stands before all others; where nobody does, there are no groups", () => {
  const groups = { members: "here", others: "elsewhere" };
  expect(membersFirst([person("1", "VHS"), person("2", "Tafel", true)], groups).map(({ value, group }) => [value, group])).toEqual([
    ["2", "here"],
    ["1", "elsewhere"],
  ]);
  expect(membersFirst([person("1", "VHS")], groups)).toEqual([{ value: "1", label: "Petersen, Silke (VHS)" }]);
});
