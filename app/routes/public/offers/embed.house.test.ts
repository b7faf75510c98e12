import { describe, expect, test } from "vitest";
import { pages } from "#app/pages.ts";
import { aMember, runningHouse } from "#tests/house/running-house.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aRegion } from "#tests/support/factories.ts";
import { someOffers } from "#tests/support/offers.ts";

const db = await testDatabase();
const { house, ask } = await runningHouse(db);
const county = await aRegion(db);
const { slug } = county.region;
await someOffers(county, [
  { title: "Turnen", texts: { ar: ["جمباز", ""] }, branch: "sport", dates: ["2099-11-23T17:30:00Z"] },
  { title: "Chor", branch: "music", state: "paused" },
  { title: "Entwurf", branch: "music", state: "draft" },
]);
const policy = (answer: Response) => answer.headers.get("content-security-policy") ?? "";

describe("A list of offers in a partner's page", () => {
  test("may be shown by anybody, brings no script, no cookie and no frame of ours, and opens its links in the whole window", async () => {
    const answer = await ask(`/${slug}/de/angebote/einbetten`);
    const text = await answer.text();
    expect(answer.status).toBe(200);
    expect(policy(answer)).toContain("frame-ancestors *");
    expect(policy(answer)).toContain("script-src 'none'");
    expect(answer.headers.get("x-frame-options")).toBeNull();
    expect(answer.headers.get("set-cookie")).toBeNull();
    expect(text).not.toMatch(/<script|<form|<header|Entwurf/);
    const links = [...text.matchAll(/<a [^>]*>/g)].map(([tag]) => tag);
    expect(links).toHaveLength(3);
    for (const tag of links) expect(tag).toContain('target="_top"');
  });

  test("shows what its address asks for, in its language, as many as wanted", async () => {
    const titles = async (address: string) => [...(await (await ask(`/${slug}/${address}`)).text()).matchAll(/<h2>.*?<\/h2>/g)].length;
    expect(await titles("de/angebote/einbetten?bereich=sport")).toBe(1);
    expect(await titles("de/angebote/einbetten?anzahl=1")).toBe(1);
    expect(await titles("de/angebote/einbetten?anzahl=99999")).toBe(2);
    expect(await (await ask(`/${slug}/de/angebote/einbetten?bereich=music`)).text()).toContain("macht gerade Pause");
    const arabic = await (await ask(`/${slug}/ar/angebote/einbetten?bereich=sport`)).text();
    expect(arabic).toContain('dir="rtl"');
    expect(arabic).toContain("جمباز");
  });

  test("is the only page that others may show; only the page that tries it out shows one itself", async () => {
    expect(pages.flatMap(({ path, frames }) => (frames ? [`${frames} ${path}`] : []))).toEqual([
      "anybody /:region/:lang/angebote/einbetten",
      "own /app/:region/angebote/einbetten",
    ]);
    for (const path of [`/${slug}/de/angebote`, "/", "/app/anmelden"]) {
      const answer = await ask(path);
      expect([path, policy(answer)]).toEqual([path, expect.stringContaining("frame-ancestors 'none'")]);
      expect([path, answer.headers.get("x-frame-options")]).toEqual([path, "DENY"]);
      expect(policy(answer)).not.toContain("frame-src");
    }
  });
});

test("Staff get the line for the other page, with the chosen filters and a preview", async () => {
  const { cookie } = await aMember(house, county.ctx, "editor");
  const answer = await ask(`/app/${slug}/angebote/einbetten?bereich=sport&sprache=ar&anzahl=5`, { headers: { cookie } });
  const text = await answer.text();
  const path = `/${slug}/ar/angebote/einbetten?bereich=sport&amp;anzahl=5`;
  expect(text).toContain(`&lt;iframe src=&quot;${house.settings.origin}${path.replace("&", "&amp;")}&quot;`);
  expect(text).toContain(`src="${path}"`);
  expect(text).toContain(`href="${house.settings.origin}/api/hsds/${slug}"`);
  expect(policy(answer)).toContain("frame-src 'self'");
  expect(policy(answer)).toContain("frame-ancestors 'none'");
});
