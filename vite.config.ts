import { reactRouter } from "@react-router/dev/vite";
import { defineConfig } from "vite";

export default defineConfig(({ isSsrBuild, command }) => ({
  plugins: [reactRouter()],
  build: {
    // Lowers light-dark(), range queries and nesting for the phones people have.
    cssTarget: "chrome80",
    assetsInlineLimit: 0,
    // Node runs the rooms below app/ from their source, so that the server has one copy of each.
    rollupOptions: isSsrBuild ? { external: [/^#(platform|domain)\//] } : {},
  },
  ...(command === "serve" ? { server: { host: "127.0.0.1" } } : {}),
}));
