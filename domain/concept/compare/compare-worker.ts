import { parentPort, workerData } from "node:worker_threads";
import type { ConceptTree } from "../tree.ts";
import { compareEditions } from "./compare-editions.ts";

const { stored, next } = workerData as { stored: ConceptTree; next: ConceptTree };
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread is no window
parentPort?.postMessage(compareEditions(stored, next));
