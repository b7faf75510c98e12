import { sql } from "drizzle-orm";
import type { Context, Reader } from "#platform/db/index.ts";
import { excerpt, markWords, wordsIn, type Piece } from "#domain/network/index.ts";
import { conceptInForce } from "../in-force.ts";
import { readHits, type FoundItem } from "./read-hits.ts";

/** A found item with the matching words marked; `passages` are the lines besides the title in which one stands. */
export type Hit = Omit<FoundItem, "title" | "lines"> & { title: Piece[]; passages: Piece[][] };

export type ConceptSearch = {
  hits: Hit[];
  /** There are more than are shown. */
  more: boolean;
  /** Nothing was found as it was typed; the hits are spelled alike. */
  nearly: boolean;
  /** The search as it was probably meant; null where no word of what was found comes near it. */
  meant: string | null;
};

const MOST_HITS = 50;
const MOST_PASSAGES = 2;
const MOST_LETTERS = 280;

/**
 * Searches the concept in force that the context may see, with all measures, best hits first. Two queries where nothing is found, else four or five.
 * @param said as it was typed; its first eight words count
 */
export async function searchConcept(ctx: Context, db: Reader, said: string): Promise<ConceptSearch> {
  const concept = await db.execute<{ id: string | null }>(sql`select ${conceptInForce(ctx)} as id`);
  const conceptId = concept.rows[0]?.id ?? null;
  const { rows } = await db.execute<{ kind: string; id: string; nearly: boolean }>(sql`
    select kind, id, nearly from search.find_in_concept(${said}, ${conceptId}::uuid, ${MOST_HITS + 1})`);
  if (rows.length === 0) return { hits: [], more: false, nearly: false, meant: null };
  const items = await readHits(ctx, db, conceptId, rows.slice(0, MOST_HITS));
  const words = [...new Set(items.flatMap((item) => [item.title, ...item.lines].flatMap(wordsIn)))];
  const nearly = rows[0]?.nearly ?? false;
  const meant = nearly ? await spelledAlike(db, said, words) : null;
  const marked = await wordsMeant(db, meant ?? said, words);
  return {
    hits: items.map(({ title, lines, ...item }) => ({
      ...item,
      title: excerpt(markWords(title, marked), MOST_LETTERS),
      passages: lines
        .map((line) => markWords(line, marked))
        .filter((pieces) => pieces.some((piece) => piece.marked))
        .slice(0, MOST_PASSAGES)
        .map((pieces) => excerpt(pieces, MOST_LETTERS)),
    })),
    more: rows.length > MOST_HITS,
    nearly,
    meant,
  };
}

/** Asked of the database, so that a word is marked by the same rule by which it is found. */
async function wordsMeant(db: Reader, said: string, words: string[]): Promise<Set<string>> {
  const found = await db.execute<{ word: string }>(sql`select word from search.words_meant(${said}, ${sql.param(words)}::text[]) word`);
  return new Set(found.rows.map(({ word }) => word));
}

async function spelledAlike(db: Reader, said: string, words: string[]): Promise<string | null> {
  const found = await db.execute<{ meant: string | null; differs: boolean }>(sql`
    select meant, search.plain(meant) <> search.plain(${said}) as differs from search.spelled_alike(${said}, ${sql.param(words)}::text[]) meant`);
  const [row] = found.rows;
  return row?.differs ? row.meant : null;
}
