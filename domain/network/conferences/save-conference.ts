import { and, eq, inArray, ne } from "drizzle-orm";
import { z } from "zod";
import { newId, transact, type Context, type Writer } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { findLastChange, type LastChange } from "../last-change.ts";
import { spanOf, type Span, type TimeRefusal } from "../meetings/meeting-input.ts";
import { gremien } from "../gremien/schema.ts";
import { mayPlanConferences } from "./access.ts";
import type { ConferenceFields } from "./conference-input.ts";
import { lockConference, ownConference, type Conference, type KeepRefusal } from "./lock-conference.ts";
import { lockQueue, moveUp, owe } from "./queue.ts";
import { conferenceFields, conferenceInternals, conferences, registrations } from "./schema.ts";

export type SaveRefusal = KeepRefusal | Exclude<TimeRefusal, "answer-after-start"> | "until-after-start" | "gremium-not-found" | "not-open";
export type ConferenceConflict = { ok: false; refusal: "version-conflict"; stored: Conference; changed: LastChange | null };

/** A draft, which only the office sees. @param id of the form; the same form sent twice is one conference */
export async function createConference(ctx: Context, input: ConferenceFields, id: string = newId(ctx.now)): Promise<Result<{ id: string }, SaveRefusal>> {
  if (!mayPlanConferences(ctx.actor)) return refused("not-allowed");
  const span = spanIn(ctx, input);
  if (!span.ok) return span;
  return transact(ctx, async (tx): Promise<Result<{ id: string }, SaveRefusal>> => {
    if (!(await isWorkingGremium(ctx, tx, input.gremiumId))) return refused("gremium-not-found");
    const added = await tx
      .insert(conferences)
      .values({ regionId: ctx.region.id, id, ...valuesOf(input), ...span.value })
      .onConflictDoNothing()
      .returning({ id: conferences.id });
    if (added.length === 0) return done({ id });
    await storeRest(ctx, tx, id, input);
    tx.audit("conference.created", id);
    return done({ id });
  });
}

/** More places let those move up who wait. Fewer take nobody's place away: those who have one keep it. */
export async function editConference(
  ctx: Context,
  { id, version, fields }: { id: string; version: number; fields: ConferenceFields },
): Promise<Result<null, SaveRefusal> | ConferenceConflict> {
  const span = spanIn(ctx, fields);
  if (!span.ok) return span;
  return transact(ctx, async (tx): Promise<Result<null, SaveRefusal> | ConferenceConflict> => {
    const locked = await lockConference(ctx, tx, id);
    if (!locked.ok) return locked;
    const stored = locked.value;
    if (stored.version !== version) {
      return { ok: false, refusal: "version-conflict", stored, changed: await findLastChange(ctx, tx, id, ["conference.edited"]) };
    }
    if (stored.state === "cancelled") return refused("not-open");
    if (fields.gremiumId !== stored.gremiumId && !(await isWorkingGremium(ctx, tx, fields.gremiumId))) return refused("gremium-not-found");
    const changed = { ...valuesOf(fields), ...span.value, version: version + 1 };
    await tx.update(conferences).set(changed).where(ownConference(ctx, id));
    await storeRest(ctx, tx, id, fields);
    await moveUp(ctx, tx, { ...stored, ...changed });
    tx.audit("conference.edited", id);
    tx.publish();
    return done(null);
  });
}

export const STEPS = { open: "open", close: "closed", document: "documented" } as const;
const EVENTS = { open: "conference.opened", close: "conference.closed", document: "conference.documented" } as const;
export const TakeStep = z.strictObject({ id: z.uuid(), step: z.enum(["open", "close", "document"]) });
export type TakeStep = z.infer<typeof TakeStep>;

/** Opens the registration, closes it, or shows the documentation afterwards. Each can be taken back by another step, but for a cancelled one. */
export async function takeStep(ctx: Context, { id, step }: TakeStep): Promise<Result<null, KeepRefusal | "not-open" | "not-over">> {
  return transact(ctx, async (tx): Promise<Result<null, KeepRefusal | "not-open" | "not-over">> => {
    const locked = await lockConference(ctx, tx, id);
    if (!locked.ok) return locked;
    const { state, endsAt, version } = locked.value;
    if (state === "cancelled" || (step === "open" && endsAt <= ctx.now)) return refused("not-open");
    if (step === "document" && endsAt > ctx.now) return refused("not-over");
    await tx
      .update(conferences)
      .set({ state: STEPS[step], version: version + 1 })
      .where(ownConference(ctx, id));
    tx.audit(EVENTS[step], id);
    tx.publish();
    return done(null);
  });
}

export const CancelConference = z.strictObject({ id: z.uuid(), reason: z.string().trim().max(1000) });
export type CancelConference = z.infer<typeof CancelConference>;

/** Everybody who registered, waits or was invited gets a mail; who had said no gets none. */
export async function cancelConference(ctx: Context, { id, reason }: CancelConference): Promise<Result<{ mails: number }, KeepRefusal | "not-open">> {
  return transact(ctx, async (tx): Promise<Result<{ mails: number }, KeepRefusal | "not-open">> => {
    const locked = await lockConference(ctx, tx, id);
    if (!locked.ok) return locked;
    const { state, version, endsAt } = locked.value;
    if (state === "cancelled" || state === "documented" || endsAt <= ctx.now) return refused("not-open");
    await lockQueue(tx, id);
    await tx
      .update(conferences)
      .set({ state: "cancelled", cancelledReason: reason, version: version + 1 })
      .where(ownConference(ctx, id));
    const told = await tx
      .select({ id: registrations.id })
      .from(registrations)
      .where(
        and(eq(registrations.regionId, ctx.region.id), eq(registrations.conferenceId, id), inArray(registrations.state, ["registered", "waiting", "invited"])),
      );
    await owe(
      ctx,
      tx,
      told.map((row) => row.id),
      "cancelled",
    );
    tx.audit("conference.cancelled", id, { mails: told.length });
    tx.publish();
    return done({ mails: told.length });
  });
}

function spanIn(ctx: Context, { on, from, to, registrationUntil }: ConferenceFields): Result<Span, SaveRefusal> {
  const span = spanOf(ctx.region.timeZone, { on, from, to, answerBy: null });
  if (!span.ok) return span.refusal === "answer-after-start" ? refused("until-after-start") : refused(span.refusal);
  return registrationUntil !== null && registrationUntil > on ? refused("until-after-start") : span;
}

function valuesOf({ title, purpose, place, gremiumId, isPublic, registrationUntil, places, languages }: ConferenceFields) {
  return { title, purpose, place, gremiumId, isPublic, registrationUntil, places, languages };
}

async function storeRest(ctx: Context, tx: Writer, conferenceId: string, { onlineUrl, fields }: ConferenceFields): Promise<void> {
  const regionId = ctx.region.id;
  const online = { onlineUrl: onlineUrl || null };
  await tx
    .insert(conferenceInternals)
    .values({ regionId, conferenceId, ...online })
    .onConflictDoUpdate({ target: [conferenceInternals.regionId, conferenceInternals.conferenceId], set: online });
  await tx.delete(conferenceFields).where(and(eq(conferenceFields.regionId, regionId), eq(conferenceFields.conferenceId, conferenceId)));
  if (fields.length > 0)
    await tx
      .insert(conferenceFields)
      .values(fields.map((field) => ({ regionId, conferenceId, fieldId: field.id, title: field.title })))
      .onConflictDoNothing();
}

async function isWorkingGremium(ctx: Context, tx: Writer, id: string | null): Promise<boolean> {
  if (id === null) return true;
  const [found] = await tx
    .select({ endedOn: gremien.endedOn })
    .from(gremien)
    .where(and(eq(gremien.regionId, ctx.region.id), eq(gremien.id, id), ne(gremien.kind, "internal-group")));
  return found !== undefined && found.endedOn === null;
}
