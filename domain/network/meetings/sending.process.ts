import { composeMeetingLetter } from "#app/mails/meetings.ts";
import { openPool } from "#platform/db/index.ts";
import { startJobs, type JobHandlers } from "#platform/jobs/index.ts";
import { QUEUE_NAMES } from "#platform/jobs/queues.ts";
import { sendMeetingMail } from "./send-meeting-mail.ts";

// A worker for the test of crashes: writes invitations until it is killed.

const { TEST_APP_LOGIN = "", TEST_CONTEXT_KEY = "" } = process.env;
const app = openPool(JSON.parse(TEST_APP_LOGIN) as object);
const idle = () => Promise.resolve();
const handlers = {
  ...(Object.fromEntries(QUEUE_NAMES.map((name) => [name, idle])) as JobHandlers),
  "meeting.mail": sendMeetingMail(composeMeetingLetter("https://miteinander.example")),
};
await startJobs({ app, auth: app, contextKey: Buffer.from(TEST_CONTEXT_KEY, "hex") }, handlers);
