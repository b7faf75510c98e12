import { reactRouter } from "@react-router/dev/vite";
import { defineConfig, type Plugin } from "vite";

/**
 * Node runs the rooms below app/ from their source, so that the server has one copy of each (ADR 0003);
 * and nothing of them may end in a browser except language and formats.
 */
function rooms(): Plugin {
  const serverOnly = /\/platform\/(?!i18n\/)[^?]*$/;
  return {
    name: "rooms",
    enforce: "pre",
    apply: "build",
    resolveId(source) {
      return this.environment.name === "ssr" && /^#(platform|domain)\//.test(source) ? { id: source, external: true } : null;
    },
    generateBundle(_options, bundle) {
      if (this.environment.name !== "client") return;
      const sent = Object.values(bundle).flatMap((chunk) => (chunk.type === "chunk" ? chunk.moduleIds : []));
      if (!sent.some((id) => serverOnly.test(id))) return;
      const pages = sent.filter((id) => /\/app\//.test(id) && this.getModuleInfo(id)?.importedIds.some((other) => /\/(domain|platform)\//.test(other) && !/\/platform\/i18n\//.test(other)));
      this.warn(`Rooms for the server were about to be sent to browsers. What a component needs from them, its loader must hand over:\n${pages.join("\n")}`);
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
