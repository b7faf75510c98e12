export { cancelLongJob, findLongJob, type LongJob } from "./find-long-job.ts";
export { LONG_FROM, LONG_JOB_KINDS, type LongJobKind, type MayDo } from "./kinds.ts";
export { openExport } from "./open-export.ts";
export { longJobsPrivacy } from "./privacy.ts";
export { runLongJob, type Export, type LongWorks, type Progress } from "./run-long-job.ts";
export { longJobPieces, longJobs } from "./schema.ts";
export { startLongJob } from "./start-long-job.ts";
