import { readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { pickEncoding } from "./html-cache.ts";

const types: Record<string, string> = {
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
  ".ico": "image/x-icon",
  ".png": "image/png",
  ".txt": "text/plain; charset=utf-8",
};

/** Everything the build made for browsers, read and compressed once at the start. */
export function loadAssets(folder: string): (request: Request, path: string) => Response | null {
  const files = new Map<string, { type: string; immutable: boolean; identity: Uint8Array<ArrayBuffer>; gzip?: Uint8Array<ArrayBuffer>; br?: Uint8Array<ArrayBuffer> }>();
  for (const name of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!name.isFile()) continue;
    const file = join(name.parentPath, name.name);
    const type = types[extname(file)];
    if (!type) continue;
    const path = file.slice(folder.length);
    const identity = new Uint8Array(readFileSync(file));
    const compressible = !type.startsWith("font/") && !type.startsWith("image/p");
    files.set(path, {
      type,
      immutable: path.startsWith("/assets/"),
      identity,
      ...(compressible ? { gzip: new Uint8Array(gzipSync(identity)), br: new Uint8Array(brotliCompressSync(identity)) } : {}),
    });
  }
  return (request, path) => {
    const file = files.get(path);
    if (!file) return null;
    const encoding = pickEncoding(request.headers.get("accept-encoding") ?? "");
    const body = file[encoding] ?? file.identity;
    const headers = new Headers({
      "Content-Type": file.type,
      "Content-Length": String(body.length),
      "Cache-Control": file.immutable ? "public, max-age=31536000, immutable" : "public, max-age=3600",
      "X-Content-Type-Options": "nosniff",
      Vary: "Accept-Encoding",
    });
    if (body !== file.identity) headers.set("Content-Encoding", encoding);
    return new Response(request.method === "HEAD" ? null : body, { headers });
  };
}
