import { composeMeetingLetter } from "./meetings.ts";
import { sendMeetingMail } from "#domain/network/meetings/index.ts";
import type { JobHandlers } from "#platform/jobs/index.ts";
import { allIdle } from "#platform/jobs/test-idle.ts";

/** Workers that write the mails of meetings as the product does, and do nothing else. */
export const handlers: JobHandlers = { ...allIdle, "meeting.mail": sendMeetingMail(composeMeetingLetter("https://miteinander.example")) };
