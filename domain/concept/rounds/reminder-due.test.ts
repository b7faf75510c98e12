import { expect, test } from "vitest";
import { addDays } from "#platform/days/index.ts";
import { reminderDue } from "./reminder-due.ts";

/** Walks day by day; a reminder that is due is sent on that day, unless the job does not run. */
function remindersOf(sentOn: string, dueOn: string, until: string, standingStill: string[] = []): string[] {
  const reminded: string[] = [];
  for (let today = sentOn; today <= until; today = addDays(today, 1)) {
    if (!standingStill.includes(today) && reminderDue({ today, dueOn, sentOn, remindedOn: reminded.at(-1) ?? null })) reminded.push(today);
  }
  return reminded;
}

test.each([
  // sent          due           reminded on                    why
  ["2026-11-02", "2026-11-20", ["2026-11-13", "2026-11-21"], "a week before, and on the day after"],
  ["2026-11-13", "2026-11-20", ["2026-11-16", "2026-11-21"], "a short round: not before the third day"],
  ["2026-11-18", "2026-11-20", ["2026-11-21"], "a very short round: only after its day"],
  ["2026-11-20", "2026-11-20", ["2026-11-23"], "handed on on the last day: three days later"],
  ["2026-12-20", "2027-01-04", ["2026-12-28", "2027-01-05"], "over the turn of the year"],
])("A request of %s for %s reminds on %j: %s", (sentOn, dueOn, days, _why) => {
  expect(remindersOf(sentOn, dueOn, addDays(dueOn, 30))).toEqual(days);
});

test("A day without the job makes a reminder late, never lost or double", () => {
  expect(remindersOf("2026-11-02", "2026-11-20", "2026-12-20", ["2026-11-13", "2026-11-21", "2026-11-22"])).toEqual(["2026-11-14", "2026-11-23"]);
});

test("Nobody is reminded of a mail that has not left", () => {
  expect(reminderDue({ today: "2026-11-21", dueOn: "2026-11-20", sentOn: null, remindedOn: null })).toBe(false);
});
