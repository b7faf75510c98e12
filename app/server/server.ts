import { createServer, type Server } from "node:http";
import { resolve } from "node:path";
import { getRequestListener } from "@hono/node-server";
import { getConnInfo } from "@hono/node-server/conninfo";
import { Hono, type Context as HonoContext } from "hono";
import { bodyLimit } from "hono/body-limit";
import { compress } from "hono/compress";
import { createRequestHandler, RouterContextProvider, type ServerBuild } from "react-router";
import { CLIENT_ADDRESS } from "#platform/auth/index.ts";
import type { Settings } from "#platform/config/index.ts";
import { dayIn } from "#platform/db/index.ts";
import type { House } from "#platform/house.ts";
import { errorFields, log } from "#platform/log/index.ts";
import type { Page } from "../pages.ts";
import { contentSecurityPolicy } from "../policy.ts";
import { loadAssets } from "./assets.ts";
import { ContentVersions } from "./content-versions.ts";
import { findAddress } from "./find-address.ts";
import { answer, HtmlCache, toCachedPage, type CachedPage } from "./html-cache.ts";
import { RequestFigures, serveMetrics } from "./metrics.ts";
import { newReference } from "./new-reference.ts";
import { isReady } from "./readiness.ts";

const buildFolder = resolve(import.meta.dirname, "../../build");
const CACHE_BYTES = 64 * 1024 * 1024;
/** Uploads end at 20 MB; the rest is room for the form around them. */
const BODY_BYTES = 21 * 1024 * 1024;

export type RunningServer = { server: Server; port: number; close(): Promise<void> };

/** Starts serving. The house stays open; who opened it closes it after `close()`. */
export async function startServer(house: House): Promise<RunningServer> {
  const build = (await import(resolve(buildFolder, "server/index.js"))) as ServerBuild;
  const render = createRequestHandler(build, "production");
  const assets = loadAssets(resolve(buildFolder, "client"));
  const cache = new HtmlCache(CACHE_BYTES);
  const versions = new ContentVersions(house.database);
  await versions.start();

  const requests = new RequestFigures();
  const { metricsPort } = house.settings;
  const metrics = metricsPort === null ? null : await serveMetrics(house, { requests, cache }, metricsPort);

  let closing = false;

  const app = new Hono<{ Variables: { reference: string } }>();
  app.use(async (c, next) => {
    const started = performance.now();
    const reference = newReference();
    c.set("reference", reference);
    await next();
    secure(c.res.headers, house.settings.origin);
    // Else a client that keeps asking would keep a stopping server alive.
    if (closing) c.res.headers.set("Connection", "close");
    const address = findAddress(c.req.path);
    const ms = performance.now() - started;
    requests.add(c.res.status, ms);
    log("info", "request", {
      reference,
      method: c.req.method,
      page: address?.page.path ?? "-",
      status: c.res.status,
      ms: Math.round(ms),
    });
  });
  app.get("/healthz", (c) => c.text("ok"));
  app.get("/readyz", async (c) => ((await isReady(house.database)) ? c.text("ready") : c.text("the database does not answer", 503)));
  app.use(async (c, next) => {
    const { origin } = house.settings;
    if (isWrite(c.req.method) && !fromOurselves(c.req.raw, origin)) {
      return c.text(`Das kam nicht von einer unserer eigenen Seiten, und es wurde nichts geändert. Sie erreichen uns unter ${origin}.`, 403);
    }
    await next();
  });
  app.use(async (c, next) => {
    if (!isReadable(c.req.raw.url)) return c.text("Diese Adresse gibt es nicht.", 404);
    if (isWrite(c.req.method) && !isForm(c.req.raw)) return c.text("Hier werden nur Formulare angenommen.", c.req.method === "POST" ? 415 : 405);
    await next();
  });
  app.use(compress());
  app.use(
    bodyLimit({
      maxSize: BODY_BYTES,
      onError: (c) => c.text("Die Datei ist zu groß. Erlaubt sind 20 MB. Es wurde nichts geändert.", 413, { Connection: "close" }),
    }),
  );
  app.all("*", async (c) => {
    const request = c.req.raw;
    const path = c.req.path;
    if (!isWrite(request.method)) {
      const asset = assets(request, path);
      if (asset) return asset;
    }
    const address = findAddress(path);
    const cacheable = address?.page.audience === "public" && (request.method === "GET" || request.method === "HEAD") && !path.endsWith(".data");
    const reference = c.get("reference");
    if (!cacheable) return render(asSeenOutside(c, house.settings, reference), new RouterContextProvider());
    const url = cacheUrl(outsideUrl(request.url, house.settings.origin), address.page);
    const page = await cache.get(url.pathname + url.search, versions.known(address.region), async (): Promise<CachedPage> => {
      const version = await versions.current(address.region);
      // Without cookies and without what the key leaves out: nobody's own page lands in the cache.
      const response = await render(new Request(url, { headers: { accept: "text/html", "x-request-id": reference } }), new RouterContextProvider());
      return toCachedPage(response, version, nextMidnight());
    });
    return answer(request, page);
  });
  app.onError((error, c) => {
    const reference = c.get("reference");
    log("error", "request.crashed", { reference, ...errorFields(error) });
    return c.text(`Das hat nicht geklappt, es liegt an uns. Nennen Sie bei Fragen die Nummer ${reference}.`, 500);
  });

  const server = createServer(getRequestListener(app.fetch));
  server.requestTimeout = 60_000;
  server.headersTimeout = 15_000;
  await new Promise<void>((done, fail) => server.once("error", fail).listen(house.settings.port, house.settings.host, done));
  const bound = server.address();
  return {
    server,
    port: typeof bound === "object" && bound ? bound.port : house.settings.port,
    close: async () => {
      closing = true;
      await new Promise<void>((done) => {
        server.close(() => done());
        server.closeIdleConnections();
      });
      await metrics?.close();
      await versions.stop();
    },
  };
}

function isWrite(method: string): boolean {
  return method !== "GET" && method !== "HEAD" && method !== "OPTIONS";
}

/** Our pages send forms and nothing else; anything else would only fail later, as a fault of ours. */
function isForm(request: Request): boolean {
  const type = request.headers.get("content-type") ?? "";
  return request.method === "POST" && /^(application\/x-www-form-urlencoded\b|multipart\/form-data;.*boundary=)/i.test(type);
}

/** PostgreSQL takes no text with a NUL, and no page of ours has a name that cannot be decoded. */
function isReadable(address: string): boolean {
  try {
    const { pathname, search } = new URL(address);
    return !decodeURIComponent(pathname).includes("\0") && !/%00/.test(search);
  } catch {
    return false;
  }
}

/** Browsers send Origin with every write; one that comes from elsewhere, or from nowhere, is refused. */
function fromOurselves(request: Request, origin: string): boolean {
  const given = request.headers.get("origin");
  return given === null ? request.headers.get("sec-fetch-site") === "same-origin" : given === origin;
}

/**
 * Behind a proxy we are asked in plain HTTP under whatever name. The pages, and React Router's comparison with the
 * header Origin, need the address as people see it.
 */
function outsideUrl(address: string, origin: string): URL {
  const { pathname, search } = new URL(address);
  return new URL(`${origin}${pathname}${search}`);
}

/** Sign-in counts failures per client address, and errors are logged under the reference; only we may say what these are. */
function asSeenOutside(c: HonoContext, { origin, trustedProxy }: Settings, reference: string): Request {
  const forwarded = trustedProxy ? c.req.header("x-forwarded-for")?.split(",").at(-1)?.trim() : undefined;
  const headers = new Headers(c.req.raw.headers);
  headers.set(CLIENT_ADDRESS, forwarded ?? getConnInfo(c).remote.address ?? "");
  headers.set("x-request-id", reference);
  return new Request(outsideUrl(c.req.raw.url, origin), new Request(c.req.raw, { headers }));
}

function cacheUrl(url: URL, page: Page): URL {
  const kept = new URLSearchParams();
  for (const name of page.query ?? []) {
    const value = url.searchParams.get(name);
    if (value) kept.set(name, value.slice(0, 100));
  }
  url.search = kept.toString();
  return url;
}

/** Pages say "today": the first midnight of any German region makes them untrue. */
function nextMidnight(): number {
  const now = Date.now();
  const today = dayIn("Europe/Berlin", new Date(now));
  let low = now;
  let high = now + 25 * 3_600_000;
  while (high - low > 1_000) {
    const middle = Math.floor((low + high) / 2);
    if (dayIn("Europe/Berlin", new Date(middle)) === today) low = middle;
    else high = middle;
  }
  return high;
}

function secure(headers: Headers, origin: string): void {
  headers.set("X-Content-Type-Options", "nosniff");
  headers.set("Referrer-Policy", "same-origin");
  headers.set("X-Frame-Options", "DENY");
  headers.set("Cross-Origin-Opener-Policy", "same-origin");
  headers.set("Cross-Origin-Resource-Policy", "same-origin");
  headers.set("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
  // Error pages are thrown before a page could say what it needs; they carry no script.
  const isPage = headers.get("Content-Type")?.startsWith("text/html") ?? false;
  if (!headers.has("Content-Security-Policy"))
    headers.set("Content-Security-Policy", isPage ? contentSecurityPolicy("'none'") : "default-src 'none'; frame-ancestors 'none'");
  if (!headers.has("Cache-Control")) headers.set("Cache-Control", "no-store");
  if (origin.startsWith("https:")) headers.set("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
}
