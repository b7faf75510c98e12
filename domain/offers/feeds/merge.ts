/** What of an event can be edited here and there. */
export const MERGED_FIELDS = ["title", "description", "place", "website", "times", "isCancelled"] as const;
export type MergedField = (typeof MERGED_FIELDS)[number];

/** A hash for each field: enough to see a change, and nobody's words. */
export type Fingerprint = Record<MergedField, string>;

export type MergeCase = {
  /** What was taken over last; null: the event is new. */
  taken: Fingerprint | null;
  /** The offer as it stands; null: it was deleted here. */
  here: Fingerprint | null;
  /** The feed's event; null: the feed no longer has it. */
  upstream: Fingerprint | null;
  /** It was missing in the feed the last time. */
  wasGone: boolean;
};

export type Merge = {
  act: "make" | "change" | "mark-vanished" | "mark-returned" | "none";
  /** Fields to be taken over. */
  take: MergedField[];
  /** Fields that changed on both sides: what was written here stays, and the report says so. */
  keep: MergedField[];
};

/**
 * What becomes of one event of a feed. Whoever edited a field here has said more than the feed: their words stay, field
 * by field, and everything else follows the feed. Nothing is ever deleted because a feed fell silent, and what was deleted
 * here is not made again.
 */
export function mergeEvent({ taken, here, upstream, wasGone }: MergeCase): Merge {
  const none: Merge = { act: "none", take: [], keep: [] };
  if (upstream === null) return taken === null || wasGone || here === null ? none : { ...none, act: "mark-vanished" };
  if (taken === null) return { ...none, act: "make" };
  if (here === null) return none;
  const changed = MERGED_FIELDS.filter((field) => upstream[field] !== taken[field] && upstream[field] !== here[field]);
  const take = changed.filter((field) => here[field] === taken[field]);
  const keep = changed.filter((field) => here[field] !== taken[field]);
  return { act: wasGone ? "mark-returned" : take.length > 0 ? "change" : "none", take, keep };
}
