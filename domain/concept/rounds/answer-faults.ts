import type { statusAnswers } from "../schema.ts";

type Answer = Pick<typeof statusAnswers.$inferSelect, "kind" | "assessment" | "text" | "handOnToPersonId">;
export type AnswerFault = "assessment-missing" | "text-missing" | "person-missing";

/** What an answer lacks to be submitted. Someone who hands on names a person, or says in words who it could be. */
export function answerFaults(answer: Answer): AnswerFault[] {
  const silent = answer.text.trim() === "";
  if (answer.kind === "not-ours") return [];
  if (answer.kind === "hand-on") return answer.handOnToPersonId === null && silent ? ["person-missing"] : [];
  return [...(answer.assessment === null ? (["assessment-missing"] as const) : []), ...(silent ? (["text-missing"] as const) : [])];
}
