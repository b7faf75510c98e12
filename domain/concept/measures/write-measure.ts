import { and, eq, inArray } from "drizzle-orm";
import { newId, type Context, type Writer } from "#platform/db/index.ts";
import { removeFile } from "#platform/files/index.ts";
import {
  budgetLines,
  measureInternals,
  measureLinks,
  measureMunicipalities,
  measurePartners,
  measureRecommendations,
  measureTargetGroups,
  milestones,
  results,
} from "../schema.ts";
import type { MeasureFields } from "./fields.ts";

/** The columns of the measure itself. */
export function ownColumns(fields: MeasureFields) {
  const { title, description, state, stateReason, leadOrganisationId, leadPersonId, startsOn, endsOn } = fields;
  return { title, description, state, stateReason, leadOrganisationId, leadPersonId, startsOn, endsOn };
}

/** Makes all that hangs below a measure equal to the fields: links renewed, rows kept by their id. */
export async function writeParts(ctx: Context, tx: Writer, measureId: string, fields: MeasureFields): Promise<void> {
  const regionId = ctx.region.id;
  const key = { regionId, measureId };
  for (const table of [measurePartners, measureTargetGroups, measureMunicipalities, measureRecommendations]) {
    await tx.delete(table).where(and(eq(table.regionId, regionId), eq(table.measureId, measureId)));
  }
  const { totalCostCents } = fields;
  await tx
    .insert(measureInternals)
    .values({ ...key, totalCostCents })
    .onConflictDoUpdate({ target: [measureInternals.regionId, measureInternals.measureId], set: { totalCostCents } });
  const { partnerIds, targetGroupIds, municipalityIds, recommendationIds } = fields;
  if (partnerIds.length > 0) await tx.insert(measurePartners).values(partnerIds.map((organisationId) => ({ ...key, organisationId })));
  if (targetGroupIds.length > 0) await tx.insert(measureTargetGroups).values(targetGroupIds.map((targetGroupId) => ({ ...key, targetGroupId })));
  if (municipalityIds.length > 0) await tx.insert(measureMunicipalities).values(municipalityIds.map((municipalityId) => ({ ...key, municipalityId })));
  if (recommendationIds.length > 0) await tx.insert(measureRecommendations).values(recommendationIds.map((recommendationId) => ({ ...key, recommendationId })));

  const kept = {
    milestones: await keepRows(ctx, tx, milestones, measureId, fields.milestones),
    results: await keepRows(ctx, tx, results, measureId, fields.results),
    lines: await keepRows(ctx, tx, budgetLines, measureId, fields.budgetLines),
  };
  for (const row of kept.milestones) {
    const values = { ...key, ...row };
    await tx
      .insert(milestones)
      .values(values)
      .onConflictDoUpdate({ target: [milestones.regionId, milestones.id], set: values });
  }
  for (const row of kept.results) {
    const values = { ...key, ...row };
    await tx
      .insert(results)
      .values(values)
      .onConflictDoUpdate({ target: [results.regionId, results.id], set: values });
  }
  for (const row of kept.lines) {
    const values = { ...key, ...row };
    await tx
      .insert(budgetLines)
      .values(values)
      .onConflictDoUpdate({ target: [budgetLines.regionId, budgetLines.id], set: values });
  }
  await writeLinks(ctx, tx, measureId, fields.links);
}

/** A file hangs on its link alone, so it goes with it. */
async function writeLinks(ctx: Context, tx: Writer, measureId: string, links: MeasureFields["links"]): Promise<void> {
  const own = and(eq(measureLinks.regionId, ctx.region.id), eq(measureLinks.measureId, measureId));
  for (const { id, fileId } of await tx.select({ id: measureLinks.id, fileId: measureLinks.fileId }).from(measureLinks).where(own)) {
    const kept = links.find((link) => link.id === id);
    if (kept) {
      await tx
        .update(measureLinks)
        .set(fileId === null ? { title: kept.title, url: kept.url } : { title: kept.title })
        .where(and(own, eq(measureLinks.id, id)));
    } else {
      await tx.delete(measureLinks).where(and(own, eq(measureLinks.id, id)));
      if (fileId !== null) await removeFile(tx, ctx, { id: fileId });
    }
  }
  const added = links.filter((link) => link.id === null);
  if (added.length > 0) {
    await tx.insert(measureLinks).values(added.map(({ title, url }) => ({ regionId: ctx.region.id, measureId, id: newId(ctx.now), title, url })));
  }
}

type RowTable = typeof milestones | typeof results | typeof budgetLines;

/** Deletes the rows that are gone. @returns the others with their place; an id that is not this measure's is taken as new */
async function keepRows<R extends { id: string | null }>(ctx: Context, tx: Writer, table: RowTable, measureId: string, rows: readonly R[]) {
  const own = and(eq(table.regionId, ctx.region.id), eq(table.measureId, measureId));
  const stored = await tx.select({ id: table.id }).from(table).where(own);
  const storedIds = new Set(stored.map((row) => row.id));
  const kept = rows.map((row, position) => ({ ...row, position, id: row.id !== null && storedIds.has(row.id) ? row.id : newId(ctx.now) }));
  const gone = stored.map((row) => row.id).filter((id) => !kept.some((row) => row.id === id));
  if (gone.length > 0) await tx.delete(table).where(and(own, inArray(table.id, gone)));
  return kept;
}
