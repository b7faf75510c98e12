import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["{app,cli,domain,platform,db,scripts,tests}/**/*.test.{ts,tsx}"],
    exclude: ["**/node_modules/**", "build/**"],
    // Germany's clock and a machine far from it must agree: days are computed in the region's zone.
    env: { TZ: "America/New_York" },
    globalSetup: ["tests/support/global-setup.ts"],
    // Components name their stylesheets by address.
    css: true,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
  },
});
