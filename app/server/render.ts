import { createRequestHandler, RouterContextProvider, type ServerBuild } from "react-router";
import type { Settings } from "#platform/config/index.ts";
import type { Page } from "../pages.ts";
import { namedLocale } from "../reader-language.ts";
import { findAddress } from "./find-address.ts";
import { FAILED_WITH, REFUSED_WITH, RETRY_AFTER } from "./refused-with.ts";

export type Renderer = {
  /** Asks the pages. @param request as people see it: under our origin */
  render(request: Request): Promise<Response>;
  /** As render, for a page without script whose address is known. */
  renderReading(request: Request, page: Page): Promise<Response>;
  /** Says on a page of its own, in the reader's language, why there is no answer. @param headers of the request */
  refuse(address: string, headers: Headers, status: number, code?: "not-allowed"): Promise<Response>;
};

export function renderer(build: ServerBuild, settings: Settings): Renderer {
  const route = createRequestHandler(build, "production");
  const alone = new Map<string, ReturnType<typeof createRequestHandler>>();

  const refuse: Renderer["refuse"] = async (address, given, status, code) => {
    const headers = new Headers(given);
    headers.set(REFUSED_WITH, code ? `${status} ${code}` : String(status));
    // The address may be one that cannot be read, or a download, which could not show a page: the first page always can.
    const page = new URL("/", settings.origin);
    const named = URL.canParse(address) ? namedLocale(new URL(address)) : undefined;
    if (named) page.searchParams.set("sprache", named);
    const answer = await route(new Request(page, { headers }), new RouterContextProvider());
    if (status === 503 || status === 507) answer.headers.set("Retry-After", RETRY_AFTER);
    return answer;
  };

  // React Router compares an address with every route three times and converts all routes once for each page.
  const routeOf = ({ path }: Page) => {
    const known = alone.get(path) ?? createRequestHandler(withOnly(build, path), "production");
    alone.set(path, known);
    return known;
  };

  const renderBy = async (handler: typeof route, request: Request) => {
    const answer = await handler(request, new RouterContextProvider());
    if (isBareRefusal(request, answer)) return refuse(request.url, request.headers, answer.status, answer.status === 403 ? "not-allowed" : undefined);
    const failedWith = Number(request.headers.get(FAILED_WITH));
    // A page says itself what is the matter. Of downloads and of `.data` React Router only says that something failed.
    if (answer.status !== 500 || !failedWith) return answer;
    if (!new URL(request.url).pathname.endsWith(".data")) return refuse(request.url, request.headers, failedWith);
    const headers = new Headers(answer.headers);
    headers.set("Retry-After", RETRY_AFTER);
    return new Response(answer.body, { status: failedWith, headers });
  };

  return {
    render: (request) => {
      const { pathname } = new URL(request.url);
      const page = pathname.endsWith(".data") ? undefined : findAddress(pathname)?.page;
      // A page that wakes up in the browser must know the ways to the others.
      return renderBy(page && !page.hydrate ? routeOf(page) : route, request);
    },
    renderReading: (request, page) => renderBy(routeOf(page), request),
    refuse,
  };
}

/** A file that is not there, or not for this one, asked for by somebody who reads: React Router answers with the thrown value alone, `{"code":"not-found"}`. */
function isBareRefusal(request: Request, answer: Response): boolean {
  if (![403, 404, 410].includes(answer.status)) return false;
  const { pathname } = new URL(request.url);
  if (pathname.endsWith(".data") || pathname.startsWith("/api/")) return false;
  const reads = (request.headers.get("accept") ?? "").includes("text/html");
  return reads && (answer.headers.get("content-type") ?? "").startsWith("application/json");
}

function withOnly(build: ServerBuild, path: string): ServerBuild {
  const { root, [path]: page } = build.routes;
  const { root: rootFiles, [path]: files } = build.assets.routes;
  if (!rootFiles || !files) throw new Error(`The build knows no page ${path}.`);
  return { ...build, routes: { root, [path]: page }, assets: { ...build.assets, routes: { root: rootFiles, [path]: files } } };
}
