import { idOfForm } from "#app/form-id.ts";
import { setTopics } from "#domain/concept/organisations/index.ts";
import { usesOfPerson } from "#domain/concept/measures/index.ts";
import {
  AddPerson,
  addPerson,
  askForRelease,
  EditOrganisation,
  editOrganisation,
  EditPerson,
  editPerson,
  removePerson,
  revokeRelease,
  type ComposeReleaseLetter,
  type LastChange,
  type Use,
} from "#domain/network/index.ts";
import type { Context } from "#platform/db/index.ts";
import type { NetworkErrors } from "./error-text.ts";
import { inputErrors, isId, organisationInput, personInput, topicsInput } from "./form.ts";
import { organisationTexts, personTexts } from "./typed.ts";

const ORGANISATION_FIELDS = [
  "name",
  "shortName",
  "kind",
  "municipalityId",
  "isPublic",
  "phone",
  "email",
  "website",
  "street",
  "postalCode",
  "place",
  "latitude",
  "longitude",
  "openingHours",
  "languages",
  "accessibility",
  "accessibilityNote",
  "servesMunicipalityIds",
  "internal",
] as const;
const PERSON_FIELDS = ["salutation", "firstName", "lastName", "function", "responsibilities", "email", "phone", "isMigrationContact"] as const;
export type FieldName = (typeof ORGANISATION_FIELDS)[number] | (typeof PERSON_FIELDS)[number];

/** One of the page's forms comes back: which one, what was typed, and why. */
export type Again = {
  kind: "again";
  /** "organisation", "new" or the person's id. */
  about: string;
  typed: Record<string, string>;
  errors: NetworkErrors;
  version: number | undefined;
  conflict: { changed: LastChange | null; fields: { field: FieldName; yours: string; theirs: string }[] } | null;
  uses: Use[];
};
export type Saved = { kind: "saved" | "person-saved" | "person-removed" | "release-asked" | "release-ended" | "not-found" | "not-allowed" } | Again;

/** The page of an organisation has one form for itself and one for each person; their button says which act is meant. */
export function saveNetworkForm(ctx: Context, organisationId: string, typed: Record<string, string>, compose: ComposeReleaseLetter): Promise<Saved> {
  switch (typed.intent) {
    case "add-person":
      return addOne(ctx, organisationId, typed);
    case "edit-person":
      return editOne(ctx, typed);
    case "remove-person":
      return removeOne(ctx, typed);
    case "ask-release":
      return askOne(ctx, typed, compose);
    case "end-release":
      return endOne(ctx, typed);
    default:
      return saveOrganisation(ctx, organisationId, typed);
  }
}

async function saveOrganisation(ctx: Context, id: string, typed: Record<string, string>): Promise<Saved> {
  const input = EditOrganisation.safeParse({ ...organisationInput(typed), id, version: Number(typed.version) });
  if (!input.success) return again("organisation", typed, { errors: inputErrors(input.error, typed) });
  const result = await editOrganisation(ctx, input.data);
  if (result.ok) {
    await setTopics(ctx, { organisationId: id, ...topicsInput(typed) });
    return { kind: "saved" };
  }
  switch (result.refusal) {
    case "version-conflict":
      return again("organisation", typed, {
        version: result.stored.version,
        conflict: { changed: result.changed, fields: compare(ORGANISATION_FIELDS, typed, organisationTexts(result.stored)) },
      });
    case "name-taken":
      return again("organisation", typed, { errors: { name: "name-taken" } });
    case "municipality-unknown":
      return again("organisation", typed, { errors: { municipalityId: "municipality-unknown" } });
    case "kind-unknown":
      return again("organisation", typed, { errors: { kind: "kind-unknown" } });
    case "organisation-not-found":
      return { kind: "not-found" };
    case "not-allowed":
      return { kind: "not-allowed" };
  }
}

async function addOne(ctx: Context, organisationId: string, typed: Record<string, string>): Promise<Saved> {
  const input = AddPerson.safeParse({ ...personInput(typed), organisationId });
  if (!input.success) return again("new", typed, { errors: inputErrors(input.error, typed) });
  const result = await addPerson(ctx, input.data, await idOfForm(Object.entries(typed)));
  if (result.ok) return { kind: "person-saved" };
  if (result.refusal === "board-by-link-only") return again("new", typed, { errors: { function: result.refusal } });
  return { kind: result.refusal === "not-allowed" ? "not-allowed" : "not-found" };
}

async function editOne(ctx: Context, typed: Record<string, string>): Promise<Saved> {
  const { personId: id = "" } = typed;
  if (!isId(id)) return { kind: "not-found" };
  const input = EditPerson.safeParse({ ...personInput(typed), id, version: Number(typed.version) });
  if (!input.success) return again(id, typed, { errors: inputErrors(input.error, typed) });
  const result = await editPerson(ctx, input.data);
  if (result.ok) return { kind: "person-saved" };
  if (result.refusal === "version-conflict") {
    return again(id, typed, {
      version: result.stored.version,
      conflict: { changed: result.changed, fields: compare(PERSON_FIELDS, typed, personTexts(result.stored)) },
    });
  }
  if (result.refusal === "board-by-link-only") return again(id, typed, { errors: { function: result.refusal } });
  return { kind: result.refusal === "not-allowed" ? "not-allowed" : "not-found" };
}

async function askOne(ctx: Context, { personId = "" }: Record<string, string>, compose: ComposeReleaseLetter): Promise<Saved> {
  if (!isId(personId)) return { kind: "not-found" };
  const result = await askForRelease(ctx, { personId }, compose);
  return { kind: result.ok ? "release-asked" : result.refusal === "not-allowed" ? "not-allowed" : "not-found" };
}

async function endOne(ctx: Context, { personId = "" }: Record<string, string>): Promise<Saved> {
  if (!isId(personId)) return { kind: "not-found" };
  const result = await revokeRelease(ctx, { personId });
  return { kind: !result.ok && result.refusal === "not-allowed" ? "not-allowed" : "release-ended" };
}

async function removeOne(ctx: Context, typed: Record<string, string>): Promise<Saved> {
  const { personId: id = "" } = typed;
  if (!isId(id)) return { kind: "not-found" };
  const result = await removePerson(ctx, { id }, [usesOfPerson]);
  if (result.ok) return { kind: "person-removed" };
  if (result.refusal === "still-in-use") return again(id, typed, { uses: result.uses });
  return { kind: result.refusal === "not-allowed" ? "not-allowed" : "not-found" };
}

function again(about: string, typed: Record<string, string>, why: Partial<Pick<Again, "errors" | "version" | "conflict" | "uses">>): Again {
  const version = why.version ?? (typed.version === undefined ? undefined : Number(typed.version));
  return { kind: "again", about, typed, errors: why.errors ?? {}, version, conflict: why.conflict ?? null, uses: why.uses ?? [] };
}

function compare(names: readonly FieldName[], yours: Record<string, string>, theirs: Record<string, string>) {
  return names.map((field) => ({ field, yours: (yours[field] ?? "").trim(), theirs: theirs[field] ?? "" }));
}
