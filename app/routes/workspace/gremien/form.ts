import type { z } from "zod";
import type { Context } from "#platform/db/index.ts";
import { EditGremium, editGremium, type Gremium, type LastChange, type Member } from "#domain/network/index.ts";

export type GremiumErrorCode =
  | "required"
  | "too-long"
  | "choose-one"
  | "not-a-day"
  | "not-a-number"
  | "end-before-start"
  | "name-taken"
  | "parent-unknown"
  | "reports-to-itself"
  | "gremium-ended"
  | "person-unknown"
  | "organisation-unknown"
  | "seat-overlaps"
  | "substitute-unknown"
  | "day-in-future"
  | "meetings-planned"
  | "no-account"
  | "account-taken"
  | "cast-over-eligible"
  | "both-figures"
  | "date-incomplete"
  | "already-candidate"
  | "not-agreed";
export type GremiumErrors = Readonly<Record<string, GremiumErrorCode>>;
export type Typed = Record<string, string>;

const DAYS = ["fromOn", "untilOn", "electedUntil", "endedOn", "agreedOn"];
const CHOICES = ["kind", "parentId", "quorum", "role", "organisationId", "substituteForId", "personId"];

/** What is wrong, one code for each field. */
export function inputErrors(error: z.ZodError, typed: Typed): Record<string, GremiumErrorCode> {
  return Object.fromEntries(error.issues.map((issue) => [String(issue.path[0] ?? ""), codeFor(issue, typed)]));
}

function codeFor(issue: z.core.$ZodIssue, typed: Typed): GremiumErrorCode {
  const field = String(issue.path[0] ?? "");
  if (issue.code === "custom") return "end-before-start";
  if (CHOICES.includes(field)) return "choose-one";
  if ((typed[field] ?? "").trim() === "") return "required";
  if (issue.code === "too_big") return "too-long";
  return DAYS.includes(field) ? "not-a-day" : "required";
}

/** What the form of a body says, as the domain wants to read it. */
export function gremiumInput(typed: Typed) {
  const { name = "", shortName = "", kind = "", parentId = "", purpose = "", mandate = "", quorum = "" } = typed;
  return { name, shortName, kind, parentId, purpose, mandate, quorum, isPublic: "isPublic" in typed };
}

export function gremiumTexts(gremium: Gremium): Typed {
  const { name, shortName, kind, parentId, purpose, mandate, quorum, isPublic } = gremium;
  return { name, shortName: shortName ?? "", kind, parentId: parentId ?? "", purpose, mandate, quorum, ...(isPublic ? { isPublic: "on" } : {}) };
}

export function memberInput(typed: Typed) {
  const { organisationId = "", role = "", fromOn = "", untilOn = "", electedUntil = "", substituteForId = "" } = typed;
  return { organisationId, role, votes: "votes" in typed, fromOn, untilOn, electedUntil, substituteForId };
}

export function memberTexts(member: Member): Typed {
  const { organisationId, role, votes, fromOn, untilOn, electedUntil, substituteForId } = member;
  return {
    organisationId: organisationId ?? "",
    role,
    ...(votes ? { votes: "on" } : {}),
    fromOn,
    untilOn: untilOn ?? "",
    electedUntil: electedUntil ?? "",
    substituteForId: substituteForId ?? "",
  };
}

/** One form comes back: what was typed, and why. */
export type Again = {
  typed: Typed;
  errors: GremiumErrors;
  version?: number;
  conflict?: { changed: LastChange | null; stored: Typed };
};

/** Saves what the form of a body says. */
export async function saveGremium(ctx: Context, id: string, typed: Typed): Promise<"saved" | "not-found" | "not-allowed" | Again> {
  const input = EditGremium.safeParse({ ...gremiumInput(typed), id, version: Number(typed.version) });
  if (!input.success) return { typed, errors: inputErrors(input.error, typed) };
  const result = await editGremium(ctx, input.data);
  if (result.ok) return "saved";
  switch (result.refusal) {
    case "version-conflict":
      return { typed, errors: {}, version: result.stored.version, conflict: { changed: result.changed, stored: gremiumTexts(result.stored) } };
    case "gremium-not-found":
      return "not-found";
    case "not-allowed":
      return "not-allowed";
    default:
      return { typed, errors: { [fieldOf(result.refusal)]: result.refusal } };
  }
}

/** Which field of the form a refusal of the domain is about; "" for the whole. */
export function fieldOf(refusal: GremiumErrorCode): string {
  switch (refusal) {
    case "name-taken":
      return "name";
    case "parent-unknown":
    case "reports-to-itself":
      return "parentId";
    case "person-unknown":
    case "already-candidate":
      return "personId";
    case "organisation-unknown":
      return "organisationId";
    case "seat-overlaps":
      return "fromOn";
    case "substitute-unknown":
      return "substituteForId";
    case "not-agreed":
      return "agreedOn";
    case "day-in-future":
    case "meetings-planned":
      return "endedOn";
    default:
      return "";
  }
}
