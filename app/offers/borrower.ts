import type { MessageKey } from "#app/messages/texts.ts";
import { Participant } from "#domain/offers/bookings/index.ts";
import { Days } from "#domain/offers/lending/index.ts";
import type { Locale } from "#platform/i18n/index.ts";

const faults: Record<string, MessageKey> = { name: "lending.fault-name", email: "bookings.fault-email" };

/** What somebody typed about who borrows, and from when to when. @returns both, or by field what is wrong */
export function borrowerFrom(
  typed: Record<string, string>,
  locale: Locale,
): { ok: true; borrower: Participant; days: Days } | { ok: false; faults: Record<string, MessageKey> } {
  const { name = "", email = "", phone = "", first = "", last = "" } = typed;
  const who = Participant.safeParse({ name, ageBand: null, guardian: "", email: email.trim() || null, phone, language: locale });
  const days = Days.safeParse({ first, last });
  if (who.success && days.success) return { ok: true, borrower: who.data, days: days.data };
  const wrong = [
    ...(who.error?.issues ?? []).map(({ path: [field], message }): [string, MessageKey] => {
      const key = String(field ?? "");
      return [key, message === "unreachable" ? "bookings.fault-unreachable" : (faults[key] ?? "lending.fault-check")];
    }),
    ...(days.error?.issues ?? []).map(({ path: [field], message }): [string, MessageKey] => [
      String(field ?? ""),
      message === "end-before-start" ? "lending.fault-end-before-start" : "lending.fault-day",
    ]),
  ];
  return { ok: false, faults: Object.fromEntries(wrong) };
}
