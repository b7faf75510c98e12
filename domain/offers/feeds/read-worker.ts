import { parentPort, workerData } from "node:worker_threads";
import { readCalendar } from "./read-calendar.ts";

// A thread of its own: 100,000 events take seconds, in which others want their pages.
const { text, zone } = workerData as { text: string; zone: string };
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread is no window
parentPort?.postMessage(readCalendar(text, zone));
