import { openPool } from "#platform/db/index.ts";
import { startJobs } from "#platform/jobs/index.ts";
import { handlers } from "./test-handlers.ts";

// A worker for the test of crashes: writes invitations until it is killed.

const { TEST_APP_LOGIN = "", TEST_CONTEXT_KEY = "" } = process.env;
const app = openPool(JSON.parse(TEST_APP_LOGIN) as object);
await startJobs({ app, auth: app, contextKey: Buffer.from(TEST_CONTEXT_KEY, "hex") }, handlers);
