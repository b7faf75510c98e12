import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { actorName, transact, type Context, type Writer } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { mayLeadConcept } from "../access.ts";
import { conceptInForce } from "../in-force.ts";
import { concepts } from "../schema.ts";
import { conceptVersions } from "../versions/schema.ts";
import { shortText } from "./texts.ts";
import { versionConflict, type VersionConflict } from "./version-conflict.ts";

const year = z.int().min(1990).max(2100);
/** What stands on the cover, and who adopted it when. */
export const ConceptFields = z.strictObject({
  title: shortText,
  periodFrom: year.nullable(),
  periodTo: year.nullable(),
  adoptedOn: z.iso.date().nullable(),
  adoptedBy: shortText.nullable(),
  edition: z.string().trim().min(1).max(20),
});
export type ConceptFields = z.infer<typeof ConceptFields>;
/** What is not said stays: once a body adopted a version, its resolution says edition, day and body. */
export const EditConcept = ConceptFields.partial({ adoptedOn: true, adoptedBy: true, edition: true }).extend({ version: z.int() });
export type EditConcept = z.infer<typeof EditConcept>;

export type EditConceptResult =
  | Result<{ version: number }, "not-allowed" | "no-concept" | "period-backwards" | "adopted-in-the-future" | "resolution-says">
  | VersionConflict<ConceptFields & { version: number }>;

/** Title and period of the concept in force, and its adoption as long as no resolution says it. */
export function editConcept(ctx: Context, input: EditConcept): Promise<EditConceptResult> {
  return writeConcept(ctx, input, false);
}

/**
 * Makes the concept public as it stands: its texts, the progress of all recommendations, and of measures and entries
 * those that were released themselves. Writes title, period and adoption too, because they are read first.
 */
export function releaseConcept(ctx: Context, input: EditConcept): Promise<EditConceptResult> {
  return writeConcept(ctx, input, true);
}

async function writeConcept(ctx: Context, input: EditConcept, release: boolean): Promise<EditConceptResult> {
  if (!mayLeadConcept(ctx.actor)) return refused("not-allowed");
  const { version, ...fields } = input;
  return transact(ctx, async (tx): Promise<EditConceptResult> => {
    const stored = await lockInForce(ctx, tx);
    if (!stored) return refused("no-concept");
    if (stored.version !== version) {
      const { title, periodFrom, periodTo, adoptedOn, adoptedBy, edition } = stored;
      return versionConflict(ctx, tx, stored.id, "concept.edited", { title, periodFrom, periodTo, adoptedOn, adoptedBy, edition, version: stored.version });
    }
    if (fields.periodFrom !== null && fields.periodTo !== null && fields.periodTo < fields.periodFrom) return refused("period-backwards");
    if (fields.adoptedOn && fields.adoptedOn > ctx.today) return refused("adopted-in-the-future");
    const saysAdoption = [fields.adoptedOn, fields.adoptedBy, fields.edition].some((value) => value !== undefined);
    if (saysAdoption && (await isAdopted(ctx, tx, stored.id))) return refused("resolution-says");
    // Whoever released it first stays; saving again does not release anew.
    const released = release && !stored.releasedAt ? { releasedAt: ctx.now, releasedBy: actorName(ctx.actor) } : {};
    await tx
      .update(concepts)
      .set({ ...fields, ...released, version: version + 1 })
      .where(and(eq(concepts.regionId, ctx.region.id), eq(concepts.id, stored.id)));
    tx.audit("concept.edited", stored.id);
    if ("releasedAt" in released) tx.audit("concept.released", stored.id);
    tx.publish();
    return done({ version: version + 1 });
  });
}

/** Takes the concept off the public pages; nothing is lost. */
export async function withdrawConcept(ctx: Context): Promise<Result<null, "not-allowed" | "no-concept" | "not-released">> {
  if (!mayLeadConcept(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx) => {
    const stored = await lockInForce(ctx, tx);
    if (!stored) return refused("no-concept");
    if (!stored.releasedAt) return refused("not-released");
    await tx
      .update(concepts)
      .set({ releasedAt: null, releasedBy: null, version: sql`${concepts.version} + 1` })
      .where(and(eq(concepts.regionId, ctx.region.id), eq(concepts.id, stored.id)));
    tx.audit("concept.withdrawn", stored.id);
    tx.publish();
    return done(null);
  });
}

async function isAdopted(ctx: Context, tx: Writer, conceptId: string): Promise<boolean> {
  const [version] = await tx
    .select({ id: conceptVersions.id })
    .from(conceptVersions)
    .where(and(eq(conceptVersions.regionId, ctx.region.id), eq(conceptVersions.conceptId, conceptId)))
    .limit(1);
  return version !== undefined;
}

async function lockInForce(ctx: Context, tx: Writer) {
  const [stored] = await tx
    .select()
    .from(concepts)
    .where(and(eq(concepts.regionId, ctx.region.id), eq(concepts.id, conceptInForce(ctx))))
    .for("update");
  return stored;
}
