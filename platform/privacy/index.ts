export { mayHandleRequests, mayOversee } from "./access.ts";
export { makeAccessReport, searchSubjects, type AccessReport, type Look } from "./access-report.ts";
export { eraseSubject } from "./erase-subject.ts";
export { appendErasure, noteErasures, readErasures, replayErasures, type Erasure, type Ledger, type Replayed } from "./erasure-ledger.ts";
export { hasNumber } from "./find-rows.ts";
export { countOthers, findTraces, MOST, type Trace } from "./find-traces.ts";
export {
  answerRequest,
  AnswerRequest,
  correctOnRequest,
  eraseOnRequest,
  extendRequest,
  ExtendRequest,
  noteStep,
  NoteStep,
  receiveRequest,
  ReceiveRequest,
  restrictOnRequest,
} from "./handle-request.ts";
export { keepRetention } from "./keep-retention.ts";
export {
  decideLogView,
  findOpenView,
  type ViewRefusal,
  isOpen,
  listLogViews,
  mayDecide,
  readLogView,
  requestLogView,
  RequestLogView,
  type LogView,
  type ReadingEntry,
} from "./log-views.ts";
export { privacyPrivacy } from "./own-tables.ts";
export { assembleRegister } from "./assemble-register.ts";
export {
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
export { findRequest, listRequests, overseeRetention, type DataRequest, type Oversight, type RequestStep } from "./requests.ts";
export { OUTCOMES, REQUEST_KINDS, type Outcome, type RequestKind, type StepKind } from "./schema.ts";
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
export { monthsAfter } from "./months-after.ts";
