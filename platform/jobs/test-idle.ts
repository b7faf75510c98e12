import type { JobHandlers } from "./index.ts";

const idle = () => Promise.resolve();

/** Does nothing in any queue. */
export const allIdle: JobHandlers = {
  "mail.send": idle,
  "sign-in.notice": idle,
  "status-request.mail": idle,
  "meeting.mail": idle,
  "registration.mail": idle,
  "conference.move-up": idle,
  "status-round.remind": idle,
  "task.mail": idle,
  "task.remind": idle,
  "network.upkeep": idle,
  "situation.ask": idle,
  "long-job.run": idle,
  "files.check": idle,
  "files.sweep": idle,
  "privacy.retention": idle,
  "audit.anchor": idle,
  "audit.seal": idle,
  "audit.forget": idle,
  "accounts.clear": idle,
};
