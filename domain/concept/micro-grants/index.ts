export { mayGiveGrants } from "./access.ts";
export {
  AnswerApplication,
  answerApplication,
  Apply,
  applyForGrant,
  findOwnApplication,
  IdeaFields,
  ownStanding,
  Report,
  sendReport,
  type OwnApplication,
} from "./apply.ts";
export {
  approvedByCall,
  approvedIn,
  CallFields,
  createCall,
  editCall,
  findCall,
  listCalls,
  takesApplications,
  textOfCall,
  type CallConflict,
  type GrantCall,
} from "./calls.ts";
export { Decide, decide, NotePayment, notePayment, ReleaseGrant, releaseGrant, withdrawGrant } from "./decide.ts";
export {
  APPLICATION_SORTS,
  APPLICATION_STANDINGS,
  findApplication,
  findReleasedPicture,
  listApplications,
  listReleased,
  listUndecided,
  NO_APPLICATION_FILTER,
  type ApplicationFilter,
  type ApplicationPage,
  type ApplicationRow,
  type ApplicationStanding,
} from "./list-applications.ts";
export { mailApplicant, remindOfReports, type ComposeGrantLetter, type GrantLetter } from "./mail-applicants.ts";
export { grantsPrivacy } from "./privacy.ts";
export { GRANT_LANGUAGES, type GrantLanguage } from "./schema.ts";
