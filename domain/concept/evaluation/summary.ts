import { sql } from "drizzle-orm";
import { published, type Context, type Reader } from "#platform/db/index.ts";
import { agreementOf, countRatings, suggestion, urgency, type Agreement, type RatingCounts } from "./agreement.ts";
import type { ProposalKind, Rating } from "./schema.ts";

export type SummaryRating = {
  raterId: string;
  kind: "gremium" | "organisation";
  /** null: the body or institution is not public, and the public reads this. */
  name: string | null;
  rating: Rating;
  reason: string;
};
export type SummaryGoal = {
  goalId: string;
  number: string;
  field: string;
  title: string;
  text: string;
  /** No longer in the concept. */
  left: boolean;
  counts: RatingCounts;
  agreement: Agreement;
  ratings: SummaryRating[];
  /** What the rule would propose. */
  suggested: ProposalKind | null;
  /** What a person decided to propose; null for the public. */
  proposal: { kind: ProposalKind; sentence: string; decidedBy: string; decidedAt: string; version: number } | null;
};
export type EvaluationSummary = {
  id: string;
  title: string;
  dueOn: string;
  closedAt: string;
  releasedAt: string | null;
  /** Raters that handed in, and all that were asked; the public reads only of those who handed in. */
  submitted: number;
  asked: number;
  /** Differences first; among equals in the order of the concept. */
  goals: SummaryGoal[];
};

/** The result of a closed round as the context may see it; null where there is none. Four queries; for the public once per content version. */
export function evaluationSummary(ctx: Context, db: Reader, id: string): Promise<EvaluationSummary | null> {
  return published(ctx, db, `evaluation ${id}`, () => readSummary(ctx, db, id));
}

async function readSummary(ctx: Context, db: Reader, id: string): Promise<EvaluationSummary | null> {
  const here = ctx.region.id;
  const heads = await db.execute<Omit<EvaluationSummary, "goals">>(sql`
    select e.id, e.title, e.due_on::text as "dueOn", e.closed_at as "closedAt", e.released_at as "releasedAt",
      count(r.submitted_at)::int as submitted, count(r.id)::int as asked
    from evaluation_rounds e left join evaluation_raters r on r.region_id = e.region_id and r.evaluation_round_id = e.id
    where e.region_id = ${here} and e.id = ${id} and e.closed_at is not null
    group by e.region_id, e.id`);
  const [head] = heads.rows;
  if (!head) return null;
  const goals = await db.execute<{ goalId: string; number: string; field: string; title: string; text: string; left: boolean }>(sql`
    select g.goal_id as "goalId", g.number, g.field, g.title, g.text,
      not exists (select 1 from goals k where k.region_id = g.region_id and k.id = g.goal_id and k.action_field_id is not null) as left
    from evaluation_goals g where g.region_id = ${here} and g.evaluation_round_id = ${id} order by g.position`);
  const ratings = await db.execute<SummaryRating & { goalId: string }>(sql`
    select t.goal_id as "goalId", r.id as "raterId", case when r.gremium_id is null then 'organisation' else 'gremium' end as kind,
      coalesce(b.name, o.name) as name, t.rating, t.reason
    from evaluation_ratings t
      join evaluation_raters r on r.region_id = t.region_id and r.id = t.rater_id
      left join gremien b on b.region_id = r.region_id and b.id = r.gremium_id
      left join organisations o on o.region_id = r.region_id and o.id = r.organisation_id
    where t.region_id = ${here} and r.evaluation_round_id = ${id} and r.submitted_at is not null and t.rating is not null
    order by r.gremium_id is null, coalesce(b.name, o.name), r.id`);
  const proposals = await db.execute<NonNullable<SummaryGoal["proposal"]> & { goalId: string }>(sql`
    select p.goal_id as "goalId", p.kind, p.sentence, p.decided_by as "decidedBy", p.decided_at as "decidedAt", p.version
    from evaluation_proposals p where p.region_id = ${here} and p.evaluation_round_id = ${id}`);
  const ratingsOf = Map.groupBy(ratings.rows, ({ goalId }) => goalId);
  const proposalOf = new Map(proposals.rows.map(({ goalId, ...proposal }) => [goalId, proposal]));
  return {
    ...head,
    goals: goals.rows
      .map((goal): SummaryGoal => {
        const own = (ratingsOf.get(goal.goalId) ?? []).map(({ raterId, kind, name, rating, reason }) => ({ raterId, kind, name, rating, reason }));
        const counts = countRatings(own.map(({ rating }) => rating));
        return {
          ...goal,
          counts,
          agreement: agreementOf(counts),
          ratings: own,
          suggested: suggestion(own),
          proposal: proposalOf.get(goal.goalId) ?? null,
        };
      })
      .toSorted((a, b) => urgency(a.counts) - urgency(b.counts)),
  };
}
