import { and, eq, inArray, sql } from "drizzle-orm";
import { z } from "zod";
import { mayReadMinutes } from "#domain/network/minutes/index.ts";
import { seatsOf, type GremiumKind } from "#domain/network/gremien/index.ts";
import { actorName, transact, type Context, type Reader, type Writer } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { measureDecisions, measures } from "../schema.ts";
import { mayEditMeasure, writableOrganisations } from "./access.ts";

/** A body's decision, as a measure tells where it comes from. */
export type SourceDecision = {
  id: string;
  /** "2026/32" */
  number: string;
  text: string;
  on: string;
  gremium: string;
  meetingId: string;
};
export type DecisionOfMeasure = SourceDecision & { kind: "began" | "changed" };
export type MeasureOfDecision = { decisionId: string; measureId: string; title: string; kind: "began" | "changed" };

export const LinkDecision = z.strictObject({ measureId: z.uuid(), decisionId: z.uuid(), kind: z.enum(["began", "changed"]) });
export type LinkDecision = z.infer<typeof LinkDecision>;
export type LinkRefusal = "measure-not-found" | "decision-not-found" | "not-allowed";

/** Says that a decision began a measure or changes one: an act of the concept, because the network knows no measures. Twice is once. */
export async function linkDecision(ctx: Context, input: LinkDecision): Promise<Result<null, LinkRefusal>> {
  return transact(ctx, (tx) => noteDecision(ctx, tx, input));
}

/** As linkDecision, within the act that makes the measure. */
export async function noteDecision(ctx: Context, tx: Writer, { measureId, decisionId, kind }: LinkDecision): Promise<Result<null, LinkRefusal>> {
  const [measure] = await tx
    .select({ leadOrganisationId: measures.leadOrganisationId })
    .from(measures)
    .where(and(eq(measures.regionId, ctx.region.id), eq(measures.id, measureId)));
  if (!measure) return refused("measure-not-found");
  if (!mayEditMeasure(ctx.actor, measure)) return refused("not-allowed");
  if (!(await findDecision(ctx, tx, decisionId))) return refused("decision-not-found");
  await tx
    .insert(measureDecisions)
    .values({ regionId: ctx.region.id, measureId, decisionId, kind, linkedAt: ctx.now, linkedBy: actorName(ctx.actor) })
    .onConflictDoNothing();
  tx.audit("measure.decision-linked", measureId, { decisionId, kind });
  return done(null);
}

export async function unlinkDecision(ctx: Context, { measureId, decisionId }: Omit<LinkDecision, "kind">): Promise<Result<null, LinkRefusal>> {
  return transact(ctx, async (tx): Promise<Result<null, LinkRefusal>> => {
    const [measure] = await tx
      .select({ leadOrganisationId: measures.leadOrganisationId })
      .from(measures)
      .where(and(eq(measures.regionId, ctx.region.id), eq(measures.id, measureId)));
    if (!measure) return refused("measure-not-found");
    if (!mayEditMeasure(ctx.actor, measure)) return refused("not-allowed");
    const gone = await tx
      .delete(measureDecisions)
      .where(and(eq(measureDecisions.regionId, ctx.region.id), eq(measureDecisions.measureId, measureId), eq(measureDecisions.decisionId, decisionId)))
      .returning({ id: measureDecisions.decisionId });
    if (gone.length === 0) return refused("decision-not-found");
    tx.audit("measure.decision-unlinked", measureId, { decisionId });
    return done(null);
  });
}

/** A decision that the actor may read; null for every other. Two queries. */
export async function findDecision(ctx: Context, db: Reader, id: string): Promise<SourceDecision | null> {
  const [found] = await readable(ctx, db, sql`d.id = ${id}`);
  return found ?? null;
}

/** The decisions behind a measure, oldest first, as far as the actor may read them. Two queries. */
export async function decisionsOfMeasure(ctx: Context, db: Reader, measureId: string): Promise<DecisionOfMeasure[]> {
  const links = await db
    .select({ decisionId: measureDecisions.decisionId, kind: measureDecisions.kind })
    .from(measureDecisions)
    .where(and(eq(measureDecisions.regionId, ctx.region.id), eq(measureDecisions.measureId, measureId)));
  if (links.length === 0) return [];
  const ids = links.map(({ decisionId }) => decisionId);
  const found = await readable(ctx, db, sql`d.id in ${ids}`);
  return found.map((decision) => ({ ...decision, kind: links.find(({ decisionId }) => decisionId === decision.id)?.kind ?? "changed" }));
}

/** What became of a meeting's decisions, for the page of its minutes. One query. */
export async function decisionsOfMeeting(ctx: Context, db: Reader, meetingId: string): Promise<MeasureOfDecision[]> {
  const found = await db.execute<MeasureOfDecision>(sql`
    select x.decision_id as "decisionId", x.measure_id as "measureId", m.title, x.kind
    from measure_decisions x
      join decisions d on d.region_id = x.region_id and d.id = x.decision_id
      join measures m on m.region_id = x.region_id and m.id = x.measure_id
    where x.region_id = ${ctx.region.id} and d.meeting_id = ${meetingId} order by m.title`);
  return found.rows;
}

/** The measures that the actor may change, for choosing one. One query. */
export async function editableMeasures(ctx: Context, db: Reader): Promise<{ id: string; title: string }[]> {
  const organisations = writableOrganisations(ctx.actor);
  const own = and(eq(measures.regionId, ctx.region.id), organisations === null ? undefined : inArray(measures.leadOrganisationId, organisations));
  return db.select({ id: measures.id, title: measures.title }).from(measures).where(own).orderBy(measures.title);
}

async function readable(ctx: Context, db: Reader, which: ReturnType<typeof sql>): Promise<SourceDecision[]> {
  type Row = SourceDecision & { gremiumId: string; heldOn: string; minutesState: "none" | "draft" | "approved"; gremiumKind: GremiumKind };
  const found = await db.execute<Row>(sql`
    select d.id, d.year || '/' || d.number as number, d.text, d.decided_on::text as "on", g.name as gremium, d.meeting_id as "meetingId",
      g.id as "gremiumId", (m.starts_at at time zone ${ctx.region.timeZone})::date::text as "heldOn", m.minutes_state as "minutesState", g.kind as "gremiumKind"
    from decisions d
      join meetings m on m.region_id = d.region_id and m.id = d.meeting_id
      join gremien g on g.region_id = d.region_id and g.id = d.gremium_id
    where d.region_id = ${ctx.region.id} and ${which} order by d.decided_on, d.number`);
  if (found.rows.length === 0) return [];
  const seats = await seatsOf(ctx, db);
  return found.rows.flatMap(({ gremiumId, heldOn, minutesState, gremiumKind, ...decision }) =>
    mayReadMinutes(ctx.actor, seats, { gremiumId, on: heldOn, minutesState }, { kind: gremiumKind }) ? [decision] : [],
  );
}
