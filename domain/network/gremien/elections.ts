import { and, asc, desc, eq, sql } from "drizzle-orm";
import type { Context, Reader } from "#platform/db/index.ts";
import { people, personReleases } from "../schema.ts";
import type { Election } from "./save-election.ts";
import { electionCandidates, electionDates, elections } from "./schema.ts";

export type ElectionOfBody = Election & {
  dates: { dated: string; title: string }[];
  /** For the public, those who released their names. */
  candidates: { id: string; name: string | null; presentation: string; agreedOn: string }[];
};

/** The elections of a body, newest first. Three queries. */
export async function electionsOf(ctx: Context, db: Reader, gremiumId: string): Promise<ElectionOfBody[]> {
  const ofBody = and(eq(elections.regionId, ctx.region.id), eq(elections.gremiumId, gremiumId));
  const all = await db.select().from(elections).where(ofBody).orderBy(desc(elections.id));
  if (all.length === 0) return [];
  const dates = await db
    .select({ electionId: electionDates.electionId, dated: electionDates.dated, title: electionDates.title })
    .from(electionDates)
    .innerJoin(elections, and(eq(elections.regionId, electionDates.regionId), eq(elections.id, electionDates.electionId)))
    .where(ofBody)
    .orderBy(asc(electionDates.dated));
  const candidates = await db
    .select({
      electionId: electionCandidates.electionId,
      id: electionCandidates.id,
      // The public reads the words that the person confirmed.
      name: sql<string | null>`coalesce(nullif(concat_ws(' ', nullif(${people.firstName}, ''), ${people.lastName}), ''), ${personReleases.name})`,
      presentation: electionCandidates.presentation,
      agreedOn: electionCandidates.agreedOn,
    })
    .from(electionCandidates)
    .innerJoin(elections, and(eq(elections.regionId, electionCandidates.regionId), eq(elections.id, electionCandidates.electionId)))
    .leftJoin(people, and(eq(people.regionId, electionCandidates.regionId), eq(people.id, electionCandidates.personId)))
    .leftJoin(personReleases, and(eq(personReleases.regionId, electionCandidates.regionId), eq(personReleases.personId, electionCandidates.personId)))
    .where(ofBody)
    .orderBy(asc(people.lastName), asc(people.firstName), asc(personReleases.name));
  const ofElection = <T extends { electionId: string }>(list: T[], id: string) => list.filter(({ electionId }) => electionId === id);
  return all.map((election) => ({ ...election, dates: ofElection(dates, election.id), candidates: ofElection(candidates, election.id) }));
}

/** Whole percent of those who might have voted; null where there are too few to say so (a share needs 20). */
export function turnoutPercent({ eligible, votesCast }: Pick<Election, "eligible" | "votesCast">): number | null {
  return eligible === null || votesCast === null || eligible < 20 ? null : Math.round((100 * votesCast) / eligible);
}
