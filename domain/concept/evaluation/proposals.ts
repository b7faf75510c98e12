import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { actorName, transact, type Context, type Reader } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { mayRunEvaluations } from "./access.ts";
import { lockRound } from "./prepare-evaluation.ts";
import { standingGoals } from "./save-ratings.ts";
import { evaluationGoals, evaluationProposals, PROPOSALS, type ProposalKind } from "./schema.ts";

export const ProposeForRevision = z.strictObject({
  roundId: z.uuid(),
  proposals: z
    .array(
      z.strictObject({
        goalId: z.uuid(),
        /** null: nothing is proposed. */
        kind: z.enum(PROPOSALS).nullable(),
        sentence: z.string().trim().max(1000),
        /** The version that was shown; 0: there was none. */
        version: z.number().int().min(0),
      }),
    )
    .max(500),
});
export type ProposeForRevision = z.infer<typeof ProposeForRevision>;
export type ProposeResult =
  | Result<{ changed: number }, "not-allowed" | "round-not-found" | "not-closed" | "goal-not-asked">
  /** Goals that left the concept, and goals about which somebody else wrote meanwhile. Nothing was saved. */
  | { ok: false; refusal: "goals-left" | "changed-meanwhile" | "sentence-missing"; goalIds: string[] };

/** What the office proposes for each goal of a closed round. Everything but "keep" needs a sentence that says how. */
export async function proposeForRevision(ctx: Context, input: ProposeForRevision): Promise<ProposeResult> {
  if (!mayRunEvaluations(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx): Promise<ProposeResult> => {
    const round = await lockRound(ctx, tx, input.roundId);
    if (!round) return refused("round-not-found");
    if (!round.closedAt) return refused("not-closed");
    const here = ctx.region.id;
    const ofRound = and(eq(evaluationGoals.regionId, here), eq(evaluationGoals.evaluationRoundId, round.id));
    const asked = await tx.select({ goalId: evaluationGoals.goalId }).from(evaluationGoals).where(ofRound);
    const stored = new Map(
      (
        await tx
          .select()
          .from(evaluationProposals)
          .where(and(eq(evaluationProposals.regionId, here), eq(evaluationProposals.evaluationRoundId, round.id)))
      ).map((row) => [row.goalId, row]),
    );
    const changes = input.proposals.filter(({ goalId, kind, sentence }) => {
      const before = stored.get(goalId);
      return kind !== (before?.kind ?? null) || (kind !== null && sentence !== before?.sentence);
    });
    if (changes.some(({ goalId }) => !asked.some((goal) => goal.goalId === goalId))) return refused("goal-not-asked");
    const failing = (refusal: "goals-left" | "changed-meanwhile" | "sentence-missing", goalIds: string[]): ProposeResult | null =>
      goalIds.length > 0 ? { ok: false, refusal, goalIds } : null;
    const ids = (rows: typeof changes) => rows.map(({ goalId }) => goalId);
    const standing = await standingGoals(ctx, tx, ids(changes));
    const fault =
      failing("goals-left", ids(changes.filter(({ goalId, kind }) => kind !== null && !standing.has(goalId)))) ??
      failing("changed-meanwhile", ids(changes.filter(({ goalId, version }) => version !== (stored.get(goalId)?.version ?? 0)))) ??
      failing("sentence-missing", ids(changes.filter(({ kind, sentence }) => kind !== null && kind !== "keep" && sentence === "")));
    if (fault) return fault;

    for (const { goalId, kind, sentence, version } of changes) {
      const key = { regionId: here, evaluationRoundId: round.id, goalId };
      if (kind === null) {
        await tx
          .delete(evaluationProposals)
          .where(and(eq(evaluationProposals.regionId, here), eq(evaluationProposals.evaluationRoundId, round.id), eq(evaluationProposals.goalId, goalId)));
        continue;
      }
      const values = { kind, sentence, decidedBy: actorName(ctx.actor), decidedAt: ctx.now, version: version + 1 };
      await tx
        .insert(evaluationProposals)
        .values({ ...key, ...values })
        .onConflictDoUpdate({ target: [evaluationProposals.regionId, evaluationProposals.evaluationRoundId, evaluationProposals.goalId], set: values });
    }
    if (changes.length > 0) tx.audit("evaluation-proposals.saved", round.id, { goals: changes.length });
    return done({ changed: changes.length });
  });
}

/** What the latest evaluation that says something about a goal proposes for it in the next version of the concept. */
export type RevisionProposal = {
  goalId: string;
  kind: ProposalKind;
  /** How and why; may be empty for "keep". */
  sentence: string;
  decidedBy: string;
  decidedAt: string;
  round: { id: string; title: string; closedAt: string };
};

/** By the goal's id; goals that left the concept are not among them. One query. */
export async function proposalsForRevision(ctx: Context, db: Reader): Promise<Map<string, RevisionProposal>> {
  const found = await db.execute<Omit<RevisionProposal, "round"> & { roundId: string; title: string; closedAt: string }>(sql`
    select distinct on (p.goal_id) p.goal_id as "goalId", p.kind, p.sentence, p.decided_by as "decidedBy", p.decided_at as "decidedAt",
      e.id as "roundId", e.title, e.closed_at as "closedAt"
    from evaluation_proposals p
      join evaluation_rounds e on e.region_id = p.region_id and e.id = p.evaluation_round_id
      join goals g on g.region_id = p.region_id and g.id = p.goal_id and g.action_field_id is not null
    where p.region_id = ${ctx.region.id}
    order by p.goal_id, e.closed_at desc, e.id desc`);
  return new Map(found.rows.map(({ roundId, title, closedAt, ...proposal }) => [proposal.goalId, { ...proposal, round: { id: roundId, title, closedAt } }]));
}
