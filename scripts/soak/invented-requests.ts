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
  rounds: { soak: 12_500, sample: 40 },
  strike: async ({ random, rounds, freshFolder }) => {
    const product = await startProduct(freshFolder());
    const outcome = nothingYet();
    const answers = new Answers();
    // Signing out would end the one session.
    const paths = pages.map(({ path }) => path).filter((path) => path !== "/app/abmelden" && path !== "/app/konto");
    try {
      const cookie = await signInAt(product.origin, ellerland.accounts.find(({ role }) => role === "coordinator")?.email ?? "", DEMO_PASSWORD);
      for (; outcome.rounds < rounds && outcome.others.length < 20; outcome.rounds++) {
        await Promise.all(Array.from({ length: AT_ONCE }, () => one(product.origin, random, paths, cookie, outcome, answers)));
      }
      if ((await fetch(`${product.origin}/readyz`)).status !== 200) outcome.others.push("afterwards the product is not ready");
    } finally {
      await product.stop();
    }
    return { ...outcome, notes: answers.inWords() };
  },
};

const SLOW_MS = 1_000;

/** What was answered, and which answer took longest. */
class Answers {
  readonly #byStatus = new Map<string, number>();
  readonly #pages = new Set<string>();
  #slow = 0;
  #slowest = { what: "", ms: 0, again: 0 };

  add(page: string, status: number): void {
    const kind = `${Math.floor(status / 100)}xx`;
    this.#byStatus.set(kind, (this.#byStatus.get(kind) ?? 0) + 1);
    this.#pages.add(page);
  }

  /** @param again ms of the same request sent once more */
  took(what: string, ms: number, again: number): void {
    if (ms > SLOW_MS) this.#slow += 1;
    if (ms > this.#slowest.ms) this.#slowest = { what, ms, again };
  }

  isSlowest(ms: number): boolean {
    return ms > this.#slowest.ms;
  }

  inWords(): string[] {
    const { what, ms, again } = this.#slowest;
    const kinds = [...this.#byStatus].toSorted().map(([kind, count]) => `${kind} ${count}`);
    return [
      `${this.#pages.size} addresses; ${kinds.join(", ")}`,
      `slowest: ${what}, ${Math.round(ms)} ms, the same again ${Math.round(again)} ms; over ${SLOW_MS} ms: ${this.#slow}`,
    ];
  }
}

function aForm(random: Random): string {
  const fields = Array.from({ length: random.whole(0, 5) }, () => `${random.pick(FIELDS)}=${random.pick(ODD)}`);
  return [`intent=${random.pick(INTENTS)}`, ...fields].join("&");
}

async function one(origin: string, random: Random, paths: string[], cookie: string, outcome: Outcome, answers: Answers): Promise<void> {
  const page = random.pick(["/", ...paths]);
  const path =
    page.replace(/:\w+/g, (name) => (name === ":region" && random.chance(0.7) ? "ellerland" : random.pick(ODD))) + random.pick(["", "", ".data", "/"]);
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
  const body = sends ? { body: isForm ? aForm(random) : random.pick(ODD) } : {};
  const send = async () => {
    const started = performance.now();
    const answer = await fetch(`${origin}${path}?${query}`, { method, headers, redirect: "manual", ...body });
    const text = await answer.text();
    return { status: answer.status, text, ms: performance.now() - started };
  };
  const sent = `with ${JSON.stringify({ ...headers, ...body }).slice(0, 300)}`;
  try {
    const { status, text, ms } = await send();
    // Here an answer is all that is promised.
    outcome.acknowledged += 1;
    answers.add(page, status);
    if (status >= 500) outcome.others.push(`${what}: ${status}, ${sent}`);
    if (/node_modules|\bat \S+ \(|\.tsx?:\d|\/build\/server/.test(text)) outcome.others.push(`${what}: tells of the machine`);
    if (ms <= SLOW_MS && !answers.isSlowest(ms)) return;
    // The machine may have been busy: a request that is slow by itself is slow again.
    const again = (await send()).ms;
    answers.took(what, ms, again);
    if (Math.min(ms, again) > SLOW_MS || ms > 10_000) outcome.others.push(`${what}: took ${Math.round(ms)} ms, then ${Math.round(again)} ms, ${sent}`);
  } catch (error) {
    outcome.others.push(`${what}: no answer (${error instanceof Error ? error.message : String(error)}), ${sent}`);
  }
}
