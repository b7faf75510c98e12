import { expect, test } from "vitest";
import { endOfCode } from "./code-holder.ts";

test("A code ends after twelve hours, or with its session if that is earlier", () => {
  const now = new Date("2026-11-23T08:00:00Z");
  const end = (expiresAt: string) => endOfCode({ expiresAt: new Date(expiresAt) }, now).toISOString();
  expect(end("2026-12-07T08:00:00Z")).toBe("2026-11-23T20:00:00.000Z");
  expect(end("2026-11-23T10:00:00Z")).toBe("2026-11-23T10:00:00.000Z");
});
