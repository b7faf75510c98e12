import { expect, test } from "@playwright/test";
import { linkOn } from "./steps.ts";
import { DESKTOP, PHONE, sidewaysScroll } from "./page-checks.ts";

const pages = [
  "/",
  "/ellerland/de",
  "/ellerland/ar",
  "/ellerland/de/angebote",
  "/ellerland/ar/kurse",
  "/ellerland/de/kalender",
  "/ellerland/de/karte",
  "/ellerland/ar/gedruckt",
  "/ellerland/konzept",
  "/ellerland/konzept/feld/1",
  "/ellerland/konzept/grundlagen",
  "/ellerland/konzept/wandbild",
];

test.describe("A page for reading", () => {
  for (const address of pages) {
    test(`${address} carries no script, sets no cookie and asks nobody else`, async ({ page, context, baseURL }) => {
      const asked: string[] = [];
      page.on("request", (request) => asked.push(request.url()));
      const answer = await page.goto(address);
      expect(answer?.headers()["content-security-policy"]).toContain("script-src 'none'");
      await expect(page.locator("script")).toHaveCount(0);
      expect(await page.locator("[onclick], [onload], [href^='javascript:']").count()).toBe(0);
      expect(answer?.headers()["set-cookie"]).toBeUndefined();
      expect(await context.cookies()).toEqual([]);
      expect(asked.filter((url) => !url.startsWith(`${baseURL}/`) && !url.startsWith("data:"))).toEqual([]);
    });
  }

  for (const address of pages.filter((one) => !/^\/$|gedruckt|grundlagen|wandbild/.test(one))) {
    test(`${address} says in a sentence for search engines what it is`, async ({ page }) => {
      await page.goto(address);
      expect((await page.locator("meta[name=description]").getAttribute("content"))?.length).toBeGreaterThan(15);
    });
  }

  for (const address of ["/ellerland/ar/angebote", "/ellerland/de/kalender", "/ellerland/de/karte"]) {
    test(`${address} stands as a phone shows it, so that nothing moves while it arrives`, async ({ page }) => {
      await page.setViewportSize(PHONE);
      await page.goto(address);
      const tops = await page.locator(".two.flip > *, .listmap > *").evaluateAll((parts) => parts.map((part) => part.getBoundingClientRect().top));
      expect(tops.length).toBeGreaterThan(1);
      expect(tops).toEqual(tops.toSorted((a, b) => a - b));
    });
  }

  test("a keyboard finds the way from above the list to the filters, which stand behind it", async ({ page }) => {
    await page.setViewportSize(DESKTOP);
    await page.goto("/ellerland/de/angebote");
    const way = page.getByRole("link", { name: "Zum Filter" });
    const clip = () => way.evaluate((link) => getComputedStyle(link).clipPath);
    expect(await clip()).not.toBe("none");
    for (let presses = 0; presses < 40 && (await clip()) !== "none"; presses++) await page.keyboard.press("Tab");
    expect(await clip()).toBe("none");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    await expect(page.getByLabel("Was suchen Sie?")).toBeFocused();
  });

  test("the concept weighs at most 60 kB on a first visit, with everything it brings", async ({ page }) => {
    const wire = await page.context().newCDPSession(page);
    await wire.send("Network.enable");
    let bytes = 0;
    wire.on("Network.loadingFinished", ({ encodedDataLength }) => (bytes += encodedDataLength));
    await page.goto("/ellerland/konzept", { waitUntil: "networkidle" });
    expect(bytes).toBeGreaterThan(10_000);
    expect(bytes).toBeLessThanOrEqual(60_000);
  });

  test("each number on the concept opens to what it counts, with the filters that are chosen", async ({ page }) => {
    await page.goto("/ellerland/konzept?ort=Hohenwede&sprache=en");
    const figures = page.locator(".hero-nums .fig");
    await expect(figures).toHaveCount(4);
    await expect(page.getByText(/Counted here are \d+ of \d+ recommendations/)).toBeVisible();
    for (const figure of await figures.all()) {
      await figure.locator("summary").click();
      await expect(figure.getByRole("table")).toBeVisible();
    }
    const done = figures.nth(1);
    const counted = await done.getByRole("row").locator("td:last-child").allInnerTexts();
    expect(counted.map(Number).reduce((sum, one) => sum + one, 0)).toBe(Number(await done.locator(".big").innerText()));
    const link = done.getByRole("link").first();
    const count = Number(await link.innerText());
    await link.click();
    await expect(page).toHaveURL(/\/konzept\?feld=\d&ort=Hohenwede&stand=fertig&sprache=en#h-bild$/);
    await expect(page.getByText(`${count} recommendations match.`)).toBeVisible();

    // In the legend the other filters stay.
    await page.goto("/ellerland/konzept?ort=Hohenwede");
    await page.getByRole("list", { name: "Bedeutung der Zeichen" }).getByRole("link", { name: "gefährdet", exact: false }).first().click();
    await expect(page).toHaveURL(/\/konzept\?ort=Hohenwede&stand=gefaehrdet#h-bild$/);
    await expect(page.getByLabel("Ort")).toHaveValue("Hohenwede");

    // Out of a filter that leaves nothing one link leads back to everything.
    await page.goto("/ellerland/konzept?feld=2&ort=Hohenwede&stand=entfallen&gruppe=Kinder");
    await expect(page.getByText("Dazu gibt es keine Empfehlung.")).toBeVisible();
    await page.getByRole("link", { name: "Alle Empfehlungen zeigen" }).click();
    await expect(page).toHaveURL(/\/konzept#h-bild$/);
    await expect(page.getByText("Dazu gibt es keine Empfehlung.")).toHaveCount(0);
  });

  test("what a filter leaves is what figures and bands count, and the page says so", async ({ page }) => {
    await page.goto("/ellerland/konzept?ort=Hohenwede");
    const shown = Number(/^\d+/.exec(await page.locator("main [role=status]").innerText())?.[0]);
    await expect(page.getByText(`Gezählt sind hier ${shown} von`)).toBeVisible();
    const bands = await page.locator("section.band").all();
    let covered = 0;
    for (const band of bands) {
      const [, all] = /von (\d+)/.exec(await band.locator("header .muted").innerText()) ?? [];
      covered += Number(all);
    }
    expect(covered).toBe(shown);
    // A share of one state alone says nothing: the band says how many of how many are shown.
    await page.goto("/ellerland/konzept?ort=Hohenwede&stand=fertig");
    const done = await page.locator("section.band header").allInnerTexts();
    expect(done.length).toBeGreaterThan(0);
    for (const text of done) expect(text).not.toContain("100 %");
  });

  test("a choice that does not exist filters nothing, is told, and one link leads out of it", async ({ page }) => {
    for (const [query, says, left] of [
      ["ort=quatsch", "Was die Adresse bei Ort wählt, gibt es hier nicht.", ""],
      ["feld=1&stand=quatsch&gruppe=quatsch", "Was die Adresse bei Für wen und Stand wählt, gibt es hier nicht.", "?feld=1"],
    ] as const) {
      const answer = await page.goto(`/ellerland/konzept?${query}`);
      expect(answer?.status()).toBe(404);
      await expect(page.getByText(says)).toBeVisible();
      await expect(page.getByText("quatsch")).toHaveCount(0);
      await page.getByRole("link", { name: "Ohne diese Auswahl weiterlesen" }).click();
      await expect(page).toHaveURL(new RegExp(`/konzept${left.replace("?", "\\?")}#h-bild$`));
      await expect(page.getByText(says)).toHaveCount(0);
    }
    await page.goto("/ellerland/konzept?ort=quatsch&sprache=ar");
    await expect(page.getByText("ما يختاره العنوان ضمن المكان غير موجود هنا")).toBeVisible();
  });

  test("on paper there is the concept without what is only for clicking", async ({ page }) => {
    await page.emulateMedia({ media: "print" });
    await page.goto("/ellerland/konzept");
    await expect(page.getByRole("navigation").first()).toBeHidden();
    await expect(page.locator(".skip")).toBeHidden();
    await expect(page.locator("details.lang")).toBeHidden();
    await expect(page.getByRole("button", { name: "Zeigen" })).toBeHidden();
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(page.locator("section.band").first()).toBeVisible();
  });

  test("at 200 % zoom nothing runs out of the window", async ({ page }) => {
    // A window of 1440 px at 200 % is one of 720 px with two device pixels each.
    await page.setViewportSize({ width: 720, height: 450 });
    for (const address of [...pages, await linkOn(page, "/ellerland/konzept/feld/1", /\/konzept\/empfehlung\//)]) {
      await page.goto(address);
      expect.soft(await sidewaysScroll(page), address).toBe(0);
    }
  });

  test("no text moves when a font arrives", async ({ page }) => {
    await page.setViewportSize({ width: 412, height: 823 });
    // Fonts come late on a slow line.
    await page.route(/\.woff2$/, async (route) => {
      await new Promise((done) => setTimeout(done, 500));
      await route.continue();
    });
    await page.goto("/ellerland/konzept", { waitUntil: "networkidle" });
    const moved = await page.evaluate(
      () =>
        new Promise<number>((done) => {
          new PerformanceObserver((list) => done(list.getEntries().reduce((sum, entry) => sum + ("value" in entry ? Number(entry.value) : 0), 0))).observe({
            type: "layout-shift",
            buffered: true,
          });
          setTimeout(() => done(0), 1_000);
        }),
    );
    expect(moved).toBeLessThan(0.01);
  });

  test("another language shows what the filter or the search found, too", async ({ page }) => {
    for (const query of ["feld=1", "suche=Sprache"]) {
      await page.goto(`/ellerland/konzept?${query}`);
      await expect(page.locator("details.lang a[lang=ar]")).toHaveAttribute("href", `/ellerland/konzept?${query}&sprache=ar`);
      await page.goto(`/ellerland/konzept?${query}&sprache=ar`);
      await expect(page.locator("details.lang a[lang=de]")).toHaveAttribute("href", `/ellerland/konzept?${query}`);
    }
  });

  test("the legend counts what the filter shows", async ({ page }) => {
    await page.goto("/ellerland/konzept?feld=1");
    const shown = Number(/^\d+/.exec(await page.locator("main [role=status]").innerText())?.[0]);
    const counted = await page.locator("ul.legend li").allInnerTexts();
    expect(shown).toBeGreaterThan(0);
    expect(counted.reduce((sum, text) => sum + Number(/\d+/.exec(text)?.[0] ?? 0), 0)).toBe(shown);
  });

  test("without its style sheet the concept is still in reading order", async ({ page }) => {
    await page.route(/\.css$/, (route) => route.abort());
    await page.goto("/ellerland/konzept");
    const order = await page.evaluate(() =>
      ["a.skip", "nav", "main h1", "main section", "footer"].map((part) => document.querySelector(part)?.getBoundingClientRect().top ?? -1),
    );
    expect(order.every((top) => top >= 0)).toBe(true);
    expect(order).toEqual(order.toSorted((one, other) => one - other));
  });
});
