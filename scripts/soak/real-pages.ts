import { pages } from "#app/pages.ts";
import { formsOf } from "#tests/attack/forms.ts";

/** A page that is there, and the forms on it with what a browser would send of them. */
export type RealPage = { page: string; path: string; forms: RealForm[] };
export type RealForm = { action: string; fields: [name: string, value: string][]; buttons: [name: string, value: string][] };

/** Of each listed address, so many that differ in their parameters. */
const MOST_OF_ONE = 2;
const MOST_PAGES = 1_200;

/**
 * Follows the links of a site from the pages that need no parameter but the region.
 *
 * @param cookies of those who look
 * @param more addresses that nothing links to, e.g. those of mails; looked at without a cookie
 */
export async function realPages(origin: string, region: string, cookies: readonly string[], more: readonly string[] = []): Promise<RealPage[]> {
  const patterns = pages.map(({ path }) => ({ page: path, fits: new RegExp(`^${path.replace(/[.]/g, "\\.").replace(/:\w+/g, "[^/]+")}$`) }));
  const found: RealPage[] = [];
  for (const cookie of cookies) {
    const seen = new Map<string, Set<string>>();
    const open = [
      ...(cookie === "" ? more : []),
      ...pages.map(({ path }) => path.replace(":region", region).replace(":lang", "de")).filter((path) => !path.includes(":")),
    ];
    for (let at = 0; at < open.length && at < MOST_PAGES; at += 1) {
      const path = open[at] ?? "";
      const page = patterns.find(({ fits }) => fits.test(path))?.page;
      if (page === undefined || isEnd(page)) continue;
      const others = seen.get(page) ?? new Set<string>();
      if (others.has(path) || others.size >= MOST_OF_ONE) continue;
      seen.set(page, others.add(path));
      const answer = await fetch(`${origin}${path}`, { headers: { cookie }, redirect: "manual" });
      const text = await answer.text();
      if (answer.status !== 200) continue;
      const isPage = answer.headers.get("content-type")?.startsWith("text/html") === true;
      found.push({ page, path, forms: isPage ? realForms(text) : [] });
      if (!isPage) continue;
      for (const [, link = ""] of text.matchAll(/\shref="(\/[^"#?]*)/g)) open.push(link);
    }
  }
  return found;
}

/** Signing out, or a new password, would end the session that asks. */
export const isEnd = (page: string): boolean => page === "/app/abmelden" || page === "/app/konto";

function realForms(html: string): RealForm[] {
  return formsOf(html)
    .filter(({ method, action }) => method === "post" && !action.includes("abmelden"))
    .map(({ action, written, others, buttons }) => ({ action, fields: [...others, ...written.map(({ name }): [string, string] => [name, "1"])], buttons }));
}
