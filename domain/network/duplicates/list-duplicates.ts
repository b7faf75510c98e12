import { createHash } from "node:crypto";
import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { transact, type Context, type Reader } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { mayEditNetwork } from "../access.ts";
import { organisations } from "../schema.ts";
import { comparedRows, type ComparedRow } from "./compared-rows.ts";
import { couldBeLikely, likenessOf, LIKELY, profileOf, type Likeness, type Profile } from "./likeness.ts";
import { organisationDifferences } from "./schema.ts";

export type DuplicatePair = Likeness & { one: ComparedRow; other: ComparedRow };

/** What more entries than these have in common tells nothing: the county's own name, "Grundschule". */
const TOO_COMMON = 15;

/** All pairs of the region's entries that may be one organisation and that nobody called different, the likeliest first. Two queries. */
export async function listDuplicates(ctx: Context, db: Reader): Promise<DuplicatePair[]> {
  const rows = await comparedRows(ctx, db, sql`true`);
  const told = await db.select().from(organisationDifferences).where(eq(organisationDifferences.regionId, ctx.region.id));
  const different = new Set(told.map(({ oneId, otherId }) => oneId + otherId));
  const found: DuplicatePair[] = [];
  for (const { first, second, alike } of pairsAmong(ctx, rows)) {
    const [one, other] = [rows[first], rows[second]].toSorted((a, b) => (a?.name ?? "").localeCompare(b?.name ?? "", "de"));
    if (one && other && !different.has(pairKey(one.id, other.id))) found.push({ ...alike, one, other });
  }
  return found.toSorted((a, b) => b.score - a.score || a.one.name.localeCompare(b.one.name, "de"));
}

type LikelyPair = { first: number; second: number; alike: Likeness };

/** Of each region the entries last compared, by their digest: nothing changed since, so nothing is compared again. */
const compared = new Map<string, { digest: string; pairs: LikelyPair[] }>();

function pairsAmong(ctx: Context, rows: readonly ComparedRow[]): LikelyPair[] {
  const digest = createHash("sha256").update(JSON.stringify(rows)).digest("base64");
  const known = compared.get(ctx.region.id);
  if (known?.digest === digest) return known.pairs;
  const pairs = likelyPairs(rows.map(profileOf));
  compared.set(ctx.region.id, { digest, pairs });
  return pairs;
}

function likelyPairs(profiles: readonly Profile[]): LikelyPair[] {
  const found: LikelyPair[] = [];
  for (const [first, second] of candidates(profiles)) {
    const [a, b] = [profiles[first], profiles[second]];
    if (!a || !b || !couldBeLikely(a, b)) continue;
    const alike = likenessOf(a, b);
    if (alike.score >= LIKELY) found.push({ first, second, alike });
  }
  return found;
}

/** Places of entries in the list that share something few others have: comparing each with each would take 12 million steps. */
export function* candidates(profiles: readonly Profile[]): Generator<[number, number]> {
  const words = profiles.map(({ names }) => [...new Set(names.flat().map(soundOf))].filter((word) => word.length > 1).toSorted());
  const rare = index(words);
  const common = (word: string) => (rare.get(word)?.length ?? 0) > TOO_COMMON;
  // Two common words together are rare again: "Grundschule" and "Torfhude".
  const pairs = index(words.map((own) => own.filter(common).flatMap((word, at, list) => list.slice(at + 1).map((other) => `${word} ${other}`))));
  const seen = new Set<number>();
  for (const sharing of [rare, pairs, index(profiles.map(contactKeys))]) {
    for (const places of sharing.values()) {
      if (places.length > TOO_COMMON) continue;
      for (const [at, first] of places.entries()) {
        for (const second of places.slice(at + 1)) {
          const pair = first * profiles.length + second;
          if (seen.has(pair)) continue;
          seen.add(pair);
          yield [first, second];
        }
      }
    }
  }
}

/** Under each key, the places of those that have it. */
function index(keys: readonly (readonly string[])[]): Map<string, number[]> {
  const found = new Map<string, number[]>();
  for (const [place, own] of keys.entries()) {
    for (const key of own) {
      const others = found.get(key);
      if (others) others.push(place);
      else found.set(key, [place]);
    }
  }
  return found;
}

function contactKeys({ phone, email, host, street, postalCode }: Profile): string[] {
  return [phone && `phone ${phone}`, email && `email ${email}`, host && `host ${host}`, street && `street ${street} ${postalCode}`].filter((key) => key !== "");
}

/** A word without what typing gets wrong first: vowels, doubled letters, soft and hard consonants. */
function soundOf(word: string): string {
  return word
    .replace(/ph|v/g, "f")
    .replace(/sch|ch|ck|q|g/g, (found) => (found === "sch" ? "s" : "k"))
    .replaceAll("d", "t")
    .replaceAll("b", "p")
    .replaceAll("z", "s")
    .replace(/(?!^)[aeiouyhw]/g, "")
    .replace(/(.)\1+/g, "$1");
}

/** The same for both orders. */
function pairKey(a: string, b: string): string {
  return a < b ? a + b : b + a;
}

export const MarkDifferent = z.strictObject({ oneId: z.uuid(), otherId: z.uuid() });
export type MarkDifferent = z.infer<typeof MarkDifferent>;

/** Remembers that two entries are two organisations; said twice, it is remembered once. */
export async function markDifferent(ctx: Context, input: MarkDifferent): Promise<Result<null, "not-allowed" | "organisation-not-found">> {
  if (!mayEditNetwork(ctx.actor)) return refused("not-allowed");
  const [oneId = "", otherId = ""] = [input.oneId, input.otherId].toSorted();
  return transact(ctx, async (tx): Promise<Result<null, "organisation-not-found">> => {
    const both = await tx.$count(organisations, and(eq(organisations.regionId, ctx.region.id), sql`${organisations.id} in (${oneId}, ${otherId})`));
    if (both !== 2) return refused("organisation-not-found");
    const added = await tx.insert(organisationDifferences).values({ regionId: ctx.region.id, oneId, otherId }).onConflictDoNothing().returning();
    if (added.length > 0) tx.audit("organisation.told-apart", oneId, { otherId });
    return done(null);
  });
}
