import { chosenIn } from "#app/components/entry/entry-inputs.tsx";
import type { MessageKey } from "#app/messages/texts.ts";
import { InterestContact, Need } from "#domain/offers/courses/interest/index.ts";
import type { Typed } from "./booking-form.ts";

/** What an entry of the list says, as its form wants to read it. */
export function interestTexts(need: Omit<Need, "level"> & { level: string | null }, contact: InterestContact | null): Typed {
  return {
    level: need.level ?? "",
    types: need.types.join(","),
    municipalityId: need.municipalityId ?? "",
    weekdays: need.weekdays.join(","),
    dayParts: need.dayParts.join(","),
    ...(need.needsChildcare ? { needsChildcare: "on" } : {}),
    language: contact?.language ?? "de",
    ...(contact ? { consent: "on", name: contact.name, email: contact.email ?? "", phone: contact.phone } : {}),
  };
}

type Read<T> = { ok: true; value: T } | { ok: false; faults: Record<string, MessageKey> };

/** What somebody typed about the course that is looked for. */
export function needFrom(typed: Typed): Read<Need> {
  const read = Need.safeParse({
    level: typed.level || null,
    types: chosenIn(typed.types),
    municipalityId: typed.municipalityId || null,
    weekdays: chosenIn(typed.weekdays).map(Number),
    dayParts: chosenIn(typed.dayParts),
    needsChildcare: "needsChildcare" in typed,
  });
  if (read.success) return { ok: true, value: read.data };
  return { ok: false, faults: Object.fromEntries(read.error.issues.map(({ path }) => [String(path[0] ?? ""), "interest.fault-check" as const])) };
}

const faults: Record<string, MessageKey> = { name: "interest.fault-name", email: "interest.fault-email" };

/** What somebody typed about who looks. */
export function contactFrom(typed: Typed): Read<InterestContact> {
  const { name = "", email = "", phone = "", language = "" } = typed;
  const read = InterestContact.safeParse({ name, email: email.trim() || null, phone, language });
  if (read.success) return { ok: true, value: read.data };
  const wrong = read.error.issues.map(({ path: [field], message }) => {
    const key = String(field ?? "");
    return [key, message === "unreachable" ? "interest.fault-reach" : (faults[key] ?? "interest.fault-check")] as const;
  });
  return { ok: false, faults: Object.fromEntries(wrong) };
}
