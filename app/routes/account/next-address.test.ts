import { describe, expect, test } from "vitest";
import { deviceOf } from "./device.ts";
import { nextAddress, withNext } from "./next-address.ts";

describe("After signing in one goes on", () => {
  test.each([
    ["/app/ellerland/konzept?feld=1&feld=2", "/app/ellerland/konzept?feld=1&feld=2"],
    ["/app", "/app"],
    [null, "/app"],
    ["https://boese.example/app", "/app"],
    ["//boese.example/app", "/app"],
    ["/app@boese.example", "/app"],
    ["/app.boese.example", "/app"],
    ["/\\boese.example/app", "/app"],
    ["/app/../../boese", "/app"],
    ["/app/..//boese.example", "/app"],
    ["/ellerland/konzept", "/app"],
    ["javascript:alert(1)", "/app"],
    ["/app/abmelden", "/app"],
    ["/app/x\r\nSet-Cookie: a=b", "/app/xSet-Cookie:%20a=b"],
  ])("from %j to %j", (wanted, next) => {
    expect(nextAddress(wanted)).toBe(next);
  });

  test("carries the address along only where there is one", () => {
    expect(withNext("/app/anmelden", "/app")).toBe("/app/anmelden");
    expect(withNext("/app/anmelden", "/app/a?b=c")).toBe("/app/anmelden?weiter=%2Fapp%2Fa%3Fb%3Dc");
  });
});

describe("A device is named", () => {
  test.each([
    ["Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", { browser: "Firefox", system: "Linux" }],
    [
      "Mozilla/5.0 (Linux; Android 11; SM-A125F) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0 Mobile Safari/537.36",
      { browser: "Chrome", system: "Android" },
    ],
    [
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0 Safari/537.36 Edg/131.0",
      { browser: "Edge", system: "Windows" },
    ],
    [
      "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1",
      { browser: "Safari", system: "iPhone" },
    ],
    ["curl/8.5", null],
  ])("%s", (userAgent, device) => {
    expect(deviceOf(userAgent)).toEqual(device);
  });
});
