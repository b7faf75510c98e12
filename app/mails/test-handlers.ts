import { composeMeetingLetter } from "./meetings.ts";
import type { JobHandlers } from "#platform/jobs/index.ts";
import { sendMeetingMail } from "#domain/network/meetings/index.ts";

const idle = () => Promise.resolve();

/** Workers that write the mails of meetings as the product does, and do nothing else. */
export const handlers: JobHandlers = {
  "meeting.mail": sendMeetingMail(composeMeetingLetter("https://miteinander.example")),
  "mail.send": idle,
  "sign-in.notice": idle,
  "status-request.mail": idle,
  "status-round.remind": idle,
  "files.check": idle,
  "long-job.run": idle,
  "files.sweep": idle,
  "audit.seal": idle,
  "audit.forget": idle,
  "accounts.clear": idle,
  "privacy.retention": idle,
  "audit.anchor": idle,
};
