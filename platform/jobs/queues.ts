/** What is told to all queues; a queue's own entry goes before it. */
export type Queue = {
  /** Minutes, hours, days, months, weekdays on Germany's clock. The job then runs once for each region. */
  cron?: string;
  /** How long finished jobs are kept for a person who asks what happened, in seconds. */
  keepFor?: number;
  /** Tries after the first, where somebody waits for the answer. */
  retries?: number;
};

const DAY = 24 * 60 * 60;

/**
 * All queues. Their tables are never partitioned: a partition per queue would be made by the role
 * that creates the queue, and the application's role owns nothing.
 */
export const QUEUES = {
  "mail.send": {},
  "sign-in.notice": {},
  "status-request.mail": {},
  "meeting.mail": {},
  "registration.mail": {},
  "conference.move-up": {},
  "booking.mail": {},
  "booking.move-up": {},
  "bookings.lapse": { cron: "5 * * * *" },
  "interest.mail": {},
  "interest.pass-on": {},
  "interest.ask": { cron: "20 7 * * *" },
  "course-list.confirm": {},
  // On working days only, which the job knows; an hour at which people read mail, on both sides of a clock change.
  "course-lists.send": { cron: "15 8 * * *" },
  "event.mail": {},
  "events.watch": { cron: "*/15 * * * *" },
  "status-round.remind": { cron: "30 6 * * *" },
  "grant.mail": {},
  "grant.remind": { cron: "0 7 * * *" },
  "funding.warn": { cron: "55 6 * * *" },
  "evaluation.mail": {},
  "evaluation.remind": { cron: "35 6 * * *" },
  "task.mail": {},
  "task.remind": { cron: "45 6 * * *" },
  "network.upkeep": { cron: "45 6 * * *" },
  "situation.ask": { cron: "50 6 * * *" },
  "offers.dates": { cron: "30 3 * * *" },
  "offers.addresses": { cron: "10 1 * * *" },
  "offers.upkeep": { cron: "40 6 * * *" },
  // After the nightly letters of the upkeep, by people who are there to answer.
  "openness.ask": { cron: "10 8 * * *" },
  "offers.feeds": { cron: "25 * * * *" },
  "files.check": { cron: "*/10 * * * *", keepFor: 60 * 60 },
  "long-job.run": { retries: 2 },
  "files.sweep": { cron: "40 3 * * *" },
  "audit.seal": { cron: "20 2 * * *" },
  // Away from the nightly backup, whose snapshot and anchors belong together.
  "audit.forget": { cron: "10 4 * * *" },
  "accounts.clear": { cron: "50 3 * * *" },
  "privacy.retention": { cron: "15 2 * * *" },
  "audit.anchor": { cron: "* * * * *", keepFor: 60 * 60 },
} as const satisfies Record<string, Queue>;

export type QueueName = keyof typeof QUEUES;
export const QUEUE_NAMES = Object.keys(QUEUES) as QueueName[];

export const SCHEMA = "pgboss";
export const TIME_ZONE = "Europe/Berlin";

/** A failed job is tried again for more than a day: after 5 s, 10 s, 20 s … at most 4 h apart. */
export const QUEUE_OPTIONS = {
  // One waiting job per key: see enqueue.
  policy: "short",
  retryLimit: 20,
  retryDelay: 5,
  retryBackoff: true,
  retryDelayMax: 4 * 60 * 60,
  // A killed worker sends no heartbeat; its job goes to the next one.
  heartbeatSeconds: 30,
  expireInSeconds: 15 * 60,
  retentionSeconds: 14 * DAY,
  deleteAfterSeconds: 7 * DAY,
} as const;
