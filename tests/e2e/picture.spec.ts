import { existsSync, mkdirSync } from "node:fs";
import { test } from "@playwright/test";

const picture = "docs/pictures/konzept.png";

test("the README's picture of the public concept", async ({ page }) => {
  test.skip(existsSync(picture) && process.env.E2E_PICTURE !== "1", "The picture is there; E2E_PICTURE=1 makes it anew.");
  mkdirSync("docs/pictures", { recursive: true });
  await page.setViewportSize({ width: 1200, height: 1100 });
  await page.emulateMedia({ colorScheme: "light" });
  await page.goto("/ellerland/konzept");
  await page.screenshot({ path: picture });
});
