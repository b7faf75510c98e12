export { mayCreateMeasure, mayDeleteMeasure, mayEditMeasure, mayEditPublicPart, mayRelease, writableOrganisations } from "./access.ts";
export { AddProgressUpdate, addProgressUpdate, type AddProgressRefusal } from "./add-progress-update.ts";
export { ALLOWED_FILES, AttachFile, attachFile, type Upload } from "./attach-file.ts";
export type { MeasureChange } from "./change-log.ts";
export { createMeasure } from "./create-measure.ts";
export { DeleteMeasure, deleteMeasure, findDeletion, type Deletion } from "./delete-measure.ts";
export { EditMeasure, editMeasure } from "./edit-measure.ts";
export type { Fault, FaultCode } from "./faults.ts";
export { emptyMeasure, MeasureFields } from "./fields.ts";
export { measureChoices, type MeasureChoices } from "./form-choices.ts";
export { listMeasures, MEASURE_SORTS, NO_FILTER, type MeasureFilter, type MeasureList, type MeasureRow, type MeasureSort } from "./list-measures.ts";
export {
  decisionsOfMeasure,
  decisionsOfMeeting,
  editableMeasures,
  findDecision,
  LinkDecision,
  linkDecision,
  unlinkDecision,
  type DecisionOfMeasure,
  type MeasureOfDecision,
  type SourceDecision,
} from "./measure-decisions.ts";
export {
  eventsOfMeasures,
  LinkEvent,
  linkEvent,
  listEventsOfMeasure,
  measuresOfEvent,
  unlinkEvent,
  type EventOfMeasure,
  type LinkEventRefusal,
} from "./measure-events.ts";
export { findMeasure, type MeasurePage, type ProgressEntry } from "./measure-page.ts";
export { countLedMeasures, measuresOfOrganisation, type MeasureOfOrganisation } from "./of-organisation.ts";
export { readMeasureFields } from "./read-fields.ts";
export { releaseMeasure, withdrawMeasure } from "./release-measure.ts";
export { ReleaseUpdate, releaseUpdate, withdrawUpdate } from "./release-update.ts";
export { ASSESSMENTS, MEASURE_STATES, needsReason } from "./states.ts";
export { usesOfMunicipality, usesOfOrganisation, usesOfPerson } from "./uses.ts";
