import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { transact, type Context, type Reader } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { mayEditNetwork } from "../access.ts";
import { organisations } from "../schema.ts";
import { foundingProgress, foundingProjects } from "./schema.ts";
import { foundingStepsOf, type FoundingStep } from "./steps.ts";

export type StepOfProject = FoundingStep & { doneOn: string | null; note: string; /** 0: nobody wrote anything yet */ version: number };
export type FoundingProject = {
  organisationId: string;
  name: string;
  startedOn: string;
  helper: string;
  finishedOn: string | null;
  steps: StepOfProject[];
};

/** How far one group is; null where it founds nothing. Steps that the region leaves out stay where something was noted. Three queries. */
export async function findFounding(ctx: Context, db: Reader, organisationId: string): Promise<FoundingProject | null> {
  const [project] = await db
    .select({
      organisationId: foundingProjects.organisationId,
      name: organisations.name,
      startedOn: foundingProjects.startedOn,
      helper: foundingProjects.helper,
      finishedOn: foundingProjects.finishedOn,
    })
    .from(foundingProjects)
    .innerJoin(organisations, and(eq(organisations.regionId, foundingProjects.regionId), eq(organisations.id, foundingProjects.organisationId)))
    .where(own(ctx, organisationId));
  if (!project) return null;
  const noted = await db
    .select()
    .from(foundingProgress)
    .where(and(eq(foundingProgress.regionId, ctx.region.id), eq(foundingProgress.organisationId, organisationId)));
  const progress = new Map(noted.map((row) => [row.stepCode, row]));
  const steps = (await foundingStepsOf(ctx, db)).filter(({ code, leftOut }) => !leftOut || progress.has(code));
  return {
    ...project,
    steps: steps.map((step) => {
      const row = progress.get(step.code);
      return { ...step, doneOn: row?.doneOn ?? null, note: row?.note ?? "", version: row?.version ?? 0 };
    }),
  };
}

export type ListedFounding = { organisationId: string; name: string; startedOn: string; finishedOn: string | null; done: number; lastDoneOn: string | null };

/** All groups, those under way first. One query. */
export async function listFoundings(ctx: Context, db: Reader): Promise<ListedFounding[]> {
  const found = await db.execute<ListedFounding>(sql`
    select f.organisation_id as "organisationId", o.name, f.started_on::text as "startedOn", f.finished_on::text as "finishedOn",
      count(p.done_on)::int as done, max(p.done_on)::text as "lastDoneOn"
    from founding_projects f join organisations o on o.region_id = f.region_id and o.id = f.organisation_id
      left join founding_progress p on p.region_id = f.region_id and p.organisation_id = f.organisation_id
    where f.region_id = ${ctx.region.id}
    group by f.organisation_id, o.name, f.started_on, f.finished_on order by f.finished_on nulls first, o.name`);
  return found.rows;
}

/** Migrant organisations that have not begun. One query. */
export async function foundingChoices(ctx: Context, db: Reader): Promise<{ id: string; name: string }[]> {
  const found = await db.execute<{ id: string; name: string }>(sql`
    select o.id, o.name from organisations o where o.region_id = ${ctx.region.id} and o.kind = 'migrant-organisation'
      and not exists (select 1 from founding_projects f where f.region_id = o.region_id and f.organisation_id = o.id) order by o.name`);
  return found.rows;
}

export type StartRefusal = "not-allowed" | "organisation-not-found" | "no-migrant-organisation";

/** A group begins to found; the same twice is once. Who helps is the office, until somebody writes another name. */
export async function startFounding(ctx: Context, { organisationId }: { organisationId: string }): Promise<Result<null, StartRefusal>> {
  if (!mayEditNetwork(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx) => {
    const [organisation] = await tx
      .select({ kind: organisations.kind })
      .from(organisations)
      .where(and(eq(organisations.regionId, ctx.region.id), eq(organisations.id, organisationId)));
    if (!organisation) return refused("organisation-not-found");
    if (organisation.kind !== "migrant-organisation") return refused("no-migrant-organisation");
    const { contactName, contactPhone, contactEmail } = ctx.region;
    const helper = [contactName, contactPhone, contactEmail].filter(Boolean).join(", ");
    const started = await tx
      .insert(foundingProjects)
      .values({ regionId: ctx.region.id, organisationId, startedOn: ctx.today, helper })
      .onConflictDoNothing()
      .returning({ id: foundingProjects.organisationId });
    if (started.length > 0) tx.audit("founding.started", organisationId);
    return done(null);
  });
}

export const EditFounding = z.strictObject({ organisationId: z.uuid(), helper: z.string().trim().max(300), isFinished: z.boolean() });
export type EditFounding = z.infer<typeof EditFounding>;

/** Who helps, and whether the group is through. What it noted is deleted two years after that day. */
export async function editFounding(
  ctx: Context,
  { organisationId, helper, isFinished }: EditFounding,
): Promise<Result<null, "not-allowed" | "founding-not-found">> {
  if (!mayEditNetwork(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx) => {
    const [stored] = await tx.select().from(foundingProjects).where(own(ctx, organisationId)).for("update");
    if (!stored) return refused("founding-not-found");
    await tx
      .update(foundingProjects)
      .set({ helper, finishedOn: isFinished ? (stored.finishedOn ?? ctx.today) : null })
      .where(own(ctx, organisationId));
    tx.audit("founding.edited", organisationId);
    return done(null);
  });
}

function own(ctx: Context, organisationId: string) {
  return and(eq(foundingProjects.regionId, ctx.region.id), eq(foundingProjects.organisationId, organisationId));
}
