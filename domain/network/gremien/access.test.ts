import { describe, expect, test } from "vitest";
import type { Actor } from "#platform/db/index.ts";
import { mayKeepMeetings, mayReadPapers, maySeeGremium, maySeeMeeting, type Seat } from "./access.ts";

const staff = (role: string): Actor => ({ kind: "staff", accountId: "a", name: "Frau Wilkens", memberships: [{ role, organisationId: null, language: null }] });
const seat = (role: Seat["role"], untilOn: string | null = null): Seat => ({ gremiumId: "ak", role, fromOn: "2026-01-01", untilOn });
const openBody = { kind: "working-group" as const };
const internal = { kind: "internal-group" as const };

describe("Keeping a body's meetings", () => {
  test.each([
    ["the coordinator", staff("coordinator"), [], true],
    ["an editor", staff("editor"), [], true],
    ["its chair", staff("gremium-member"), [seat("chair")], true],
    ["its deputy chair", staff("gremium-member"), [seat("deputy-chair")], true],
    ["its moderator", staff("organisation-member"), [seat("moderator")], true],
    ["its minute-taker", staff("gremium-member"), [seat("minute-taker")], true],
    ["its chair on the last day", staff("gremium-member"), [seat("chair", "2026-11-23")], true],
    ["its chair after the last day", staff("gremium-member"), [seat("chair", "2026-11-22")], false],
    ["a member", staff("gremium-member"), [seat("member")], false],
    ["the chair of another body", staff("gremium-member"), [{ ...seat("chair"), gremiumId: "other" }], false],
    ["the administrator", staff("administrator"), [], false],
  ])("is for %s: %#", (_, actor, seats, may) => {
    expect(mayKeepMeetings(actor, seats, "ak", "2026-11-23")).toBe(may);
  });
});

describe("A member who left on 30 June", () => {
  const left = [seat("member", "2026-06-30")];
  const member = staff("gremium-member");
  test("still sees the meetings and papers of the own time", () => {
    expect(maySeeMeeting(member, left, { gremiumId: "ak", on: "2026-06-30" }, openBody)).toBe(true);
    expect(mayReadPapers(member, left, { gremiumId: "ak", on: "2026-06-30" })).toBe(true);
  });
  test("sees no later meeting and no later paper", () => {
    expect(maySeeMeeting(member, left, { gremiumId: "ak", on: "2026-07-01" }, openBody)).toBe(false);
    expect(mayReadPapers(member, left, { gremiumId: "ak", on: "2026-07-01" })).toBe(false);
  });
});

describe("Staff without a seat", () => {
  const meeting = { gremiumId: "ak", on: "2026-06-30" };
  test("see the meetings of a body, and not its papers", () => {
    expect(maySeeMeeting(staff("analyst"), [], meeting, openBody)).toBe(true);
    expect(mayReadPapers(staff("analyst"), [], meeting)).toBe(false);
  });
  test("see nothing of an internal group", () => {
    expect(maySeeMeeting(staff("analyst"), [], meeting, internal)).toBe(false);
    expect(maySeeGremium(staff("analyst"), [], { id: "ak", ...internal })).toBe(false);
    expect(maySeeGremium(staff("gremium-member"), [seat("member")], { id: "ak", ...internal })).toBe(true);
  });
  test("from outside the steering see no meeting at all", () => {
    expect(maySeeMeeting(staff("interpreter"), [], meeting, openBody)).toBe(false);
    expect(maySeeMeeting({ kind: "public" }, [], meeting, openBody)).toBe(false);
  });
});
