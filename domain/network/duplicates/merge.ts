import { and, eq, isNull, or, sql } from "drizzle-orm";
import { z } from "zod";
import { transact, type Context, type Reader, type Writer } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { moveCodes } from "#platform/tenancy/index.ts";
import { mayEditNetwork } from "../access.ts";
import { isNameTaken } from "../checks.ts";
import { findEntry, lockEntry, placed, writeBeside, type Organisation } from "../entry.ts";
import { findLastChange, type LastChange } from "../last-change.ts";
import { mergeFoundings } from "../founding/index.ts";
import { organisationInternals, organisations } from "../schema.ts";
import { organisationChanges, organisationUpkeep } from "../upkeep/schema.ts";
import { MERGED_FIELDS, takeFields, type MergedField } from "./merged-fields.ts";
import { mergePeople } from "./merge-people.ts";
import { dropDoubleLinks, moveLinks } from "./move-links.ts";
import { mergedOrganisations, organisationDifferences } from "./schema.ts";

/** The entry that stays, and the one that becomes part of it. */
export type BothEntries = { winner: Organisation; loser: Organisation };

/** Both entries as they are; null where the region lacks one of them, or both are the same one. */
export async function findBoth(ctx: Context, db: Reader, winnerId: string, loserId: string): Promise<BothEntries | null> {
  if (winnerId === loserId) return null;
  const [winner, loser] = [await findEntry(ctx, db, winnerId), await findEntry(ctx, db, loserId)];
  return winner && loser ? { winner, loser } : null;
}

/** Where the entry of an old address went; null: nowhere. */
export async function mergedInto(ctx: Context, db: Reader, id: string): Promise<string | null> {
  const [found] = await db
    .select({ intoId: mergedOrganisations.intoId })
    .from(mergedOrganisations)
    .where(and(eq(mergedOrganisations.regionId, ctx.region.id), eq(mergedOrganisations.id, id)));
  return found?.intoId ?? null;
}

export const Merge = z.strictObject({
  winnerId: z.uuid(),
  winnerVersion: z.int(),
  loserId: z.uuid(),
  loserVersion: z.int(),
  /** Fields whose value is taken from the entry that goes. */
  fromLoser: z.array(z.enum(MERGED_FIELDS)),
});
export type Merge = z.infer<typeof Merge>;
export type MergeRefusal = "not-allowed" | "same-organisation" | "organisation-not-found" | "name-taken";
/** Somebody saved one of the two in between. */
export type MergeConflict = { ok: false; refusal: "version-conflict"; stored: BothEntries; changed: LastChange | null };
export type Merged = { peopleMerged: number };

/**
 * Makes one entry of two: the chosen values, everything that pointed at either, and the old address leading to the one
 * that stays. It cannot be undone.
 */
export async function merge(ctx: Context, input: Merge): Promise<Result<Merged, MergeRefusal> | MergeConflict> {
  const { winnerId, loserId } = input;
  if (!mayEditNetwork(ctx.actor)) return refused("not-allowed");
  if (winnerId === loserId) return refused("same-organisation");
  return transact(ctx, async (tx): Promise<Result<Merged, MergeRefusal> | MergeConflict> => {
    // Always the smaller id first: two who merge the same two in opposite directions would wait for each other for ever.
    for (const id of [winnerId, loserId].toSorted()) await lockEntry(ctx, tx, id);
    const stored = await findBoth(ctx, tx, winnerId, loserId);
    if (!stored) return refused("organisation-not-found");
    const { winner, loser } = stored;
    if (winner.version !== input.winnerVersion || loser.version !== input.loserVersion) {
      const changedId = winner.version !== input.winnerVersion ? winnerId : loserId;
      const events = ["organisation.edited", "organisation.edited-by-link", "organisation.merged"];
      return { ok: false, refusal: "version-conflict", stored, changed: await findLastChange(ctx, tx, changedId, events) };
    }
    const fields = takeFields(winner, loser, new Set<MergedField>(input.fromLoser));
    const bearer = fields.name.toLowerCase() === loser.name.toLowerCase() ? loserId : winnerId;
    if (await isNameTaken(ctx, tx, fields.name, bearer)) return refused("name-taken");

    const peopleMerged = await mergePeople(ctx, tx, winnerId, loserId);
    await forgetAboutLoser(ctx, tx, loserId);
    await tx.execute(sql`select wall.move_people(${loserId}, ${winnerId})`);
    await mergeFoundings(ctx, tx, winnerId, loserId);
    await dropDoubleLinks(ctx, tx, "organisations", loserId, winnerId);
    await moveLinks(ctx, tx, "organisations", loserId, winnerId);
    await dropDoubleMemberships(ctx, tx, winnerId);
    await moveCodes(tx, loserId, winnerId);
    await tx.delete(organisations).where(and(eq(organisations.regionId, ctx.region.id), eq(organisations.id, loserId)));

    await tx
      .update(organisations)
      .set({ ...placed(fields).open, ...confirmationOf(winner, loser), version: winner.version + 1 })
      .where(and(eq(organisations.regionId, ctx.region.id), eq(organisations.id, winnerId)));
    await writeBeside(ctx, tx, winnerId, fields);
    await tx.insert(mergedOrganisations).values({ regionId: ctx.region.id, id: loserId, intoId: winnerId, mergedAt: ctx.now });
    tx.audit("organisation.merged", winnerId, { mergedId: loserId, people: peopleMerged });
    tx.publish();
    return done({ peopleMerged });
  });
}

/** Who confirmed the younger of the two confirmed this organisation. */
function confirmationOf(winner: Organisation, loser: Organisation): Pick<Organisation, "confirmedOn" | "hiddenAt"> {
  const { confirmedOn, hiddenAt } = loser.confirmedOn > winner.confirmedOn ? loser : winner;
  return { confirmedOn, hiddenAt };
}

/**
 * What is about the one entry and not about the organisation: its inner values are part of the chosen ones, nobody asks
 * about it any more, and what came in by its link can no longer be taken back — that would write old values into the other.
 */
async function forgetAboutLoser(ctx: Context, tx: Writer, loserId: string): Promise<void> {
  const here = ctx.region.id;
  await tx.delete(organisationInternals).where(and(eq(organisationInternals.regionId, here), eq(organisationInternals.organisationId, loserId)));
  await tx.delete(organisationUpkeep).where(and(eq(organisationUpkeep.regionId, here), eq(organisationUpkeep.organisationId, loserId)));
  await tx
    .update(organisationChanges)
    .set({ settledAt: ctx.now, settledBy: ctx.actor.kind === "public" ? null : ctx.actor.name })
    .where(and(eq(organisationChanges.regionId, here), eq(organisationChanges.organisationId, loserId), isNull(organisationChanges.settledAt)));
  await tx
    .delete(organisationDifferences)
    .where(and(eq(organisationDifferences.regionId, here), or(eq(organisationDifferences.oneId, loserId), eq(organisationDifferences.otherId, loserId))));
}

/** An account that had the same role in both has it once, for the longer time. */
async function dropDoubleMemberships(ctx: Context, tx: Writer, organisationId: string): Promise<void> {
  await tx.execute(sql`
    delete from memberships double using memberships kept
    where double.region_id = ${ctx.region.id} and kept.region_id = double.region_id and kept.id <> double.id
      and double.organisation_id = ${organisationId} and kept.organisation_id = double.organisation_id
      and kept.account_id = double.account_id and kept.role = double.role and kept.language is not distinct from double.language
      and kept.starts_on <= double.starts_on and coalesce(kept.ends_on, 'infinity') >= coalesce(double.ends_on, 'infinity')
      and kept.restricted_at is null
      and ((kept.starts_on, coalesce(kept.ends_on, 'infinity')) <> (double.starts_on, coalesce(double.ends_on, 'infinity')) or kept.id < double.id)`);
}
