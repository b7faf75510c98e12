import { and, asc, desc, eq, inArray, sql, type SQL } from "drizzle-orm";
import type { Context, Reader } from "#platform/db/index.ts";
import { isInUse } from "../in-use.ts";
import { organisations, people } from "../schema.ts";
import { findInNetwork } from "../search/index.ts";
import { best, hasWords, type NamedOf, wordsOf } from "./best.ts";

export type NamedPerson = {
  id: string;
  organisationId: string;
  organisation: string;
  shortName: string | null;
  function: string;
  salutation: string;
  firstName: string;
  lastName: string;
};

/** Who is near a form: the members of a body today, or everybody of these organisations. */
export type Near = { gremiumId?: string | null; organisationIds?: readonly string[] };

/** More candidates say only that too little was typed. */
const MOST_CANDIDATES = 200;
/** A body of more than that would need another way to choose than a list. */
const MOST_NEAR = 100;

function sits(ctx: Context, gremiumId: string): SQL {
  return sql`exists (select from gremium_members m where m.region_id = ${people.regionId} and m.person_id = ${people.id}
    and m.gremium_id = ${gremiumId} and m.from_on <= ${ctx.today} and coalesce(m.until_on, 'infinity') >= ${ctx.today})`;
}

function choosable(ctx: Context, db: Reader, which: SQL | undefined, near: Near = {}) {
  return db
    .select({
      id: people.id,
      organisationId: people.organisationId,
      organisation: organisations.name,
      shortName: organisations.shortName,
      function: people.function,
      salutation: people.salutation,
      firstName: people.firstName,
      lastName: people.lastName,
    })
    .from(people)
    .innerJoin(organisations, and(eq(organisations.regionId, people.regionId), eq(organisations.id, people.organisationId)))
    .where(and(eq(people.regionId, ctx.region.id), isInUse, which))
    .orderBy(
      ...(near.gremiumId ? [desc(sits(ctx, near.gremiumId))] : []),
      asc(people.lastName),
      asc(people.firstName),
      asc(organisations.name),
      asc(people.id),
    );
}

/** Those whom a form may offer before anything is typed, by last name; never all. One query, none where nobody is near. */
export async function nearPeople(ctx: Context, db: Reader, { gremiumId, organisationIds = [] }: Near): Promise<NamedPerson[]> {
  if (!gremiumId && organisationIds.length === 0) return [];
  const which = gremiumId ? sits(ctx, gremiumId) : inArray(people.organisationId, [...organisationIds]);
  return choosable(ctx, db, which).limit(MOST_NEAR);
}

/** People in functions by id, for a form or page that names them; blocked and erased ones are left out. One query. */
export async function peopleById(ctx: Context, db: Reader, ids: readonly string[]): Promise<NamedPerson[]> {
  return ids.length === 0 ? [] : choosable(ctx, db, inArray(people.id, [...ids]));
}

/**
 * Whom these words mean: "Petersen, Silke (VHS)", "Silke Petersen", or a part of it. Three queries.
 * @param near who comes first among those that fit
 */
export async function peopleNamed(ctx: Context, db: Reader, said: string, near: Near = {}): Promise<NamedOf<NamedPerson>> {
  const words = wordsOf(said);
  if (words.length === 0) return { one: null, found: [], more: false, nearly: false };
  const { found } = await findInNetwork(ctx, db, words.join(" "), MOST_CANDIDATES);
  const ids = (kind: "person" | "organisation") => found.flatMap((hit) => (hit.kind === kind ? hit.id : []));
  // An organisation's name alone means everybody who works there.
  const which = ids("person").length > 0 ? inArray(people.id, ids("person")) : inArray(people.organisationId, ids("organisation"));
  const candidates = found.length === 0 ? [] : await choosable(ctx, db, which, near).limit(MOST_CANDIDATES);
  // The search also finds "Peters" by "Petersen", and by synonyms: they are offered, and never meant for sure.
  const fitting = candidates.filter((person) => hasWords([person.salutation, person.firstName, person.lastName, person.organisation, person.shortName], words));
  if (fitting.length > 0) return best(said, fitting, spellings);
  return { ...best(said, candidates, spellings), one: null, nearly: candidates.length > 0 };
}

/** How the whole name of somebody may be written; nobody is meant for sure by less. */
function spellings({ salutation, firstName, lastName, organisation }: NamedPerson): string[][] {
  const names = [
    [lastName, firstName],
    [firstName, lastName],
    [salutation, firstName, lastName],
  ];
  return names.flatMap((name) => [name, [...name, organisation]]);
}
