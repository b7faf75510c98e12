import { describe, expect, test } from "vitest";
import { quorumOf } from "./attendance.ts";
import type { Attendance } from "./schema.ts";

const seats = (...attended: (Attendance | null)[]) => attended.map((word) => ({ votes: true, attended: word }));
const guest = { votes: false, attended: "present" as const };

describe("A body of which half must be there", () => {
  test.each([
    ["half of four", seats("present", "online", "excused", "absent"), { there: 2, seats: 4, isQuorate: true }],
    ["one of three", seats("present", "excused", "absent"), { there: 1, seats: 3, isQuorate: false }],
    ["guests do not count", [...seats("excused", "excused"), guest], { there: 0, seats: 2, isQuorate: false }],
    ["nobody who may vote was asked", [guest], { there: 0, seats: 0, isQuorate: false }],
  ])("%s", (_, participants, quorum) => {
    expect(quorumOf(participants, "half")).toEqual(quorum);
  });

  test("says nothing before anybody's attendance is noted", () => {
    expect(quorumOf(seats(null, null), "half")).toBeNull();
  });
});

test("Where nobody counts, a meeting is neither quorate nor not", () => {
  expect(quorumOf(seats("present", "absent"), "none")).toEqual({ there: 1, seats: 2, isQuorate: null });
});
