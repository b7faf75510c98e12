import { findConcept } from "#domain/concept/index.ts";
import type { Context, Reader } from "#platform/db/index.ts";

export type GoalChoice = { id: string; title: string; field: { id: string; number: string; title: string } };

/** All goals of the concept in its order, with number and title. */
export async function goalChoices(ctx: Context, db: Reader): Promise<GoalChoice[]> {
  const concept = await findConcept(ctx, db);
  return (concept?.fields ?? []).flatMap(({ goals, id, number, title }) =>
    goals.map((goal) => ({ id: goal.id, title: `${goal.number} ${goal.title}`, field: { id, number, title } })),
  );
}
