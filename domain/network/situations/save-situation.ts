import { and, asc, eq, inArray, notInArray, sql } from "drizzle-orm";
import { z } from "zod";
import { newId, transact, type Context, type Writer } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { mayEditNetwork } from "../access.ts";
import { isInUse } from "../in-use.ts";
import { findLastChange, type LastChange } from "../last-change.ts";
import { organisations, people } from "../schema.ts";
import { findSituation, type Situation } from "./list-situations.ts";
import { situationContacts, situations } from "./schema.ts";
import type { SituationFields } from "./situation-fields.ts";

export type SituationRefusal = "not-allowed" | "situation-not-found" | "contact-unknown";
/** Somebody saved in between, here or by a link; the caller shows both versions and lets the person decide. */
export type SituationConflict = { ok: false; refusal: "version-conflict"; stored: Situation; changed: LastChange | null };

/** Comes last in the list. @param id of the form; the same form sent twice is one situation */
export async function createSituation(ctx: Context, fields: SituationFields, id: string = newId(ctx.now)): Promise<Result<{ id: string }, SituationRefusal>> {
  if (!mayEditNetwork(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx): Promise<Result<{ id: string }, SituationRefusal>> => {
    if (!(await areContacts(ctx, tx, fields))) return refused("contact-unknown");
    const { contacts: _contacts, ...own } = fields;
    const position = sql<number>`(select coalesce(max(position), 0) + 1 from situations where region_id = ${ctx.region.id})`;
    const added = await tx
      .insert(situations)
      .values({ regionId: ctx.region.id, id, position, ...own })
      .onConflictDoNothing()
      .returning({ id: situations.id });
    if (added.length === 0) return done({ id });
    await putContacts(ctx, tx, id, fields, []);
    tx.audit("situation.created", id);
    if (fields.isPublic) tx.publish();
    return done({ id });
  });
}

/** @param input.version as it was when the form was opened, and so the version of each contact in it */
export async function editSituation(
  ctx: Context,
  { id, version, fields }: { id: string; version: number; fields: SituationFields },
): Promise<Result<null, SituationRefusal> | SituationConflict> {
  if (!mayEditNetwork(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx): Promise<Result<null, SituationRefusal> | SituationConflict> => {
    const stored = await lockSituation(ctx, tx, id);
    if (!stored) return refused("situation-not-found");
    const isOlder = (contact: SituationFields["contacts"][number]) =>
      contact.id !== null && stored.contacts.find((other) => other.id === contact.id)?.version !== contact.version;
    if (stored.version !== version || fields.contacts.some(isOlder)) {
      const changed = await findLastChange(ctx, tx, id, ["situation.edited", "situation.answered"]);
      return { ok: false, refusal: "version-conflict", stored, changed };
    }
    if (!(await areContacts(ctx, tx, fields))) return refused("contact-unknown");
    const { contacts: _contacts, ...own } = fields;
    await tx
      .update(situations)
      .set({ ...own, version: version + 1 })
      .where(at(ctx, id));
    await putContacts(ctx, tx, id, fields, stored.contacts);
    tx.audit("situation.edited", id);
    if (stored.isPublic || fields.isPublic) tx.publish();
    return done(null);
  });
}

/** Its contacts go with it; organisations and people stay. @param input.version what was changed since is not deleted unseen */
export async function deleteSituation(
  ctx: Context,
  { id, version }: { id: string; version: number },
): Promise<Result<null, SituationRefusal | "version-conflict">> {
  if (!mayEditNetwork(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx): Promise<Result<null, SituationRefusal | "version-conflict">> => {
    const stored = await lockSituation(ctx, tx, id);
    if (!stored) return refused("situation-not-found");
    if (stored.version !== version) return refused("version-conflict");
    await tx.delete(situations).where(at(ctx, id));
    tx.audit("situation.deleted", id);
    if (stored.isPublic) tx.publish();
    return done(null);
  });
}

export const MoveSituation = z.strictObject({
  id: z.uuid(),
  direction: z.enum(["up", "down"]),
  /** Where it stood on the page, from 0. */ from: z.coerce.number().int(),
});
export type MoveSituation = z.infer<typeof MoveSituation>;

/** One place up or down. Pressed twice by mistake it moves once, because it no longer stands where the page showed it. */
export async function moveSituation(ctx: Context, { id, direction, from }: MoveSituation): Promise<Result<null, SituationRefusal>> {
  if (!mayEditNetwork(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx): Promise<Result<null, SituationRefusal>> => {
    const all = await tx
      .select({ id: situations.id, isPublic: situations.isPublic })
      .from(situations)
      .where(eq(situations.regionId, ctx.region.id))
      .orderBy(asc(situations.position), asc(situations.id))
      .for("update");
    const place = all.findIndex((situation) => situation.id === id);
    if (place < 0) return refused("situation-not-found");
    const to = place + (direction === "up" ? -1 : 1);
    if (place !== from || to < 0 || to >= all.length) return done(null);
    const [moved] = all.splice(place, 1);
    if (moved) all.splice(to, 0, moved);
    for (const [position, situation] of all.entries()) await tx.update(situations).set({ position }).where(at(ctx, situation.id));
    tx.audit("situation.moved", id);
    tx.publish();
    return done(null);
  });
}

const at = (ctx: Context, id: string) => and(eq(situations.regionId, ctx.region.id), eq(situations.id, id));

async function lockSituation(ctx: Context, tx: Writer, id: string): Promise<Situation | null> {
  await tx.select({ id: situations.id }).from(situations).where(at(ctx, id)).for("update");
  await tx
    .select({ id: situationContacts.id })
    .from(situationContacts)
    .where(and(eq(situationContacts.regionId, ctx.region.id), eq(situationContacts.situationId, id)))
    .for("update");
  return findSituation(ctx, tx, id);
}

/** Every organisation is of this region, and every person stands in a function of the organisation beside it. */
async function areContacts(ctx: Context, tx: Writer, { contacts }: SituationFields): Promise<boolean> {
  const here = ctx.region.id;
  const asked = [...new Set(contacts.flatMap(({ organisationId }) => organisationId ?? []))];
  const known =
    asked.length === 0
      ? []
      : await tx
          .select({ id: organisations.id })
          .from(organisations)
          .where(and(eq(organisations.regionId, here), inArray(organisations.id, asked)));
  const named = contacts.flatMap(({ personId }) => personId ?? []);
  const staff =
    named.length === 0
      ? []
      : await tx
          .select({ id: people.id, organisationId: people.organisationId })
          .from(people)
          .where(and(eq(people.regionId, here), inArray(people.id, named), isInUse));
  const fits = ({ organisationId, personId }: SituationFields["contacts"][number]) =>
    personId === null || staff.some((person) => person.id === personId && person.organisationId === organisationId);
  return known.length === asked.length && contacts.every(fits);
}

/** Writes the contacts in the order of the form; what the form no longer has goes. A new one counts as confirmed: somebody just entered it. */
async function putContacts(ctx: Context, tx: Writer, situationId: string, { contacts }: SituationFields, stored: Situation["contacts"]): Promise<void> {
  const regionId = ctx.region.id;
  const kept = contacts.flatMap(({ id }) => (id !== null && stored.some((contact) => contact.id === id) ? id : []));
  const ofSituation = and(eq(situationContacts.regionId, regionId), eq(situationContacts.situationId, situationId));
  await tx.delete(situationContacts).where(kept.length === 0 ? ofSituation : and(ofSituation, notInArray(situationContacts.id, kept)));
  for (const [position, { id, version, confirmed, ...fields }] of contacts.entries()) {
    const before = stored.find((contact) => contact.id === id);
    // Another organisation has not confirmed anything yet; the office just asked it.
    const isAnother = before?.organisationId !== fields.organisationId;
    const fresh = confirmed || isAnother ? { confirmedOn: ctx.today, unconfirmedSince: null, declinedOn: null } : {};
    if (before) {
      await tx
        .update(situationContacts)
        .set({ position, ...fields, ...fresh, version: version + 1 })
        .where(and(ofSituation, eq(situationContacts.id, before.id)));
    } else {
      await tx.insert(situationContacts).values({ regionId, id: newId(ctx.now), situationId, position, ...fields, confirmedOn: ctx.today });
    }
  }
}
