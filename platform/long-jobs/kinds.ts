import type { Actor } from "#platform/db/index.ts";

/** Above this many rows, nobody waits for the answer of a request. */
export const LONG_FROM = 500;

/** What runs as a long job. What each of them does is composed above the areas. */
export const LONG_JOB_KINDS = [
  "concept-import",
  "concept-export",
  "measures-export",
  "tasks-export",
  "network-export",
  "network-import",
  "phone-list-export",
  "audit-export",
] as const;
export type LongJobKind = (typeof LONG_JOB_KINDS)[number];

/** Whether somebody may do what jobs of a kind do: asked at the start, when the work begins, and at each download. */
export type MayDo = (actor: Actor, kind: LongJobKind) => boolean;
