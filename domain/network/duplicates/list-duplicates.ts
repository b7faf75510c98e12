import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { transact, type Context, type Reader } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { mayEditNetwork } from "../access.ts";
import { organisations } from "../schema.ts";
import { comparedRows, type ComparedRow } from "./compared-rows.ts";
import { likenessOf, LIKELY, profileOf, type Likeness, type Profile } from "./likeness.ts";
import { organisationDifferences } from "./schema.ts";

export type DuplicatePair = Likeness & { one: ComparedRow; other: ComparedRow };

/** What more entries than these have in common tells nothing: the county's own name, "Grundschule". */
const TOO_COMMON = 40;

/** All pairs of the region's entries that may be one organisation and that nobody called different, the likeliest first. Two queries. */
export async function listDuplicates(ctx: Context, db: Reader): Promise<DuplicatePair[]> {
  const rows = await comparedRows(ctx, db, sql`true`);
  const told = await db.select().from(organisationDifferences).where(eq(organisationDifferences.regionId, ctx.region.id));
  const different = new Set(told.map(({ oneId, otherId }) => oneId + otherId));
  const found: DuplicatePair[] = [];
  const profiles = rows.map(profileOf);
  for (const [first, second] of candidates(profiles)) {
    const [one, other, a, b] = [rows[first], rows[second], profiles[first], profiles[second]];
    if (!one || !other || !a || !b || different.has(pairKey(one.id, other.id))) continue;
    const alike = likenessOf(a, b);
    if (alike.score >= LIKELY) found.push({ ...alike, one, other });
  }
  return found.toSorted((a, b) => b.score - a.score || a.one.name.localeCompare(b.one.name, "de"));
}

/** Places of entries in the list that share something few others have: comparing each with each would take 12 million steps. */
export function* candidates(profiles: readonly Profile[]): Generator<[number, number]> {
  const sharing = new Map<string, number[]>();
  for (const [place, profile] of profiles.entries()) {
    for (const key of keysOf(profile)) {
      const others = sharing.get(key);
      if (others) others.push(place);
      else sharing.set(key, [place]);
    }
  }
  const seen = new Set<number>();
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

function keysOf({ names, phone, email, host, street, postalCode }: Profile): Set<string> {
  const keys = new Set<string>();
  if (phone) keys.add(`phone ${phone}`);
  if (email) keys.add(`email ${email}`);
  if (host) keys.add(`host ${host}`);
  if (street) keys.add(`street ${street} ${postalCode}`);
  const words = [...new Set(names.flat().map(soundOf))].filter((word) => word.length > 1).toSorted();
  for (const [at, word] of words.entries()) {
    keys.add(word);
    for (const other of words.slice(at + 1)) keys.add(`${word} ${other}`);
  }
  return keys;
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
export function pairKey(a: string, b: string): string {
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
