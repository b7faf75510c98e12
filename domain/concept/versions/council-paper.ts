import { and, eq, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import { actorName, newId, transact, type Context, type Reader } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { mayLeadConcept } from "../access.ts";
import { conceptInForce } from "../in-force.ts";
import { concepts } from "../schema.ts";
import { councilPapers } from "./schema.ts";

const text = z
  .string()
  .transform((typed) => typed.replaceAll("\r\n", "\n").trim())
  .pipe(z.string().min(1).max(20_000));
export const SaveCouncilPaper = z.strictObject({ facts: text, reasons: text, money: text, proposal: text, version: z.int() });
export type SaveCouncilPaper = z.infer<typeof SaveCouncilPaper>;
export type CouncilPaper = SaveCouncilPaper & { writtenBy: string; writtenAt: Date };

/** The paper for the next resolution; null while nobody has written one. */
export async function findCouncilPaper(ctx: Context, db: Reader): Promise<CouncilPaper | null> {
  const [found] = await db
    .select()
    .from(councilPapers)
    .where(and(eq(councilPapers.regionId, ctx.region.id), eq(councilPapers.conceptId, conceptInForce(ctx)), isNull(councilPapers.versionId)));
  if (!found) return null;
  const { facts, reasons, money, proposal, version, writtenBy, writtenAt } = found;
  return { facts, reasons, money, proposal, version, writtenBy, writtenAt };
}

export type PaperConflict = { ok: false; refusal: "version-conflict"; stored: CouncilPaper };

/** Keeps the paper. @param input.version as it was when the form was opened; 0: there was none */
export async function saveCouncilPaper(ctx: Context, input: SaveCouncilPaper): Promise<Result<null, "not-allowed" | "no-concept"> | PaperConflict> {
  if (!mayLeadConcept(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx): Promise<Result<null, "no-concept"> | PaperConflict> => {
    const [concept] = await tx
      .select({ id: concepts.id })
      .from(concepts)
      .where(and(eq(concepts.regionId, ctx.region.id), eq(concepts.id, conceptInForce(ctx))))
      .for("update");
    if (!concept) return refused("no-concept");
    const stored = await findCouncilPaper(ctx, tx);
    if ((stored?.version ?? 0) !== input.version && stored) return { ok: false, refusal: "version-conflict", stored };
    const { version: _seen, ...texts } = input;
    const written = { ...texts, writtenBy: actorName(ctx.actor), writtenAt: ctx.now };
    await tx
      .insert(councilPapers)
      .values({ regionId: ctx.region.id, id: newId(ctx.now), conceptId: concept.id, ...written })
      .onConflictDoUpdate({
        target: [councilPapers.regionId, councilPapers.conceptId, councilPapers.versionId],
        set: { ...written, version: sql`${councilPapers.version} + 1` },
      });
    tx.audit("concept.paper-written", concept.id);
    return done(null);
  });
}

/** Money of all measures that carry out the concept: approved, and applied for, in cents. */
export async function moneyOfConcept(ctx: Context, db: Reader): Promise<{ measures: number; approvedCents: number; appliedCents: number }> {
  const found = await db.execute<{ measures: number; approved: string; applied: string }>(sql`
    with own as (select distinct l.measure_id from measure_recommendations l
      join recommendations r on r.region_id = l.region_id and r.id = l.recommendation_id
      join goals g on g.region_id = r.region_id and g.id = r.goal_id
      join action_fields f on f.region_id = g.region_id and f.id = g.action_field_id and f.concept_id = ${conceptInForce(ctx)}
      where l.region_id = ${ctx.region.id})
    select (select count(*) from own)::int as measures,
      coalesce(sum(b.amount_cents) filter (where b.state = 'approved'), 0) as approved, coalesce(sum(b.amount_cents) filter (where b.state = 'applied'), 0) as applied
    from budget_lines b where b.region_id = ${ctx.region.id} and b.measure_id in (select measure_id from own)`);
  const row = found.rows[0];
  return { measures: row?.measures ?? 0, approvedCents: Number(row?.approved ?? 0), appliedCents: Number(row?.applied ?? 0) };
}
