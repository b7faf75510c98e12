import { createHash } from "node:crypto";

/** What of an offer is translated. */
export const TRANSLATED = ["title", "summary", "description", "papers", "requirements", "costNote", "childcareNote", "timesNote"] as const;
export type OfferWords = Record<(typeof TRANSLATED)[number], string>;

/** Of the German words: a translation made from others says by it that it is out of date. */
export function sourceHash(words: OfferWords): string {
  return (
    createHash("sha256")
      // Requirements came later: who says none keeps the hash that translations carry already.
      .update(JSON.stringify(TRANSLATED.filter((field) => field !== "requirements" || words.requirements !== "").map((field) => words[field])))
      .digest("hex")
      .slice(0, 16)
  );
}
