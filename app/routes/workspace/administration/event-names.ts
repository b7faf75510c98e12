import type { AppTexts, MessageKey } from "#app/messages/texts.ts";

/** What administrators read instead of an event's code. An event without a name shows its code. */
const names: Record<string, MessageKey> = {
  "audit.read": "administration.event-audit-read",
  "audit.exported": "administration.event-audit-exported",
  "outbox.read": "administration.event-outbox-read",
  "memberships.read": "administration.event-memberships-read",
  "organisation.people-read": "administration.event-organisation-people-read",
  "status-round.read": "administration.event-status-round-read",
  "concept-import.started": "administration.event-concept-import-started",
  "concept-import.decided": "administration.event-concept-import-decided",
  "concept.imported": "administration.event-concept-imported",
  "concept.taken-over": "administration.event-concept-taken-over",
  "concept.edition-taken-over": "administration.event-concept-edition-taken-over",
  "demo.loaded": "administration.event-demo-loaded",
  "file.stored": "administration.event-file-stored",
  "file.removed": "administration.event-file-removed",
  "measure.created": "administration.event-measure-created",
  "measure.edited": "administration.event-measure-edited",
  "measure.file-attached": "administration.event-measure-file-attached",
  "membership.invited": "administration.event-membership-invited",
  "membership.accepted": "administration.event-membership-accepted",
  "membership.granted": "administration.event-membership-granted",
  "membership.end-changed": "administration.event-membership-end-changed",
  "membership.ended": "administration.event-membership-ended",
  "membership.invitation-revoked": "administration.event-membership-invitation-revoked",
  "municipality.added": "administration.event-municipality-added",
  "names.confirmed": "administration.event-names-confirmed",
  "organisation.created": "administration.event-organisation-created",
  "organisation.edited": "administration.event-organisation-edited",
  "organisation.deleted": "administration.event-organisation-deleted",
  "person.added": "administration.event-person-added",
  "person.edited": "administration.event-person-edited",
  "person.confirmed": "administration.event-person-confirmed",
  "person.removed": "administration.event-person-removed",
  "progress.added": "administration.event-progress-added",
  "progress.released": "administration.event-progress-released",
  "term.added": "administration.event-term-added",
};

export function eventName(t: AppTexts["t"], event: string): string {
  const key = names[event];
  return key === undefined ? event : t(key);
}
