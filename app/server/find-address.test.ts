import { matchRoutes } from "react-router";
import { describe, expect, test } from "vitest";
import { pages } from "../pages.ts";
import { findAddress } from "./find-address.ts";

const routes = pages.map(({ path }) => ({ id: path, path }));

describe("Finding the page behind an address", () => {
  // Whoever disagreed with React Router would cache one page under the rules of another.
  test.each(pages.map(({ path }) => [path]))("%s is the page that React Router finds", (path) => {
    const filled = path.replace(/:(\w+)/g, "x-$1");
    for (const address of [filled, `${filled}/`, filled.toUpperCase()]) {
      expect(findAddress(address)?.page.path).toBe(matchRoutes(routes, address)?.at(-1)?.route.id);
      expect(findAddress(address)?.page.path).toBe(path);
    }
  });

  test.each(["/x/y/z/w/v", "/app/x/unbekannt", "/x/konzept/unbekannt"])("%s is nobody's", (address) => {
    expect(findAddress(address)).toBeNull();
    expect(matchRoutes(routes, address)).toBeNull();
  });

  test("names the region, and knows data by its page", () => {
    expect(findAddress("/ellerland/konzept.data")).toMatchObject({ region: "ellerland", page: { path: "/:region/konzept" } });
    expect(findAddress("/app/ellerland/massnahmen")).toMatchObject({ region: "ellerland" });
    expect(findAddress("/")).toMatchObject({ region: "", page: { path: "/" } });
  });
});
