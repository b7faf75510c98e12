import { defineConfig } from "@playwright/test";

const port = Number(process.env.E2E_PORT ?? 4319);

export default defineConfig({
  testDir: "tests/e2e",
  workers: 1,
  timeout: 60_000,
  reporter: [["list"], ["json"]],
  outputDir: "test-results",
  projects: [
    // They only look: in the demo as it was loaded. The files may run at once, not the tests of one: they share an account's language.
    { name: "looks", testMatch: "pages/*.spec.ts" },
    { name: "pages", testIgnore: ["pages/*.spec.ts", "concept-lives.spec.ts", "main-journey.spec.ts"] },
    // The journeys end with another concept in force than the demo's, so they come last.
    { name: "journeys", testMatch: ["concept-lives.spec.ts", "main-journey.spec.ts"] },
  ],
  use: {
    // A name, because browsers tie passkeys to none but names.
    baseURL: `http://localhost:${port}`,
    locale: "de-DE",
    timezoneId: "Europe/Berlin",
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  webServer: {
    command: "node tests/e2e/server.ts",
    url: `http://localhost:${port}/readyz`,
    // The start has a budget of its own (`npm run bench`); here a slow machine must only not fail for being slow.
    timeout: 300_000,
    // Else its database outlives it.
    gracefulShutdown: { signal: "SIGTERM", timeout: 10_000 },
    env: { PORT: String(port), ORIGIN: `http://localhost:${port}`, LOG_LEVEL: "warn" },
  },
});
