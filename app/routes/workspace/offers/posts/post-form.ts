import type { MessageKey } from "#app/messages/texts.ts";
import { PostFields, type Post } from "#domain/offers/posts/index.ts";
import { parseGermanCents, parseGermanNumber, typedCents, typedNumber } from "../../measures/german-number.ts";

export type PostDraft = Record<string, string>;

/** What the form shows of a stored post. */
export function draftOf(post: Post): PostDraft {
  const { hoursPerWeek, payCents, needsDrivingLicence, version: _version, ...rest } = post;
  return {
    ...Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, value === null ? "" : String(value)])),
    hoursPerWeek: hoursPerWeek === null ? "" : typedNumber(hoursPerWeek),
    pay: payCents === null ? "" : typedCents(payCents),
    ...(needsDrivingLicence ? { needsDrivingLicence: "on" } : {}),
  };
}

/** @returns the fields, or by field what is wrong; NaN of what is no number is refused by the schema */
export function readDraft(draft: PostDraft): { ok: true; fields: PostFields } | { ok: false; faults: Record<string, MessageKey> } {
  const text = (name: string) => (draft[name] ?? "").trim();
  const orNull = (name: string) => text(name) || null;
  const numberOrNull = (name: string, read: (typed: string) => number) => (text(name) === "" ? null : read(text(name)));
  const input = PostFields.safeParse({
    occupation: text("occupation"),
    hoursPerWeek: numberOrNull("hoursPerWeek", parseGermanNumber),
    startsOn: orNull("startsOn"),
    duration: numberOrNull("duration", Number),
    durationUnit: orNull("durationUnit"),
    payCents: numberOrNull("pay", parseGermanCents),
    payPer: orNull("payPer"),
    germanLevel: orNull("germanLevel"),
    needsDrivingLicence: "needsDrivingLicence" in draft,
    howToApply: text("howToApply"),
    places: numberOrNull("places", Number),
    applyUntil: orNull("applyUntil"),
  });
  if (input.success) return { ok: true, fields: input.data };
  const field = (name: string) => (name === "payCents" ? "pay" : name);
  return { ok: false, faults: Object.fromEntries(input.error.issues.map(({ path: [name] }) => [field(String(name)), faultOf(String(name))])) };
}

function faultOf(field: string): MessageKey {
  if (field === "durationUnit" || field === "payPer") return "posts.fault-unit";
  if (field === "hoursPerWeek") return "posts.fault-hours";
  return field === "payCents" || field === "duration" || field === "places" ? "posts.fault-number" : "posts.fault-check";
}
