import { and, eq } from "drizzle-orm";
import type { Context, Reader } from "#platform/db/index.ts";
import { people } from "../schema.ts";
import { gremiumMembers } from "./schema.ts";

/** One seat with its person, for the form; null where this body has none of that id. One query. */
export async function findMember(ctx: Context, db: Reader, gremiumId: string, id: string) {
  const [found] = await db
    .select({
      member: gremiumMembers,
      person: { salutation: people.salutation, firstName: people.firstName, lastName: people.lastName, email: people.email, accountId: people.accountId },
    })
    .from(gremiumMembers)
    .leftJoin(people, and(eq(people.regionId, gremiumMembers.regionId), eq(people.id, gremiumMembers.personId)))
    .where(and(eq(gremiumMembers.regionId, ctx.region.id), eq(gremiumMembers.gremiumId, gremiumId), eq(gremiumMembers.id, id)));
  return found ?? null;
}
