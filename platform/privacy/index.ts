export { eraseSubject } from "./erase-subject.ts";
export { appendErasure, noteErasures, readErasures, replayErasures, type Erasure, type Ledger, type Replayed } from "./erasure-ledger.ts";
export { findTraces, MOST, type Trace } from "./find-traces.ts";
export { keepRetention } from "./keep-retention.ts";
export { privacyPrivacy } from "./own-tables.ts";
export {
  assembleRegister,
  ERASED_NAME,
  type ActivityEntry,
  type AreaPrivacy,
  type ColumnUse,
  type Erase,
  type ListedSubject,
  type PersonalTable,
  type Register,
  type RestrictionCause,
  type Subject,
  type SubjectActs,
  type SubjectKind,
} from "./register.ts";
export {
  ACTIVITIES,
  BASES,
  CATEGORIES,
  CONCERNED,
  KEEP_REASONS,
  RECIPIENTS,
  RETENTIONS,
  type Activity,
  type Basis,
  type Category,
  type Concerned,
  type KeepReason,
  type Recipient,
  type RetentionRule,
} from "./words.ts";
