import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { actorName, newId, transact, type Context } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { mayLeadConcept } from "../access.ts";
import { conceptInForce } from "../in-force.ts";
import { concepts } from "../schema.ts";
import { adoptInForce } from "./adopt-in-force.ts";
import { adoptRevision } from "./adopt-revision.ts";
import { findRevision } from "./find-revision.ts";
import { readParts } from "./freeze-parts.ts";
import { checkFields, ResolutionFields } from "./resolution-fields.ts";
import { conceptResolutions } from "./schema.ts";

export const EnterResolution = ResolutionFields.extend({
  /** Only of a resolution that adopts; of the concept in force or of its revision. */
  partIds: z.array(z.uuid()).max(500),
  /** Of the version that it makes, where it makes one. */
  edition: z.string().trim().max(20),
});
export type EnterResolution = z.infer<typeof EnterResolution>;
export type ResolutionRefusal =
  | "not-allowed"
  | "no-concept"
  | "body-missing"
  | "meeting-elsewhere"
  | "in-the-future"
  | "no-part"
  | "part-unknown"
  | "adopted-already"
  | "edition-missing"
  | "edition-taken"
  | "conflicts-open"
  | "outcomes-missing"
  | "parts-belong-together";

/**
 * Enters what a body resolved about the concept. A resolution that adopts freezes the parts it names: the first makes a
 * version, later ones add to it what followed. Parts of the revision make the next version, and come into force.
 *
 * @param id of the form; the same form sent twice is one resolution
 */
export async function enterResolution(ctx: Context, input: EnterResolution, id: string = newId(ctx.now)): Promise<Result<{ id: string }, ResolutionRefusal>> {
  if (!mayLeadConcept(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx): Promise<Result<{ id: string }, ResolutionRefusal>> => {
    const [concept] = await tx
      .select()
      .from(concepts)
      .where(and(eq(concepts.regionId, ctx.region.id), eq(concepts.id, conceptInForce(ctx))))
      .for("update");
    if (!concept) return refused("no-concept");
    const [there] = await tx.select({ id: conceptResolutions.id }).from(conceptResolutions).where(own(ctx, id));
    if (there) return done({ id });
    const fields = await checkFields(ctx, tx, input);
    if (!fields.ok) return fields;
    const { body, gremiumId, resolvedOn, wording, meetingId } = fields.value;
    const row = { regionId: ctx.region.id, id, conceptId: concept.id, gremiumId, body, resolvedOn, kind: input.kind, wording, meetingId };
    const enter = async (versionId: string | null) => {
      await tx.insert(conceptResolutions).values({ ...row, versionId, enteredBy: actorName(ctx.actor) });
    };
    if (input.kind !== "adopted") {
      await enter(null);
      tx.audit("concept.resolution-entered", id, { kind: input.kind });
      return done({ id });
    }

    const chosen = new Set(input.partIds);
    if (chosen.size === 0) return refused("no-part");
    const inForce = new Set((await readParts(ctx, tx, concept.id)).map((part) => part.id));
    const revision = await findRevision(ctx, tx);
    const drafts = new Set(revision ? (await readParts(ctx, tx, revision.id)).map((part) => part.id) : []);
    const adoption = { concept, chosen, edition: input.edition, adoptedOn: resolvedOn, adoptedBy: body, resolutionId: id, enter };
    const adopted = isWithin(chosen, inForce)
      ? await adoptInForce(ctx, tx, { ...adoption, isPathOpen: revision === null })
      : isWithin(chosen, drafts)
        ? await adoptRevision(ctx, tx, adoption)
        : refused("part-unknown");
    if (!adopted.ok) return adopted;
    tx.audit("concept.parts-adopted", adopted.value.versionId, { parts: [...chosen], resolutionId: id });
    tx.publish();
    return done({ id });
  });
}

function own(ctx: Context, id: string) {
  return and(eq(conceptResolutions.regionId, ctx.region.id), eq(conceptResolutions.id, id));
}

function isWithin(some: ReadonlySet<string>, all: ReadonlySet<string>): boolean {
  return [...some].every((id) => all.has(id));
}
