import { and, eq, sql } from "drizzle-orm";
import { DatabaseError } from "pg";
import { moveCodes } from "#platform/tenancy/index.ts";
import type { Context, Writer } from "#platform/db/index.ts";
import { isInUse } from "../in-use.ts";
import { findRelease } from "../releases.ts";
import { people, personReleases } from "../schema.ts";
import { moveLinks } from "./move-links.ts";

type Person = typeof people.$inferSelect;

/**
 * Makes one of those who are entered in both organisations under one name. Where history keeps them apart — both sat in
 * one body, both were asked to one meeting —, both stay: nothing of what was is thrown away.
 *
 * @param loserId still has its people
 * @returns how many became one
 */
export async function mergePeople(ctx: Context, tx: Writer, winnerId: string, loserId: string): Promise<number> {
  const of = (organisationId: string) =>
    tx
      .select()
      .from(people)
      .where(and(eq(people.regionId, ctx.region.id), eq(people.organisationId, organisationId), isInUse));
  const kept = await of(winnerId);
  let merged = 0;
  for (const double of await of(loserId)) {
    const same = kept.find((person) => isSame(person, double));
    if (same && !(await meet(ctx, tx, same.id, double.id)) && (await mergeInto(ctx, tx, same, double))) merged++;
  }
  return merged;
}

function isSame(a: Person, b: Person): boolean {
  const name = ({ firstName, lastName }: Person) => `${firstName} ${lastName}`.trim().toLowerCase();
  const mail = ({ email }: Person) => email?.toLowerCase() ?? null;
  return a.firstName !== "" && name(a) === name(b) && (mail(a) === mail(b) || mail(a) === null || mail(b) === null);
}

/**
 * Whether a body has a seat of both: seats of one person may not overlap, and which one holds is for people to say. Nor is
 * anybody of a board touched, whom only the group enters.
 */
async function meet(ctx: Context, tx: Writer, oneId: string, otherId: string): Promise<boolean> {
  const found = await tx.execute(sql`
    select 1 from gremium_members a join gremium_members b on b.region_id = a.region_id and b.gremium_id = a.gremium_id
    where a.region_id = ${ctx.region.id} and a.person_id = ${oneId} and b.person_id = ${otherId}
    union all select 1 from board_members where region_id = ${ctx.region.id} and person_id in (${oneId}, ${otherId}) limit 1`);
  return found.rows.length > 0;
}

async function mergeInto(ctx: Context, tx: Writer, kept: Person, double: Person): Promise<boolean> {
  const own = (id: string) => and(eq(people.regionId, ctx.region.id), eq(people.id, id));
  await tx.execute(sql`savepoint one_person`);
  try {
    if (await findRelease(ctx, tx, kept.id)) await tx.delete(personReleases).where(eq(personReleases.personId, double.id));
    await moveLinks(ctx, tx, "people", double.id, kept.id);
    await moveCodes(tx, double.id, kept.id);
    await tx.delete(people).where(own(double.id));
    await tx
      .update(people)
      .set({
        function: kept.function || double.function,
        responsibilities: kept.responsibilities || double.responsibilities,
        email: kept.email ?? double.email,
        phone: kept.phone ?? double.phone,
        isMigrationContact: kept.isMigrationContact || double.isMigrationContact,
        accountId: kept.accountId ?? double.accountId,
        version: kept.version + 1,
      })
      .where(own(kept.id));
  } catch (error) {
    // Approved minutes and the like refuse to be touched: then both stay.
    const reason = error instanceof Error && error.cause instanceof DatabaseError ? error.cause : error;
    if (!(reason instanceof DatabaseError)) throw error;
    await tx.execute(sql`rollback to savepoint one_person`);
    return false;
  }
  return true;
}
