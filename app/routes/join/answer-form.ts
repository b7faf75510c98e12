import { parseGermanNumber } from "#app/routes/workspace/measures/german-number.ts";
import { StatusAnswerDraft, type OwnRequest } from "#domain/concept/rounds/index.ts";
import { figureName, inputName } from "./answer-names.ts";

type Answer = Pick<OwnRequest["answers"][number], "id" | "results" | "decidedAt">;

export type ReadAnswers = {
  drafts: StatusAnswerDraft[];
  /** Names of inputs that cannot be read, with what was typed there. */
  unreadable: Record<string, string>;
};

/** Reads the page's form. A figure that is no number is named, and does not keep the rest from being saved. */
export function readAnswers(form: FormData, answers: readonly Answer[]): ReadAnswers {
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === "string" ? value : "";
  };
  const read: ReadAnswers = { drafts: [], unreadable: {} };
  for (const answer of answers) {
    if (answer.decidedAt || !form.has(inputName("kind", answer.id))) continue;
    const figures: Record<string, number> = {};
    for (const { id } of answer.results) {
      const name = figureName(answer.id, id);
      const typed = text(name).trim();
      if (typed === "") continue;
      const figure = parseGermanNumber(typed);
      if (Number.isNaN(figure)) read.unreadable[name] = typed;
      else figures[id] = figure;
    }
    const draft = StatusAnswerDraft.safeParse({
      answerId: answer.id,
      kind: text(inputName("kind", answer.id)),
      state: text(inputName("state", answer.id)) || null,
      assessment: text(inputName("assessment", answer.id)) || null,
      // Browsers send line ends as CR LF; unchanged text must read as unchanged.
      text: text(inputName("text", answer.id)).replaceAll("\r\n", "\n"),
      figures,
      handOnToPersonId: text(inputName("person", answer.id)) || null,
    });
    if (draft.success) read.drafts.push(draft.data);
    else for (const issue of draft.error.issues) read.unreadable[nameOf(issue.path, answer.id)] = "";
  }
  return read;
}

function nameOf(path: readonly PropertyKey[], answerId: string): string {
  if (path[0] === "figures") return figureName(answerId, String(path[1]));
  return path[0] === "handOnToPersonId" ? inputName("person", answerId) : `${String(path[0])}-${answerId}`;
}
