import type { MessageKey } from "#app/messages/texts.ts";
import { Participant } from "#domain/offers/bookings/index.ts";
import type { Locale } from "#platform/i18n/index.ts";

export type Typed = Record<string, string>;

const faults: Record<string, MessageKey> = {
  name: "bookings.fault-name",
  email: "bookings.fault-email",
  guardian: "bookings.fault-guardian",
};

/** Where only the click in a mail confirms, a telephone number is no way. */
export function onlyByMail(found: Record<string, MessageKey>): Record<string, MessageKey> {
  const isUnreachable = (key: MessageKey) => key === "bookings.fault-unreachable" || key === "interest.fault-reach";
  return Object.fromEntries(Object.entries(found).map(([name, key]) => [name, isUnreachable(key) ? "bookings.fault-email-needed" : key]));
}

/** What somebody typed about who comes. @returns the participant, or by field what is wrong */
export function participantFrom(typed: Typed, locale: Locale): { ok: true; participant: Participant } | { ok: false; faults: Record<string, MessageKey> } {
  const { name = "", age = "", guardian = "", email = "", phone = "" } = typed;
  const read = Participant.safeParse({ name, ageBand: age || null, guardian, email: email.trim() || null, phone, language: locale });
  if (read.success) return { ok: true, participant: read.data };
  const wrong = read.error.issues.map(({ path: [field], message }) => {
    const key = String(field ?? "");
    return [key, message === "unreachable" ? "bookings.fault-unreachable" : (faults[key] ?? "bookings.fault-check")] as const;
  });
  return { ok: false, faults: Object.fromEntries(wrong) };
}
