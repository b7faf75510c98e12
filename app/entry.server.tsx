import { PassThrough } from "node:stream";
import { createReadableStreamFromReadable } from "@react-router/node";
import { renderToPipeableStream, renderToString } from "react-dom/server";
import { ServerRouter, isRouteErrorResponse, type EntryContext, type HandleErrorFunction, type RouterContextProvider } from "react-router";
import { outageOf, type Outage } from "#platform/db/index.ts";
import { errorFields, log } from "#platform/log/index.ts";
import { Answer } from "./answer.tsx";
import { readerLocale } from "./reader-language.ts";
import { accountContext, nonceContext, outageContext, referenceContext } from "./request.ts";
import { FAILED_WITH, RETRY_AFTER } from "./server/refused-with.ts";

const statusOf: Record<Outage, number> = { unavailable: 503, full: 507 };

/**
 * Pages without a widget are rendered in one piece, which is a quarter faster; pages that wake up in the browser
 * must be streamed, because their data arrives in the stream.
 */
export default function handleRequest(request: Request, given: number, headers: Headers, router: EntryContext, context: RouterContextProvider) {
  headers.set("Content-Type", "text/html; charset=utf-8");
  const nonce = context.get(nonceContext);
  const outage = context.get(outageContext);
  const faultStatus = outage === null ? 500 : statusOf[outage];
  const status = given === 500 ? faultStatus : given;
  if (outage !== null) headers.set("Retry-After", RETRY_AFTER);
  const answer = {
    reference: context.get(referenceContext),
    origin: new URL(request.url).origin,
    faultStatus,
    locale: readerLocale(request, context.get(accountContext)?.locale),
  };
  const page = (
    <Answer value={answer}>
      <ServerRouter context={router} url={request.url} nonce={nonce} />
    </Answer>
  );
  if (nonce === "") return new Response(`<!doctype html>${renderToString(page).replace(/^<!doctype html>/i, "")}`, { status, headers });

  return new Promise<Response>((resolve, reject) => {
    const { pipe } = renderToPipeableStream(page, {
      nonce,
      onAllReady() {
        const body = new PassThrough();
        resolve(new Response(createReadableStreamFromReadable(body), { status, headers }));
        pipe(body);
      },
      onShellError: reject,
    });
  });
}

/** Faults are logged under the reference that the error page shows. Called before the page that tells of them is rendered. */
export const handleError: HandleErrorFunction = (error, { request, context }) => {
  if (request.signal.aborted || isRouteErrorResponse(error)) return;
  const outage = outageOf(error);
  context.set(outageContext, outage);
  if (outage !== null) request.headers.set(FAILED_WITH, String(statusOf[outage]));
  log("error", "request.failed", { reference: context.get(referenceContext), ...errorFields(error) });
};
