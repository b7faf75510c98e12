export { AddBoardMember, addBoardMember, findOwnBoard, removeBoardMember, type BoardMember } from "./board.ts";
export { bothFound, mergeFoundings } from "./merge-foundings.ts";
export { NoteOwnProgress, noteOwnProgress, NoteProgress, noteProgress, type ProgressConflict } from "./note-progress.ts";
export { officeOf, OFFICES, type Office } from "./offices.ts";
export { foundingPrivacy } from "./privacy.ts";
export {
  EditFounding,
  editFounding,
  findFounding,
  foundingChoices,
  listFoundings,
  startFounding,
  type FoundingProject,
  type ListedFounding,
  type StepOfProject,
} from "./projects.ts";
export { foundingStepsOf, isKnownStep, resetFoundingStep, SetFoundingStep, setFoundingStep, type FoundingStep, type KnownStep } from "./steps.ts";
