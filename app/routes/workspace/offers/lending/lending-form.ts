import { wholeOf } from "#app/offers/capacity-form.ts";
import type { AppTexts, MessageKey } from "#app/messages/texts.ts";
import { LendingFields } from "#domain/offers/lending/index.ts";
import { parseGermanCents, typedCents } from "../../measures/german-number.ts";

export type LendingDraft = Record<string, string>;

export const LENDING_FIELD_NAMES = ["item", "pieces", "longestDays", "leadDays", "deposit", "fetchPlace", "fetchTimes"] as const;

/** What the form shows of what is stored. */
export function lendingDraft(lending: LendingFields | null): LendingDraft {
  if (!lending) return { leadDays: "0" };
  const { depositCents, ...rest } = lending;
  return {
    ...Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, String(value)])),
    deposit: depositCents === null ? "" : typedCents(depositCents),
  };
}

/** What is wrong with a number, at its field of the form. */
const FAULTS: Record<string, [field: string, MessageKey]> = {
  pieces: ["pieces", "lending-form.fault-pieces"],
  longestDays: ["longestDays", "lending-form.fault-longestDays"],
  leadDays: ["leadDays", "lending-form.fault-leadDays"],
  depositCents: ["deposit", "lending-form.fault-deposit"],
};

/** @returns the fields, or by field what is wrong; NaN of what is no number is refused by the schema */
export function readLending(draft: LendingDraft): { ok: true; fields: LendingFields } | { ok: false; faults: Record<string, MessageKey> } {
  const text = (name: string) => (draft[name] ?? "").trim();
  const whole = (name: string) => wholeOf(draft[name]) ?? Number.NaN;
  const input = LendingFields.safeParse({
    item: text("item"),
    pieces: whole("pieces"),
    fetchPlace: text("fetchPlace"),
    fetchTimes: text("fetchTimes"),
    depositCents: text("deposit") === "" ? null : parseGermanCents(text("deposit")),
    longestDays: whole("longestDays"),
    leadDays: whole("leadDays"),
  });
  if (input.success) return { ok: true, fields: input.data };
  const faults = input.error.issues.map(({ path: [name] }) => FAULTS[String(name)] ?? ["", "lending.fault-check"]);
  return { ok: false, faults: Object.fromEntries(faults) };
}

/** What is lent as people read it, by the names of its fields; what is not said is empty. */
export function shownLending(t: AppTexts["t"], typed: LendingDraft): Record<string, string> {
  const shown = (name: string) => (name === "deposit" && typed[name] ? `${typed[name]}\u00a0€` : (typed[name] ?? ""));
  return Object.fromEntries(LENDING_FIELD_NAMES.map((name) => [t(`lending.field-${name}`), shown(name)]));
}
