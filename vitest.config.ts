import { defineConfig } from "vitest/config";

const common = {
  exclude: ["**/node_modules/**", "build/**"],
  // Germany's clock and a machine far from it must agree: days are computed in the region's zone.
  env: { TZ: "America/New_York" },
  // Components name their stylesheets by address.
  css: true,
  testTimeout: 30_000,
  hookTimeout: 60_000,
};
/** They serve the built product, whose React is another one than that of pages tested by themselves. */
const houses = ["**/*.house.test.ts", "tests/{walls,privacy,attack}/**/*.test.ts", "platform/{auth,audit,files,mail}/**/*.test.ts"];
/** They change the process, kill it, or are about what one process keeps. */
const alone = ["{cli,platform,tests}/**/*.test.{ts,tsx}", "app/server/**/*.test.ts"];

export default defineConfig({
  test: {
    globalSetup: ["tests/support/global-setup.ts"],
    maxWorkers: 2,
    projects: [
      // Each file has a database of its own. Loading our 800 modules anew for it took longer than its tests.
      {
        test: {
          ...common,
          name: "shared",
          include: ["{app,db,domain,scripts}/**/*.test.{ts,tsx}"],
          exclude: [...common.exclude, ...houses, ...alone],
          isolate: false,
        },
      },
      { test: { ...common, name: "houses", include: houses, isolate: false } },
      { test: { ...common, name: "alone", include: alone, exclude: [...common.exclude, ...houses] } },
    ],
  },
});
