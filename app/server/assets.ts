import { readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, gzip } from "node:zlib";
import { pickEncoding } from "./html-cache.ts";

const types: Record<string, string> = {
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
  ".ico": "image/x-icon",
  ".png": "image/png",
  ".txt": "text/plain; charset=utf-8",
};

type Bytes = Uint8Array<ArrayBuffer>;
type Asset = { type: string; immutable: boolean; identity: Bytes; compressible: boolean; compressed: Map<"gzip" | "br", Promise<Bytes>> };

const compressors = { gzip: promisify(gzip), br: promisify(brotliCompress) };

/** As small as it gets, which takes a moment: once, when somebody first asks, so that the start need not wait. */
function compressed(asset: Asset, encoding: "gzip" | "br"): Promise<Bytes> {
  const found = asset.compressed.get(encoding) ?? compressors[encoding](asset.identity).then((bytes) => new Uint8Array(bytes));
  asset.compressed.set(encoding, found);
  return found;
}

/** Everything the build made for browsers, read once at the start. */
export function loadAssets(folder: string): { has(path: string): boolean; answer(request: Request, path: string): Promise<Response> | null } {
  const files = new Map<string, Asset>();
  for (const name of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!name.isFile()) continue;
    const file = join(name.parentPath, name.name);
    const type = types[extname(file)];
    if (!type) continue;
    const path = file.slice(folder.length);
    const compressible = !type.startsWith("font/") && !type.startsWith("image/p");
    files.set(path, { type, compressible, immutable: path.startsWith("/assets/"), identity: new Uint8Array(readFileSync(file)), compressed: new Map() });
  }
  return {
    has: (path) => files.has(path),
    answer: (request, path) => {
      const asset = files.get(path);
      return asset ? answerWith(asset, request) : null;
    },
  };
}

async function answerWith(asset: Asset, request: Request): Promise<Response> {
  const encoding = asset.compressible ? pickEncoding(request.headers.get("accept-encoding") ?? "") : "identity";
  const body = encoding === "identity" ? asset.identity : await compressed(asset, encoding);
  const headers = new Headers({
    "Content-Type": asset.type,
    "Content-Length": String(body.length),
    "Cache-Control": asset.immutable ? "public, max-age=31536000, immutable" : "public, max-age=3600",
    "X-Content-Type-Options": "nosniff",
    Vary: "Accept-Encoding",
  });
  if (encoding !== "identity") headers.set("Content-Encoding", encoding);
  return new Response(request.method === "HEAD" ? null : body, { headers });
}
