import { RatingDraft, saveRatings, submitRatings, type OwnEvaluation } from "#domain/concept/evaluation/index.ts";
import type { Context } from "#platform/db/index.ts";
import { ratingInput, type RatingFaults } from "./rating-names.ts";

export type Rated = { ok: true; submitted: boolean } | { ok: false; status: number; faults: RatingFaults };

/** Saves what the form says, and hands in where its button was pressed. @param raterId of the page, for accounts; null for links */
export async function rate(ctx: Context, form: FormData, own: OwnEvaluation, raterId: string | null): Promise<Rated> {
  const faults: RatingFaults = {};
  const drafts: RatingDraft[] = [];
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === "string" ? value : "";
  };
  for (const { goalId } of own.ratings) {
    // What is not on the form stays as it was, e.g. a goal that came back into the concept since.
    if (!form.has(ratingInput("text", goalId))) continue;
    const draft = RatingDraft.safeParse({
      goalId,
      rating: text(ratingInput("assessment", goalId)) || null,
      // Browsers send line ends as CR LF; unchanged text must read as unchanged.
      reason: text(ratingInput("text", goalId)).replaceAll("\r\n", "\n"),
    });
    if (draft.success) drafts.push(draft.data);
    else for (const { path } of draft.error.issues) faults[ratingInput(path[0] === "rating" ? "assessment" : "text", goalId)] = "rating.fault-input";
  }
  const saved = await saveRatings(ctx, drafts, raterId);
  if (!saved.ok) {
    const key = { "goal-left": "rating.fault-goal-left", "goal-not-asked": "rating.fault-goal-not-asked" } as const;
    const refusal = saved.refusal;
    return { ok: false, status: 409, faults: { "": refusal === "goal-left" || refusal === "goal-not-asked" ? key[refusal] : "rating.closed-now" } };
  }
  if (Object.keys(faults).length > 0) return { ok: false, status: 422, faults };
  if (form.get("intent") !== "submit") return { ok: true, submitted: false };
  const submitted = await submitRatings(ctx, raterId);
  if (submitted.ok) return { ok: true, submitted: true };
  if (submitted.refusal !== "incomplete") return { ok: false, status: 409, faults: { "": "rating.closed-now" } };
  const missing = new Map(submitted.missing.map(({ goalId, fault }) => [goalId, fault]));
  // In the order of the page.
  for (const { goalId } of own.ratings) {
    const fault = missing.get(goalId);
    if (fault) faults[ratingInput(fault === "rating-missing" ? "assessment" : "text", goalId)] = `rating.fault-${fault}`;
  }
  return { ok: false, status: 422, faults };
}
