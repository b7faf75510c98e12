export {
  findResolution,
  followingTitles,
  listResolutions,
  readAdoption,
  readResolutionPapers,
  type AdoptionPage,
  type PartState,
  type Resolution,
} from "./adoption-page.ts";
export { beginRevision, type BeginRefusal } from "./begin-revision.ts";
export { attachResolutionPaper, deleteResolution, EditResolution, editResolution } from "./change-resolution.ts";
export { changesBetween, pairsOf, type Change, type ChangeKind } from "./changes.ts";
export type { Conflict } from "./conflicts.ts";
export { findCouncilPaper, moneyOfConcept, SaveCouncilPaper, saveCouncilPaper, type CouncilPaper } from "./council-paper.ts";
export { DecideConflict, decideConflict } from "./decide-conflict.ts";
export { EnterResolution, enterResolution, type ResolutionRefusal } from "./enter-resolution.ts";
export { findRevision, type Revision } from "./find-revision.ts";
export { findFormerItem, type FormerItem } from "./former-item.ts";
export { GiveReason, giveReason } from "./give-reason.ts";
export { giveUpRevision } from "./give-up-revision.ts";
export { headOf, linesOf } from "./item-lines.ts";
export { MarkFollowing, markFollowing } from "./mark-following.ts";
export type { NumberedField, PartKind } from "./parts.ts";
export { type AdoptedPart, listVersions, readVersion, type Version, type VersionContent } from "./read-versions.ts";
export { readRevisionSides } from "./revision-sides.ts";
export { RESOLUTION_KINDS, type ResolutionKind } from "./resolution-kinds.ts";
