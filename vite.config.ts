import { join } from "node:path";
import { reactRouter } from "@react-router/dev/vite";
import { defineConfig, type Plugin } from "vite";
import { pages } from "./app/pages.ts";

/** Pages that never wake up in a browser (ADR 0001). */
const documents = new Set(pages.filter(({ hydrate }) => !hydrate).map(({ file }) => join(import.meta.dirname, "app/routes", file)));

/** What browsers get in their place: a page that wakes up and leads to a document lets the browser fetch that document. */
const asDocument = "export default function AsDocument() { location.reload(); return null; }";

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
    load(id) {
      return this.environment.name === "client" && documents.has(id) ? asDocument : null;
    },
    generateBundle(_options, bundle) {
      if (this.environment.name !== "client") return;
      const modules = Object.values(bundle).flatMap((part) => (part.type === "chunk" ? part.moduleIds : []));
      const leaked = modules.filter((id) => /\/(domain|platform\/(?!i18n\/))/.test(id));
      if (leaked.length > 0)
        this.error(`Rooms of the server were about to be sent to browsers. What a component needs, its loader hands over:\n${leaked.join("\n")}`);
    },
  };
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
