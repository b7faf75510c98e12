import { and, eq } from "drizzle-orm";
import { newId, transact, type Context, type Writer } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { conferences } from "#domain/network/conferences/schema.ts";
import { gremien } from "#domain/network/gremien/schema.ts";
import { findLastChange, type LastChange } from "#domain/network/index.ts";
import { meetings } from "#domain/network/meetings/schema.ts";
import { allRecommendations, findConcept } from "../concept-overview.ts";
import { mayRunPriorities } from "./access.ts";
import type { RoundFields } from "./round-input.ts";
import { lockRound, ownRound, type PriorityRound, type RunRefusal } from "./round-row.ts";
import { priorityCriteria, priorityItems, priorityRounds } from "./schema.ts";

export type SaveRoundRefusal = RunRefusal | "recommendation-not-found" | "gremium-not-found" | "occasion-not-found" | "not-draft";
export type RoundConflict = { ok: false; refusal: "version-conflict"; stored: PriorityRound; changed: LastChange | null };

/** A draft, which only those see who make it. @param id of the form; the same form sent twice is one round */
export async function createRound(ctx: Context, fields: RoundFields, id: string = newId(ctx.now)): Promise<Result<{ id: string }, SaveRoundRefusal>> {
  if (!mayRunPriorities(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx): Promise<Result<{ id: string }, SaveRoundRefusal>> => {
    const unknown = await unknownIn(ctx, tx, fields);
    if (unknown) return refused(unknown);
    const added = await tx
      .insert(priorityRounds)
      .values({ regionId: ctx.region.id, id, ...valuesOf(fields) })
      .onConflictDoNothing()
      .returning({ id: priorityRounds.id });
    if (added.length === 0) return done({ id });
    await storeItems(ctx, tx, id, fields);
    tx.audit("priority-round.created", id);
    return done({ id });
  });
}

/** Only a draft changes: what people have begun to vote about stays as it is. */
export async function editRound(
  ctx: Context,
  { id, version, fields }: { id: string; version: number; fields: RoundFields },
): Promise<Result<null, SaveRoundRefusal> | RoundConflict> {
  return transact(ctx, async (tx): Promise<Result<null, SaveRoundRefusal> | RoundConflict> => {
    const locked = await lockRound(ctx, tx, id);
    if (!locked.ok) return locked;
    const stored = locked.value;
    if (stored.state !== "draft") return refused("not-draft");
    if (stored.version !== version) {
      return { ok: false, refusal: "version-conflict", stored, changed: await findLastChange(ctx, tx, id, ["priority-round.edited"]) };
    }
    const unknown = await unknownIn(ctx, tx, fields);
    if (unknown) return refused(unknown);
    await tx
      .update(priorityRounds)
      .set({ ...valuesOf(fields), version: version + 1 })
      .where(ownRound(ctx, id));
    for (const table of [priorityItems, priorityCriteria]) await tx.delete(table).where(and(eq(table.regionId, ctx.region.id), eq(table.roundId, id)));
    await storeItems(ctx, tx, id, fields);
    tx.audit("priority-round.edited", id);
    return done(null);
  });
}

/** A draft goes without a trace but the log's; a round that was open stays. */
export async function deleteRound(
  ctx: Context,
  { id, version }: { id: string; version: number },
): Promise<Result<null, RunRefusal | "not-draft" | "version-conflict">> {
  return transact(ctx, async (tx): Promise<Result<null, RunRefusal | "not-draft" | "version-conflict">> => {
    const locked = await lockRound(ctx, tx, id);
    if (!locked.ok) return locked;
    if (locked.value.state !== "draft") return refused("not-draft");
    if (locked.value.version !== version) return refused("version-conflict");
    await tx.delete(priorityRounds).where(ownRound(ctx, id));
    tx.audit("priority-round.deleted", id);
    return done(null);
  });
}

function valuesOf({ items: _items, criteria: _criteria, ...fields }: RoundFields) {
  return { ...fields, gremiumId: fields.strength === "members" ? fields.gremiumId : null };
}

async function unknownIn(
  ctx: Context,
  tx: Writer,
  { items, gremiumId, strength, conferenceId, meetingId }: RoundFields,
): Promise<Exclude<SaveRoundRefusal, RunRefusal | "not-draft"> | null> {
  const concept = await findConcept(ctx, tx);
  const known = new Set(allRecommendations(concept?.fields ?? []).map(({ id }) => id));
  if (items.some(({ recommendationId }) => !known.has(recommendationId))) return "recommendation-not-found";
  const stands = async (table: typeof gremien | typeof conferences | typeof meetings, id: string | null) =>
    id === null ||
    (
      await tx
        .select({ id: table.id })
        .from(table)
        .where(and(eq(table.regionId, ctx.region.id), eq(table.id, id)))
    ).length > 0;
  if (strength === "members" && !(await stands(gremien, gremiumId))) return "gremium-not-found";
  return (await stands(conferences, conferenceId)) && (await stands(meetings, meetingId)) ? null : "occasion-not-found";
}

/** In the order of the concept, whatever the form's. */
async function storeItems(ctx: Context, tx: Writer, roundId: string, { items, criteria, method }: RoundFields): Promise<void> {
  const regionId = ctx.region.id;
  const all = allRecommendations((await findConcept(ctx, tx))?.fields ?? []);
  const rows = all.flatMap(({ id, text }) => {
    const item = items.find(({ recommendationId }) => recommendationId === id);
    return item ? [{ regionId, roundId, recommendationId: id, label: item.label || text, labelIn: item.labelIn }] : [];
  });
  if (rows.length > 0) await tx.insert(priorityItems).values(rows.map((row, place) => ({ ...row, position: place + 1 })));
  if (method !== "criteria") return;
  await tx.insert(priorityCriteria).values(criteria.map((criterion, place) => ({ regionId, roundId, id: newId(ctx.now), position: place + 1, ...criterion })));
}
