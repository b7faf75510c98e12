import { pages } from "#app/pages.ts";
import { ellerland } from "#db/seed/ellerland/index.ts";
import { DEMO_PASSWORD } from "#db/seed/load.ts";
import type { Random } from "#domain/concept/import/generate-concept.ts";
import { signInAt, startProduct } from "../bench/product.ts";
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

const FIELDS = [
  "intent",
  "act",
  "title",
  "text",
  "name",
  "email",
  "version",
  "id",
  "state",
  "assessment",
  "dated",
  "milestones.0.title",
  "figure.x",
  "__proto__",
] as const;
const INTENTS = ["", "save", "entry", "attach", "release", "add", "edit-person", "rows:milestones", "take-over", "decide", "x"] as const;

const AT_ONCE = 8;

/** Throws invented requests at all addresses, as nobody and as a coordinator. */
export const inventedRequests: Fault = {
  name: "invented-requests",
  passes: "No answer to an invented request is a fault of ours, takes a second twice or ten seconds once, or tells of the machine.",
  rounds: { soak: 6_250, sample: 40 },
  strike: async ({ random, rounds, freshFolder }) => {
    const product = await startProduct(freshFolder());
    const outcome = nothingYet();
    // Signing out would end the one session.
    const paths = pages.map(({ path }) => path).filter((path) => path !== "/app/abmelden" && path !== "/app/konto");
    try {
      const cookie = await signInAt(product.origin, ellerland.accounts.find(({ role }) => role === "coordinator")?.email ?? "", DEMO_PASSWORD);
      for (; outcome.rounds < rounds && outcome.others.length < 20; outcome.rounds++) {
        await Promise.all(Array.from({ length: AT_ONCE }, () => one(product.origin, random, paths, cookie, outcome)));
      }
      if ((await fetch(`${product.origin}/readyz`)).status !== 200) outcome.others.push("afterwards the product is not ready");
    } finally {
      await product.stop();
    }
    return outcome;
  },
};

const SLOW_MS = 1_000;

async function timeOf(url: string, method: string, headers: Record<string, string>): Promise<number> {
  const started = performance.now();
  await (await fetch(url, { method, headers, redirect: "manual" })).arrayBuffer();
  return performance.now() - started;
}

function aForm(random: Random): string {
  const fields = Array.from({ length: random.whole(0, 5) }, () => `${random.pick(FIELDS)}=${random.pick(ODD)}`);
  return [`intent=${random.pick(INTENTS)}`, ...fields].join("&");
}

async function one(origin: string, random: Random, paths: string[], cookie: string, outcome: Outcome): Promise<void> {
  const path =
    random.pick(["/", ...paths]).replace(/:\w+/g, (name) => (name === ":region" && random.chance(0.7) ? "ellerland" : random.pick(ODD))) +
    random.pick(["", "", ".data", "/"]);
  const query = Array.from({ length: random.whole(0, 3) }, () => `${random.pick(PARAMETERS)}=${random.pick(ODD)}`).join("&");
  const method = random.pick(METHODS);
  const sends = method === "POST" || method === "PUT" || method === "PATCH";
  const headers: Record<string, string> = {
    "accept-encoding": random.pick(["br", "gzip", "", "*;q=0", "br;q=x"]),
    "if-none-match": random.pick(ODD).replace(/[^\x20-\x7e]/g, ""),
  };
  if (random.chance(0.5)) headers.origin = random.pick([origin, "null", "https://boese.example"]);
  if (random.chance(0.5)) headers.cookie = cookie;
  else if (random.chance(0.2)) headers.cookie = `miteinander.session_token=${random.pick(["x", "a.b", "%", "x".repeat(2_000)])}`;
  const isForm = sends && random.chance(0.6);
  if (isForm) headers["content-type"] = "application/x-www-form-urlencoded";
  else if (sends) headers["content-type"] = random.pick(["application/x-www-form-urlencoded", "multipart/form-data", "application/json", "text/plain", ""]);
  const what = `${method} ${path}${query ? `?${query}` : ""}`.slice(0, 300);
  const started = performance.now();
  let answer: Response;
  try {
    answer = await fetch(`${origin}${path}?${query}`, {
      method,
      headers,
      redirect: "manual",
      ...(sends ? { body: isForm ? aForm(random) : random.pick(ODD) } : {}),
    });
  } catch (error) {
    outcome.others.push(`${what}: no answer (${error instanceof Error ? error.message : String(error)}), with ${JSON.stringify(headers).slice(0, 300)}`);
    return;
  }
  const text = await answer.text();
  // Here an answer is all that is promised.
  outcome.acknowledged += 1;
  if (answer.status >= 500) outcome.others.push(`${what}: ${answer.status}, with ${JSON.stringify(headers).slice(0, 300)}`);
  const took = performance.now() - started;
  // The machine may have been busy: a request that is slow by itself is slow again.
  if (took > SLOW_MS && !sends && (await timeOf(`${origin}${path}?${query}`, method, headers)) > SLOW_MS)
    outcome.others.push(`${what}: took ${Math.round(took)} ms`);
  if (took > 10_000) outcome.others.push(`${what}: took ${Math.round(took)} ms`);
  if (/node_modules|\bat \S+ \(|\.tsx?:\d|\/build\/server/.test(text)) outcome.others.push(`${what}: tells of the machine`);
}
