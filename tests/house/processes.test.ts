import { request } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { describe, expect, test } from "vitest";
import { recommendations } from "#domain/concept/schema.ts";
import { transact, type Context } from "#platform/db/index.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aRegion } from "#tests/support/factories.ts";
import { externalHouse } from "./external-house.ts";

const db = await testDatabase();
// Prepared under the test's own key; from then on the processes' key counts.
const county = await aRegion(db);
const many = await county.aConcept({ recommendations: 60, released: true });
const other = await aRegion(db);
await other.aConcept({ released: true });
const house = await externalHouse(db);
const concept = `/${county.region.slug}/konzept`;

/** Holds every render that reads recommendations until it is let go. */
async function holdRenders() {
  const holder = new pg.Client(db.admin);
  await holder.connect();
  await holder.query("begin; lock table recommendations in access exclusive mode");
  return async () => {
    await holder.query("rollback");
    await holder.end();
  };
}

/** Changes a released text, as an editor does. The lock of `holdRenders` would hold this, too: it commits before or after. */
function publishText(ctx: Context, text: string): Promise<unknown> {
  return transact(ctx, async (tx) => {
    await tx.update(recommendations).set({ text });
    tx.audit("test.changed", null);
    tx.publish();
  });
}

describe("Two processes on one database", { timeout: 60_000 }, () => {
  test("serve nothing stale two seconds after publishing, although a render is held open meanwhile", async () => {
    const [one, two] = [await house.serve(), await house.serve()];
    const page = async (origin: string) => (await fetch(`${origin}${concept}/empfehlung/1.1.1`)).text();
    const ctx = house.of(county);
    await publishText(ctx, "Alte Fassung");
    await sleep(1_500);
    expect(await page(one.origin)).toContain("Alte Fassung");
    expect(await page(two.origin)).toContain("Alte Fassung");

    // A page nobody has cached yet: its render reads the version, then waits for the rows.
    const letGo = await holdRenders();
    const held = [one, two].map(({ origin }) => fetch(`${origin}${concept}/empfehlung/1.1.2`).then((answer) => answer.text()));
    await sleep(500);
    const published = publishText(ctx, "Neue Fassung");
    await sleep(300);
    await letGo();
    await published;
    await Promise.all(held);
    await sleep(2_000);
    for (const { origin } of [one, two]) {
      expect(await page(origin)).toContain("Neue Fassung");
      expect(await (await fetch(`${origin}${concept}/empfehlung/1.1.2`)).text()).toContain("Neue Fassung");
    }
  });

  test("show what was published elsewhere while held renders take all connections", async () => {
    const one = await house.serve();
    const page = `${one.origin}/${other.region.slug}/de`;
    const etag = async () => (await fetch(page)).headers.get("etag");
    const before = await etag();
    const letGo = await holdRenders();
    const held = many.recommendationIds
      .slice(0, 40)
      .map((_, index) => fetch(`${one.origin}${concept}/empfehlung/1.${Math.floor(index / 5) + 1}.${(index % 5) + 1}`).then((answer) => answer.status));
    await sleep(300);
    await db.superuser.query("update directory.regions set contact_name = 'Die neue Koordinierungsstelle' where id = $1", [other.region.id]);
    await transact(house.of(other), async (tx) => tx.publish());
    await sleep(2_000);
    // The page itself needs a connection; that it is not answered from the old entry is what counts.
    const answered = Promise.race([etag(), sleep(300, "rendering anew")]);
    expect(await answered).not.toBe(before);
    await letGo();
    await Promise.all(held);
    expect(await (await fetch(page)).text()).toContain("Die neue Koordinierungsstelle");
  });
});

describe("A server that is asked to stop", { timeout: 60_000 }, () => {
  test("finishes the request it is answering, takes no new one, and ends well", async () => {
    const { origin, child, ended, log } = await house.serve();
    const letGo = await holdRenders();
    // A browser's connection: kept open for more.
    const running = new Promise<number>((resolve, reject) => {
      request(`${origin}${concept}/empfehlung/1.1.3`, { headers: { connection: "keep-alive" } }, (answer) => {
        answer.resume();
        answer.on("end", () => resolve(answer.statusCode ?? 0));
      })
        .on("error", reject)
        .end();
    });
    await sleep(500);
    child.kill("SIGTERM");
    await sleep(500);
    await expect(fetch(`${origin}/healthz`)).rejects.toThrow("fetch failed");
    await letGo();
    expect(await running).toBe(200);
    const finished = Date.now();
    expect(await ended).toBe(0);
    expect(Date.now() - finished).toBeLessThan(10_000);
    expect(log().map(({ event }) => event)).toContain("stopping");
  });

  test("ends at once with nothing to do, also when told twice", async () => {
    const { child, ended } = await house.serve();
    child.kill("SIGINT");
    child.kill("SIGTERM");
    expect(await ended).toBe(0);
  });
});
