import { Worker } from "node:worker_threads";
import { readCalendar, type ReadCalendar } from "./read-calendar.ts";

/** Beyond this somebody means us harm. */
const LIMIT_MS = 20_000;
const MOST_MB = 256;
/** Letters that are read in less time than a thread takes to start. */
const SHORT = 20_000;

/** As `readCalendar`; a long text in a thread of its own with an end to its time and memory. @returns null also where it took too much */
export function readApart(text: string, zone: string): Promise<ReadCalendar | null> {
  if (text.length <= SHORT) return Promise.resolve(readCalendar(text, zone));
  const thread = new Worker(new URL("./read-worker.ts", import.meta.url), {
    workerData: { text, zone },
    resourceLimits: { maxOldGenerationSizeMb: MOST_MB },
  });
  return new Promise((resolve) => {
    const limit = setTimeout(() => void thread.terminate(), LIMIT_MS);
    thread.once("message", (read: ReadCalendar | null) => resolve(read));
    thread.once("error", () => resolve(null));
    thread.once("exit", () => {
      clearTimeout(limit);
      resolve(null);
    });
  });
}
