import { describe, expect, test } from "vitest";
import { transact } from "#platform/db/index.ts";
import { queueMail } from "#platform/mail/index.ts";
import { writeBackup } from "#platform/backup/index.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aRegion } from "#tests/support/factories.ts";
import { externalHouse, freePort } from "#tests/house/external-house.ts";
import { RequestFigures } from "./metrics.ts";

const db = await testDatabase();
const county = await aRegion(db);
await county.aConcept({ released: true });
const house = await externalHouse(db);
const port = await freePort();
const { origin } = await house.serve({ METRICS_PORT: String(port) });
const figures = async () => (await fetch(`http://127.0.0.1:${port}/metrics`)).text();

describe("Figures for an agent on the machine", { timeout: 60_000 }, () => {
  test("are OpenMetrics: every sample belongs to a family that was declared, and the end is marked", async () => {
    const answer = await fetch(`http://127.0.0.1:${port}/metrics`);
    expect(answer.headers.get("content-type")).toMatch(/^application\/openmetrics-text; version=1\.0\.0/);
    const lines = (await answer.text()).split("\n");
    expect(lines.slice(-2)).toEqual(["# EOF", ""]);
    const families = lines.filter((line) => line.startsWith("# TYPE ")).map((line) => line.split(" ")[2]);
    const sample = new RegExp(`^(${families.join("|")})(_total|_info|_bucket|_sum|_count)?(\\{[a-z]+="[^"]*"(,[a-z]+="[^"]*")*\\})? [0-9.e+-]+$`);
    expect(lines.slice(0, -2).filter((line) => !/^# (TYPE|HELP) /.test(line) && !sample.test(line))).toEqual([]);
  });

  test("count answers by class, and pages from the cache", async () => {
    const page = `${origin}/${county.region.slug}/konzept`;
    for (let turn = 0; turn < 3; turn++) await (await fetch(page)).text();
    await fetch(`${origin}/gibt-es-nicht/auch-nicht`);
    const text = await figures();
    expect(text).toMatch(/^miteinander_http_requests_total\{class="2xx"\} 3$/m);
    expect(text).toMatch(/^miteinander_http_requests_total\{class="4xx"\} 1$/m);
    expect(text).toMatch(/^miteinander_content_cache_requests_total\{result="hit"\} 2$/m);
    expect(text).toMatch(/^miteinander_http_request_duration_seconds_count 4$/m);
  });

  test("count waiting mails and the backup's age, and name nobody", async () => {
    const ctx = house.of(county);
    await transact(ctx, async (tx) => {
      await queueMail(tx, ctx, { to: "amira.haddad@example.org", addressee: { name: "Amira Haddad" }, subject: "Geheim", body: "Geheim" });
      tx.audit("test.prepared", null);
    });
    await writeBackup(house.settings, { admin: db.admin, folder: house.settings.backupFolder, now: new Date(Date.now() - 7_200_000) });
    const text = await figures();
    expect(text).toMatch(/^miteinander_mails_waiting 1$/m);
    expect(text).toMatch(/^miteinander_backup_age_seconds 720\d$/m);
    expect(text).toMatch(/^miteinander_jobs\{state="[a-z]+"\} \d+$/m);
    expect(text).not.toContain(county.region.slug);
    expect(text).not.toMatch(/haddad|geheim|@|landkreis/i);
  });

  test("stand on no other address, and not at the public port", async () => {
    expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(404);
    expect((await fetch(`http://127.0.0.1:${port}/metrics`, { method: "POST" })).status).toBe(404);
    expect((await fetch(`${origin}/metrics`)).status).toBe(404);
  });
});

test("Durations are counted into every class that is long enough", () => {
  const requests = new RequestFigures();
  for (const ms of [1, 30, 30_000]) requests.add(200, ms);
  expect(requests.buckets).toEqual([1, 1, 1, 2, 2, 2, 2, 2, 2, 2]);
  expect([requests.count, requests.seconds]).toEqual([3, 30.031]);
});
