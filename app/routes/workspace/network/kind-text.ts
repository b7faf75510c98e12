import type { MessageKey } from "#app/messages/texts.ts";
import { ORGANISATION_KINDS } from "#domain/network/index.ts";

/** The word for an organisation's kind. */
export function kindText(kind: string): MessageKey {
  return `network.kind-${ORGANISATION_KINDS.find((known) => known === kind) ?? "other"}`;
}
