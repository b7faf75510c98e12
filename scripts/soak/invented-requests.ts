import { pages } from "#app/pages.ts";
import type { Random } from "#domain/concept/import/generate-concept.ts";
import { startProduct } from "../bench/product.ts";
import { nothingYet, type Fault, type Outcome } from "./fault.ts";

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

const AT_ONCE = 8;

/** Throws invented requests at everything that needs no signing in. */
export const inventedRequests: Fault = {
  name: "invented-requests",
  passes: "No answer to an invented request is a fault of ours, takes longer than ten seconds, or tells of the machine.",
  rounds: { soak: 12_500, sample: 40 },
  strike: async ({ random, rounds, freshFolder }) => {
    const product = await startProduct(freshFolder());
    const outcome = nothingYet();
    const open = pages.filter(({ audience }) => audience === "public" || audience === "visitor" || audience === "link").map(({ path }) => path);
    try {
      for (; outcome.rounds < rounds && outcome.others.length < 20; outcome.rounds++) {
        await Promise.all(Array.from({ length: AT_ONCE }, () => one(product.origin, random, open, outcome)));
      }
      if ((await fetch(`${product.origin}/readyz`)).status !== 200) outcome.others.push("afterwards the product is not ready");
    } finally {
      await product.stop();
    }
    return outcome;
  },
};

async function one(origin: string, random: Random, open: string[], outcome: Outcome): Promise<void> {
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
    outcome.others.push(`${what}: no answer (${error instanceof Error ? error.message : String(error)}), with ${JSON.stringify(headers).slice(0, 300)}`);
    return;
  }
  const text = await answer.text();
  // Here an answer is all that is promised.
  outcome.acknowledged += 1;
  if (answer.status >= 500) outcome.others.push(`${what}: ${answer.status}, with ${JSON.stringify(headers).slice(0, 300)}`);
  if (performance.now() - started > 10_000) outcome.others.push(`${what}: took ${Math.round(performance.now() - started)} ms`);
  if (/node_modules|\bat \S+ \(|\.tsx?:\d|\/build\/server/.test(text)) outcome.others.push(`${what}: tells of the machine`);
}
