import type { MessageKey } from "#app/messages/texts.ts";
import { AnswerMeeting, type AnswerRefusal } from "#domain/network/meetings/index.ts";

export type TypedAnswer = { answer: string; substitute: string; interpreter: string; childcare: string; access: string };

const NAMES: Record<string, string> = { interpreterLanguage: "interpreter", substitutePersonId: "substitute" };

/** What the form of an answer says. @returns `input` is null where something in it cannot be read; `faults` says what, by field */
export function readMeetingAnswer(form: FormData): { typed: TypedAnswer; input: AnswerMeeting | null; faults: Record<string, MessageKey> } {
  const text = (name: string) => String(form.get(name) ?? "");
  const typed = {
    answer: text("answer"),
    substitute: text("substitute"),
    interpreter: text("interpreter"),
    childcare: text("childcare"),
    access: text("access"),
  };
  const { substitute, interpreter, ...given } = typed;
  const input = AnswerMeeting.safeParse({ ...given, substitutePersonId: substitute || null, interpreterLanguage: interpreter });
  if (input.success) return { typed, input: input.data, faults: {} };
  const faults = input.error.issues.map(({ path: [field = ""] }): [string, MessageKey] => [
    NAMES[String(field)] ?? String(field),
    field === "answer" ? "invitation.fault-answer" : "invitation.fault-check",
  ]);
  return { typed, input: null, faults: Object.fromEntries(faults) };
}

/** Why an answer was not taken, at its field. */
export function answerFaults(refusal: Exclude<AnswerRefusal, "not-allowed">): Record<string, MessageKey> {
  const at = { "too-late": "", "person-unknown": "substitute", "not-online": "answer" }[refusal];
  return { [at]: `invitation.fault-${refusal}` };
}
