export { mayPlanConferences } from "./access.ts";
export { AnswerRegistration, answerRegistration, findOwnRegistration, type OwnRegistration } from "./answer-registration.ts";
export { CheckIn, checkIn, listRegistrations, type Registered, type RegistrationList } from "./attendance.ts";
export { findBoards, ideasBecame, ideasOfTopic, type Became, type BoardPage, type Card, type Group, type IdeasOfTopic } from "./board-page.ts";
export { ConferenceFields, WorkshopFields } from "./conference-input.ts";
export { findConference, type ConferencePage } from "./conference-page.ts";
export {
  addConferencePaper,
  CONFERENCE_FILES,
  findConferenceFile,
  headcountOf,
  listPapers,
  removeConferencePaper,
  WriteDocumentation,
  writeDocumentation,
  type Paper,
} from "./documentation.ts";
export { closeBoard, findOwnBoard, OpenBoard, openBoard, renewLink, SendCard, sendCard, type OwnBoard } from "./idea-boards.ts";
export { AddRegistration, addRegistration, InviteToConference, inviteToConference } from "./invite.ts";
export { countConferenceStates, listConferences, NO_CONFERENCE_FILTER, type ConferenceFilter, type ConferenceRow } from "./list-conferences.ts";
export { mailRegistration, moveUpInConference, type ComposeRegistrationLetter, type RegistrationLetter } from "./mail-registration.ts";
export { Moderate, moderate, SendIdeas, sendIdeas } from "./moderate.ts";
export { conferencesPrivacy } from "./privacy.ts";
export { findPublicConference, listPublicConferences, type PublicConference, type Room } from "./public-conference.ts";
export { Register, register } from "./register.ts";
export { CancelConference, cancelConference, createConference, editConference, TakeStep, takeStep } from "./save-conference.ts";
export { addWorkshop, editWorkshop, removeWorkshop } from "./save-workshop.ts";
export { CONFERENCE_STATES, PAGE_LANGUAGES, type ConferenceState, type PageLanguage, type RegistrationState } from "./schema.ts";
export { areNamesGone } from "./names-kept.ts";
