import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { HtmlCache, pickEncoding, toCachedPage, type CachedPage } from "./html-cache.ts";

const TOMORROW = Date.now() + 86_400_000;

function aPage(text: string, version = 1, staleAt = TOMORROW): Promise<CachedPage> {
  return toCachedPage(new Response(text, { headers: { "content-type": "text/html" } }), version, staleAt);
}

/** Counts what was really rendered. */
function renderer(version = 1, staleAt = TOMORROW) {
  const rendered: string[] = [];
  return { rendered, of: (text: string) => async () => (rendered.push(text), aPage(text, version, staleAt)) };
}

describe("A cached page", () => {
  test("is rendered once while its region publishes nothing", async () => {
    const cache = new HtmlCache(1_000_000);
    const { rendered, of } = renderer();
    for (const _ of [1, 2, 3]) await cache.get("/eins/konzept", 1, of("concept"));
    expect(rendered).toEqual(["concept"]);
  });

  test("is rendered anew when its region has published", async () => {
    const cache = new HtmlCache(1_000_000);
    const { rendered, of } = renderer();
    await cache.get("/eins/konzept", 1, of("before"));
    await cache.get("/eins/konzept", 2, of("after"));
    expect(rendered).toEqual(["before", "after"]);
  });

  test("is rendered anew after midnight, because it says “today”", async () => {
    const cache = new HtmlCache(1_000_000);
    const { rendered, of } = renderer(1, Date.now() - 1);
    for (const _ of [1, 2]) await cache.get("/eins/konzept", 1, of("concept"));
    expect(rendered).toHaveLength(2);
  });

  test("that several ask for at once is rendered once, also when rendering fails", async () => {
    const cache = new HtmlCache(1_000_000);
    let rendered = 0;
    const failing = async () => {
      rendered += 1;
      await sleep(10);
      throw new Error("the database is away");
    };
    const answers = await Promise.allSettled([1, 2, 3].map(() => cache.get("/eins/konzept", 1, failing)));
    expect(answers.map(({ status }) => status)).toEqual(["rejected", "rejected", "rejected"]);
    expect(rendered).toBe(1);
    expect((await cache.get("/eins/konzept", 1, () => aPage("well again"))).status).toBe(200);
  });

  test("is not what a visitor waits for whose page may be newer", async () => {
    const cache = new HtmlCache(1_000_000);
    let finish = () => {};
    const held = new Promise<void>((done) => (finish = done));
    const old = cache.get("/eins/konzept", 1, async () => (await held, aPage("before", 1)));
    const fresh = await cache.get("/eins/konzept", 2, () => aPage("after", 2));
    expect(new TextDecoder().decode(fresh.body)).toBe("after");
    finish();
    await old;
    // The one that took longer was stored last; it must not be served to those who know of the newer version.
    const next = await cache.get("/eins/konzept", 2, () => aPage("after", 2));
    expect(new TextDecoder().decode(next.body)).toBe("after");
  });

  test.each([404, 500, 302])("of status %i is not kept", async (status) => {
    const cache = new HtmlCache(1_000_000);
    let rendered = 0;
    const render = async () => ((rendered += 1), toCachedPage(new Response("", { status }), 1, TOMORROW));
    for (const _ of [1, 2]) await cache.get("/x", 1, render);
    expect(rendered).toBe(2);
  });
});

test("When the bytes run out, the page that nobody asked for longest goes first", async () => {
  const one = await aPage("x".repeat(1_000));
  // Compressed forms are counted with half of the page.
  const cache = new HtmlCache(one.body.length * 1.5 * 2.5);
  const { rendered, of } = renderer();
  const text = (name: string) => name.padEnd(1_000, "x");
  await cache.get("a", 1, of(text("a")));
  await cache.get("b", 1, of(text("b")));
  await cache.get("a", 1, of(text("a")));
  await cache.get("c", 1, of(text("c")));
  rendered.length = 0;
  await cache.get("a", 1, of("a"));
  expect(rendered).toEqual([]);
  await cache.get("b", 1, of("b"));
  expect(rendered).toEqual(["b"]);
});

describe("The answer from a cached page", () => {
  test.each([
    ["br, gzip", "br"],
    ["gzip, deflate", "gzip"],
    ["br;q=0, gzip", "gzip"],
    ["br;q=0.5", "br"],
    ["", "identity"],
    ["deflate", "identity"],
  ])("is encoded for “%s” as %s", (accepted, encoding) => {
    expect(pickEncoding(accepted)).toBe(encoding);
  });
});
