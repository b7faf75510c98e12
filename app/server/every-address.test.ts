import { expect, test } from "vitest";
import { pages, type Page } from "#app/pages.ts";
import { newId } from "#platform/db/index.ts";
import { aMember, runningHouse } from "#tests/house/running-house.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aRegion } from "#tests/support/factories.ts";
import { someOffers } from "#tests/support/offers.ts";

const db = await testDatabase();
const { house, origin, ask } = await runningHouse(db);
const county = await aRegion(db);
await county.aConcept({ recommendations: 5, released: true });
await someOffers(county, [{ title: "Chor", branch: "music" }]);
const { cookie } = await aMember(house, county.ctx, "coordinator");
const { slug } = county.region;

/** An address of that kind; what stands behind an id may be missing, and then the refusal is the answer. */
const addressOf = ({ path }: Page) =>
  path
    .replace(":region", slug)
    .replace(":lang", "de")
    .replace(/:number$/, "1")
    .replaceAll(/:id|:code|:token/g, () => newId())
    .replaceAll(/:\w+/g, "x");
const policyOf = (answer: Response) => answer.headers.get("content-security-policy") ?? "";

test("Every address carries the headers, and one kind may be framed", { timeout: 120_000 }, async () => {
  const framed: string[] = [];
  for (const page of pages) {
    const answer = await ask(addressOf(page), { headers: page.audience === "public" ? {} : { cookie } });
    await answer.arrayBuffer();
    const names = ["x-content-type-options", "referrer-policy", "cross-origin-opener-policy", "cross-origin-resource-policy"];
    expect([page.path, ...names.map((name) => answer.headers.get(name))]).toEqual([page.path, "nosniff", "same-origin", "same-origin", "same-origin"]);
    expect([page.path, policyOf(answer)]).toEqual([page.path, expect.stringContaining("default-src 'none'")]);
    if (answer.headers.get("x-frame-options") !== "DENY" || !policyOf(answer).includes("frame-ancestors 'none'")) framed.push(page.path);
  }
  expect(framed).toEqual(["/:region/:lang/angebote/einbetten"]);
});

test("Public addresses set no cookie, ask nobody else, and one brings a script of ours", { timeout: 120_000 }, async () => {
  const scripted: string[] = [];
  const shown: string[] = [];
  for (const page of pages.filter(({ audience }) => audience === "public")) {
    const answer = await ask(addressOf(page));
    expect([page.path, answer.headers.get("set-cookie")]).toEqual([page.path, null]);
    if (!answer.headers.get("content-type")?.startsWith("text/html")) continue;
    if (answer.status === 200) shown.push(page.path);
    const text = await answer.text();
    const loaded = [
      ...text.matchAll(/<(?:script|img|iframe|source|audio|video|link rel="(?:stylesheet|preload|modulepreload|icon)")[^>]*?(?:src|href)="([^"]+)"/g),
    ];
    const elsewhere = loaded.flatMap(([, address = ""]) => (new URL(address, origin).origin === origin || address.startsWith("data:") ? [] : [address]));
    expect([page.path, ...elsewhere]).toEqual([page.path]);
    expect([page.path, policyOf(answer)]).toEqual([page.path, expect.not.stringMatching(/https?:|\*(?!$)/)]);
    if (/<script/.test(text) || !policyOf(answer).includes("script-src 'none'")) scripted.push(page.path);
  }
  expect(scripted).toEqual(["/:region/:lang/karte/beweglich"]);
  expect(shown.length).toBeGreaterThan(15);
});
