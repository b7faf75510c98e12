import { expect, test } from "vitest";
import { personLabel } from "./person-label.ts";

test("Two of one name are told apart by their organisation", () => {
  expect(personLabel({ organisation: "VHS", firstName: "Silke", lastName: "Petersen" })).toBe("Petersen, Silke (VHS)");
  expect(personLabel({ organisation: "Tafel", firstName: "", lastName: "Petersen" })).toBe("Petersen (Tafel)");
});
