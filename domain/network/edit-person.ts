import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { transact, type Context } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { mayEditNetwork } from "./access.ts";
import { isOnBoard } from "./founding/board.ts";
import { isBoardOfMigrantOrganisation } from "./founding/offices.ts";
import { PersonFields } from "./input.ts";
import { findLastChange, type LastChange } from "./last-change.ts";
import { narrowRelease } from "./releases.ts";
import { organisations, people } from "./schema.ts";

export const EditPerson = PersonFields.extend({ id: z.uuid(), version: z.int() });
export type EditPerson = z.infer<typeof EditPerson>;
export type Person = typeof people.$inferSelect;
export type PersonConflict = { ok: false; refusal: "version-conflict"; stored: Person; changed: LastChange | null };

export type EditPersonRefusal = "person-not-found" | "not-allowed" | "board-by-link-only";

/** Another name is no longer the one that the person released, so the release ends with it: see `narrowRelease`. Boards of migrant organisations are the groups' own. */
export async function editPerson(ctx: Context, input: EditPerson): Promise<Result<{ version: number }, EditPersonRefusal> | PersonConflict> {
  const { id, version, ...fields } = input;
  if (!mayEditNetwork(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx): Promise<Result<{ version: number }, EditPersonRefusal> | PersonConflict> => {
    const own = and(eq(people.regionId, ctx.region.id), eq(people.id, id));
    const [stored] = await tx.select().from(people).where(own).for("update");
    if (!stored || stored.erasedAt) return refused("person-not-found");
    if (stored.version !== version) {
      return { ok: false, refusal: "version-conflict", stored, changed: await findLastChange(ctx, tx, id, ["person.edited"]) };
    }
    const [organisation] = await tx
      .select({ kind: organisations.kind })
      .from(organisations)
      .where(and(eq(organisations.regionId, ctx.region.id), eq(organisations.id, stored.organisationId)));
    const ofBoard = isBoardOfMigrantOrganisation(organisation?.kind ?? "", fields.function);
    if (ofBoard || (await isOnBoard(ctx, tx, id))) return refused("board-by-link-only");
    await tx
      .update(people)
      .set({ ...fields, version: version + 1, reviewedAt: ctx.now })
      .where(own);
    tx.audit("person.edited", id);
    if (await narrowRelease(ctx, tx, id, stored, fields)) tx.publish();
    return done({ version: version + 1 });
  });
}
