import { wholeOf } from "#app/offers/capacity-form.ts";
import { z } from "zod";
import type { AppTexts, MessageKey } from "#app/messages/texts.ts";
import { PostFields } from "#domain/offers/posts/index.ts";
import { parseGermanCents, parseGermanNumber, typedCents, typedNumber } from "../../measures/german-number.ts";

export type PostDraft = Record<string, string>;

/** What the form shows of a stored post. */
export function draftOf(post: PostFields | null): PostDraft {
  if (!post) return {};
  const { hoursPerWeek, payCents, needsDrivingLicence, ...rest } = post;
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
    duration: wholeOf(draft["duration"]),
    durationUnit: orNull("durationUnit"),
    payCents: numberOrNull("pay", parseGermanCents),
    payPer: orNull("payPer"),
    germanLevel: orNull("germanLevel"),
    needsDrivingLicence: "needsDrivingLicence" in draft,
    howToApply: text("howToApply"),
    places: wholeOf(draft["places"]),
    applyUntil: orNull("applyUntil"),
  });
  if (input.success) return { ok: true, fields: input.data };
  const field = (name: string) => (name === "payCents" ? "pay" : name);
  return { ok: false, faults: Object.fromEntries(input.error.issues.map(({ path: [name] }) => [field(String(name)), faultOf(String(name))])) };
}

function faultOf(field: string): MessageKey {
  if (field === "durationUnit" || field === "payPer") return "post-form.fault-unit";
  if (field === "hoursPerWeek") return "post-form.fault-hours";
  return field === "payCents" || field === "duration" || field === "places" ? "post-form.fault-number" : "post-form.fault-check";
}

export const POST_FIELD_NAMES = [
  "occupation",
  "places",
  "hoursPerWeek",
  "startsOn",
  "duration",
  "durationUnit",
  "pay",
  "payPer",
  "germanLevel",
  "needsDrivingLicence",
  "howToApply",
  "applyUntil",
] as const;

/** What the form calls a field. */
export const fieldKey = (name: (typeof POST_FIELD_NAMES)[number]): MessageKey =>
  name === "durationUnit" || name === "payPer" ? `post-form.field-${name}` : `posts.field-${name}`;

/** What a post says as people read it, by the names of its fields; what is not said is empty. */
export function shownPost(t: AppTexts["t"], formats: { day: (day: string) => string }, typed: PostDraft): Record<string, string> {
  const word = (prefix: "unit" | "per", value = "") => (value === "" ? "" : t(`post-form.${prefix}-${value}` as MessageKey));
  // What was typed and is no day stays as it was typed.
  const day = (value = "") => (z.iso.date().safeParse(value).success ? formats.day(value) : value);
  const shown: PostDraft = {
    ...typed,
    startsOn: day(typed["startsOn"]),
    applyUntil: day(typed["applyUntil"]),
    durationUnit: word("unit", typed["durationUnit"]),
    payPer: word("per", typed["payPer"]),
    needsDrivingLicence: t("needsDrivingLicence" in typed ? "common.yes" : "common.no"),
  };
  return Object.fromEntries(POST_FIELD_NAMES.map((name) => [t(fieldKey(name)), shown[name] ?? ""]));
}
