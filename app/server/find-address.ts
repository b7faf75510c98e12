import { pages, type Page } from "../pages.ts";

type Address = { page: Page; segments: string[] };
export type FoundAddress = { page: Page; region: string };

// React Router's own matchRoutes ranks and compiles all addresses anew for every request: half a millisecond.
const byLength = Map.groupBy(
  pages.map((page): Address => ({ page, segments: split(page.path) })).toSorted((a, b) => words(b) - words(a)),
  ({ segments }) => segments.length,
);

function split(path: string): string[] {
  return path.split("/").filter((segment) => segment !== "");
}

/** An address with more words of its own goes before one with more names to fill in. */
function words({ segments }: Address): number {
  return segments.filter((segment) => !segment.startsWith(":")).length;
}

/** The page behind an address, as React Router finds it. `.data` is the same page for React. */
export function findAddress(pathname: string): FoundAddress | null {
  const given = split(pathname.replace(/\.data$/, ""));
  const found = byLength
    .get(given.length)
    ?.find(({ segments }) => segments.every((segment, index) => segment.startsWith(":") || segment === given[index]?.toLowerCase()));
  if (!found) return null;
  return { page: found.page, region: given[found.segments.indexOf(":region")] ?? "" };
}
