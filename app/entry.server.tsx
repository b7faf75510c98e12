import { PassThrough } from "node:stream";
import { createReadableStreamFromReadable } from "@react-router/node";
import { renderToPipeableStream, renderToString } from "react-dom/server";
import { ServerRouter, isRouteErrorResponse, type EntryContext, type HandleErrorFunction, type RouterContextProvider } from "react-router";
import { isDatabaseAway } from "#platform/db/index.ts";
import { errorFields, log } from "#platform/log/index.ts";
import { Answer } from "./answer.tsx";
import { readerLocale } from "./reader-language.ts";
import { accountContext, databaseAwayContext, nonceContext, referenceContext } from "./request.ts";

/**
 * Pages without a widget are rendered in one piece, which is a quarter faster; pages that wake up in the browser
 * must be streamed, because their data arrives in the stream.
 */
export default function handleRequest(request: Request, given: number, headers: Headers, router: EntryContext, context: RouterContextProvider) {
  headers.set("Content-Type", "text/html; charset=utf-8");
  const databaseAway = given === 500 && context.get(databaseAwayContext);
  const status = databaseAway ? 503 : given;
  if (databaseAway) headers.set("Retry-After", "10");
  const nonce = context.get(nonceContext);
  const answer = { reference: context.get(referenceContext), locale: readerLocale(request, context.get(accountContext)?.locale), databaseAway };
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

/** Faults are logged under the reference that the error page shows. */
export const handleError: HandleErrorFunction = (error, { request, context }) => {
  if (request.signal.aborted || isRouteErrorResponse(error)) return;
  if (isDatabaseAway(error)) context.set(databaseAwayContext, true);
  log("error", "request.failed", { reference: context.get(referenceContext), ...errorFields(error) });
};
