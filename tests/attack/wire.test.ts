import { connect } from "node:net";
import { describe, expect, test } from "vitest";
import { pages } from "#app/pages.ts";
import { errorFields } from "#platform/log/index.ts";
import { aCountyToWalk } from "#tests/access/county-to-walk.ts";
import { aMember, runningHouse } from "#tests/house/running-house.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aRegion } from "#tests/support/factories.ts";

const db = await testDatabase();
const { house, origin, ask } = await runningHouse(db);
const { county, address } = await aCountyToWalk(db, house);
const coordinator = await aMember(house, county.ctx, "coordinator");
const concept = `/${county.region.slug}/konzept`;
const port = Number(new URL(origin).port);

/** Bytes on the wire, as no well-behaved client sends them. @returns everything that came back until the server hung up or fell silent */
function raw(bytes: string): Promise<string> {
  return new Promise((resolve) => {
    let answer = "";
    const socket = connect(port, "127.0.0.1", () => socket.write(bytes, "latin1"));
    socket.setTimeout(1_500, () => socket.destroy());
    socket.on("data", (data) => (answer += data.toString("latin1")));
    socket.on("error", () => {});
    socket.on("close", () => resolve(answer));
  });
}
const statusLines = (answer: string) => [...answer.matchAll(/^HTTP\/1\.1 (\d{3})/gm)].map(([, status]) => Number(status));

describe("The name under which we are asked", () => {
  const lies = {
    host: "boese.example",
    "x-forwarded-host": "boese.example",
    "x-forwarded-proto": "https",
    "x-forwarded-port": "1",
    "x-forwarded-prefix": "/boese",
    "x-original-url": "/app",
    "x-rewrite-url": "/app",
    forwarded: "host=boese.example;proto=https",
  };
  test.each(Object.entries(lies))("in %s changes no address on any page, in any redirect, in any mail", async (name, value) => {
    for (const path of ["/", concept, "/app", "/app/anmelden", `/app/${county.region.slug}`]) {
      const head = name === "host" ? `Host: ${value}` : `Host: 127.0.0.1\r\n${name}: ${value}`;
      const answer = await raw(`GET ${path} HTTP/1.1\r\n${head}\r\nCookie: ${coordinator.cookie}\r\nConnection: close\r\n\r\n`);
      expect([path, statusLines(answer).length]).toEqual([path, 1]);
      expect([path, answer.includes("boese")]).toEqual([path, false]);
    }
  });

  test("in a forgotten password's mail is the setting's, whatever was asked", async () => {
    const body = `email=${encodeURIComponent(coordinator.email)}`;
    await raw(
      `POST /app/passwort-vergessen HTTP/1.1\r\nHost: boese.example\r\nX-Forwarded-Host: boese.example\r\nOrigin: ${origin}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n${body}`,
    );
    const { rows } = await db.superuser.query<{ body: string }>("select body from mails where to_address = $1", [coordinator.email]);
    expect(rows.length).toBeGreaterThan(0);
    for (const mail of rows) expect(mail.body).not.toContain("boese");
  });
});

describe("Another method under the name of GET or POST", () => {
  test.each(["x-http-method-override", "x-http-method", "x-method-override"])("by the header %s is not believed", async (header) => {
    const answer = await ask("/app/abmelden", { headers: { cookie: coordinator.cookie, [header]: "POST" } });
    expect(answer.status).not.toBe(500);
    expect((await ask(`/app/${county.region.slug}`, { headers: { cookie: coordinator.cookie } })).status).toBe(200);
  });

  test("by a field is not believed, and TRACE and CONNECT do not exist", async () => {
    expect((await ask(`/app/${county.region.slug}/massnahmen?_method=DELETE`, { headers: { cookie: coordinator.cookie } })).status).toBe(200);
    expect(statusLines(await raw("TRACE / HTTP/1.1\r\nHost: x\r\nCookie: geheim=1\r\nConnection: close\r\n\r\n"))[0]).toBeGreaterThanOrEqual(400);
    expect(await raw("CONNECT boese.example:80 HTTP/1.1\r\nHost: x\r\n\r\n")).not.toContain(" 200 ");
  });
});

describe("Two requests that want to look like one", () => {
  const hidden = `GET ${concept}?feld=versteckt HTTP/1.1\r\nHost: x\r\n\r\n`;
  test.each([
    ["length and chunks at once", `POST /app/anmelden HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${hidden}`],
    ["two lengths", `POST /app/anmelden HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 0\r\n\r\n${hidden}`],
    ["chunks with a space in the name", `POST /app/anmelden HTTP/1.1\r\nHost: x\r\nTransfer-Encoding : chunked\r\n\r\n0\r\n\r\n${hidden}`],
    ["chunks of another kind", `POST /app/anmelden HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n${hidden}`],
    ["a length that is no number", `POST /app/anmelden HTTP/1.1\r\nHost: x\r\nContent-Length: +0\r\n\r\n${hidden}`],
    ["a folded header", `POST /app/anmelden HTTP/1.1\r\nHost: x\r\nX: a\r\n b\r\nContent-Length: 0\r\n\r\n`],
    ["a bare line feed in a header", `GET / HTTP/1.1\r\nHost: x\r\nX: a\n\nGET /app HTTP/1.1\r\n\r\n`],
  ])("by %s are refused, and the connection ends", async (_, bytes) => {
    expect(statusLines(await raw(bytes))).toEqual([400]);
  });

  test("by a line break in an address add no header", async () => {
    for (const path of [`${concept}%0d%0aSet-Cookie:%20a=b`, `/app/anmelden?weiter=%0d%0aSet-Cookie:%20a=b`, `/${county.region.slug}%0d%0aX:y`]) {
      expect((await ask(path)).headers.get("set-cookie") ?? "").not.toContain("a=b");
    }
  });
});

describe("A path that climbs out", () => {
  const climbs = [
    "../../../../etc/passwd",
    "..%2f..%2f..%2fetc%2fpasswd",
    "%2e%2e/%2e%2e/package.json",
    "....//....//package.json",
    "..\\..\\package.json",
    "..%5c..%5cpackage.json",
    "/etc/passwd",
    "%c0%ae%c0%ae/package.json",
    "secret",
    "package.json%00.css",
  ];
  test.each(climbs)("%s finds nothing, under any of our folders", async (climb) => {
    for (const folder of ["/", "/assets/", `${concept}/datei/`, `/app/${county.region.slug}/dateien/`, `/app/${county.region.slug}/konzept/datei/`, "/j/"]) {
      const answer = await raw(`GET ${folder}${climb} HTTP/1.1\r\nHost: x\r\nCookie: ${coordinator.cookie}\r\nConnection: close\r\n\r\n`);
      expect([folder, statusLines(answer)[0]]).not.toEqual([folder, 500]);
      expect([folder, /root:|"dependencies"|[0-9a-f]{64}/.test(answer.split("\r\n\r\n")[1] ?? "")]).toEqual([folder, false]);
    }
  });
});

describe("A redirect", () => {
  const elsewhere = [
    "https://boese.example",
    "//boese.example",
    "/\\boese.example",
    "\\\\boese.example",
    "/%09/boese.example",
    "/app/../../\\boese.example",
    "javascript:alert(1)",
    "https:boese.example",
    "/app@boese.example",
    " //boese.example",
    "/app//boese.example/..//",
    "/.boese.example",
  ];
  test.each(elsewhere)("to %j stays with us", async (next) => {
    for (const path of ["/app/anmelden", "/app/anmelden/code", "/app/konto/zweiter-faktor"]) {
      const answer = await ask(`${path}?weiter=${encodeURIComponent(next)}`, { headers: { cookie: coordinator.cookie } });
      const location = answer.headers.get("location");
      const leaves = location === null ? /(?:href|action)="[^"]*(?:https?:)?\/\/boese/.test(await answer.text()) : new URL(location, origin).origin !== origin;
      expect([path, leaves]).toEqual([path, false]);
    }
  });
});

describe("A session", () => {
  test("that somebody else chose before is not the one that signing in opens", async () => {
    const chosen = "miteinander.session_token=von-boese.gewaehlt";
    const answer = await ask("/app/anmelden", {
      method: "POST",
      body: new URLSearchParams({ email: coordinator.email, password: "Apfelbaum am Deich 7" }),
      headers: { cookie: chosen, origin },
    });
    expect(answer.status).toBe(303);
    const given = answer.headers.getSetCookie().join();
    expect(given).toMatch(/miteinander\.session_token=(?!von-boese)[^;]{40,}/);
    expect((await ask("/app", { headers: { cookie: chosen } })).headers.get("location")).toContain("/app/anmelden");
  });

  test("is another one for each signing in, and dies with signing out", async () => {
    const again = await aMember(house, county.ctx, "editor");
    expect(again.cookie).not.toBe(coordinator.cookie);
    const out = await ask("/app/abmelden", { method: "POST", body: new URLSearchParams(), headers: { cookie: again.cookie, origin } });
    expect(out.status).toBeLessThan(400);
    expect((await ask("/app", { headers: { cookie: again.cookie } })).headers.get("location")).toContain("/app/anmelden");
  });

  test("is not taken from an address, a form or another header", async () => {
    const token = coordinator.cookie.split("=").slice(1).join("=");
    const tries = [
      ask(`/app?miteinander.session_token=${token}`),
      ask("/app", { headers: { authorization: `Bearer ${token}` } }),
      ask("/app", { headers: { "x-session": token } }),
    ];
    for (const answer of await Promise.all(tries)) expect(answer.headers.get("location")).toContain("/app/anmelden");
  });
});

describe("Fields that no form of ours has", () => {
  test("change nothing: not the region, not the release, not the role", async () => {
    const stranger = await aRegion(db);
    const { id } = await county.aMeasure({ title: "Nachtcafé" });
    const extra = {
      regionId: stranger.region.id,
      region_id: stranger.region.id,
      region: stranger.region.slug,
      id: crypto.randomUUID(),
      releasedAt: "2020-01-01",
      releasedBy: "Boese",
      released: "on",
      role: "administrator",
      operator: "true",
      accountId: crypto.randomUUID(),
      __proto__: "x",
      "constructor.prototype.operator": "true",
      "memberships[0][role]": "administrator",
      title: "Nachtcafé am Kanal",
      state: "running",
      version: "1",
    };
    const post = (path: string, more: Record<string, string> = {}) =>
      ask(path, { method: "POST", body: new URLSearchParams({ ...extra, ...more }), headers: { cookie: coordinator.cookie, origin } });
    for (const path of [
      `/app/${county.region.slug}/massnahmen/${id}/bearbeiten`,
      `/app/${county.region.slug}/massnahmen/neu`,
      `/app/${county.region.slug}/netzwerk/neu`,
    ]) {
      expect([path, (await post(path, { name: "Verein" })).status < 500]).toEqual([path, true]);
    }
    await post("/app/konto", { intent: "language", locale: "de" });
    const { rows } = await db.superuser.query(
      `select (select count(*)::int from measures where region_id = $1) + (select count(*)::int from organisations where region_id = $1) as abroad,
         (select count(*)::int from measures where region_id = $2 and released_by = 'Boese') as released,
         (select count(*)::int from auth."user" where operator) as operators,
         (select count(*)::int from memberships where region_id = $2 and role = 'administrator') as administrators`,
      [stranger.region.id, county.region.id],
    );
    expect(rows).toEqual([{ abroad: 0, released: 0, operators: 0, administrators: 0 }]);
  });

  test("with ids of another region find nothing there", async () => {
    const stranger = await aRegion(db);
    const [theirMeasure, theirPerson] = [await stranger.aMeasure({}), await stranger.aPerson()];
    const before = await db.superuser.query("select * from measures where region_id = $1", [stranger.region.id]);
    for (const path of [`/app/${county.region.slug}/massnahmen/${theirMeasure.id}`, `/app/${county.region.slug}/netzwerk/${theirPerson.organisationId}`]) {
      expect((await ask(path, { headers: { cookie: coordinator.cookie } })).status).toBe(404);
      for (const intent of ["release", "attach", "entry", "save", "delete"]) {
        const answer = await ask(path, { method: "POST", body: new URLSearchParams({ intent }), headers: { cookie: coordinator.cookie, origin } });
        expect([path, intent, answer.status >= 400 && answer.status < 500]).toEqual([path, intent, true]);
      }
    }
    expect((await db.superuser.query("select * from measures where region_id = $1", [stranger.region.id])).rows).toEqual(before.rows);
  });
});

test("An id that is none is 404 everywhere, and no fault of ours", async () => {
  for (const { path } of pages.filter((page) => /:(id|update)\b/.test(page.path))) {
    for (const id of ["__proto__", "*", "1", "0".repeat(36), "'"]) {
      const named = address(path.replace(/:id|:update/g, encodeURIComponent(id)));
      for (const way of [named, `${named}.data`]) expect([way, (await ask(way, { headers: { cookie: coordinator.cookie } })).status]).toEqual([way, 404]);
    }
  }
});

test("A notice named like something that every object has is none", async () => {
  const { cookie } = await aMember(house, county.ctx, "administrator");
  const paths = ["/app/anmelden", "/app/konto", "/app/konto/passkeys", `/app/${county.region.slug}/verwaltung/zugaenge`];
  for (const path of paths) {
    for (const word of ["__proto__", "constructor"]) {
      const { status } = await ask(`${path}?hinweis=${word}`, { headers: path === "/app/anmelden" ? {} : { cookie } });
      expect([path, word, status]).toEqual([path, word, 200]);
    }
  }
});

test("The log of a fault quotes nothing that was asked for", () => {
  const fault = new Error("Failed query: select $1\nparams: frau.petersen@example.org\nat her desk: 1");
  expect(JSON.stringify(errorFields(fault))).not.toContain("petersen");
});

describe("The cache of public pages", () => {
  const keyed = ["accept-language", "user-agent", "x-forwarded-host", "x-forwarded-scheme", "x-original-url", "cookie", "authorization", "range", "accept"];
  test.each(keyed)("gives everybody the same page, whatever somebody sent as %s before", async (header) => {
    // An address that nobody has asked for yet: the liar fills the cache.
    const path = `${concept}?suche=${header.replaceAll(/[^a-z]/g, "")}`;
    const poisoned = await ask(path, {
      headers: { [header]: header === "cookie" ? coordinator.cookie : header === "range" ? "bytes=0-5" : 'boese"><script>boese()</script>' },
    });
    const clean = await ask(path);
    expect([poisoned.status, clean.status]).toEqual([200, 200]);
    const text = await clean.text();
    expect(text).toBe(await poisoned.text());
    expect(text).not.toContain("boese");
    expect(clean.headers.get("set-cookie")).toBeNull();
  });

  test("keeps no faults and no pages of regions that do not exist", async () => {
    expect((await ask("/gibt-es-nicht/konzept")).status).toBe(404);
    expect((await ask("/gibt-es-nicht/konzept")).headers.get("cache-control")).toBe("no-store");
  });
});

test("A page that reads persons' data notes it for HEAD and `.data`, too", async () => {
  const listed = pages.find(({ audit }) => audit === "organisation.people-read")?.path ?? "";
  const count = async () =>
    Number(
      (await db.superuser.query("select count(*) from audit.entries where region_id = $1 and event = 'organisation.people-read'", [county.region.id])).rows[0]
        .count,
    );
  for (const [path, method] of [
    [address(listed), "HEAD"],
    [`${address(listed)}.data`, "GET"],
    [address(listed), "GET"],
  ] as const) {
    const before = await count();
    await ask(path, { method, headers: { cookie: coordinator.cookie } });
    expect([path, method, await count()]).toEqual([path, method, before + 1]);
  }
});
