import { createServer } from "node:http";
import { sql } from "drizzle-orm";
import { listBackups } from "#platform/backup/index.ts";
import { VERSION } from "#platform/config/index.ts";
import { makeContext, read } from "#platform/db/index.ts";
import type { House } from "#platform/house.ts";
import { errorFields, log } from "#platform/log/index.ts";
import { mails } from "#platform/mail/index.ts";
import { listRegions } from "#platform/tenancy/index.ts";
import type { HtmlCache } from "./html-cache.ts";
import { listen } from "./listen.ts";

/** Upper bounds of the classes into which durations are counted, in seconds. */
const BOUNDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

/** Counts what this process answered. No addresses, no regions, no people: classes and durations only. */
export class RequestFigures {
  readonly classes = new Map<string, number>();
  readonly buckets = BOUNDS.map(() => 0);
  seconds = 0;
  count = 0;

  add(status: number, milliseconds: number): void {
    const name = `${Math.floor(status / 100)}xx`;
    this.classes.set(name, (this.classes.get(name) ?? 0) + 1);
    const seconds = milliseconds / 1000;
    BOUNDS.forEach((bound, index) => {
      if (seconds <= bound) this.buckets[index] = (this.buckets[index] ?? 0) + 1;
    });
    this.seconds += seconds;
    this.count += 1;
  }
}

export type Figures = { requests: RequestFigures; cache: HtmlCache };

/**
 * Serves figures in OpenMetrics on a port of its own, on the loopback only: an agent on this machine fetches them.
 *
 * @param port 0 takes a free one
 */
export async function serveMetrics(house: House, figures: Figures, port: number): Promise<{ port: number; close(): Promise<void> }> {
  const server = createServer((request, answer) => {
    if (request.method !== "GET" || request.url !== "/metrics") return void answer.writeHead(404).end();
    write(house, figures).then(
      (text) => answer.writeHead(200, { "Content-Type": "application/openmetrics-text; version=1.0.0; charset=utf-8" }).end(text),
      (error: unknown) => {
        log("warn", "metrics.failed", errorFields(error));
        answer.writeHead(503).end();
      },
    );
  });
  const bound = await listen(server, port, "127.0.0.1", "METRICS_PORT");
  return {
    port: bound,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

type Sample = [labels: string, value: number];

async function write(house: House, { requests, cache }: Figures): Promise<string> {
  const { app, auth } = house.database;
  const jobs = await app.query<{ state: string; count: number }>("select state::text, count(*)::int as count from pgboss.job group by 1 order by 1");
  const [backup] = await listBackups(house.settings.backupFolder);
  const pools = Object.entries({ app, auth }).flatMap(([pool, { totalCount, idleCount, waitingCount }]): Sample[] => [
    [`{pool="${pool}",state="busy"}`, totalCount - idleCount],
    [`{pool="${pool}",state="idle"}`, idleCount],
    [`{pool="${pool}",state="waited_for"}`, waitingCount],
  ]);
  const buckets = [
    ...BOUNDS.map((bound, index): Sample => [`_bucket{le="${bound}"}`, requests.buckets[index] ?? 0]),
    ['_bucket{le="+Inf"}', requests.count] satisfies Sample,
  ];
  return [
    family("miteinander_build", "info", "The program's version.", [[`_info{version="${VERSION}"}`, 1]]),
    family(
      "miteinander_http_requests",
      "counter",
      "Answered requests by class of status.",
      [...requests.classes].map(([name, count]) => [`_total{class="${name}"}`, count]),
    ),
    family("miteinander_http_request_duration_seconds", "histogram", "From a request to its answer.", [
      ...buckets,
      ["_sum", requests.seconds],
      ["_count", requests.count],
    ]),
    family("miteinander_database_connections", "gauge", "Connections of this process, and requests that wait for one.", pools),
    family(
      "miteinander_jobs",
      "gauge",
      "Jobs by state.",
      jobs.rows.map(({ state, count }) => [`{state="${state}"}`, count]),
    ),
    family("miteinander_mails_waiting", "gauge", "Mails that no mail server took yet.", [["", await waitingMails(house)]]),
    family("miteinander_content_cache_requests", "counter", "Public pages by whether they were in the cache.", [
      ['_total{result="hit"}', cache.hits],
      ['_total{result="miss"}', cache.misses],
    ]),
    ...(backup
      ? [family("miteinander_backup_age_seconds", "gauge", "Age of the newest backup.", [["", Math.round((Date.now() - backup.takenAt.getTime()) / 1000)]])]
      : []),
    family("miteinander_memory_bytes", "gauge", "Memory of this process.", [["", process.memoryUsage.rss()]]),
    "# EOF\n",
  ].join("");
}

function family(name: string, type: string, help: string, samples: Sample[]): string {
  return `# TYPE ${name} ${type}\n# HELP ${name} ${help}\n${samples.map(([labels, value]) => `${name}${labels} ${value}\n`).join("")}`;
}

/** Region by region, because nobody sees mails of all; the sum names none. */
async function waitingMails({ database }: House): Promise<number> {
  let waiting = 0;
  for (const region of await listRegions(database)) {
    const ctx = makeContext(database, region, { kind: "system", name: "metrics" });
    waiting += await read(ctx, (db) => db.$count(mails, sql`${mails.sentAt} is null`));
  }
  return waiting;
}
