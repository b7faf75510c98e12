import { setTimeout as sleep } from "node:timers/promises";
import type { Random } from "#domain/concept/import/generate-concept.ts";

/** One thing that goes wrong in a house, and what must hold all the same. */
export type Fault = {
  name: string;
  /** One sentence: what passes. */
  passes: string;
  /** How often it strikes in `npm run soak`, and in the sample of `npm test`. */
  rounds: { soak: number; sample: number };
  strike(ground: Ground): Promise<Outcome>;
};

export type Ground = {
  random: Random;
  rounds: number;
  /** A folder with a copy of the demo region's data in its sub-folder `data`, for `startProduct`. Removed with the ground. */
  freshFolder(): string;
};

export type Outcome = {
  rounds: number;
  /** Writes that were answered with "saved". */
  acknowledged: number;
  /** Acknowledged and not there, or there twice. */
  lost: string[];
  /** Done in part. */
  halfStates: string[];
  /** Anything else that must not be: an answer without words, a house that does not recover, an access that widened. */
  others: string[];
  /** Worth knowing also where all is well, e.g. the slowest answer. */
  notes: string[];
};

export function nothingYet(): Outcome {
  return { rounds: 0, acknowledged: 0, lost: [], halfStates: [], others: [], notes: [] };
}

export function passed({ acknowledged, lost, halfStates, others }: Outcome): boolean {
  return acknowledged > 0 && lost.length + halfStates.length + others.length === 0;
}

/** Waits for something to come to pass, however slow the machine is. @throws Error after five minutes */
export async function until(what: string, isSo: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 300_000;
  while (Date.now() < deadline) {
    if (await isSo()) return;
    await sleep(50);
  }
  throw new Error(`It did not come to pass within five minutes that ${what}.`);
}
