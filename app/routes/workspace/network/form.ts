import { z } from "zod";
import { chosenIn } from "#app/components/entry/entry-inputs.tsx";

/** Every text of a posted form by its name: a checkbox that is set reads "on", several values of one name are joined by commas. */
export function textsOf(form: FormData): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const [name, value] of form) {
    if (typeof value === "string") texts[name] = texts[name] === undefined ? value : `${texts[name]},${value}`;
  }
  return texts;
}

export function isId(value: string): boolean {
  return z.uuid().safeParse(value).success;
}

/** What the part of a form says that an organisation keeps itself, as the domain wants to read it. */
export function entryInput(typed: Record<string, string>) {
  const { phone = "", email = "", website = "", street = "", postalCode = "", place = "", openingHours = "", accessibilityNote = "" } = typed;
  return {
    phone,
    email,
    website: withScheme(website.trim()),
    street,
    postalCode,
    place,
    openingHours,
    accessibilityNote,
    languages: chosenIn(typed.languages),
    accessibility: chosenIn(typed.accessibility),
    servesMunicipalityIds: chosenIn(typed.servesMunicipalityIds),
    internal: chosenIn(typed.internal),
  };
}

/** What an organisation's form says, as the domain wants to read it. */
export function organisationInput(typed: Record<string, string>) {
  const { name = "", shortName = "", kind = "", municipalityId = "", latitude = "", longitude = "" } = typed;
  return { ...entryInput(typed), name, shortName, kind, municipalityId, latitude, longitude, isPublic: "isPublic" in typed };
}

/** What the form says about the concept's fields and groups. */
export function topicsInput(typed: Record<string, string>) {
  return { actionFieldIds: chosenIn(typed.actionFieldIds), targetGroupIds: chosenIn(typed.targetGroupIds) };
}

export function personInput(typed: Record<string, string>) {
  const { salutation = "", firstName = "", lastName = "", function: role = "", responsibilities = "", email = "", phone = "" } = typed;
  return { salutation, firstName, lastName, function: role, responsibilities, email, phone, isMigrationContact: "isMigrationContact" in typed };
}

/** People type "www.vhs.example"; that is an address too. */
function withScheme(typed: string): string {
  return typed === "" || /^[a-z]+:/i.test(typed) ? typed : `https://${typed}`;
}

export type FieldErrorCode = "required" | "too-long" | "not-a-mail" | "not-an-address" | "choose-one" | "check" | "opening-hours" | "degrees";

/** What is wrong, one code for each field. */
export function inputErrors(error: z.ZodError, typed: Record<string, string>): Record<string, FieldErrorCode> {
  return Object.fromEntries(error.issues.map((issue) => [String(issue.path[0] ?? ""), codeFor(String(issue.path[0] ?? ""), issue.code, typed)]));
}

function codeFor(field: string, issue: string, typed: Record<string, string>): FieldErrorCode {
  if (field === "latitude" || field === "longitude") return "degrees";
  if ((typed[field] ?? "").trim() === "") return "required";
  if (issue === "too_big") return "too-long";
  if (field === "email") return "not-a-mail";
  if (field === "website") return "not-an-address";
  if (field === "openingHours") return "opening-hours";
  return field === "kind" || field === "municipalityId" ? "choose-one" : "check";
}
