import { reactRouter } from "@react-router/dev/vite";
import { defineConfig, type Plugin, type Rolldown } from "vite";
import { pages } from "./app/pages.ts";

/** What a browser may load at all: the frame, and the pages that wake up (ADR 0001). All other chunks are never named in a page. */
const sentToBrowsers = ["/app/root.tsx", "entry.client", ...pages.flatMap(({ hydrate, file }) => (hydrate ? [`/app/routes/${file}`] : []))];

/**
 * Node runs the rooms below app/ from their source, so that the server has one copy of each (ADR 0003);
 * and nothing of them may end in a browser except language and formats.
 */
function rooms(): Plugin {
  return {
    name: "rooms",
    enforce: "pre",
    apply: "build",
    resolveId(source) {
      return this.environment.name === "ssr" && /^#(platform|domain)\//.test(source) ? { id: source, external: true } : null;
    },
    generateBundle(_options, bundle) {
      if (this.environment.name !== "client") return;
      const chunks = Object.values(bundle).filter((part) => part.type === "chunk");
      const entries = chunks.filter(({ facadeModuleId }) => sentToBrowsers.some((file) => facadeModuleId?.includes(file)));
      const leaked = modulesOf(entries, bundle).filter((id) => /\/platform\/(?!i18n\/)/.test(id) && !id.endsWith("/platform/auth/roles.ts"));
      if (leaked.length > 0)
        this.error(`Rooms of the server were about to be sent to browsers. What a component needs, its loader hands over:\n${leaked.join("\n")}`);
    },
  };
}

/** All modules in these chunks and in what they import. */
function modulesOf(entries: Rolldown.OutputChunk[], bundle: Rolldown.OutputBundle): string[] {
  const seen = new Set<Rolldown.OutputChunk>();
  const visit = (chunk: Rolldown.OutputChunk) => {
    if (seen.has(chunk)) return;
    seen.add(chunk);
    for (const name of chunk.imports) {
      const next = bundle[name];
      if (next?.type === "chunk") visit(next);
    }
  };
  entries.forEach(visit);
  return [...seen].flatMap(({ moduleIds }) => moduleIds);
}

export default defineConfig({
  plugins: [rooms(), reactRouter()],
  build: {
    // Lowers light-dark(), range queries and nesting for the phones people have.
    cssTarget: "chrome80",
    assetsInlineLimit: 0,
  },
  server: { host: "127.0.0.1" },
});
