import type { Actor } from "#platform/db/index.ts";
import { mayEditConcept, mayReadConcept } from "../access.ts";

/** Rounds are prepared, opened and closed by the coordination office. */
export function mayRunPriorities(actor: Actor): boolean {
  return mayEditConcept(actor);
}

/** Rounds and their results are seen by all who read the concept; a draft by those who make it. */
export function maySeeRound(actor: Actor, state: "draft" | "open" | "closed"): boolean {
  return state === "draft" ? mayRunPriorities(actor) : mayRunPriorities(actor) || mayReadConcept(actor);
}
