import { createServer } from "node:http";
import { eq } from "drizzle-orm";
import { offers } from "#domain/offers/schema.ts";
import { afterAll, describe, expect, test } from "vitest";
import { read, transact, type Context } from "#platform/db/index.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aRegion, type County } from "#tests/support/factories.ts";
import { someOffers } from "#tests/support/offers.ts";
import { checkAddresses, findOwnOffers, listDeadAddresses, lookUpAddress, type LookUp } from "./index.ts";
import { offerAddressChecks } from "./schema.ts";

const db = await testDatabase();

const on = (county: County, day: string, actor: Context["actor"] = { kind: "system", name: "Test" }) =>
  db.ctx(county.region, actor, new Date(`${day}T00:10:00Z`));
const dead = (county: County) => read(county.ctx, (reader) => listDeadAddresses(county.ctx, reader));

/** A look that notes what it was asked, and finds what it is told. */
function aLook(findings: Record<string, Awaited<ReturnType<LookUp>>>): { asked: string[]; night: (county: County, day: string) => Promise<unknown> } {
  const asked: string[] = [];
  const lookUp: LookUp = (_, address) => (asked.push(address), Promise.resolve(findings[address] ?? null));
  return { asked, night: (county, day) => checkAddresses(lookUp)(on(county, day), { id: "1", name: "offers.addresses", payload: {} } as never) };
}

describe("An address of an offer", () => {
  test("is called dead after three days without an answer, to editors and to its provider, until it answers again", async () => {
    const county = await aRegion(db, "2026-06-01");
    const { id } = await county.anOrganisation({ name: "Haus" });
    const other = await county.anOrganisation();
    const website = "https://haus.de/weg";
    await someOffers(county, [
      { title: "Treff", values: { organisationId: id, website, email: "info@Haus.de" } },
      { title: "Kurs", values: { organisationId: id, registrationLink: website } },
      { title: "Entwurf", values: { organisationId: id, website: "https://haus.de/neu" }, state: "draft" },
    ]);
    const { asked, night } = aLook({ [website]: "gone", "haus.de": "no-mail" });
    for (const day of ["2026-06-01", "2026-06-02", "2026-06-02"]) await night(county, day);
    expect(asked.toSorted()).toEqual(["haus.de", "haus.de", website, website]);
    expect(await dead(county)).toEqual([]);
    await night(county, "2026-06-03");
    expect(await dead(county)).toMatchObject([
      { kind: "mail", address: "haus.de", finding: "no-mail", failingSince: "2026-06-01", offers: [{ title: "Treff" }] },
      { kind: "web", address: website, finding: "gone", offers: [{ title: "Kurs", organisation: "Haus" }, { title: "Treff" }] },
    ]);
    const byLink = (subjectId: string) => on(county, "2026-06-03", { kind: "link", opens: "organisation-entry", subjectId, name: "Link" });
    const own = await read(byLink(id), (reader) => findOwnOffers(byLink(id), reader));
    expect(own?.offers.map(({ title, dead: found }) => [title, found.length])).toEqual([
      ["Kurs", 1],
      ["Treff", 2],
    ]);
    expect(await read(byLink(other.id), (reader) => listDeadAddresses(byLink(other.id), reader))).toEqual([]);
    await aLook({ "haus.de": "no-mail" }).night(county, "2026-06-04");
    expect((await dead(county)).map(({ address }) => address)).toEqual(["haus.de"]);
  });

  test("that answers is asked again after two weeks, and one that no offer names is forgotten", async () => {
    const county = await aRegion(db, "2026-06-01");
    await someOffers(county, [{ title: "Treff", values: { website: "https://haus.de/" } }]);
    const { asked, night } = aLook({});
    for (const day of ["2026-06-01", "2026-06-02", "2026-06-14", "2026-06-15"]) await night(county, day);
    expect(asked).toHaveLength(2);
    const known = async () => (await read(county.ctx, (reader) => reader.select().from(offerAddressChecks))).length;
    expect(await known()).toBe(1);
    await transact(county.ctx, async (tx) => {
      await tx.update(offers).set({ website: null }).where(eq(offers.regionId, county.region.id));
      tx.audit("test.prepared", null);
    });
    await night(county, "2026-06-16");
    expect(await known()).toBe(0);
  });
});

describe("Looking whether an address answers", () => {
  const server = createServer((request, response) => {
    const { url = "", method } = request;
    if (url === "/no-head" && method === "HEAD") return void response.writeHead(405).end();
    if (url === "/only-get" && method === "HEAD") return void response.writeHead(500).end();
    if (url === "/circle") return void response.writeHead(302, { location: "/circle" }).end();
    const status = { "/gone": 404, "/away": 410, "/broken": 503, "/members": 403 }[url] ?? 200;
    response.writeHead(status).end(url === "/large" ? Buffer.alloc(300_000) : "");
  });
  afterAll(() => server.close().closeAllConnections());
  const fails = (code: string) => () => Promise.reject(Object.assign(new Error(code), { code }));
  const none = { resolveMx: fails("ENOTFOUND"), resolve4: fails("ENODATA"), resolve6: fails("ENODATA") };

  test.each([
    ["/", null],
    ["/no-head", null],
    ["/only-get", null],
    ["/members", null],
    ["/large", null],
    ["/gone", "gone"],
    ["/away", "gone"],
    ["/broken", "server-fault"],
    ["/circle", "in-circles"],
  ])("%s: %s", async (path, finding) => {
    if (!server.listening) await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
    const bound = server.address();
    const host = `127.0.0.1:${typeof bound === "object" && bound ? bound.port : 0}`;
    expect(await lookUpAddress({ privateHosts: [host] }, none)("web", `http://${host}${path}`)).toBe(finding);
    // Into our own network nobody goes who may not, and nothing is said about it.
    expect(await lookUpAddress({ privateHosts: [] }, none)("web", `http://${host}${path}`)).toBeNull();
  });

  test.each([
    ["has an exchanger", { ...none, resolveMx: () => Promise.resolve([{ exchange: "mx", priority: 1 }]) }, null],
    ["has only an address", { ...none, resolve4: () => Promise.resolve(["192.0.2.1"]) }, null],
    ["does not exist", none, "no-mail"],
    ["nobody can ask about now", { ...none, resolveMx: fails("ESERVFAIL") }, null],
  ])("a mail domain that %s", async (_, names, finding) => {
    expect(await lookUpAddress({ privateHosts: [] }, names)("mail", "haus.de")).toBe(finding);
  });

  test("never asks about made-up names", async () => {
    expect(await lookUpAddress({ privateHosts: [] }, none)("mail", "ellerland.example")).toBeNull();
    expect(await lookUpAddress({ privateHosts: [] }, none)("web", "https://anmeldung.ellerland.example/1")).toBeNull();
  });
});
