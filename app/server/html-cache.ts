import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

/** One rendered public page in the forms in which it is sent. */
export type CachedPage = {
  status: number;
  headers: [string, string][];
  etag: string;
  body: { identity: Uint8Array<ArrayBuffer>; gzip: Uint8Array<ArrayBuffer>; br: Uint8Array<ArrayBuffer> };
  /** The region's content version that was read before rendering began. */
  version: number;
  /** When the page becomes untrue by itself: the next midnight of its region, ms since 1970. */
  staleAt: number;
};

const compressGzip = promisify(gzip);
const compressBrotli = promisify(brotliCompress);

/**
 * Rendered pages under the content version they were read at. Least recently used pages go first when the bytes run out.
 * A page that several people ask for at once is rendered once.
 */
export class HtmlCache {
  readonly #pages = new Map<string, CachedPage>();
  readonly #rendering = new Map<string, Promise<CachedPage>>();
  readonly #limit: number;
  #bytes = 0;
  /** How often a page was there, and how often it had to be rendered or was being rendered. */
  hits = 0;
  misses = 0;

  /** @param limit bytes that all cached bodies may take together */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /** @param version the region's content version as known now; an entry of another version is not used */
  async get(key: string, version: number, render: () => Promise<CachedPage>): Promise<CachedPage> {
    const found = this.#pages.get(key);
    if (found && found.version >= version && found.staleAt > Date.now()) {
      this.#pages.delete(key);
      this.#pages.set(key, found);
      this.hits += 1;
      return found;
    }
    this.misses += 1;
    const running = this.#rendering.get(`${version} ${key}`);
    if (running) return running;
    const flight = render()
      .then((page) => {
        if (page.status === 200) this.#store(key, page);
        return page;
      })
      .finally(() => this.#rendering.delete(`${version} ${key}`));
    this.#rendering.set(`${version} ${key}`, flight);
    return flight;
  }

  #store(key: string, page: CachedPage): void {
    this.#drop(key);
    this.#pages.set(key, page);
    this.#bytes += sizeOf(page);
    for (const oldest of this.#pages.keys()) {
      if (this.#bytes <= this.#limit) break;
      this.#drop(oldest);
    }
  }

  #drop(key: string): void {
    const page = this.#pages.get(key);
    if (!page) return;
    this.#bytes -= sizeOf(page);
    this.#pages.delete(key);
  }
}

function sizeOf(page: CachedPage): number {
  return page.body.identity.length + page.body.gzip.length + page.body.br.length;
}

/** Takes a rendered response apart once, so that answering from the cache only copies bytes. */
export async function toCachedPage(response: Response, version: number, staleAt: number): Promise<CachedPage> {
  const identity = new Uint8Array(await response.arrayBuffer());
  const [zipped, brotli] = await Promise.all([compressGzip(identity), compressBrotli(identity, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } })]);
  return {
    status: response.status,
    headers: [...response.headers].filter(([name]) => name !== "content-length"),
    etag: `"${createHash("sha256").update(identity).digest("base64url").slice(0, 22)}"`,
    body: { identity, gzip: new Uint8Array(zipped), br: new Uint8Array(brotli) },
    version,
    staleAt,
  };
}

/** Answers a request from a cached page: unchanged, compressed as the client can, without body for HEAD. */
export function answer(request: Request, page: CachedPage): Response {
  const headers = new Headers(page.headers);
  headers.set("ETag", page.etag);
  headers.set("Vary", "Accept-Encoding");
  if (page.status === 200) headers.set("Cache-Control", "public, max-age=0, must-revalidate");
  if (page.status === 200 && request.headers.get("if-none-match")?.includes(page.etag)) return new Response(null, { status: 304, headers });
  const encoding = pickEncoding(request.headers.get("accept-encoding") ?? "");
  const body = page.body[encoding];
  if (encoding !== "identity") headers.set("Content-Encoding", encoding);
  headers.set("Content-Length", String(body.length));
  return new Response(request.method === "HEAD" ? null : body, { status: page.status, headers });
}

export function pickEncoding(accepted: string): "br" | "gzip" | "identity" {
  if (/\bbr\b(?!;q=0(?![.\d]))/.test(accepted)) return "br";
  if (/\bgzip\b(?!;q=0(?![.\d]))/.test(accepted)) return "gzip";
  return "identity";
}
