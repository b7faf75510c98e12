import { openPool } from "#platform/db/index.ts";
import { startJobs, type JobHandler } from "#platform/jobs/index.ts";
import { runLongJob } from "./index.ts";

// A worker for the test of crashes; somebody else keeps it from finishing, and kills it.

const { TEST_APP_LOGIN = "", TEST_CONTEXT_KEY = "", TEST_DATA = "" } = process.env;
const app = openPool(JSON.parse(TEST_APP_LOGIN) as object);
const idle: JobHandler = () => Promise.resolve();

await startJobs(
  { app, auth: app, contextKey: Buffer.from(TEST_CONTEXT_KEY, "hex") },
  {
    "mail.send": idle,
    "sign-in.notice": idle,
    "status-request.mail": idle,
    "status-round.remind": idle,
    "files.check": idle,
    "files.sweep": idle,
    "privacy.retention": idle,
    "audit.anchor": idle,
    "audit.seal": idle,
    "accounts.clear": idle,
    "long-job.run": runLongJob({ dataFolder: TEST_DATA, writeExport: () => Promise.reject(new Error("No export is asked for.")) }),
  },
);
