import { and, eq, sql } from "drizzle-orm";
import { DatabaseError } from "pg";
import { z } from "zod";
import { newId, transact, type Context, type Reader } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { isInUse } from "../in-use.ts";
import { ownOrganisationId } from "../own-organisation.ts";
import { organisations, people } from "../schema.ts";
import { OFFICES, OFFICE_WORDS, type Office } from "./offices.ts";
import { boardMembers } from "./schema.ts";

export type BoardMember = { personId: string; name: string; office: Office };

/** The board as the group's own link sees it; null for everybody else and for organisations of another kind. Two queries. */
export async function findOwnBoard(ctx: Context, db: Reader): Promise<{ organisation: string; members: BoardMember[] } | null> {
  const organisationId = ownOrganisationId(ctx);
  if (organisationId === null) return null;
  const [organisation] = await db
    .select({ name: organisations.name })
    .from(organisations)
    .where(and(eq(organisations.regionId, ctx.region.id), eq(organisations.id, organisationId), eq(organisations.kind, "migrant-organisation")));
  if (!organisation) return null;
  const rows = await db
    .select({ personId: people.id, firstName: people.firstName, lastName: people.lastName, office: boardMembers.office })
    .from(boardMembers)
    .innerJoin(people, and(eq(people.regionId, boardMembers.regionId), eq(people.id, boardMembers.personId)))
    .where(and(eq(boardMembers.regionId, ctx.region.id), eq(boardMembers.organisationId, organisationId), isInUse));
  const members = rows.map(({ personId, firstName, lastName, office }) => ({ personId, office, name: `${firstName} ${lastName}`.trim() }));
  return {
    organisation: organisation.name,
    members: members.toSorted((a, b) => OFFICES.indexOf(a.office) - OFFICES.indexOf(b.office) || a.name.localeCompare(b.name, "de")),
  };
}

/** An empty field of a form means: not known. */
const optional = <T>(schema: z.ZodType<T>) => z.preprocess((value) => (typeof value === "string" && value.trim() === "" ? null : value), schema.nullable());
export const AddBoardMember = z.strictObject({
  firstName: z.string().trim().max(100),
  lastName: z.string().trim().min(1).max(100),
  office: z.enum(OFFICES),
  /** Where the question goes whether the name may be public. */
  email: optional(z.email().max(200)),
});
export type AddBoardMember = z.infer<typeof AddBoardMember>;

/**
 * The group enters somebody of its board. The name stays inside until its owner confirms by an own link that it may be public.
 *
 * @param id of the form; the same form sent twice is one person
 */
export async function addBoardMember(
  ctx: Context,
  { office, ...person }: AddBoardMember,
  id: string = newId(ctx.now),
): Promise<Result<{ id: string }, "not-allowed">> {
  const organisationId = ownOrganisationId(ctx);
  if (organisationId === null) return refused("not-allowed");
  return transact(ctx, async (tx) => {
    if ((await findOwnBoard(ctx, tx)) === null) return refused("not-allowed");
    const added = await tx
      .insert(people)
      .values({ regionId: ctx.region.id, id, organisationId, ...person, function: OFFICE_WORDS[office] })
      .onConflictDoNothing()
      .returning({ id: people.id });
    if (added.length === 0) return done({ id });
    await tx.insert(boardMembers).values({ regionId: ctx.region.id, personId: id, organisationId, office });
    tx.audit("board-member.entered", id, { organisationId });
    return done({ id });
  });
}

/** Whoever left the board goes with all that was entered; somebody with a seat or a task elsewhere stays for that, out of the board. */
export async function removeBoardMember(ctx: Context, { personId }: { personId: string }): Promise<Result<null, "not-allowed" | "person-not-found">> {
  const organisationId = ownOrganisationId(ctx);
  if (organisationId === null) return refused("not-allowed");
  return transact(ctx, async (tx) => {
    const seat = and(eq(boardMembers.regionId, ctx.region.id), eq(boardMembers.personId, personId), eq(boardMembers.organisationId, organisationId));
    const [stored] = await tx.select().from(boardMembers).where(seat);
    if (!stored) return refused("person-not-found");
    await tx.execute(sql`savepoint whole`);
    try {
      await tx.delete(people).where(and(eq(people.regionId, ctx.region.id), eq(people.id, personId)));
    } catch (error) {
      if (!(error instanceof Error && error.cause instanceof DatabaseError && error.cause.code === "23503")) throw error;
      await tx.execute(sql`rollback to savepoint whole`);
      await tx.delete(boardMembers).where(seat);
    }
    tx.audit("board-member.left", personId, { organisationId });
    tx.publish();
    return done(null);
  });
}

/** Whether somebody stands in a board that only the group itself writes. One query. */
export async function isOnBoard(ctx: Context, db: Reader, personId: string): Promise<boolean> {
  const seat = and(eq(boardMembers.regionId, ctx.region.id), eq(boardMembers.personId, personId));
  return (await db.select({ office: boardMembers.office }).from(boardMembers).where(seat)).length > 0;
}
