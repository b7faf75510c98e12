import type { MessageKey } from "#app/messages/texts.ts";
import { Subscription } from "#domain/offers/course-list/index.ts";

/** What somebody typed about who gets the course list. */
export function subscriptionFrom(typed: Record<string, string>): { ok: true; value: Subscription } | { ok: false; faults: Record<string, MessageKey> } {
  const { name = "", email = "", language = "", pace = "" } = typed;
  const read = Subscription.safeParse({ name, email: email.trim(), language, pace });
  if (read.success) return { ok: true, value: read.data };
  const fault = (field: string): MessageKey => (field === "email" ? "course-list.fault-email" : "course-list.fault-check");
  return { ok: false, faults: Object.fromEntries(read.error.issues.map(({ path: [field] }) => [String(field ?? ""), fault(String(field))])) };
}
