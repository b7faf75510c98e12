import {
  AddDecision,
  addDecision,
  AddTask,
  addTask,
  beginNote,
  closeMeeting,
  EditDecision,
  editDecision,
  removeDecision,
  SaveNote,
  saveNote,
} from "#domain/network/minutes/index.ts";
import type { Context } from "#platform/db/index.ts";
import type { Named } from "#app/components/forms/named-input.tsx";
import { isClear } from "#app/named-fields.ts";
import type { MessageKey } from "#app/messages/texts.ts";

/** What a refused form shows again: where, why, and what was typed. */
export type MinutesAgain = {
  itemId: string;
  /** Which of the item's forms. */
  form: "note" | "decision" | "task" | "meeting";
  error: MessageKey | null;
  typed: Record<string, string>;
  /** Whom its fields for people mean. */
  people: Record<string, Named>;
  /** Somebody saved in between. */
  conflict: { field: "note" | "decision-text"; theirs: string; version: number; changed: { by: string; at: Date } | null } | null;
};
type Saved =
  | { kind: "saved"; notice: Notice | null; itemId: string; writes?: boolean }
  | { kind: "refused"; refusal: "not-found" | "not-allowed" }
  | { kind: "again"; again: MinutesAgain };
export const NOTICES = ["saved", "decision", "decision-removed", "task", "closed", "approved", "sent", "linked"] as const;
export type Notice = (typeof NOTICES)[number];

/**
 * One of the forms of the minutes' page. Each saves one thing, so that nobody loses much.
 * @param people whom the fields for people mean
 * @param newId under which a new decision or task is stored, made of the form
 */
export async function actOnMinutes(
  ctx: Context,
  meetingId: string,
  typed: Record<string, string>,
  people: Record<string, Named>,
  newId: string,
): Promise<Saved> {
  const itemId = typed.item ?? "";
  const again = (form: MinutesAgain["form"], error: MessageKey | null, conflict: MinutesAgain["conflict"] = null): Saved => ({
    kind: "again",
    again: { itemId, form, error, typed, people, conflict },
  });
  const answer = (form: MinutesAgain["form"], notice: Notice | null, result: { ok: true } | { ok: false; refusal: Refusal }, writes = false): Saved => {
    if (result.ok) return { kind: "saved", notice, itemId, writes };
    if (result.refusal === "not-allowed") return { kind: "refused", refusal: "not-allowed" };
    if (result.refusal === "meeting-not-found" || result.refusal === "decision-not-found") return { kind: "refused", refusal: "not-found" };
    return again(form, `minutes.refused-${result.refusal}`);
  };

  switch (typed.intent) {
    case "begin":
      return answer("note", null, await beginNote(ctx, { itemId }), true);
    case "note": {
      const input = SaveNote.safeParse({ itemId, version: Number(typed.version), text: typed.text ?? "", outcome: typed.outcome });
      if (!input.success) return again("note", "minutes.refused-input");
      const result = await saveNote(ctx, input.data);
      if (!result.ok && result.refusal === "version-conflict") {
        return again("note", null, { field: "note", theirs: result.stored.text, version: result.stored.version, changed: result.changed });
      }
      return answer("note", "saved", result);
    }
    case "decision": {
      const votes = readVotes(typed);
      if (votes === undefined) return again("decision", "minutes.refused-votes");
      if ((typed.text ?? "").trim() === "") return again("decision", "minutes.refused-text");
      const fields = { text: typed.text, votes, isPublic: "isPublic" in typed };
      if (typed.decision) {
        const input = EditDecision.safeParse({ ...fields, decisionId: typed.decision, version: Number(typed.version) });
        if (!input.success) return again("decision", "minutes.refused-input");
        const result = await editDecision(ctx, input.data);
        if (!result.ok && result.refusal === "version-conflict") {
          return again("decision", null, { field: "decision-text", theirs: result.stored.text, version: result.stored.version, changed: result.changed });
        }
        return answer("decision", "saved", result);
      }
      const input = AddDecision.safeParse({ ...fields, itemId });
      return input.success ? answer("decision", "decision", await addDecision(ctx, input.data, newId)) : again("decision", "minutes.refused-input");
    }
    case "remove-decision":
      return answer("decision", "decision-removed", await removeDecision(ctx, { decisionId: typed.decision ?? "" }));
    case "task": {
      if ((typed.title ?? "").trim() === "") return again("task", "minutes.refused-title");
      if (!isClear(people)) return again("task", null);
      const input = AddTask.safeParse({ itemId, title: typed.title, ownerPersonId: typed.owner || null, dueOn: typed.dueOn || null });
      return input.success ? answer("task", "task", await addTask(ctx, input.data, newId)) : again("task", "minutes.refused-input");
    }
    case "close":
      return answer("meeting", "closed", await closeMeeting(ctx, { meetingId }));
    default:
      return again("meeting", "minutes.refused-input");
  }
}

type Refusal =
  | "meeting-not-found"
  | "decision-not-found"
  | "not-allowed"
  | "minutes-approved"
  | "item-not-found"
  | "not-the-last"
  | "has-measure"
  | "person-unknown"
  | "not-begun"
  | "cancelled"
  | "version-conflict";

/** Three whole numbers, null where none is given, undefined for anything else. */
function readVotes(typed: Record<string, string>): { yes: number; no: number; abstained: number } | null | undefined {
  const counts = ["yes", "no", "abstained"].map((name) => (typed[name] ?? "").trim());
  if (counts.every((count) => count === "")) return null;
  if (!counts.every((count) => /^\d{1,4}$/.test(count))) return undefined;
  const [yes = 0, no = 0, abstained = 0] = counts.map(Number);
  return { yes, no, abstained };
}
