import { pages } from "#app/pages.ts";
import { ellerland } from "#db/seed/ellerland/index.ts";
import { DEMO_PASSWORD } from "#db/seed/load.ts";
import type { Random } from "#domain/concept/import/generate-concept.ts";
import { LINK_KINDS } from "#platform/db/index.ts";
import { signInAt, startProduct } from "../bench/product.ts";
import { nothingYet, type Fault, type Outcome } from "./fault.ts";
import { openBeside } from "./open-database.ts";
import { realLinks, type RealLinks } from "./real-links.ts";
import { isEnd, realPages, type RealPage } from "./real-pages.ts";

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

/** Who asks beside nobody. */
const ROLES = ["coordinator", "administrator", "organisation-member"] as const;

/**
 * Throws invented requests at all addresses, half of them at pages that are there, with fields of their own forms. Of those behind a
 * signed link, half bring a code that opens something.
 */
export const inventedRequests: Fault = {
  name: "invented-requests",
  passes: "No answer to an invented request is a fault of ours, takes a second also when it is asked alone, or tells of the machine.",
  rounds: { soak: 12_500, sample: 40 },
  strike: async ({ random, rounds, freshFolder }) => {
    const product = await startProduct(freshFolder());
    const outcome = nothingYet();
    const answers = new Answers();
    // Signing out would end the one session.
    const paths = pages.map(({ path }) => path).filter((path) => !isEnd(path));
    try {
      const cookies: string[] = [];
      for (const wanted of ROLES) {
        const email = ellerland.accounts.find(({ role }) => role === wanted)?.email;
        if (!email) throw new Error(`Nobody in the demo region is ${wanted}.`);
        cookies.push(await signInAt(product.origin, email, DEMO_PASSWORD));
      }
      const beside = await openBeside(product.environment);
      const links = await realLinks(beside).finally(() => beside.close());
      const real = await realPages(product.origin, "ellerland", ["", ...cookies], opened(links));
      const site = { origin: product.origin, paths, cookies, real, links };
      for (; outcome.rounds < rounds && outcome.others.length < 20; outcome.rounds++) {
        await Promise.all(Array.from({ length: AT_ONCE }, () => one(site, random, outcome, answers)));
      }
      outcome.others.push(...(await answers.faults()));
      outcome.notes = await answers.inWords();
      if ((await fetch(`${product.origin}/readyz`)).status !== 200) outcome.others.push("afterwards the product is not ready");
    } finally {
      await product.stop();
    }
    return outcome;
  },
};

const SLOW_MS = 1_000;

type Slow = { what: string; ms: number; send: () => Promise<{ ms: number }> };

/** What was answered, and what took long. */
class Answers {
  readonly #byStatus = new Map<string, number>();
  readonly #pages = new Set<string>();
  readonly #slow: Slow[] = [];
  #slowest: Slow | null = null;

  add(page: string, status: number, asked: Slow): void {
    const kind = `${Math.floor(status / 100)}xx`;
    this.#byStatus.set(kind, (this.#byStatus.get(kind) ?? 0) + 1);
    this.#pages.add(page);
    if (asked.ms > SLOW_MS) this.#slow.push(asked);
    if (asked.ms > (this.#slowest?.ms ?? 0)) this.#slowest = asked;
  }

  /**
   * Asks what was slow once more, alone: the machine may have been busy, and a request that is slow by itself is slow
   * five times.
   */
  async faults(): Promise<string[]> {
    const found: string[] = [];
    for (const asked of this.#slow) {
      const best = await bestOf(asked);
      if (best > SLOW_MS) found.push(`${asked.what}: took ${Math.round(asked.ms)} ms, alone ${Math.round(best)} ms`);
    }
    return found;
  }

  async inWords(): Promise<string[]> {
    const kinds = [...this.#byStatus].toSorted().map(([kind, count]) => `${kind} ${count}`);
    const about = `${this.#pages.size} addresses; ${kinds.join(", ")}; over ${SLOW_MS} ms: ${this.#slow.length}`;
    if (!this.#slowest) return [about];
    return [about, `slowest: ${this.#slowest.what}, ${Math.round(this.#slowest.ms)} ms, alone ${Math.round(await bestOf(this.#slowest))} ms`];
  }
}

async function bestOf({ send }: Slow): Promise<number> {
  let best = Infinity;
  for (let turn = 0; turn < 5 && best > SLOW_MS; turn++) best = Math.min(best, (await send()).ms);
  return best;
}

function aForm(random: Random): string {
  const fields = Array.from({ length: random.whole(0, 5) }, () => `${random.pick(FIELDS)}=${random.pick(ODD)}`);
  return [`intent=${random.pick(INTENTS)}`, ...fields].join("&");
}

/** A form of the page with most of its fields as they stand, one or two of them odd. */
function aRealForm(random: Random, forms: RealPage["forms"]): string | null {
  const [first, ...others] = forms;
  if (!first) return null;
  const { fields, buttons } = random.pick([first, ...others]);
  const [button, ...more] = buttons;
  const odd = 2 / Math.max(2, fields.length);
  const kept = fields.filter(() => random.chance(0.95)).map(([name, value]): [string, string] => [name, random.chance(odd) ? random.pick(ODD) : value]);
  return new URLSearchParams([...kept, ...(button ? [random.pick([button, ...more])] : [])]).toString();
}

type Site = { origin: string; paths: string[]; cookies: string[]; real: RealPage[]; links: RealLinks };

/** The addresses that a link's code alone opens, with the codes of its kind. */
function opened(links: RealLinks): string[] {
  return pages.flatMap((page) =>
    page.audience === "link" && !page.path.replace(":code", "").includes(":") ? links[page.opens].map((code) => page.path.replace(":code", code)) : [],
  );
}

/** A code that opens this address, seldom one of another kind. */
function codeFor(path: string, random: Random, links: RealLinks): string {
  const page = pages.find((listed) => listed.path === path);
  return random.pick(links[page?.audience === "link" && random.chance(0.9) ? page.opens : random.pick(LINK_KINDS)]);
}

async function one({ origin, paths, cookies, real, links }: Site, random: Random, outcome: Outcome, answers: Answers): Promise<void> {
  const [firstPage, ...otherPages] = real;
  const there = firstPage && random.chance(0.5) ? random.pick([firstPage, ...otherPages]) : null;
  const page = there?.page ?? random.pick(["/", ...paths]);
  const path =
    there?.path ??
    page.replace(/:\w+/g, (name) => {
      if (name === ":region" && random.chance(0.7)) return "ellerland";
      return name === ":code" && random.chance(0.5) ? codeFor(page, random, links) : random.pick(ODD);
    }) + random.pick(["", "", ".data", "/"]);
  const query = Array.from({ length: random.whole(0, 3) }, () => `${random.pick(PARAMETERS)}=${random.pick(ODD)}`).join("&");
  const method = random.pick(METHODS);
  const sends = method === "POST" || method === "PUT" || method === "PATCH";
  const headers: Record<string, string> = {
    "accept-encoding": random.pick(["br", "gzip", "", "*;q=0", "br;q=x"]),
    "if-none-match": random.pick(ODD).replace(/[^\x20-\x7e]/g, ""),
  };
  if (random.chance(0.5)) headers.origin = random.pick([origin, "null", "https://boese.example"]);
  if (random.chance(0.7)) headers.cookie = random.pick(["", ...cookies]);
  else if (random.chance(0.2)) headers.cookie = `miteinander.session_token=${random.pick(["x", "a.b", "%", "x".repeat(2_000)])}`;
  const isForm = sends && random.chance(there ? 0.9 : 0.6);
  // A form from elsewhere is refused before anything is read of it.
  if (isForm && there) headers.origin = origin;
  if (isForm) headers["content-type"] = "application/x-www-form-urlencoded";
  else if (sends) headers["content-type"] = random.pick(["application/x-www-form-urlencoded", "multipart/form-data", "application/json", "text/plain", ""]);
  const what = `${method} ${path}${query ? `?${query}` : ""}`.slice(0, 300);
  const body = sends ? { body: isForm ? ((there && aRealForm(random, there.forms)) ?? aForm(random)) : random.pick(ODD) } : {};
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
    answers.add(page, status, { what: `${what} ${sent}`, ms, send });
    if (status >= 500) outcome.others.push(`${what}: ${status}, ${sent}`);
    if (/node_modules|\bat \S+ \(|\.tsx?:\d|\/build\/server/.test(text)) outcome.others.push(`${what}: tells of the machine`);
  } catch (error) {
    outcome.others.push(`${what}: no answer (${error instanceof Error ? error.message : String(error)}), ${sent}`);
  }
}
