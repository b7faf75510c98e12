import type { z } from "zod";
import { idOfForm } from "#app/form-id.ts";
import type { MessageKey } from "#app/messages/texts.ts";
import {
  AddItem,
  addItem,
  EditActionField,
  editActionField,
  EditChapter,
  editChapter,
  EditGoal,
  editGoal,
  EditGuidingGoal,
  editGuidingGoal,
  EditPrinciple,
  editPrinciple,
  LinkPrinciple,
  linkPrinciple,
  MarkPassage,
  markPassage,
  MoveItem,
  moveItem,
  RemoveItem,
  removeItem,
  type PartAdopted,
  type VersionConflict,
} from "#domain/concept/editing/index.ts";
import type { Context } from "#platform/db/index.ts";
import { linesOf, paragraphsOf } from "./recommendation-draft.ts";

/** A text as a form shows it: focus points one per line, paragraphs with an empty line between them. */
export type WordingDraft = { title: string; label: string; text: string; lines: string; version: string };

export type ItemAct =
  | { ok: true; did: "moved" | "added" | "removed" | "saved" | "linked" | "marked"; id: string }
  /** `field` names the control, "" the form as a whole. */
  | {
      ok: false;
      status: 403 | 404 | 409 | 422;
      error: MessageKey;
      field: string;
      measures: { id: string; title: string }[];
      conflict: WordingConflict | null;
      /** The part that a body adopted, and when. */
      adopted: { title: string; on: string } | null;
      draft: WordingDraft;
      id: string;
    };

export type FailedItemAct = Extract<ItemAct, { ok: false }>;

export type WordingConflict = { theirs: WordingDraft; by: { name: string; at: string } | null };

/**
 * The acts on single items that the outline and the foundations share. Which one, says the field `intent`;
 * for moving the buttons bear it all: "up:goal:<id>".
 */
export function actOnItem(ctx: Context, form: FormData): Promise<ItemAct> {
  const given = (name: string) => String(form.get(name) ?? "");
  const all = (name: string) => form.getAll(name).map(String);
  switch (given("intent")) {
    case "add":
      return act(form, AddItem, { level: given("level"), parentId: given("parentId") || null, text: given("text") }, "added", async (input) =>
        addItem(ctx, input, await idOfForm(form)),
      );
    case "remove":
      return act(form, RemoveItem, { level: given("level"), id: given("id") }, "removed", (input) => removeItem(ctx, input));
    case "link":
      return act(form, LinkPrinciple, { principleId: given("id"), actionFieldIds: all("actionFieldIds") }, "linked", (input) => linkPrinciple(ctx, input));
    case "mark":
      return act(form, MarkPassage, { chapterId: given("id"), passage: given("passage"), goalId: given("goalId") }, "marked", async (input) =>
        markPassage(ctx, input, await idOfForm(form)),
      );
    case "edit":
      return edit(ctx, form, given);
    case "place":
      return act(
        form,
        MoveItem,
        { level: given("level"), id: given("id"), to: { parentId: given("parentId"), position: Number(given("position")) } },
        "moved",
        (input) => moveItem(ctx, input),
      );
    default: {
      const [to, level, id] = given("move").split(":");
      return act(form, MoveItem, { level, id, to }, "moved", (input) => moveItem(ctx, input), id);
    }
  }
}

function edit(ctx: Context, form: FormData, given: (name: string) => string): Promise<ItemAct> {
  const { title, label, text, lines } = draftFrom(form);
  const own = { id: given("id"), version: Number(given("version")) };
  switch (given("level")) {
    case "action-field":
      return act(form, EditActionField, { ...own, label: label || null, title, introduction: paragraphsOf(lines) }, "saved", (input) =>
        editActionField(ctx, input),
      );
    case "guiding-goal":
      return act(form, EditGuidingGoal, { ...own, text }, "saved", (input) => editGuidingGoal(ctx, input));
    case "chapter":
      return act(form, EditChapter, { ...own, title, paragraphs: paragraphsOf(lines) }, "saved", (input) => editChapter(ctx, input));
    case "principle": {
      const seen = { text: given("seenText"), focusPoints: linesOf(given("seenLines")) };
      return act(form, EditPrinciple, { id: own.id, seen, text, focusPoints: linesOf(lines) }, "saved", (input) => editPrinciple(ctx, input));
    }
    default:
      return act(form, EditGoal, { ...own, title: title || null, text }, "saved", (input) => editGoal(ctx, input));
  }
}

type Stored = {
  title?: string | null;
  label?: string | null;
  text?: string;
  introduction?: string[];
  paragraphs?: string[];
  focusPoints?: string[];
  version?: number;
};
type Answer =
  | { ok: true; value: unknown }
  | { ok: false; refusal: Exclude<keyof typeof refusals, "version-conflict" | "has-measures" | "part-adopted"> }
  | PartAdopted
  | { ok: false; refusal: "has-measures"; measures: { id: string; title: string }[] }
  | VersionConflict<Stored>;

const refusals = {
  "not-allowed": [403, "conceptwork.not-allowed"],
  "no-concept": [404, "conceptwork.gone"],
  "not-found": [404, "conceptwork.gone"],
  "parent-not-found": [404, "conceptwork.parent-gone"],
  "field-not-found": [404, "conceptwork.parent-gone"],
  "already-there": [422, "conceptwork.already-there"],
  "not-empty": [409, "conceptwork.not-empty"],
  "has-traces": [409, "versions.has-traces"],
  "part-adopted": [409, "versions.part-adopted"],
  "passage-not-found": [422, "conceptwork.passage-not-found"],
  "has-measures": [409, "conceptwork.has-measures"],
  "version-conflict": [409, "conceptwork.changed-meanwhile"],
} as const satisfies Record<string, [403 | 404 | 409 | 422, MessageKey]>;

async function act<Input>(
  form: FormData,
  schema: z.ZodType<Input>,
  raw: unknown,
  did: Extract<ItemAct, { ok: true }>["did"],
  run: (input: Input) => Promise<Answer>,
  moved?: string,
): Promise<ItemAct> {
  const input = schema.safeParse(raw);
  const draft = draftFrom(form);
  const id = moved ?? String(form.get("id") ?? "");
  const refuse = { ok: false as const, measures: [], conflict: null, adopted: null, draft, id, field: "" };
  if (!input.success) return { ...refuse, status: 422, field: String(input.error.issues[0]?.path[0] ?? ""), error: "conceptwork.check-input" };
  const answer = await run(input.data);
  if (answer.ok) return { ok: true, did, id: idOf(answer.value) ?? id };
  const [status, error] = refusals[answer.refusal];
  if (answer.refusal === "has-measures") return { ...refuse, status, error, measures: answer.measures };
  if (answer.refusal === "part-adopted") return { ...refuse, status, error, adopted: { title: answer.title, on: answer.adoptedOn } };
  if (answer.refusal === "version-conflict") {
    const theirs = draftOfStored(answer.stored);
    const by = answer.changed && { name: answer.changed.by, at: answer.changed.at.toISOString() };
    return { ...refuse, status, error, draft: { ...draft, version: theirs.version }, conflict: { theirs, by } };
  }
  return { ...refuse, status, error };
}

function idOf(value: unknown): string | undefined {
  return typeof value === "object" && value !== null && "id" in value && typeof value.id === "string" ? value.id : undefined;
}

function draftFrom(form: FormData): WordingDraft {
  const given = (name: string) => String(form.get(name) ?? "");
  return { title: given("title").trim(), label: given("label").trim(), text: given("text"), lines: given("lines"), version: given("version") };
}

function draftOfStored({ title, label, text, introduction, paragraphs, focusPoints, version }: Stored): WordingDraft {
  return {
    title: title ?? "",
    label: label ?? "",
    text: text ?? "",
    lines: focusPoints ? focusPoints.join("\n") : (introduction ?? paragraphs ?? []).join("\n\n"),
    version: String(version ?? ""),
  };
}
