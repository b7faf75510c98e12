import { expect, test } from "@playwright/test";
import { COORDINATOR, signIn, STAFF } from "./steps.ts";

test("no picture of bodies or of the network is cut, however wide the window is: where it does not fit, its list stands alone", async ({ page }) => {
  await signIn(page, COORDINATOR);
  for (const address of ["/gremien", "/netzwerk/bild"]) {
    await page.goto(`${STAFF}${address}`);
    for (const width of [360, 800, 900, 1000, 1030, 1152, 1168, 1200, 1279, 1296, 1311, 1312, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      const cut = await page.$$eval("figure svg.chart", (all) =>
        all.map((one) => (one.parentElement?.scrollWidth ?? 0) - (one.parentElement?.clientWidth ?? 0)),
      );
      expect.soft([address, width, ...cut]).toEqual([address, width, 0]);
    }
  }
});
