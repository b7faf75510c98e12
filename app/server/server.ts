import { createServer, type Server } from "node:http";
import { resolve } from "node:path";
import { getRequestListener } from "@hono/node-server";
import { getConnInfo } from "@hono/node-server/conninfo";
import { Hono, type Context as HonoContext } from "hono";
import { bodyLimit } from "hono/body-limit";
import { compress } from "hono/compress";
import type { ServerBuild } from "react-router";
import { CLIENT_ADDRESS } from "#platform/auth/index.ts";
import type { Settings } from "#platform/config/index.ts";
import type { House } from "#platform/house.ts";
import { errorFields, log } from "#platform/log/index.ts";
import { loadAssets } from "./assets.ts";
import { ContentVersions } from "./content-versions.ts";
import { findAddress } from "./find-address.ts";
import { HtmlCache } from "./html-cache.ts";
import { listen } from "./listen.ts";
import { RequestFigures, serveMetrics } from "./metrics.ts";
import { newReference } from "./new-reference.ts";
import { servePublicPages, type Answered } from "./public-pages.ts";
import { isReady } from "./readiness.ts";
import { FAILED_WITH, REFUSED_WITH } from "./refused-with.ts";
import { renderer } from "./render.ts";
import { secure } from "./security-headers.ts";

const buildFolder = resolve(import.meta.dirname, "../../build");
/** Asked by machines, and no pages; without a name of their own they would be logged as a region. */
const HOUSE_ADDRESSES = new Set(["/healthz", "/readyz"]);
const CACHE_BYTES = 64 * 1024 * 1024;
/** Uploads end at 20 MB; the rest is room for the form around them. */
const BODY_BYTES = 21 * 1024 * 1024;

export type RunningServer = { server: Server; port: number; close(): Promise<void> };

/** Starts serving. The house stays open; who opened it closes it after `close()`. */
export async function startServer(house: House): Promise<RunningServer> {
  const build = (await import(resolve(buildFolder, "server/index.js"))) as ServerBuild;
  const assets = loadAssets(resolve(buildFolder, "client"));
  const { render, renderReading, refuse: refusal } = renderer(build, house.settings);
  const versions = new ContentVersions(house.database);
  await versions.start();
  /** Where no port opens: what listens to the database would keep it open. */
  const stopVersions = async (error: unknown): Promise<never> => {
    await versions.stop();
    throw error;
  };

  const requests = new RequestFigures();
  const cache = new HtmlCache(CACHE_BYTES);
  const { metricsPort } = house.settings;
  const metrics = metricsPort === null ? null : await serveMetrics(house, { requests, cache }, metricsPort).catch(stopVersions);

  let closing = false;
  const note = ({ ms, ...answered }: Answered) => {
    requests.add(answered.status, ms);
    log("info", "request", { ...answered, ms: Math.round(ms) });
  };

  const app = new Hono<{ Variables: { reference: string } }>();
  /** What is refused before any page is asked, said on a page in the reader's language. */
  function refuse(c: HonoContext, status: number): Promise<Response> {
    return refusal(c.req.raw.url, headersAsSeenOutside(c, house.settings, c.get("reference")), status);
  }

  app.use(async (c, next) => {
    const started = performance.now();
    const reference = newReference();
    c.set("reference", reference);
    await next();
    secure(c.res.headers, house.settings.origin);
    // Else a client that keeps asking would keep a stopping server alive.
    if (closing) c.res.headers.set("Connection", "close");
    const page = HOUSE_ADDRESSES.has(c.req.path) ? c.req.path : (findAddress(c.req.path)?.page.path ?? "-");
    note({ reference, method: c.req.method, page, status: c.res.status, ms: performance.now() - started });
  });
  app.get("/healthz", (c) => c.text("ok"));
  app.get("/readyz", async (c) => ((await isReady(house.database)) ? c.text("ready") : c.text("the database does not answer", 503)));
  app.use(async (c, next) => {
    if (isWrite(c.req.method) && !fromOurselves(c.req.raw, house.settings.origin) && !fromMailProgram(c)) return refuse(c, 403);
    await next();
  });
  app.use(async (c, next) => {
    if (!isReadable(c.req.raw.url)) return refuse(c, 404);
    if (isWrite(c.req.method) && !isForm(c.req.raw)) return refuse(c, c.req.method === "POST" ? 415 : 405);
    await next();
  });
  app.use(compress());
  app.use(
    bodyLimit({
      maxSize: BODY_BYTES,
      onError: async (c) => {
        const answer = await refuse(c, 413);
        answer.headers.set("Connection", "close");
        return answer;
      },
    }),
  );
  app.all("*", async (c) => {
    const request = c.req.raw;
    const path = c.req.path;
    if (!isWrite(request.method)) {
      const asset = assets.answer(request, path);
      if (asset) return asset;
    }
    const headers = headersAsSeenOutside(c, house.settings, c.get("reference"));
    return render(new Request(outsideUrl(request.url, house.settings.origin), new Request(request, { headers })));
  });
  app.onError((error, c) => {
    const reference = c.get("reference");
    log("error", "request.crashed", { reference, ...errorFields(error) });
    return c.text(`Das hat nicht geklappt, es liegt an uns. Nennen Sie bei Fragen die Nummer ${reference}.`, 500);
  });

  const answered = servePublicPages({ house, versions, cache, render: renderReading, note, isAsset: assets.has, isClosing: () => closing });
  const others = getRequestListener(app.fetch);
  const server = createServer((incoming, outgoing) => {
    if (!answered(incoming, outgoing)) void others(incoming, outgoing);
  });
  server.requestTimeout = 60_000;
  server.headersTimeout = 15_000;
  const port = await listen(server, house.settings.port, house.settings.host, "PORT").catch(async (error: unknown) => {
    await metrics?.close();
    return stopVersions(error);
  });
  return {
    server,
    port,
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
 * A mail program's own button (RFC 8058) sends no Origin and no cookie; the code in the address is all it may use. A browser
 * on somebody else's page always says where it comes from, and stays out.
 */
function fromMailProgram(c: HonoContext): boolean {
  return c.req.header("origin") === undefined && c.req.header("cookie") === undefined && findAddress(c.req.path)?.page.oneClick === true;
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
function headersAsSeenOutside(c: HonoContext, { trustedProxy }: Settings, reference: string): Headers {
  const forwarded = trustedProxy ? c.req.header("x-forwarded-for")?.split(",").at(-1)?.trim() : undefined;
  const headers = new Headers(c.req.raw.headers);
  headers.set(CLIENT_ADDRESS, forwarded ?? getConnInfo(c).remote.address ?? "");
  headers.set("x-request-id", reference);
  headers.delete(REFUSED_WITH);
  headers.delete(FAILED_WITH);
  return headers;
}
