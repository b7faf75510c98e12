import { AddBooking } from "#domain/concept/funding/index.ts";
import type { FileRefusal } from "#platform/files/index.ts";
import { parseGermanCents } from "../measures/german-number.ts";

export type BookingFault =
  | { code: "required" | "not-a-day" | "not-an-amount" | "choose-one" | "too-long" | "reason-needed" | "day-ahead" | "line-not-found" | "not-approved" }
  | { code: "over-approved"; leftCents: number }
  | { code: "outside-period"; fromOn: string | null; untilOn: string | null }
  | { code: "file-refused"; reason: FileRefusal };

/** What was typed as the domain wants it, or one fault for each field of the form. */
export function parseBooking(
  fundId: string,
  typed: Record<string, string>,
): { ok: true; booking: AddBooking } | { ok: false; faults: Record<string, BookingFault> } {
  const { budgetLineId = "", kind = "", bookedOn = "", amount = "", note = "", receipt = "", reason = "" } = typed;
  const parsed = AddBooking.safeParse({ fundId, budgetLineId, kind, bookedOn, amountCents: parseGermanCents(amount), note, receipt, reason });
  if (parsed.success) return { ok: true, booking: parsed.data };
  const faults: Record<string, BookingFault> = {};
  for (const { path } of parsed.error.issues) {
    const name = path[0] === "amountCents" ? "amount" : String(path[0]);
    faults[name] ??= { code: codeFor(name, typed[name] ?? "") };
  }
  return { ok: false, faults };
}

function codeFor(name: string, typed: string): "required" | "not-a-day" | "not-an-amount" | "choose-one" | "too-long" {
  if (name === "budgetLineId" || name === "kind") return "choose-one";
  if (typed.trim() === "") return "required";
  if (name === "amount") return "not-an-amount";
  return name === "bookedOn" ? "not-a-day" : "too-long";
}
