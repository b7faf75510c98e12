import { and, asc, eq, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Context, Reader } from "#platform/db/index.ts";
import { organisations, people, personReleases } from "../schema.ts";
import { maySeeGremium, type Seat } from "./access.ts";
import { MEMBER_ROLES } from "./kinds.ts";
import type { Gremium } from "./save-gremium.ts";
import { gremien, gremiumMembers, type MemberRole } from "./schema.ts";

export type ListedMember = {
  id: string;
  personId: string;
  /** "Frau Silke Petersen"; null where the actor may not read the name. */
  name: string | null;
  email: string | null;
  organisation: string | null;
  role: MemberRole;
  votes: boolean;
  fromOn: string;
  untilOn: string | null;
  electedUntil: string | null;
  substituteForId: string | null;
};

export type GremiumPage = {
  gremium: Gremium;
  parent: { id: string; name: string } | null;
  /** In office today or to come, by role and name. */
  members: ListedMember[];
  /** Whose last day is over, newest first. */
  former: ListedMember[];
};

/** A body with its members; null where this region has none of that id, or the actor may not know of it. Two queries. */
export async function findGremium(ctx: Context, db: Reader, seats: readonly Seat[], id: string): Promise<GremiumPage | null> {
  const above = alias(gremien, "above");
  const [found] = await db
    .select({ gremium: gremien, parent: { id: above.id, name: above.name } })
    .from(gremien)
    .leftJoin(above, and(eq(above.regionId, gremien.regionId), eq(above.id, gremien.parentId)))
    .where(and(eq(gremien.regionId, ctx.region.id), eq(gremien.id, id)));
  if (!found || (ctx.actor.kind !== "public" && !maySeeGremium(ctx.actor, seats, found.gremium))) return null;
  const all = await membersOf(ctx, db, id);
  const isFormer = ({ untilOn }: ListedMember) => untilOn !== null && untilOn < ctx.today;
  return {
    gremium: found.gremium,
    parent: found.parent,
    members: all.filter((member) => !isFormer(member)),
    former: all.filter(isFormer).toSorted((a, b) => (b.untilOn ?? "").localeCompare(a.untilOn ?? "")),
  };
}

/** Every seat of a body by role and name, former ones too. The walls decide whose name is read. */
export async function membersOf(ctx: Context, db: Reader, gremiumId: string): Promise<ListedMember[]> {
  const rows = await db
    .select({
      id: gremiumMembers.id,
      personId: gremiumMembers.personId,
      name: sql<
        string | null
      >`coalesce(nullif(concat_ws(' ', nullif(${people.salutation}, ''), nullif(${people.firstName}, ''), ${people.lastName}), ''), ${personReleases.name})`,
      email: sql<string | null>`coalesce(${people.email}, ${personReleases.email})`,
      organisation: organisations.name,
      role: gremiumMembers.role,
      votes: gremiumMembers.votes,
      fromOn: gremiumMembers.fromOn,
      untilOn: gremiumMembers.untilOn,
      electedUntil: gremiumMembers.electedUntil,
      substituteForId: gremiumMembers.substituteForId,
    })
    .from(gremiumMembers)
    .leftJoin(people, and(eq(people.regionId, gremiumMembers.regionId), eq(people.id, gremiumMembers.personId)))
    // The public reads no people, only what they released of themselves.
    .leftJoin(personReleases, and(eq(personReleases.regionId, gremiumMembers.regionId), eq(personReleases.personId, gremiumMembers.personId)))
    .leftJoin(organisations, and(eq(organisations.regionId, gremiumMembers.regionId), eq(organisations.id, gremiumMembers.organisationId)))
    .where(and(eq(gremiumMembers.regionId, ctx.region.id), eq(gremiumMembers.gremiumId, gremiumId)))
    .orderBy(asc(people.lastName), asc(people.firstName), asc(organisations.name), asc(gremiumMembers.id));
  return rows.toSorted((a, b) => MEMBER_ROLES.indexOf(a.role) - MEMBER_ROLES.indexOf(b.role));
}
