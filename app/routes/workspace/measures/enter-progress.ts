import { idOfForm } from "#app/form-id.ts";
import { AddProgressUpdate, addProgressUpdate, type AddProgressRefusal, type Upload } from "#domain/concept/measures/index.ts";
import type { Context } from "#platform/db/index.ts";
import type { FileRefusal } from "#platform/files/index.ts";
import { parseGermanNumber } from "./german-number.ts";

/** What was typed, to be shown again. */
export type EntryDraft = {
  dated: string;
  assessment: string;
  text: string;
  state: string;
  stateReason: string;
  figures: Record<string, string>;
  released: boolean;
};
export type EntryErrorCode =
  | "required"
  | "too-long"
  | "not-a-day"
  | "not-a-number"
  | "choose-one"
  | Exclude<AddProgressRefusal, "measure-not-found" | "not-allowed">
  | { file: FileRefusal };
export type EntryRefused = { ok: false; refusal: "input"; draft: EntryDraft; errors: { field: string; code: EntryErrorCode }[] };
export type Entered = { ok: true; released: boolean } | EntryRefused | { ok: false; refusal: "measure-not-found" | "not-allowed" };

/** Which input a refusal of the domain is about. */
const FIELDS: Record<Exclude<AddProgressRefusal, "measure-not-found" | "not-allowed">, string> = {
  // The release of a moment ago took the controls away: the sentence stands above the form.
  "public-part-by-office": "state",
  "dated-in-future": "dated",
  "reason-missing": "stateReason",
  "result-unknown": "figures",
  "release-not-allowed": "released",
  "off-track-needs-own-release": "released",
};

/** Reads the form for the next entry and writes it, or says what is wrong with everything still there. */
export async function enterProgress(ctx: Context, measureId: string, form: FormData, upload: Upload | null): Promise<Entered> {
  const draft = readEntry(form, ctx.today);
  const refusedFor = (...errors: EntryRefused["errors"]): EntryRefused => ({ ok: false, refusal: "input", draft, errors });
  const typed = Object.entries(draft.figures).filter(([, value]) => value !== "");
  const input = AddProgressUpdate.safeParse({
    measureId,
    dated: draft.dated,
    assessment: draft.assessment,
    text: draft.text,
    state: draft.state || null,
    stateReason: draft.stateReason || null,
    figures: Object.fromEntries(typed.map(([id, value]) => [id, parseGermanNumber(value)])),
    released: draft.released,
  });
  if (!input.success) {
    const fields = new Set(
      input.error.issues.map(({ path }) => (path[0] === "figures" && path[1] !== undefined ? `figure.${String(path[1])}` : String(path[0]))),
    );
    return refusedFor(...[...fields].map((field) => ({ field, code: codeFor(field, draft) })));
  }
  const result = await addProgressUpdate(ctx, input.data, upload, await idOfForm(form));
  if (result.ok) return { ok: true, released: draft.released };
  if (result.refusal === "measure-not-found" || result.refusal === "not-allowed") return { ok: false, refusal: result.refusal };
  if (result.refusal === "file-refused") return refusedFor({ field: "file", code: { file: result.reason } });
  return refusedFor({ field: FIELDS[result.refusal], code: result.refusal });
}

function readEntry(form: FormData, today: string): EntryDraft {
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === "string" ? value.trim() : "";
  };
  const figures = [...form.keys()].filter((key) => key.startsWith("figure."));
  return {
    dated: text("dated") || today,
    assessment: text("assessment"),
    text: text("text"),
    state: text("state"),
    stateReason: text("stateReason"),
    figures: Object.fromEntries(figures.map((key) => [key.slice("figure.".length), text(key)])),
    released: form.has("released"),
  };
}

function codeFor(field: string, draft: EntryDraft): EntryErrorCode {
  if (field === "dated") return "not-a-day";
  if (field === "text") return draft.text === "" ? "required" : "too-long";
  if (field === "stateReason") return "too-long";
  return field.startsWith("figure") ? "not-a-number" : "choose-one";
}
