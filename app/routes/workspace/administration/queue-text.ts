import type { MessageKey } from "#app/messages/texts.ts";
import type { QueueName } from "#platform/jobs/index.ts";

const texts = {
  "mail.send": "background.queue-mail-send",
  "sign-in.notice": "background.queue-sign-in-notice",
  "status-request.mail": "background.queue-status-request-mail",
  "evaluation.mail": "background.queue-evaluation-mail",
  "evaluation.remind": "background.queue-evaluation-remind",
  "meeting.mail": "background.queue-meeting-mail",
  "registration.mail": "conferences.queue-registration-mail",
  "conference.move-up": "conferences.queue-move-up",
  "booking.mail": "bookings.queue-mail",
  "booking.move-up": "bookings.queue-move-up",
  "course-list.confirm": "course-list.queue-confirm",
  "course-lists.send": "course-list.queue-send",
  "interest.mail": "interest.queue-mail",
  "interest.pass-on": "interest.queue-pass-on",
  "interest.ask": "interest.queue-ask",
  "bookings.lapse": "bookings.queue-lapse",
  "event.mail": "events.queue-mail",
  "events.watch": "events.queue-watch",
  "status-round.remind": "background.queue-status-round-remind",
  "task.mail": "background.queue-task-mail",
  "grant.mail": "background.queue-grant-mail",
  "grant.remind": "background.queue-grant-remind",
  "funding.warn": "background.queue-funding-warn",
  "task.remind": "background.queue-task-remind",
  "network.upkeep": "background.queue-network-upkeep",
  "situation.ask": "background.queue-situation-ask",
  "offers.dates": "background.queue-offers-dates",
  "offers.feeds": "background.queue-offers-feeds",
  "offers.addresses": "background.queue-offers-addresses",
  "openness.ask": "openness.queue-ask",
  "offers.upkeep": "background.queue-offers-upkeep",
  "files.check": "background.queue-files-check",
  "long-job.run": "background.queue-long-job-run",
  "files.sweep": "background.queue-files-sweep",
  "audit.seal": "background.queue-audit-seal",
  "audit.forget": "background.queue-audit-forget",
  "accounts.clear": "background.queue-accounts-clear",
  "privacy.retention": "background.queue-privacy-retention",
  "audit.anchor": "background.queue-audit-anchor",
} as const satisfies Record<QueueName, MessageKey>;

/** What the jobs of a queue do, in words. */
export function queueText(queue: QueueName): (typeof texts)[QueueName] {
  return texts[queue];
}
