import { addItem, editRecommendation, moveItem, readRecommendationFields, removeItem } from "#domain/concept/editing/index.ts";
import { findConceptToEdit, type ConceptOverview } from "#domain/concept/index.ts";
import { beginRevision, enterResolution, giveReason, markFollowing, readAdoption, type PartState } from "#domain/concept/versions/index.ts";
import { read, type Context } from "#platform/db/index.ts";
import type { Result } from "#platform/result.ts";
import type { StoryResolution, StoryVersions } from "./story.ts";

/**
 * Takes the concept through its versions by the acts that people use: what is stored as the story's concept is the version in
 * force, so that it first gets its earlier wording, and the present one with the second version.
 */
export async function loadVersions(ctx: Context, { first, second, underWay }: StoryVersions): Promise<void> {
  const present = new Map<string, string>();
  for (const { key, text } of first.wordings) present.set(key, await reword(ctx, key, text));
  const { parts } = await adoption(ctx);
  const later = parts.find(({ title }) => title === first.followed.chapter)?.id ?? "";
  await must(markFollowing(ctx, { partId: later, follows: true }));
  for (const step of first.path) await resolve(ctx, step);
  await resolve(ctx, { kind: "adopted", ...first.adopted }, { parts: parts.filter(({ id }) => id !== later), edition: first.edition });
  await resolve(ctx, { kind: "adopted", ...first.followed }, { parts: parts.filter(({ id }) => id === later), edition: "" });

  // Items are called by the id that they have in force; the reasons come with them into the revision.
  const inForce = await toEdit(ctx);
  await must(beginRevision(ctx));
  for (const [key, text] of present) await reword(ctx, key, text);
  for (const { key, reason } of second.reasons) await must(giveReason(ctx, { itemId: idOf(inForce, key), reason, outcome: null }));
  for (const step of second.path) await resolve(ctx, step);
  const { revision } = await adoption(ctx);
  await resolve(ctx, { kind: "adopted", ...second.adopted }, { parts: revision?.parts ?? [], edition: second.edition });

  await must(beginRevision(ctx));
  const draft = await toEdit(ctx);
  const explain = (itemId: string, reason: string, outcome: "done" | "dropped" | null = null) => must(giveReason(ctx, { itemId, reason, outcome }));
  for (const { key, text, reason } of underWay.changed) {
    await reword(ctx, key, text);
    await explain(idOf(inForce, key), reason);
  }
  for (const { goal, text, reason } of underWay.added) {
    const { id } = await must(addItem(ctx, { level: "recommendation", parentId: idOf(draft, goal), text }));
    await explain(id, reason);
  }
  for (const { key, to, reason } of underWay.moved) {
    await must(moveItem(ctx, { level: "recommendation", id: idOf(draft, key), to: { parentId: idOf(draft, to), position: 0 } }));
    await explain(idOf(inForce, key), reason);
  }
  for (const { key, outcome, reason } of underWay.gone) {
    await must(removeItem(ctx, { level: "recommendation", id: idOf(draft, key) }));
    await explain(idOf(inForce, key), reason, outcome);
  }
  for (const step of underWay.path) await resolve(ctx, step);
}

/** @returns what it said before */
async function reword(ctx: Context, key: string, text: string): Promise<string> {
  const id = idOf(await toEdit(ctx), key);
  const fields = await read(ctx, (db) => readRecommendationFields(ctx, db, id));
  if (!fields) throw new Error(`${key} is not there.`);
  await must(editRecommendation(ctx, { ...fields, id, text }));
  return fields.text;
}

function resolve(
  ctx: Context,
  { kind, body, on, wording }: StoryResolution,
  adopts: { parts: readonly PartState[]; edition: string } = { parts: [], edition: "" },
) {
  const partIds = adopts.parts.map(({ id }) => id);
  return must(enterResolution(ctx, { kind, gremiumId: null, body, resolvedOn: on, wording, meetingId: null, partIds, edition: adopts.edition }));
}

async function toEdit(ctx: Context): Promise<ConceptOverview> {
  const concept = await read(ctx, (db) => findConceptToEdit(ctx, db));
  if (!concept) throw new Error("The story has no concept.");
  return concept;
}

async function adoption(ctx: Context) {
  const found = await read(ctx, (db) => readAdoption(ctx, db));
  if (!found) throw new Error("The story has no concept.");
  return found;
}

/** The item behind a number of the printed concept, a goal's or a recommendation's. */
function idOf(concept: ConceptOverview, number: string): string {
  const items = concept.fields.flatMap(({ goals }) => goals.flatMap((goal) => [goal, ...goal.recommendations]));
  const found = items.find((item) => item.number === number);
  if (!found) throw new Error(`${number} is not in the concept.`);
  return found.id;
}

async function must<Value>(act: Promise<Result<Value, string>>): Promise<Value> {
  const result = await act;
  if (!result.ok) throw new Error(`The story's versions: ${result.refusal}`);
  return result.value;
}
