import { createServer, type RequestListener } from "node:http";
import type { LookupAddress } from "node:dns";
import { gzipSync } from "node:zlib";
import { afterAll, beforeEach, expect, test, vi } from "vitest";
import { fetchOutside } from "./index.ts";

/** What the world's names say, one answer after the other; the last one stays. */
const { answers, asked } = vi.hoisted(() => ({ answers: new Map<string, string[][]>(), asked: [] as string[] }));
vi.mock("node:dns", () => ({
  lookup: (name: string, _options: object, callback: (error: Error | null, addresses: LookupAddress[]) => void) => {
    asked.push(name);
    const said = answers.get(name) ?? [];
    const addresses = (said.length > 1 ? said.shift() : said[0]) ?? [];
    callback(
      null,
      addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 })),
    );
  },
}));

const servers: ReturnType<typeof createServer>[] = [];
afterAll(() => servers.forEach((server) => server.close().closeAllConnections()));
beforeEach(() => void asked.splice(0));
async function aNeighbour(answer: RequestListener): Promise<{ origin: string; host: string }> {
  const server = createServer(answer);
  servers.push(server);
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const bound = server.address();
  const host = `127.0.0.1:${typeof bound === "object" && bound ? bound.port : 0}`;
  return { origin: `http://${host}`, host };
}
const notAllowed = { ok: false, refusal: "not-allowed" };

test.each([
  ["inside", ["10.0.0.5"]],
  ["of the machine itself", ["127.0.0.1"]],
  ["of IPv4 in words of IPv6", ["::ffff:192.168.1.1"]],
  ["of the cloud's own data", ["169.254.169.254"]],
  ["outside and inside at once", ["93.184.216.34", "10.0.0.5"]],
])("A name with an address %s is not called", async (_, addresses) => {
  answers.set("kalender.gemeinde.example", [addresses]);
  expect(await fetchOutside([], "https://kalender.gemeinde.example/a.ics")).toEqual(notAllowed);
});

test("A name that changes its mind between the look and the call is asked once only", async () => {
  // The first answer is public, and nobody in this house can reach it; the second would be our own machine.
  answers.set("kalender.gemeinde.example", [["2001:470:0:76::2"], ["127.0.0.1"]]);
  const answer = await fetchOutside([], "https://kalender.gemeinde.example/a.ics");
  expect(answer.ok).toBe(false);
  expect(answer).not.toEqual(notAllowed);
  expect(asked).toEqual(["kalender.gemeinde.example"]);
}, 15_000);

test("A redirect to a name is looked at like the first address", async () => {
  answers.set("innen.example", [["192.168.0.10"]]);
  const door = await aNeighbour((_, response) => response.writeHead(301, { location: "https://innen.example/geheim" }).end());
  expect(await fetchOutside([door.host], door.origin)).toEqual(notAllowed);
  expect(asked).toEqual(["innen.example"]);
});

test.each(["http://2130706433/", "http://0x7f.1/", "http://[::ffff:7f00:1]/", "http://0177.0.0.1/", "//127.0.0.1/"])(
  "A redirect to our own machine as %s goes nowhere",
  async (location) => {
    const door = await aNeighbour((_, response) => response.writeHead(302, { location }).end());
    expect(await fetchOutside([door.host], door.origin)).toEqual(notAllowed);
  },
);

test("What comes packed is never unfolded: fifty megabytes in fifty kilobytes stay fifty kilobytes", async () => {
  const bomb = gzipSync(Buffer.alloc(50_000_000));
  let accepted: string | undefined;
  const sender = await aNeighbour((request, response) => {
    accepted = request.headers["accept-encoding"];
    response.writeHead(200, { "content-encoding": "gzip" }).end(bomb);
  });
  const answer = await fetchOutside([sender.host], sender.origin);
  expect(accepted).toBe("identity");
  expect(answer.ok && answer.value.text.length).toBeLessThanOrEqual(bomb.length);
});

test("A sender of endless headers is left", async () => {
  const sender = await aNeighbour((request) => {
    request.socket.write(`HTTP/1.1 200 OK\r\n`);
    for (let line = 0; line < 1000; line++) request.socket.write(`x-${line}: ${"a".repeat(200)}\r\n`);
  });
  expect(await fetchOutside([sender.host], sender.origin)).toEqual({ ok: false, refusal: "unreachable" });
});
