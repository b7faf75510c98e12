import { z } from "zod";

/** Every text of a posted form by its name; a checkbox that is set reads "on". */
export function textsOf(form: FormData): Record<string, string> {
  return Object.fromEntries([...form].flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])));
}

export function isId(value: string): boolean {
  return z.uuid().safeParse(value).success;
}

/** What an organisation's form says, as the domain wants to read it. */
export function organisationInput(typed: Record<string, string>) {
  const { name = "", shortName = "", kind = "", municipalityId = "", phone = "", email = "", website = "" } = typed;
  return { name, shortName, kind, municipalityId, phone, email, website: withScheme(website.trim()), isPublic: "isPublic" in typed };
}

export function personInput(typed: Record<string, string>) {
  const { salutation = "", firstName = "", lastName = "", function: role = "", email = "", phone = "" } = typed;
  return { salutation, firstName, lastName, function: role, email, phone, isMigrationContact: "isMigrationContact" in typed };
}

/** People type "www.vhs.example"; that is an address too. */
function withScheme(typed: string): string {
  return typed === "" || /^[a-z]+:/i.test(typed) ? typed : `https://${typed}`;
}

export type FieldErrorCode = "required" | "too-long" | "not-a-mail" | "not-an-address" | "choose-one" | "check";

/** What is wrong, one code for each field. */
export function inputErrors(error: z.ZodError, typed: Record<string, string>): Record<string, FieldErrorCode> {
  return Object.fromEntries(error.issues.map((issue) => [String(issue.path[0] ?? ""), codeFor(String(issue.path[0] ?? ""), issue.code, typed)]));
}

function codeFor(field: string, issue: string, typed: Record<string, string>): FieldErrorCode {
  if ((typed[field] ?? "").trim() === "") return "required";
  if (issue === "too_big") return "too-long";
  if (field === "email") return "not-a-mail";
  if (field === "website") return "not-an-address";
  return field === "kind" || field === "municipalityId" ? "choose-one" : "check";
}
