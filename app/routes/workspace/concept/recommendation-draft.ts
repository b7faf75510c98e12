import type { RecommendationFields } from "#domain/concept/editing/index.ts";

/** What stands in the form of a recommendation: lists one item per line, nothing parsed yet. */
export type RecommendationDraft = {
  version: string;
  text: string;
  subPoints: string;
  notes: string;
  weight: string;
  ownerOrganisationId: string;
  ownerPersonId: string;
  themes: string[];
  newThemes: string;
  targetGroups: string[];
  newTargetGroups: string;
  municipalityIds: string[];
  dropped: boolean;
  droppedReason: string;
};

export function draftOf({ version, ...fields }: RecommendationFields & { version: number }): RecommendationDraft {
  return {
    version: String(version),
    text: fields.text,
    subPoints: fields.subPoints.join("\n"),
    notes: fields.notes.join("\n"),
    weight: fields.weight === null ? "" : String(fields.weight),
    ownerOrganisationId: fields.ownerOrganisationId ?? "",
    ownerPersonId: fields.ownerPersonId ?? "",
    themes: fields.themes,
    newThemes: "",
    targetGroups: fields.targetGroups,
    newTargetGroups: "",
    municipalityIds: fields.municipalityIds,
    dropped: fields.droppedReason !== null,
    droppedReason: fields.droppedReason ?? "",
  };
}

export function draftFrom(form: FormData): RecommendationDraft {
  const text = (name: string) => String(form.get(name) ?? "");
  const all = (name: string) => form.getAll(name).map(String);
  return {
    version: text("version"),
    text: text("text"),
    subPoints: text("subPoints"),
    notes: text("notes"),
    weight: text("weight"),
    ownerOrganisationId: text("ownerOrganisationId"),
    ownerPersonId: text("ownerPersonId"),
    themes: all("themes"),
    newThemes: text("newThemes"),
    targetGroups: all("targetGroups"),
    newTargetGroups: text("newTargetGroups"),
    municipalityIds: all("municipalityIds"),
    dropped: form.has("dropped"),
    droppedReason: text("droppedReason"),
  };
}

/** The draft as the act wants it, still to be checked. */
export function inputOf(id: string, draft: RecommendationDraft): unknown {
  const weight = draft.weight.trim();
  return {
    id,
    version: Number(draft.version),
    text: draft.text,
    subPoints: linesOf(draft.subPoints),
    notes: linesOf(draft.notes),
    weight: weight === "" ? null : Number(weight),
    ownerOrganisationId: draft.ownerOrganisationId || null,
    ownerPersonId: draft.ownerPersonId || null,
    themes: [...draft.themes, ...namesOf(draft.newThemes)],
    targetGroups: [...draft.targetGroups, ...namesOf(draft.newTargetGroups)],
    municipalityIds: draft.municipalityIds,
    droppedReason: draft.dropped ? draft.droppedReason : null,
  };
}

/** A text field with one item per line. */
export function linesOf(text: string): string[] {
  return text.split(/\r?\n/);
}

/** A text field with an empty line between paragraphs. */
export function paragraphsOf(text: string): string[] {
  return text.split(/\r?\n[ \t]*\r?\n/);
}

function namesOf(text: string): string[] {
  return text
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
}
