export { comparedRows, type ComparedRow } from "./compared-rows.ts";
export { findAlike, type Alike } from "./find-alike.ts";
export { likenessOf, LIKELY, NEARLY_CERTAIN, profileOf, type Likeness, type LikenessReason } from "./likeness.ts";
export { candidates, listDuplicates, MarkDifferent, markDifferent, type DuplicatePair } from "./list-duplicates.ts";
export { findBoth, Merge, merge, mergedInto, type BothEntries } from "./merge.ts";
export { agree, fullerInLoser, MERGED_FIELDS, type MergedField } from "./merged-fields.ts";
export { linkedIds } from "./move-links.ts";
export { plainSpelling } from "./name-words.ts";
