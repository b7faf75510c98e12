import { and, eq, lte } from "drizzle-orm";
import type { Context, Reader } from "#platform/db/index.ts";
import { isInUse } from "../in-use.ts";
import { people } from "../schema.ts";
import type { Seat } from "./access.ts";
import { gremiumMembers } from "./schema.ts";

/** The seats of the signed-in account that have begun, ended ones too. One query; none for links, jobs and the public. */
export async function seatsOf(ctx: Context, db: Reader): Promise<Seat[]> {
  if (ctx.actor.kind !== "staff") return [];
  const here = ctx.region.id;
  return db
    .select({ gremiumId: gremiumMembers.gremiumId, role: gremiumMembers.role, fromOn: gremiumMembers.fromOn, untilOn: gremiumMembers.untilOn })
    .from(gremiumMembers)
    .innerJoin(people, and(eq(people.regionId, gremiumMembers.regionId), eq(people.id, gremiumMembers.personId)))
    .where(and(eq(gremiumMembers.regionId, here), eq(people.accountId, ctx.actor.accountId), lte(gremiumMembers.fromOn, ctx.today), isInUse));
}
