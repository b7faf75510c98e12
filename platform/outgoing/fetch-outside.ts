import { lookup as resolve } from "node:dns";
import { request as plain, type IncomingMessage, type RequestOptions } from "node:http";
import { request as secure } from "node:https";
import { isIP, type LookupFunction } from "node:net";
import { done, refused, type Result } from "#platform/result.ts";
import { isPublicAddress } from "./public-address.ts";

const LIMITS = { ms: 10_000, bytes: 1_000_000, redirects: 3 };

export type OutgoingRequest = {
  headers?: Record<string, string>;
  form?: Record<string, string>;
  /** Only asks whether something is there. */
  head?: boolean;
  /** Of the answer; a megabyte unless told. What is packed stays packed, so that nothing unfolds to more. */
  maxBytes?: number;
};
/** `etag`, `lastModified`: to be sent back as If-None-Match and If-Modified-Since; then 304 says that nothing changed. */
export type OutgoingAnswer = { status: number; text: string; etag?: string; lastModified?: string };
export type OutgoingFault =
  /** An address inside a network, or no https, and the host is not on the list of those allowed. */
  "not-allowed" | "too-large" | "too-slow" | "too-many-redirects" | "unreachable";

class Fault extends Error {
  readonly fault: OutgoingFault;
  constructor(fault: OutgoingFault) {
    super(fault);
    this.fault = fault;
  }
}

/**
 * The one way out of the house, for addresses that people enter: HTTPS to public network addresses. What a name resolves to
 * is looked at as the connection is made, so that a name that changes its mind finds nothing; so is each redirect.
 *
 * @param allowed `host:port` of those in our own network that may be called, also without TLS (setting PRIVATE_HOSTS)
 */
export async function fetchOutside(allowed: readonly string[], address: string, request: OutgoingRequest = {}): Promise<Result<OutgoingAnswer, OutgoingFault>> {
  const signal = AbortSignal.timeout(LIMITS.ms);
  let url = URL.parse(address);
  let headers = request.headers;
  try {
    for (let hop = 0; hop <= LIMITS.redirects; hop += 1) {
      if (!url) return refused("unreachable");
      const answer = await send(url, { ...request, headers }, allowed, signal);
      const { statusCode: status = 0 } = answer;
      const location = status >= 300 && status < 400 ? answer.headers.location : undefined;
      if (location === undefined) {
        const { etag, "last-modified": lastModified } = answer.headers;
        return done({ status, text: await textOf(answer, request.maxBytes ?? LIMITS.bytes), etag, lastModified });
      }
      answer.destroy();
      // What was sent with a form is for its receiver alone.
      if (request.form) return refused("too-many-redirects");
      const next: URL | null = URL.parse(location, url);
      if (next?.origin !== url.origin) headers = undefined;
      url = next;
    }
    return refused("too-many-redirects");
  } catch (error) {
    if (signal.aborted) return refused("too-slow");
    return refused(error instanceof Fault ? error.fault : "unreachable");
  }
}

function send(url: URL, { headers, form, head = false }: OutgoingRequest, allowed: readonly string[], signal: AbortSignal): Promise<IncomingMessage> {
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const isAllowed = allowed.includes(`${host}:${url.port || (url.protocol === "https:" ? "443" : "80")}`);
  const isHttp = url.protocol === "https:" || (url.protocol === "http:" && isAllowed);
  if (!isHttp || url.username !== "" || url.password !== "") throw new Fault("not-allowed");
  // A bare address is never looked up.
  if (!isAllowed && isIP(host) !== 0 && !isPublicAddress(host)) throw new Fault("not-allowed");
  const body = form === undefined ? undefined : new URLSearchParams(form).toString();
  const options: RequestOptions = {
    method: head ? "HEAD" : body === undefined ? "GET" : "POST",
    headers: {
      accept: "application/json",
      "accept-encoding": "identity",
      ...headers,
      ...(body === undefined ? {} : { "content-type": "application/x-www-form-urlencoded", "content-length": Buffer.byteLength(body) }),
    },
    agent: false,
    signal,
    lookup: isAllowed ? undefined : lookUpPublic,
  };
  return new Promise((answered, failed) => {
    const request = (url.protocol === "https:" ? secure : plain)(url, options, answered);
    request.on("error", failed);
    request.end(body);
  });
}

const lookUpPublic: LookupFunction = (hostname, options, callback) => {
  resolve(hostname, { ...options, all: true }, (error, addresses) => {
    const [first] = addresses ?? [];
    if (error || !first) return callback(error ?? new Fault("unreachable"), "");
    if (!addresses.every(({ address }) => isPublicAddress(address))) return callback(new Fault("not-allowed"), "");
    if (options.all) callback(null, addresses);
    else callback(null, first.address, first.family);
  });
};

async function textOf(answer: IncomingMessage, maxBytes: number): Promise<string> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of answer as AsyncIterable<Buffer>) {
    size += piece.length;
    if (size > maxBytes) throw new Fault("too-large");
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString("utf8");
}
