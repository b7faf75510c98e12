import { pages } from "#app/pages.ts";
import { startRandom, type Random } from "#domain/concept/import/generate-concept.ts";
import { startProduct } from "./product.ts";

export type FuzzReport = { requests: number; answers: Record<string, number>; faults: string[] };

/** What people, programs and attackers put where a name is expected. */
const ODD = [
  "",
  "..",
  "%2e%2e",
  "%00",
  "%",
  "%zz",
  "'",
  '"',
  "<script>",
  "ellerland",
  "ELLERLAND",
  "torbrueck",
  "de",
  "ar",
  "1",
  "1.1.1",
  "0",
  "-1",
  "9".repeat(400),
  "x".repeat(3_000),
  "ä",
  "%F0%9F%8C%8D",
  "%ff%fe",
  "null",
  "undefined",
  "__proto__",
  "constructor",
  "konzept.csv",
  "konzept.xlsx",
  "a/b",
  "a%2Fb",
  "*",
  ";",
  "{}",
  "[]",
  "$1",
  "2026-02-31",
  "00000000-0000-7000-8000-000000000000",
] as const;
const PARAMETERS = ["sprache", "feld", "ort", "gruppe", "stand", "weiter", "hinweis", "_routes", "__proto__", "x"] as const;
const METHODS = ["GET", "GET", "GET", "GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"] as const;

/** Throws invented requests at everything that needs no signing in. No answer may be a fault of ours, slow, or tell of the machine. */
export async function fuzzPublicAddresses(folder: string, options: { seed: number; milliseconds: number }): Promise<FuzzReport> {
  const product = await startProduct(folder, ["--demo"]);
  const random = startRandom(options.seed);
  const report: FuzzReport = { requests: 0, answers: {}, faults: [] };
  const open = pages.filter(({ audience }) => audience === "public" || audience === "visitor" || audience === "link").map(({ path }) => path);
  const until = Date.now() + options.milliseconds;
  try {
    while (Date.now() < until && report.faults.length < 20) {
      await Promise.all(Array.from({ length: 8 }, () => one(product.origin, random, open, report)));
    }
    if ((await fetch(`${product.origin}/readyz`)).status !== 200) report.faults.push("afterwards the product is not ready");
  } finally {
    await product.stop();
  }
  return report;
}

async function one(origin: string, random: Random, open: string[], report: FuzzReport): Promise<void> {
  const path = random.pick(["/", ...open]).replace(/:\w+/g, () => random.pick(ODD)) + random.pick(["", "", ".data", "/"]);
  const query = Array.from({ length: random.whole(0, 3) }, () => `${random.pick(PARAMETERS)}=${random.pick(ODD)}`).join("&");
  const method = random.pick(METHODS);
  const sends = method === "POST" || method === "PUT" || method === "PATCH";
  const headers: Record<string, string> = {
    "accept-encoding": random.pick(["br", "gzip", "", "*;q=0", "br;q=x"]),
    "if-none-match": random.pick(ODD).replace(/[^\x20-\x7e]/g, ""),
  };
  if (random.chance(0.5)) headers.origin = random.pick([origin, "null", "https://boese.example"]);
  if (random.chance(0.2)) headers.cookie = `miteinander.session_token=${random.pick(["x", "a.b", "%", "x".repeat(2_000)])}`;
  if (sends) headers["content-type"] = random.pick(["application/x-www-form-urlencoded", "multipart/form-data", "application/json", "text/plain", ""]);
  const what = `${method} ${path}${query ? `?${query}` : ""}`.slice(0, 300);
  const started = performance.now();
  let answer: Response;
  try {
    answer = await fetch(`${origin}${path}?${query}`, { method, headers, redirect: "manual", ...(sends ? { body: random.pick(ODD) } : {}) });
  } catch (error) {
    report.faults.push(`${what}: no answer (${error instanceof Error ? error.message : String(error)}), with ${JSON.stringify(headers).slice(0, 300)}`);
    return;
  }
  const text = await answer.text();
  report.requests += 1;
  report.answers[answer.status] = (report.answers[answer.status] ?? 0) + 1;
  if (answer.status >= 500) report.faults.push(`${what}: ${answer.status}, with ${JSON.stringify(headers).slice(0, 300)}`);
  if (performance.now() - started > 10_000) report.faults.push(`${what}: took ${Math.round(performance.now() - started)} ms`);
  if (/node_modules|\bat \S+ \(|\.tsx?:\d|\/build\/server/.test(text)) report.faults.push(`${what}: tells of the machine`);
}
