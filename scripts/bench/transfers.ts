import { get } from "node:http";

/** What a first visit to a page transfers, bytes: each file as it goes over the wire. */
export type Transfers = { html: number; css: number; script: number; pictures: number; fonts: number };

export async function transfersOf(origin: string, path: string, encoding: "br" | "gzip"): Promise<Transfers> {
  const size = async (address: string) => (await fetchRaw(new URL(address, origin), encoding)).length;
  const all = async (addresses: string[]) => (await Promise.all([...new Set(addresses)].map(size))).reduce((sum, bytes) => sum + bytes, 0);
  const text = (await fetchRaw(new URL(path, origin), "identity")).toString();
  const found = (pattern: RegExp) => [...text.matchAll(pattern)].map(([, address = ""]) => address).filter((address) => address.startsWith("/"));
  const css = found(/<link[^>]+rel="stylesheet"[^>]+href="([^"]+)"/g);
  return {
    html: await size(path),
    css: await all(css),
    script: await all(found(/<script[^>]+src="([^"]+)"/g)),
    pictures: await all([
      ...found(/<img[^>]+src="([^"]+)"/g),
      ...found(/<link[^>]+rel="icon"[^>]+href="([^"]+)"/g),
      ...found(/<use[^>]+href="([^"#]+)[^"]*"/g),
    ]),
    // Only those that a page names itself: the others wait for a script that the device lacks.
    fonts: await all(found(/<link[^>]+rel="preload"[^>]+href="([^"]+\.woff2)"/g)),
  };
}

function fetchRaw(url: URL, encoding: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    get(url, { headers: { "accept-encoding": encoding } }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on("data", (chunk: Buffer) => chunks.push(chunk)).on("end", () => resolve(Buffer.concat(chunks)));
    }).on("error", reject);
  });
}
