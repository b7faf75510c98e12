import { createServer, type RequestListener } from "node:http";
import { afterAll, describe, expect, test } from "vitest";
import { fetchOutside } from "./index.ts";
import { isPublicAddress } from "./public-address.ts";

const servers: ReturnType<typeof createServer>[] = [];
afterAll(() => servers.forEach((server) => server.close().closeAllConnections()));

/** A server in our own network. */
async function aNeighbour(answer: RequestListener): Promise<{ origin: string; host: string }> {
  const server = createServer(answer);
  servers.push(server);
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const bound = server.address();
  const host = `127.0.0.1:${typeof bound === "object" && bound ? bound.port : 0}`;
  return { origin: `http://${host}`, host };
}

const notAllowed = { ok: false, refusal: "not-allowed" };

describe("A call to the outside", () => {
  test("reads from an allowed neighbour, and posts a form to it", async () => {
    const { origin, host } = await aNeighbour((request, response) => {
      let body = "";
      request.on("data", (piece: Buffer) => (body += piece.toString())).on("end", () => response.end(`${request.method} ${request.headers.accept} ${body}`));
    });
    expect(await fetchOutside([host], `${origin}/a`)).toEqual({ ok: true, value: { status: 200, text: "GET application/json " } });
    expect(await fetchOutside([host], origin, { form: { a: "ä&" } })).toEqual({ ok: true, value: { status: 200, text: "POST application/json a=%C3%A4%26" } });
  });

  test("never reaches a neighbour that is not allowed, by whatever name", async () => {
    let reached = 0;
    const { host } = await aNeighbour((_, response) => response.end(String((reached += 1))));
    const port = host.split(":")[1];
    for (const name of ["127.0.0.1", "localhost", "127.1", "0x7f000001", "2130706433", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0"]) {
      for (const scheme of ["https", "http"]) {
        const answer = await fetchOutside([], `${scheme}://${name}:${port}/`);
        expect.soft(answer, `${scheme}://${name}`).toEqual(notAllowed);
      }
    }
    // The neighbour beside an allowed one.
    expect(await fetchOutside(["127.0.0.1:1"], `http://${host}/`)).toEqual(notAllowed);
    expect(reached).toBe(0);
  });

  test.each(["http://example.org/", "file:///etc/passwd", "ftp://example.org/", "https://user:secret@example.org/"])("does not go to %s", async (address) => {
    expect(await fetchOutside([], address)).toEqual(notAllowed);
  });

  test("follows a redirect only where it might have gone by itself, and leaves its headers behind", async () => {
    const seen: (string | undefined)[] = [];
    const hidden = await aNeighbour((request, response) => {
      seen.push(request.headers.authorization);
      response.end("hidden");
    });
    const door = await aNeighbour((_, response) => response.writeHead(302, { location: hidden.origin }).end());
    expect(await fetchOutside([door.host], door.origin)).toEqual(notAllowed);
    expect(await fetchOutside([door.host, hidden.host], door.origin, { headers: { authorization: "Bearer x" } })).toMatchObject({ value: { text: "hidden" } });
    expect(await fetchOutside([door.host, hidden.host], door.origin, { form: { secret: "x" } })).toEqual({ ok: false, refusal: "too-many-redirects" });
    expect(seen).toEqual([undefined]);
  });

  test("ends in a circle of redirects, at a megabyte and where nobody listens", async () => {
    const circle = await aNeighbour((_, response) => response.writeHead(302, { location: "/again" }).end());
    expect(await fetchOutside([circle.host], circle.origin)).toEqual({ ok: false, refusal: "too-many-redirects" });
    const large = await aNeighbour((_, response) => response.end(Buffer.alloc(1_000_001)));
    expect(await fetchOutside([large.host], large.origin)).toEqual({ ok: false, refusal: "too-large" });
    expect(await fetchOutside(["127.0.0.1:1"], "http://127.0.0.1:1/")).toEqual({ ok: false, refusal: "unreachable" });
  });

  test("waits ten seconds in all, also for one that sends drop by drop", { timeout: 20_000 }, async () => {
    const slow = await aNeighbour((_, response) => {
      const drops = setInterval(() => response.write("."), 500);
      response.on("close", () => clearInterval(drops));
    });
    expect(await fetchOutside([slow.host], slow.origin)).toEqual({ ok: false, refusal: "too-slow" });
  });
});

test.each([
  ["93.184.216.34", true],
  ["2606:2800:220:1:248:1893:25c8:1946", true],
  ["10.1.2.3", false],
  ["172.31.255.255", false],
  ["192.168.0.1", false],
  ["169.254.169.254", false],
  ["100.64.0.1", false],
  ["255.255.255.255", false],
  ["fd00::1", false],
  ["fe80::1", false],
  ["::ffff:10.0.0.1", false],
  ["64:ff9b::a00:1", false],
  ["2002:a00:1::", false],
])("The address %s is public: %s", (address, expected) => {
  expect(isPublicAddress(address)).toBe(expected);
});
