import type { IncomingMessage, ServerResponse } from "node:http";
import { dayIn } from "#platform/db/index.ts";
import type { House } from "#platform/house.ts";
import { errorFields, log } from "#platform/log/index.ts";
import { RESERVED_NAMES } from "#platform/tenancy/index.ts";
import type { Page } from "../pages.ts";
import type { ContentVersions } from "./content-versions.ts";
import { findAddress, type FoundAddress } from "./find-address.ts";
import { bodyIn, pickEncoding, toCachedPage, type CachedPage, type HtmlCache } from "./html-cache.ts";
import { newReference } from "./new-reference.ts";
import type { Renderer } from "./render.ts";
import { secure } from "./security-headers.ts";

type Parts = {
  house: House;
  versions: ContentVersions;
  render: Renderer["renderReading"];
  cache: HtmlCache;
  isAsset(path: string): boolean;
  isClosing(): boolean;
  note(answered: Answered): void;
};

/** One request and its answer, as the log and the figures know them. */
export type Answered = { reference: string; method: string; page: string; status: number; ms: number };

/**
 * Answers reading pages from the cache, below the framework of the other addresses: its request and response objects
 * cost four times what sending a finished page costs.
 *
 * @returns whether the request was one for a public page; if not, somebody else answers
 */
export function servePublicPages(parts: Parts): (incoming: IncomingMessage, outgoing: ServerResponse) => boolean {
  return (incoming, outgoing) => {
    const url = addressOf(incoming, parts.house.settings.origin);
    if (url === null) return false;
    const address = findAddress(url.pathname);
    if (address?.page.audience !== "public" || RESERVED_NAMES.includes(address.region)) return false;
    if (url.pathname.endsWith(".data") || parts.isAsset(url.pathname)) return false;
    void answer(parts, { incoming, outgoing, url, address });
    return true;
  };
}

/** The address as people see it, whatever a proxy made of it; null for all that is no reading of a decent address. */
function addressOf({ method, url = "" }: IncomingMessage, origin: string): URL | null {
  if (method !== "GET" && method !== "HEAD") return null;
  const address = URL.parse(origin + url);
  if (address === null || address.origin !== origin || /%00/.test(address.search)) return null;
  try {
    return decodeURIComponent(address.pathname).includes("\0") ? null : address;
  } catch {
    return null;
  }
}

type Visit = { incoming: IncomingMessage; outgoing: ServerResponse; url: URL; address: FoundAddress };

async function answer({ house, versions, cache, render, isClosing, note }: Parts, { incoming, outgoing, url, address }: Visit): Promise<void> {
  const started = performance.now();
  const reference = newReference();
  // Else a client that keeps asking would keep a stopping server alive.
  if (isClosing()) outgoing.shouldKeepAlive = false;
  keepListed(url, address.page);
  try {
    const page = await cache.get(url.pathname + url.search, versions.known(address.region), async () => {
      const version = await versions.current(address.region);
      // Without cookies and without what the key leaves out: nobody's own page lands in the cache.
      const response = await render(new Request(url, { headers: { accept: "text/html", "x-request-id": reference } }), address.page);
      secure(response.headers, house.settings.origin);
      return toCachedPage(response, version, nextMidnight());
    });
    await send(incoming, outgoing, page);
  } catch (error) {
    log("error", "request.crashed", { reference, ...errorFields(error) });
    outgoing.writeHead(500, { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store" });
    outgoing.end(`Das hat nicht geklappt, es liegt an uns. Nennen Sie bei Fragen die Nummer ${reference}.`);
  }
  note({ reference, method: incoming.method ?? "GET", page: address.page.path, status: outgoing.statusCode, ms: performance.now() - started });
}

/** Sends a page as the client can take it: unchanged, compressed, without body for HEAD. */
async function send(incoming: IncomingMessage, outgoing: ServerResponse, page: CachedPage): Promise<void> {
  if (page.status === 200 && incoming.headers["if-none-match"]?.includes(page.etag)) {
    outgoing.writeHead(304, page.headers).end();
    return;
  }
  const encoding = pickEncoding(incoming.headers["accept-encoding"] ?? "");
  const body = await bodyIn(page, encoding);
  const ofBody = encoding === "identity" ? [] : ["Content-Encoding", encoding];
  outgoing.writeHead(page.status, [...page.headers, ...ofBody, "Content-Length", String(body.length)]);
  outgoing.end(incoming.method === "HEAD" ? undefined : body);
}

/** Leaves of an address only what makes a different page: else invented parameters would flood the cache. */
function keepListed(url: URL, page: Page): void {
  if (url.search === "") return;
  const kept = new URLSearchParams();
  for (const name of page.query ?? []) {
    const value = url.searchParams.get(name);
    if (value) kept.set(name, value.slice(0, 100));
  }
  url.search = kept.toString();
}

const LONGEST_DAY_MS = 25 * 3_600_000;
let midnight = 0;

/** Pages say "today": the first midnight of any German region makes them untrue. */
function nextMidnight(): number {
  const now = Date.now();
  // Farther away than a day only after somebody put the clock right.
  if (midnight > now && midnight - now <= LONGEST_DAY_MS) return midnight;
  const today = dayIn("Europe/Berlin", new Date(now));
  let low = now;
  let high = now + LONGEST_DAY_MS;
  while (high - low > 1_000) {
    const middle = Math.floor((low + high) / 2);
    if (dayIn("Europe/Berlin", new Date(middle)) === today) low = middle;
    else high = middle;
  }
  midnight = high;
  return midnight;
}
