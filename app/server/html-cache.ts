import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

type Bytes = Uint8Array<ArrayBuffer>;

/** One rendered public page in the forms in which it is sent. */
export type CachedPage = {
  status: number;
  /** Names and values in turn, as Node writes them fastest; without those of the body's encoding. */
  headers: string[];
  etag: string;
  body: Bytes;
  /** Made when the first client asks for it. */
  compressed: Map<"gzip" | "br", Promise<Bytes>>;
  /** The region's content version that was read before rendering began. */
  version: number;
  /** When the page becomes untrue by itself: the next midnight of its region, ms since 1970. */
  staleAt: number;
};

const zip = promisify(gzip);
const brotli = promisify(brotliCompress);
/** Quality 5 in a window as large as our pages: a tenth larger than the best, in a twentieth of the time. */
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_LGWIN]: 17 } };

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

/** Both compressed forms together take about half of the page; they are counted before they are there. */
function sizeOf(page: CachedPage): number {
  return page.body.length * 1.5;
}

/** Takes a rendered response apart once, so that answering from the cache only copies bytes. */
export async function toCachedPage(response: Response, version: number, staleAt: number): Promise<CachedPage> {
  const body = new Uint8Array(await response.arrayBuffer());
  const etag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`;
  const headers = new Headers(response.headers);
  headers.delete("Content-Length");
  headers.set("ETag", etag);
  headers.set("Vary", "Accept-Encoding");
  if (response.status === 200) headers.set("Cache-Control", "public, max-age=0, must-revalidate");
  return {
    status: response.status,
    headers: [...headers].flat(),
    etag,
    body,
    compressed: new Map(),
    version,
    staleAt,
  };
}

/** The body as the client can take it; compressing several clients' page is one work. */
export async function bodyIn(page: CachedPage, encoding: "br" | "gzip" | "identity"): Promise<Bytes> {
  if (encoding === "identity") return page.body;
  const found = page.compressed.get(encoding) ?? (encoding === "br" ? brotli(page.body, BROTLI) : zip(page.body)).then((bytes) => new Uint8Array(bytes));
  page.compressed.set(encoding, found);
  return found;
}

export function pickEncoding(accepted: string): "br" | "gzip" | "identity" {
  if (/\bbr\b(?!;q=0(?![.\d]))/.test(accepted)) return "br";
  if (/\bgzip\b(?!;q=0(?![.\d]))/.test(accepted)) return "gzip";
  return "identity";
}
