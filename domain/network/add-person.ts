import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { newId, transact, type Context } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { mayEditNetwork } from "./access.ts";
import { isBoardOfMigrantOrganisation } from "./founding/offices.ts";
import { PersonFields } from "./input.ts";
import { organisations, people } from "./schema.ts";

export const AddPerson = PersonFields.extend({ organisationId: z.uuid() });
export type AddPerson = z.infer<typeof AddPerson>;

/**
 * Adds a person in a function, except on the board of a migrant organisation: that is entered by the group. The name stays inside until its owner confirms that it may be public.
 *
 * @param id of the form; the same form sent twice is one person
 */
export async function addPerson(
  ctx: Context,
  input: AddPerson,
  id: string = newId(ctx.now),
): Promise<Result<{ id: string }, "organisation-not-found" | "not-allowed" | "board-by-link-only">> {
  if (!mayEditNetwork(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx) => {
    const [organisation] = await tx
      .select({ kind: organisations.kind })
      .from(organisations)
      .where(and(eq(organisations.regionId, ctx.region.id), eq(organisations.id, input.organisationId)))
      .for("share");
    if (!organisation) return refused("organisation-not-found");
    if (isBoardOfMigrantOrganisation(organisation.kind, input.function)) return refused("board-by-link-only");
    const added = await tx
      .insert(people)
      .values({ regionId: ctx.region.id, id, ...input })
      .onConflictDoNothing()
      .returning({ id: people.id });
    if (added.length === 0) return done({ id });
    tx.audit("person.added", id, { organisationId: input.organisationId });
    return done({ id });
  });
}
