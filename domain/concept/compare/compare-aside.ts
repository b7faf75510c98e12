import { Worker } from "node:worker_threads";
import { countTree, type ConceptTree } from "../tree.ts";
import { compareEditions, type EditionDifference } from "./compare-editions.ts";

/** Recommendations of both editions together up to which comparing takes less time than starting a thread for it. */
const QUICK = 400;

/**
 * As compareEditions, in a thread of its own where it takes long: two editions of 2,000 recommendations, all reworded, are
 * seconds of work, and the server answers others meanwhile.
 *
 * @throws Error also if the thread ends without an answer
 */
export async function compareAside(stored: ConceptTree, next: ConceptTree): Promise<EditionDifference> {
  if (countTree(stored).recommendations + countTree(next).recommendations <= QUICK) return compareEditions(stored, next);
  const thread = new Worker(new URL("./compare-worker.ts", import.meta.url), { workerData: { stored, next } });
  return new Promise((resolve, reject) => {
    thread.once("message", resolve);
    thread.once("error", reject);
    // After an answer this says nothing any more.
    thread.once("exit", (code) => reject(new Error(`The thread that compared two editions ended with ${code}.`)));
  });
}
