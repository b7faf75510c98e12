import { TopicFields, type Subject } from "#domain/network/meetings/index.ts";
import { findConcept } from "#domain/concept/index.ts";
import { read, type Context } from "#platform/db/index.ts";
import { textsOf } from "../network/form.ts";

/** What a topic can be about: goals, recommendations and measures of the region, by their title. */
export async function subjectsToChoose(ctx: Context): Promise<Subject[]> {
  const concept = await read(ctx, (db) => findConcept(ctx, db));
  const goals = (concept?.fields ?? []).flatMap((field) => field.goals);
  const numbered = (number: string, text: string) => `${number} ${text}`.slice(0, 500);
  return [
    ...goals.flatMap((goal): Subject[] => [
      { kind: "goal", id: goal.id, title: numbered(goal.number, goal.title) },
      ...goal.recommendations.map(({ id, number, text }): Subject => ({ kind: "recommendation", id, title: numbered(number, text) })),
    ]),
    ...(concept?.measures ?? []).map(({ id, title }): Subject => ({ kind: "measure", id, title })),
  ];
}

export function valueOf({ kind, id }: Pick<Subject, "kind" | "id">): string {
  return `${kind}:${id}`;
}

/** A posted topic; the titles of what it is about are taken from the concept, not from the form. */
export async function readTopicForm(ctx: Context, form: FormData) {
  const typed = textsOf(form);
  const chosen = form.getAll("subjects").map(String);
  const known = chosen.length > 0 ? await subjectsToChoose(ctx) : [];
  const { title = "", note = "", raisedBy = "", duration = "" } = typed;
  const input = TopicFields.safeParse({
    title,
    note,
    raisedBy,
    durationMinutes: duration.trim() === "" ? null : Number(duration),
    subjects: known.filter((subject) => chosen.includes(valueOf(subject))),
  });
  const fault = input.success
    ? null
    : input.error.issues.some(({ path }) => path[0] === "durationMinutes")
      ? ("meetings.refused-duration" as const)
      : ("meetings.refused-title" as const);
  return { typed, chosen, fields: input.success ? input.data : null, fault };
}
