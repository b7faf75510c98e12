import { searchConcept } from "#domain/concept/search/index.ts";
import { readSettings } from "#platform/config/index.ts";
import { makeContext, openDatabase, read, type Actor } from "#platform/db/index.ts";
import { findRegion } from "#platform/tenancy/index.ts";

/** A word that stands everywhere, one that stands nowhere, a part of one, two words, one spelled wrong, a long question. */
const SEARCHES = ["Empfehlung", "Zuckerrübe", "Vorh", "Angebot Gemeinden", "Empfelung", "Wer macht das Angebot in allen Gemeinden bekannt"];
const TURNS = 10;

/** Searches a region's concept and measures as the public and as staff. @returns ms of each search, with its snapshot and its marks */
export async function timeConceptSearch(environment: NodeJS.ProcessEnv, slug: string): Promise<number[]> {
  const opened = await openDatabase(readSettings(environment));
  try {
    const region = await findRegion(opened.database, slug);
    if (!region) throw new Error(`There is no region ${slug}.`);
    const actors: Actor[] = [{ kind: "public" }, { kind: "system", name: "bench" }];
    const times: number[] = [];
    for (let turn = 0; turn < TURNS; turn++) {
      for (const actor of actors) {
        for (const said of SEARCHES) {
          const ctx = makeContext(opened.database, region, actor);
          const started = performance.now();
          await read(ctx, (db) => searchConcept(ctx, db, said));
          times.push(performance.now() - started);
        }
      }
    }
    return times;
  } finally {
    await opened.close();
  }
}
