import { test as base, type Page } from "@playwright/test";

/**
 * Pages that are only looked at share one window: a new one for each, with a process of its own, took a third of the
 * browser's work. Every test finds it without cookies and without the last one's look.
 */
export const test = base.extend<object, { window: Page }>({
  window: [
    async ({ browser }, use, { project }) => {
      const { baseURL, locale, timezoneId } = project.use;
      const context = await browser.newContext({ baseURL, locale, timezoneId });
      await use(await context.newPage());
      await context.close();
    },
    { scope: "worker" },
  ],
  page: async ({ window }, use) => {
    await window.context().clearCookies();
    await window.emulateMedia({ colorScheme: null, forcedColors: null, reducedMotion: null });
    await window.setViewportSize({ width: 1280, height: 720 });
    await use(window);
  },
});
