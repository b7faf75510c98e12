import type { Quorum } from "#domain/network/meetings/index.ts";
import type { AppTexts } from "./messages/texts.ts";

/** "11 von 14 da, beschlussfähig"; where nobody counts in the body, only who was there. */
export function quorumText(t: AppTexts["t"], { there, seats, isQuorate }: Quorum): string {
  return t(isQuorate === null ? "meetings.there" : isQuorate ? "meetings.there-quorate" : "meetings.there-not-quorate", { there, seats });
}
