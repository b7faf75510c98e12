export { mailEvent, type ComposeEventLetter, type EventDate, type EventLetter } from "./mail-event.ts";
export { eventsPrivacy } from "./privacy.ts";
export { findCountedVisits, takeOverCount, type CountedVisits } from "./headcount.ts";
export {
  AddResult,
  addResult,
  deleteResult,
  insertResults,
  listExactResults,
  listResultLabels,
  listResults,
  ReleaseResult,
  releaseResult,
  type EventResult,
  type ExactResult,
} from "./results.ts";
export { GROUPS, REMIND_DAYS, type Group } from "./schema.ts";
export { findEventSettings, SaveEventSettings, saveEventSettings, type EventSettings } from "./settings.ts";
export { findDateAtDoor, listKeptDates, NoteVisit, noteVisit, SaveCount, saveCount, type DateAtDoor, type KeptDate } from "./visits.ts";
export { watchDates } from "./watch-dates.ts";
