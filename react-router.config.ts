import type { Config } from "@react-router/dev/config";

export default {
  ssr: true,
  // No public list of staff pages' modules at /__manifest.
  routeDiscovery: { mode: "initial" },
} satisfies Config;
