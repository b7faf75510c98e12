import { makeContext, newId, openPool } from "#platform/db/index.ts";
import { runLongJob } from "#platform/long-jobs/index.ts";
import { findRegionById } from "#platform/tenancy/index.ts";
import { longWorks, mayDo } from "./works.ts";

// A worker for the test of crashes; somebody else keeps it from finishing, and kills it.

const { TEST_APP_LOGIN = "", TEST_AUTH_LOGIN = "", TEST_CONTEXT_KEY = "", TEST_DATA = "", TEST_REGION = "", TEST_JOB = "" } = process.env;
const database = {
  app: openPool(JSON.parse(TEST_APP_LOGIN) as object),
  auth: openPool(JSON.parse(TEST_AUTH_LOGIN) as object),
  contextKey: Buffer.from(TEST_CONTEXT_KEY, "hex"),
};
const region = await findRegionById(database, TEST_REGION);
if (!region) throw new Error("There is no such region.");
const run = runLongJob({ works: longWorks(TEST_DATA), may: mayDo });
const payload = { regionId: region.id, longJobId: TEST_JOB };
await run(makeContext(database, region, { kind: "system", name: "long-job.run" }), { id: newId(), payload, attempt: 1, isLastAttempt: false });
