import { and, asc, eq, sql } from "drizzle-orm";
import type { Context, Reader } from "#platform/db/index.ts";
import { contactsFor, type ContactChoice } from "./contact-choices.ts";
import { raterName } from "./rater-name.ts";
import { evaluationContacts, evaluationGoals, evaluationRaters, evaluationRounds } from "./schema.ts";

export type RaterOverview = {
  id: string;
  kind: "gremium" | "organisation";
  name: string;
  organisationId: string | null;
  gremiumId: string | null;
  /** The name of who is written to; null: nobody, or nobody in use. */
  contact: string | null;
  personId: string | null;
  sentAt: Date | null;
  remindedAt: Date | null;
  revokedAt: Date | null;
  submittedAt: Date | null;
  submittedBy: string | null;
  /** Goals it is asked about, and how many of them it has rated so far. */
  asked: number;
  rated: number;
  fieldIds: string[];
};
export type EvaluationPage = {
  id: string;
  title: string;
  dueOn: string;
  openedAt: Date | null;
  closedAt: Date | null;
  releasedAt: Date | null;
  version: number;
  fields: { id: string; title: string; goals: number }[];
  raters: RaterOverview[];
};

/** A round with its raters, for who runs it. Three queries. */
export async function findEvaluation(ctx: Context, db: Reader, id: string): Promise<EvaluationPage | null> {
  const here = ctx.region.id;
  const [round] = await db
    .select()
    .from(evaluationRounds)
    .where(and(eq(evaluationRounds.regionId, here), eq(evaluationRounds.id, id)));
  if (!round) return null;
  const goals = await db
    .select()
    .from(evaluationGoals)
    .where(and(eq(evaluationGoals.regionId, here), eq(evaluationGoals.evaluationRoundId, id)))
    .orderBy(asc(evaluationGoals.position));
  const raters = await db
    .select({
      rater: evaluationRaters,
      contact: evaluationContacts,
      name: raterName,
      person: sql<string | null>`(select trim(p.first_name || ' ' || p.last_name) from people p where p.region_id = ${here}
        and p.id = ${evaluationContacts.personId} and p.restricted_at is null and p.erased_at is null)`,
      rated: sql<number>`(select count(t.rating)::int from evaluation_ratings t where t.region_id = ${here} and t.rater_id = ${evaluationRaters.id})`,
      goalIds: sql<string[]>`array(select t.goal_id::text from evaluation_ratings t where t.region_id = ${here} and t.rater_id = ${evaluationRaters.id})`,
    })
    .from(evaluationRaters)
    .innerJoin(evaluationContacts, and(eq(evaluationContacts.regionId, evaluationRaters.regionId), eq(evaluationContacts.raterId, evaluationRaters.id)))
    .where(and(eq(evaluationRaters.regionId, here), eq(evaluationRaters.evaluationRoundId, id)))
    .orderBy(sql`${evaluationRaters.gremiumId} is null`, asc(raterName));
  const byField = Map.groupBy(goals, ({ actionFieldId }) => actionFieldId);
  return {
    id: round.id,
    title: round.title,
    dueOn: round.dueOn,
    openedAt: round.openedAt,
    closedAt: round.closedAt,
    releasedAt: round.releasedAt,
    version: round.version,
    fields: [...byField].map(([fieldId, own]) => ({ id: fieldId, title: own[0]?.field ?? "", goals: own.length })),
    raters: raters.map(({ rater, contact, name, person, rated, goalIds }) => ({
      id: rater.id,
      kind: rater.gremiumId === null ? "organisation" : "gremium",
      name: name ?? "",
      organisationId: rater.organisationId,
      gremiumId: rater.gremiumId,
      contact: person,
      personId: contact.personId,
      sentAt: contact.sentAt,
      remindedAt: contact.remindedAt,
      revokedAt: contact.revokedAt,
      submittedAt: rater.submittedAt,
      submittedBy: contact.submittedBy,
      asked: goalIds.length,
      rated,
      fieldIds: [...byField].filter(([, own]) => own.some(({ goalId }) => goalIds.includes(goalId))).map(([fieldId]) => fieldId),
    })),
  };
}

/** One rater of a round, with whom its mail could go to. */
export async function findRater(
  ctx: Context,
  db: Reader,
  id: string,
  raterId: string,
): Promise<{ round: EvaluationPage; rater: RaterOverview; contacts: ContactChoice[] } | null> {
  const round = await findEvaluation(ctx, db, id);
  const rater = round?.raters.find((one) => one.id === raterId);
  if (!round || !rater) return null;
  return { round, rater, contacts: (await contactsFor(ctx, db, [rater])).get(rater.id) ?? [] };
}
