import { describe, expect, test, vi } from "vitest";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { request } from "node:http";
import { pages } from "#app/pages.ts";
import { setLogLevel } from "#platform/log/index.ts";
import { aMember, publish, runningHouse } from "#tests/house/running-house.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aRegion } from "#tests/support/factories.ts";

const db = await testDatabase();
const { house, origin, ask } = await runningHouse(db);
const county = await aRegion(db);
await county.aConcept({ recommendations: 5, released: true });
const { slug } = county.region;
const coordinator = await aMember(house, county.ctx, "coordinator");
const concept = `/${slug}/konzept`;
const policy = (answer: Response) => answer.headers.get("content-security-policy") ?? "";

/** A request as it goes over the wire: fetch undoes the encoding and chooses some headers itself. */
function askRaw(path: string, headers: Record<string, string>): Promise<{ status: number; headers: NodeJS.Dict<string | string[]>; body: Buffer }> {
  return new Promise((resolve, reject) => {
    request(`${origin}${path}`, { headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on("data", (chunk: Buffer) => chunks.push(chunk));
      answer.on("end", () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(chunks) }));
    })
      .on("error", reject)
      .end();
  });
}

/** What was logged while it happened. */
async function logged(level: "info" | "error", happens: () => Promise<unknown>): Promise<Record<string, unknown>[]> {
  const written = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  setLogLevel(level);
  try {
    await happens();
    return written.mock.calls.flatMap(([line]) => (typeof line === "string" && line.startsWith("{") ? [JSON.parse(line) as Record<string, unknown>] : []));
  } finally {
    written.mockRestore();
    setLogLevel("error");
  }
}

describe("Scripts", () => {
  test("are forbidden on reading pages, and there are none", async () => {
    const answer = await ask(concept);
    expect(policy(answer)).toContain("script-src 'none'");
    expect(await answer.text()).not.toContain("<script");
  });

  test("are forbidden on workspace pages that need none", async () => {
    const answer = await ask(`/app/${slug}/massnahmen`, { headers: { cookie: coordinator.cookie } });
    expect(policy(answer)).toContain("script-src 'none'");
    expect(await answer.text()).not.toContain("<script");
  });

  test("of pages that wake up carry the answer's own nonce", async () => {
    const path = pages.find(({ hydrate }) => hydrate)?.path.replace(":region", slug) ?? "";
    const visit = async () => {
      const answer = await ask(path, { headers: { cookie: coordinator.cookie } });
      expect(answer.status).toBe(200);
      const nonce = /'nonce-([^']+)'/.exec(policy(answer))?.[1] ?? "";
      return { nonce, scripts: [...(await answer.text()).matchAll(/<script\b[^>]*>/g)].map(([tag]) => tag) };
    };
    const [first, second] = [await visit(), await visit()];
    expect(first.scripts.length).toBeGreaterThan(0);
    for (const tag of first.scripts) expect(tag).toContain(`nonce="${first.nonce}"`);
    expect(first.nonce).toMatch(/^.{16,}$/);
    expect(first.nonce).not.toBe(second.nonce);
  });

  test("never come from elsewhere, and no page may be framed", async () => {
    for (const path of ["/", concept, "/app/anmelden", "/j/unbekannt", "/unbekannt/x/y", "/healthz"]) {
      const given = policy(await ask(path));
      expect([path, given]).toEqual([path, expect.stringContaining("default-src 'none'")]);
      expect([path, given]).toEqual([path, expect.stringContaining("frame-ancestors 'none'")]);
      expect(given).not.toMatch(/script-src[^;]*(unsafe|https?:|\*)/);
    }
  });
});

describe("Every answer", () => {
  const paths = ["/", concept, "/app/anmelden", "/unbekannt/x/y", "/healthz", "/mark.svg"];
  test.each(paths)("%s carries the headers that keep browsers from guessing, framing and telling", async (path) => {
    const { headers } = await ask(path);
    expect(
      Object.fromEntries(
        ["x-content-type-options", "x-frame-options", "referrer-policy", "cross-origin-opener-policy"].map((name) => [name, headers.get(name)]),
      ),
    ).toEqual({
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
      "referrer-policy": "same-origin",
      "cross-origin-opener-policy": "same-origin",
    });
    expect(headers.get("permissions-policy")).toContain("camera=()");
    expect(headers.get("x-powered-by")).toBeNull();
  });

  test("asks for HTTPS exactly where people reach us by HTTPS", async () => {
    expect((await ask("/")).headers.get("strict-transport-security")).toBeNull();
    const unseen = `/${(await aRegion(db)).region.slug}/de`;
    house.settings.origin = "https://miteinander.example";
    try {
      for (const path of [unseen, "/app/anmelden", "/healthz"])
        expect([path, (await ask(path)).headers.get("strict-transport-security")]).toEqual([path, expect.stringContaining("max-age=31536000")]);
    } finally {
      house.settings.origin = origin;
    }
  });

  test("to staff is never kept by browsers or proxies", async () => {
    for (const path of [`/app/${slug}`, `/app/${slug}/konzept/datei/konzept.csv`, "/app/anmelden", `/app/${slug}.data`]) {
      expect([path, (await ask(path, { headers: { cookie: coordinator.cookie } })).headers.get("cache-control")]).toEqual([path, "private, no-store"]);
    }
  });
});

describe("Behind a proxy that speaks HTTPS", () => {
  test("forms are taken, although the proxy asks us in plain HTTP", async () => {
    house.settings.origin = "https://miteinander.example";
    try {
      const send = (from: string) =>
        ask("/app/anmelden", { method: "POST", body: new URLSearchParams({ email: "x@example.org", password: "x" }), headers: { origin: from } });
      expect((await send("https://miteinander.example")).status).toBe(422);
      expect((await send(origin)).status).toBe(403);
    } finally {
      house.settings.origin = origin;
    }
  });
});

describe("What nobody may see", () => {
  test("an unknown address says so in words, and nothing about the machine", async () => {
    const answer = await ask("/app/irgendwo/nirgendwo");
    const text = await answer.text();
    expect(answer.status).toBe(404);
    expect(text).toMatch(/<h1[^>]*>[^<]+<\/h1>/);
    expect(text).not.toMatch(/node_modules|\.tsx?\b|at \w+ \(|postgres|\/work|\/home/);
  });

  test("data of staff pages without signing in are only the way to sign in", async () => {
    await county.aMeasure({ title: "Nachtcafé am Kanal" });
    for (const route of ["massnahmen", "konzept", "netzwerk"]) {
      const answer = await ask(`/app/${slug}/${route}.data`);
      const text = await answer.text();
      expect(text).toContain("/app/anmelden");
      expect(text).not.toContain("Nachtcafé");
      expect(text.length).toBeLessThan(300);
    }
  });

  test("a public page shows nothing of who is signed in", async () => {
    const [signedIn, anonymous] = [await ask(concept, { headers: { cookie: coordinator.cookie } }), await ask(concept)];
    expect(await signedIn.text()).toBe(await anonymous.text());
    expect(signedIn.headers.get("set-cookie")).toBeNull();
  });
});

describe("When a page fails", () => {
  test("its reference stands on the page and in the log, the fault only in the log", async () => {
    let text = "";
    let status = 0;
    const lines = await logged("info", async () => {
      await db.superuser.query("alter table measures rename to measures_gone");
      try {
        const answer = await ask(`/app/${slug}/massnahmen`, { headers: { cookie: coordinator.cookie, "x-request-id": "von außen" } });
        [status, text] = [answer.status, await answer.text()];
      } finally {
        await db.superuser.query("alter table measures_gone rename to measures");
      }
    });
    const reference = /\b[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}\b/.exec(text)?.[0];
    expect(status).toBe(500);
    expect(reference).toBeDefined();
    expect(text).not.toMatch(/measures|relation|42P01|node_modules/);
    expect(lines.filter((line) => line.reference === reference).map(({ event }) => event)).toEqual(["request.failed", "request"]);
    expect(JSON.stringify(lines)).not.toContain("von außen");
  });

  test("nothing of it is kept: the next visitor sees the page", async () => {
    const ours = await aRegion(db);
    await ours.aConcept({ released: true });
    await logged("error", async () => {
      await db.superuser.query("alter table goals rename to goals_gone");
      try {
        expect((await ask(`/${ours.region.slug}/konzept`)).status).toBe(500);
      } finally {
        await db.superuser.query("alter table goals_gone rename to goals");
      }
    });
    expect((await ask(`/${ours.region.slug}/konzept`)).status).toBe(200);
  });
});

test("The log names pages, never what people look for or who they are", async () => {
  const lines = await logged("info", () => ask(`/app/${slug}/netzwerk?suche=Haddad`, { headers: { cookie: coordinator.cookie } }));
  expect(lines).toContainEqual(expect.objectContaining({ event: "request", page: "/app/:region/netzwerk", status: 200 }));
  expect(JSON.stringify(lines)).not.toMatch(/Haddad|coordinator|example\.org/);
  expect(await logged("info", () => ask("/readyz"))).toContainEqual(expect.objectContaining({ event: "request", page: "/readyz" }));
});

describe("What no page of ours sends", () => {
  test.each([
    ["an address with a NUL", "/%00/konzept", {}, 404],
    ["an address that cannot be decoded", "/%ff/konzept", {}, 404],
    ["a parameter with a NUL", `${concept}?feld=%00`, {}, 404],
    ["JSON", "/app/anmelden", { method: "POST", body: "{}", headers: { origin, "content-type": "application/json" } }, 415],
    ["a form without its boundary", "/app/anmelden", { method: "POST", body: "x", headers: { origin, "content-type": "multipart/form-data" } }, 415],
    ["another way to write", "/app/anmelden", { method: "PUT", body: new URLSearchParams(), headers: { origin } }, 405],
  ])("%s is refused and no fault of ours", async (_what, path, init, status) => {
    expect((await ask(path, init)).status).toBe(status);
  });
});

describe("A body that is too large", () => {
  test.each([
    ["declared", true],
    ["not declared", false],
  ])("and %s is refused in words", async (_how, declared) => {
    const bytes = new Uint8Array(22 * 1024 * 1024);
    const body = declared ? bytes : new Blob([bytes]).stream();
    const answer = await ask("/app/anmelden", {
      method: "POST",
      body,
      headers: { origin, "content-type": "multipart/form-data; boundary=x" },
      ...(declared ? {} : { duplex: "half" }),
    });
    expect([answer.status, await answer.text()]).toEqual([413, expect.stringContaining("20 MB")]);
  });
});

describe("Public pages", () => {
  test("come compressed as the client can, and are the same page", async () => {
    const plain = await askRaw(concept, {});
    const gzip = await askRaw(concept, { "accept-encoding": "gzip" });
    const br = await askRaw(concept, { "accept-encoding": "br, gzip" });
    expect([plain, gzip, br].map(({ headers }) => headers["content-encoding"])).toEqual([undefined, "gzip", "br"]);
    expect(gunzipSync(gzip.body).equals(plain.body)).toBe(true);
    expect(brotliDecompressSync(br.body).equals(plain.body)).toBe(true);
    expect(br.body.length).toBeLessThan(plain.body.length / 3);
    expect(br.headers.vary).toBe("Accept-Encoding");
  });

  test("are sent again only when they changed", async () => {
    const etag = (await ask(concept)).headers.get("etag") ?? "";
    expect((await ask(concept, { headers: { "if-none-match": etag } })).status).toBe(304);
    await county.aConcept({ recommendations: 7, released: true });
    await publish(county.ctx);
    await vi.waitFor(async () => expect((await ask(concept, { headers: { "if-none-match": etag } })).status).toBe(200), { timeout: 2_000 });
  });

  test("answer HEAD like GET, without a body", async () => {
    const identity = { "accept-encoding": "identity" };
    const [head, get] = [await ask(concept, { method: "HEAD", headers: identity }), await ask(concept, { headers: identity })];
    expect([head.status, head.headers.get("etag"), await head.text()]).toEqual([200, get.headers.get("etag"), ""]);
    expect(head.headers.get("content-length")).toBe(String(Buffer.byteLength(await get.text())));
  });

  test("are not rendered anew for invented parameters", async () => {
    const renders = async (path: string) => {
      const asked = vi.spyOn(db.database.app, "connect");
      await ask(path);
      const { length } = asked.mock.calls;
      asked.mockRestore();
      return length;
    };
    await ask(concept);
    expect(await renders(`${concept}?utm_source=brief&x=1`)).toBe(0);
    expect(await renders(`${concept}?suche=${"z".repeat(50)}`)).toBeGreaterThan(0);
    expect(await renders(`${concept}?suche=${"z".repeat(50)}&y=2`)).toBe(0);
  });

  test("show a new region on the front page within two seconds", async () => {
    await ask("/");
    const { region } = await aRegion(db);
    await vi.waitFor(async () => expect(await (await ask("/")).text()).toContain(region.name), { timeout: 2_000 });
  });
});

test("Workspace pages come compressed, too", async () => {
  const answer = await askRaw(`/app/${slug}/massnahmen`, { cookie: coordinator.cookie, "accept-encoding": "gzip" });
  expect([answer.status, answer.headers["content-encoding"]]).toEqual([200, "gzip"]);
});

test("Files of the build may be kept for ever, what may change only for a while", async () => {
  const page = await (await ask(concept)).text();
  const css = /href="(\/assets\/[^"]+\.css)"/.exec(page)?.[1] ?? "";
  expect((await ask(css)).headers.get("cache-control")).toContain("immutable");
  expect((await ask("/mark.svg")).headers.get("cache-control")).toBe("public, max-age=3600");
  expect((await ask("/assets/../../package.json")).status).toBe(404);
  expect((await ask("/%2e%2e/%2e%2e/package.json")).status).toBe(404);
});
