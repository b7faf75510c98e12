import { expect, test } from "vitest";
import { calendarSpan } from "./calendar-span.ts";

const TODAY = "2026-11-24";
const asked = (words: Record<string, string>) => calendarSpan(new URLSearchParams(words), TODAY);

test.each([
  ["the month of today leads on to today, not back to its first week", { ansicht: "monat" }, TODAY],
  ["the month of today, asked for by its first day", { ansicht: "monat", ab: "2026-11-01" }, TODAY],
  ["another month leads on to its first day", { ansicht: "monat", ab: "2026-12-09" }, "2026-12-01"],
  ["a month behind us leads back to its first day", { ansicht: "monat", ab: "2026-10-31" }, "2026-10-01"],
  ["a week leads on to its own day", { ansicht: "woche", ab: "2026-12-09" }, "2026-12-09"],
  ["a day leads on to itself", { ansicht: "tag", ab: "2026-12-09" }, "2026-12-09"],
])("%s", (_, words, next) => {
  expect(asked(words).next).toBe(next);
});
