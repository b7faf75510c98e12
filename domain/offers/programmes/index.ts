export {
  listCandidates,
  listEntries,
  listProgrammes,
  readProgramme,
  type Candidate,
  type ListedProgramme,
  type Programme,
  type ProgrammeEntry,
} from "./read-programmes.ts";
export { createProgramme, deleteProgramme, editProgramme, ProgrammeFields } from "./save-programme.ts";
