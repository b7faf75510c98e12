import { expect, test } from "vitest";
import { readSettings } from "#platform/config/index.ts";
import { endOfCode, tieToBrowser, untieFromBrowser } from "./code-holder.ts";

test("A code ends after twelve hours, or with its session if that is earlier", () => {
  const now = new Date("2026-11-23T08:00:00Z");
  const end = (expiresAt: string) => endOfCode({ expiresAt: new Date(expiresAt) }, now).toISOString();
  expect(end("2026-12-07T08:00:00Z")).toBe("2026-11-23T20:00:00.000Z");
  expect(end("2026-11-23T10:00:00Z")).toBe("2026-11-23T10:00:00.000Z");
});

test("The cookie goes to pages behind links only, over https alone where there is https, and says nothing of the session", () => {
  const settings = readSettings({ ORIGIN: "https://miteinander.example", MITEINANDER_SECRET: "a secret for tests, long enough to be taken" });
  const sessionId = "01890000-0000-7000-8000-000000000001";
  const cookie = tieToBrowser(settings, { sessionId });
  expect(cookie).toMatch(/^__Secure-miteinander\.own=[\w-]{43}; Path=\/j; Max-Age=43200; HttpOnly; SameSite=Lax; Secure$/);
  expect(cookie).not.toContain(sessionId);
  expect(untieFromBrowser(settings)).toBe("__Secure-miteinander.own=; Path=/j; Max-Age=0; HttpOnly; SameSite=Lax; Secure");
});
