import { CandidateFields, editElection, ElectionFields, electionsOf, enterCandidate, removeCandidate } from "#domain/network/index.ts";
import { read, type Context } from "#platform/db/index.ts";
import { isId } from "../network/form.ts";
import { electionInput, electionTexts } from "./election-form.ts";
import { fieldOf, inputErrors, type Again, type Typed } from "./form.ts";

type Saved = "election-saved" | "candidate-saved" | "candidate-removed" | "not-found" | "not-allowed" | (Again & { about: "election" | "candidate" });

/** The page of an election has a form for itself and one for each candidate; the button says which act is meant. */
export function saveElectionForm(ctx: Context, gremiumId: string, electionId: string, typed: Typed): Promise<Saved> {
  switch (typed.intent) {
    case "enter":
      return enter(ctx, electionId, typed);
    case "remove":
      return remove(ctx, electionId, typed);
    default:
      return save(ctx, gremiumId, electionId, typed);
  }
}

async function enter(ctx: Context, electionId: string, typed: Typed): Promise<Saved> {
  const { personId = "", presentation = "", agreedOn = "" } = typed;
  const input = CandidateFields.safeParse({ personId, presentation, agreedOn });
  if (!input.success) return { about: "candidate", typed, errors: inputErrors(input.error, typed) };
  const result = await enterCandidate(ctx, { ...input.data, electionId });
  if (result.ok) return "candidate-saved";
  if (result.refusal === "not-allowed") return "not-allowed";
  if (result.refusal === "election-not-found") return "not-found";
  return { about: "candidate", typed, errors: { [fieldOf(result.refusal)]: result.refusal } };
}

async function remove(ctx: Context, electionId: string, { candidateId = "" }: Typed): Promise<Saved> {
  if (!isId(candidateId)) return "not-found";
  const result = await removeCandidate(ctx, { electionId, id: candidateId });
  if (result.ok) return "candidate-removed";
  return result.refusal === "not-allowed" ? "not-allowed" : "not-found";
}

async function save(ctx: Context, gremiumId: string, id: string, typed: Typed): Promise<Saved> {
  const input = ElectionFields.safeParse(electionInput(typed));
  if (!input.success) return { about: "election", typed, errors: inputErrors(input.error, typed) };
  const result = await editElection(ctx, { ...input.data, id, version: Number(typed.version) });
  if (result.ok) return "election-saved";
  if (result.refusal !== "version-conflict") return result.refusal === "not-allowed" ? "not-allowed" : "not-found";
  const stored = (await read(ctx, (db) => electionsOf(ctx, db, gremiumId))).find((election) => election.id === id);
  if (!stored) return "not-found";
  return { about: "election", typed, errors: {}, version: stored.version, conflict: { changed: result.changed, stored: electionTexts(stored) } };
}
