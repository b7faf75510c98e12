export { findAlike, type Alike } from "./find-alike.ts";
export { LIKELY, NEARLY_CERTAIN, type Likeness, type LikenessReason } from "./likeness.ts";
export { listDuplicates, MarkDifferent, markDifferent, type DuplicatePair } from "./list-duplicates.ts";
export { findBoth, Merge, merge, mergedInto, type BothEntries } from "./merge.ts";
export { agree, fullerInLoser, MERGED_FIELDS, type MergedField } from "./merged-fields.ts";
