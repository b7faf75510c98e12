import type { MessageKey } from "#app/messages/texts.ts";
import type { TakeOverRefusal as ConceptRefusal } from "#domain/concept/imports/index.ts";
import type { TakeOverRefusal as NetworkRefusal } from "#domain/network/imports/index.ts";

/** Why nothing came of a long job, for the page about it. Each refusal of an act has its words here, or the compiler asks. */
const WORDS: Record<ConceptRefusal | NetworkRefusal | "failed", MessageKey> = {
  "not-allowed": "longjob.refused-not-allowed",
  "import-not-found": "longjob.refused-import-not-found",
  "already-taken-over": "longjob.refused-already-taken-over",
  "places-open": "longjob.refused-places-open",
  "nothing-found": "longjob.refused-nothing-found",
  "revision-under-way": "longjob.refused-revision-under-way",
  "nothing-to-take": "longjob.refused-nothing-found",
  "changed-since": "longjob.refused-changed-since",
  failed: "longjob.refused-failed",
};

/** @param refusal as it was stored with the job; one that this version does not know is a fault of ours */
export function refusalWords(refusal: string | null): MessageKey {
  return Object.entries(WORDS).find(([known]) => known === refusal)?.[1] ?? WORDS.failed;
}
