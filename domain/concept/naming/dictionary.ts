import { eq } from "drizzle-orm";
import { municipalities, organisations } from "#domain/network/schema.ts";
import type { Context, Reader } from "#platform/db/index.ts";
import { readLabelNames } from "../labels/index.ts";
import { defaultDictionary, type Term } from "../names/index.ts";
import { terms } from "../schema.ts";

/**
 * The region's dictionary: its own terms first, then its organisations and municipalities by their names,
 * then what integration work names everywhere, then the themes and target groups that it entered itself. A name that
 * stands in an earlier part is not repeated.
 * Ids: "term:…", "organisation:…", "municipality:…", "theme:…", "target-group:…" with the row's id, "default:…" with a word.
 */
export async function regionDictionary(ctx: Context, db: Reader): Promise<Term[]> {
  const own = await db.select().from(terms).where(eq(terms.regionId, ctx.region.id));
  const known = await db.select().from(organisations).where(eq(organisations.regionId, ctx.region.id));
  const places = await db.select().from(municipalities).where(eq(municipalities.regionId, ctx.region.id));
  const labels = await readLabelNames(ctx, db);
  const all: Term[] = [
    ...own.map(({ id, kind, name, forms }) => ({ id: `term:${id}`, kind, name, forms })),
    ...known.map(({ id, name, shortName }) => ({ id: `organisation:${id}`, kind: "organisation" as const, name, forms: shortName ? [shortName] : [] })),
    ...places.map(({ id, name }) => ({ id: `municipality:${id}`, kind: "municipality" as const, name, forms: [] })),
    ...defaultDictionary.map((term) => ({ ...term, id: `default:${term.id}` })),
    // Behind the default, which knows word forms of the same names.
    ...labels.themes.map(({ id, name }) => ({ id: `theme:${id}`, kind: "theme" as const, name, forms: [] })),
    ...labels.targetGroups.map(({ id, name }) => ({ id: `target-group:${id}`, kind: "target-group" as const, name, forms: [] })),
  ];
  const names = new Set<string>();
  return all.filter(({ name }) => {
    const seen = names.has(name.toLowerCase());
    names.add(name.toLowerCase());
    return !seen;
  });
}
