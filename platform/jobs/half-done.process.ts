import { openPool, transact } from "#platform/db/index.ts";
import { mails } from "#platform/mail/index.ts";
import { startJobs, type JobHandler, type JobHandlers } from "./index.ts";

// A worker for the test of crashes: does the work, says so, and hangs before it could report the job as done.

const { TEST_APP_LOGIN = "", TEST_CONTEXT_KEY = "" } = process.env;
const app = openPool(JSON.parse(TEST_APP_LOGIN) as object);
const idle: JobHandler = () => Promise.resolve();

const handlers: JobHandlers = {
  "mail.send": idle,
  "sign-in.notice": idle,
  "status-request.mail": async (ctx, { payload }) => {
    await transact(ctx, (tx) =>
      tx.insert(mails).values({ regionId: ctx.region.id, id: payload.mailId ?? "", toAddress: "a@example.org", subject: "first worker", body: "" }),
    );
    process.stdout.write("half done\n");
    await new Promise(() => {});
  },
  "meeting.mail": idle,
  "registration.mail": idle,
  "booking.mail": idle,
  "booking.move-up": idle,
  "bookings.lapse": idle,
  "interest.mail": idle,
  "interest.pass-on": idle,
  "interest.ask": idle,
  "course-list.confirm": idle,
  "course-lists.send": idle,
  "event.mail": idle,
  "events.watch": idle,
  "conference.move-up": idle,
  "status-round.remind": idle,
  "grant.mail": idle,
  "grant.remind": idle,
  "funding.warn": idle,
  "evaluation.mail": idle,
  "evaluation.remind": idle,
  "task.mail": idle,
  "task.remind": idle,
  "network.upkeep": idle,
  "situation.ask": idle,
  "offers.dates": idle,
  "offers.feeds": idle,
  "offers.upkeep": idle,
  "openness.ask": idle,
  "offers.addresses": idle,
  "files.check": idle,
  "long-job.run": idle,
  "files.sweep": idle,
  "privacy.retention": idle,
  "audit.anchor": idle,
  "audit.seal": idle,
  "audit.forget": idle,
  "accounts.clear": idle,
};

await startJobs({ app, auth: app, contextKey: Buffer.from(TEST_CONTEXT_KEY, "hex") }, handlers);
