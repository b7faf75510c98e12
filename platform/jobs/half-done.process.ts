import { openPool, transact } from "#platform/db/index.ts";
import { mails } from "#platform/mail/index.ts";
import { startJobs, type JobHandlers } from "./index.ts";
import { allIdle } from "./test-idle.ts";

// A worker for the test of crashes: does the work, says so, and hangs before it could report the job as done.

const { TEST_APP_LOGIN = "", TEST_CONTEXT_KEY = "" } = process.env;
const app = openPool(JSON.parse(TEST_APP_LOGIN) as object);

const handlers: JobHandlers = {
  ...allIdle,
  "status-request.mail": async (ctx, { payload }) => {
    await transact(ctx, (tx) =>
      tx.insert(mails).values({ regionId: ctx.region.id, id: payload.mailId ?? "", toAddress: "a@example.org", subject: "first worker", body: "" }),
    );
    process.stdout.write("half done\n");
    await new Promise(() => {});
  },
};

await startJobs({ app, auth: app, contextKey: Buffer.from(TEST_CONTEXT_KEY, "hex") }, handlers);
