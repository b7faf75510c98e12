export { answerContacts, AnswerContacts, findOwnContacts, type OwnContact, type OwnContacts } from "./answer-contacts.ts";
export { askContacts, type ComposeContactLetter, type ContactLetter } from "./ask-contacts.ts";
export { contactPeople, findSituation, listSituations, situationHistory, type HistoryEntry, type Situation, type SituationContact } from "./list-situations.ts";
export { situationsPrivacy } from "./privacy.ts";
export {
  createSituation,
  deleteSituation,
  editSituation,
  moveSituation,
  MoveSituation,
  type SituationConflict,
  type SituationRefusal,
} from "./save-situation.ts";
export { SITUATION_KINDS, SituationFields, type SituationKind } from "./situation-fields.ts";
