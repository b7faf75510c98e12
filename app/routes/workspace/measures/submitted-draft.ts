import type { MeasureFields } from "#domain/concept/measures/index.ts";
import { insideOf, parseDraft, readDraft, ROW_KINDS, withSpareRows, type InputError, type MeasureDraft, type RowKind } from "./measure-draft.ts";

/** A form that is shown again: with another row, or with what is wrong. */
export type Again = { draft: MeasureDraft; errors: InputError[] };
export type Submitted = { fields: MeasureFields; draft: MeasureDraft } | { again: Again; status: 200 | 422 };

/**
 * What a posted form of a measure wants: to be saved, or to come back.
 * @param locked the public part as it is stored, where the form does not offer it
 */
export function readSubmitted(form: FormData, locked?: MeasureDraft): Submitted {
  const draft = locked ? { ...locked, ...insideOf(readDraft(form)) } : readDraft(form);
  const intent = form.get("intent");
  const more = ROW_KINDS.find((kind: RowKind) => intent === `rows:${kind}`);
  if (more) return { again: { draft: withSpareRows(draft, more), errors: [] }, status: 200 };
  const parsed = parseDraft(draft);
  return parsed.ok ? { fields: parsed.fields, draft } : { again: { draft: withSpareRows(draft), errors: parsed.errors }, status: 422 };
}
