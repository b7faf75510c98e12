import type { RouteConfig, RouteConfigEntry } from "@react-router/dev/routes";
import { pages } from "./pages.ts";

// The address is the id, so that no path of the machine shows in answers.
export default pages.map(({ path, file }): RouteConfigEntry =>
  path === "/" ? { id: path, index: true, file: `./routes/${file}` } : { id: path, path: path.slice(1), file: `./routes/${file}` },
) satisfies RouteConfig;
