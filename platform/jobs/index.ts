export { enqueue, type EnqueueOptions, type Payload } from "./enqueue.ts";
export { installJobs } from "./install.ts";
export { QUEUES, type QueueName } from "./queues.ts";
export { startJobs, type Job, type JobHandler, type JobHandlers, type Jobs } from "./work.ts";
export { discardStuckJob, findStuckJob, listStuckJobs, mayOverseeJobs, retryStuckJob, type StuckJob } from "./stuck-jobs.ts";
