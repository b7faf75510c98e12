export { LONG_CONCEPT_FILES, LONG_FROM, MEASURE_FILES, type Asked, type AskedExport } from "./asked.ts";
export { cancelLongJob, findLongJob, type LongJob } from "./find-long-job.ts";
export { runLongJob, type Progress, type WriteExport } from "./run-long-job.ts";
export { startLongJob } from "./start-long-job.ts";
