import { and, desc, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { actorName, dayIn, newId, transact, type Context, type Reader, type Writer } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { areMunicipalities } from "../checks.ts";
import { municipalityChoices } from "../choices.ts";
import { findEntry, lockEntry, placed, writeBeside, type Organisation } from "../entry.ts";
import { isInUse } from "../in-use.ts";
import { EntryFields } from "../input.ts";
import { ownOrganisationId } from "../own-organisation.ts";
import { organisations, people } from "../schema.ts";
import { organisationChanges, organisationUpkeep } from "./schema.ts";

export type OwnEntry = {
  organisation: Organisation;
  municipalities: { id: string; name: string }[];
  /** Who is entered there; the office keeps them. */
  people: { name: string; function: string; isMigrationContact: boolean }[];
};

/** The page behind an organisation's link; null for a context without one. Four queries. */
export async function findOwnEntry(ctx: Context, db: Reader): Promise<OwnEntry | null> {
  const id = ownOrganisationId(ctx);
  const organisation = id === null ? null : await findEntry(ctx, db, id);
  if (!organisation) return null;
  const staff = await db
    .select()
    .from(people)
    .where(and(eq(people.regionId, ctx.region.id), eq(people.organisationId, organisation.id), isInUse))
    .orderBy(people.lastName, people.firstName);
  return {
    organisation,
    municipalities: await municipalityChoices(ctx, db),
    people: staff.map((person) => ({
      name: `${person.firstName} ${person.lastName}`.trim(),
      function: person.function,
      isMigrationContact: person.isMigrationContact,
    })),
  };
}

/** `note`: what the office should know besides, e.g. a new contact. `confirms`: the button was pressed, nobody only typed. */
export const SaveOwnEntry = EntryFields.extend({ note: z.string().trim().max(1000), confirms: z.boolean() });
export type SaveOwnEntry = z.infer<typeof SaveOwnEntry>;

/**
 * What an organisation says about itself by its link holds at once. What differs is kept for the office beside what
 * stood there; everything typed on one day is one change, until the office has seen it.
 */
export async function saveOwnEntry(ctx: Context, input: SaveOwnEntry): Promise<Result<null, "entry-not-found" | "municipality-unknown">> {
  const id = ownOrganisationId(ctx);
  if (id === null) return refused("entry-not-found");
  const { note, confirms, ...fields } = input;
  return transact(ctx, async (tx): Promise<Result<null, "entry-not-found" | "municipality-unknown">> => {
    const stored = await lockEntry(ctx, tx, id);
    if (!stored) return refused("entry-not-found");
    if (!(await areMunicipalities(ctx, tx, fields.servesMunicipalityIds))) return refused("municipality-unknown");
    const changed = differing(stored, fields);
    if (changed.length > 0 || note !== "") await keepChange(ctx, tx, { organisationId: id, stored, fields, changed, note });
    if (changed.length > 0) await writeEntry(ctx, tx, stored, fields);
    if (confirms) await confirm(ctx, tx, stored);
    if (changed.length > 0 || note !== "") tx.audit("organisation.edited-by-link", id, { fields: changed });
    if (confirms) tx.audit("organisation.confirmed", id);
    if (stored.isPublic) tx.publish();
    return done(null);
  });
}

/** An entry is written with the fields of the form; name, kind and everything else stays as the office has it. */
export async function writeEntry(ctx: Context, tx: Writer, stored: Organisation, fields: EntryFields): Promise<void> {
  const moved = differing(stored, fields).some((field) => field === "street" || field === "postalCode" || field === "place");
  const { regionId: _region, id, version, confirmedOn: _day, hiddenAt: _hidden, ...known } = stored;
  // A point on the map belongs to an address; the office finds the new one.
  const all = { ...known, ...fields, ...(moved ? { latitude: null, longitude: null } : {}) };
  await tx
    .update(organisations)
    .set({ ...placed(all).open, version: version + 1 })
    .where(and(eq(organisations.regionId, ctx.region.id), eq(organisations.id, id)));
  await writeBeside(ctx, tx, id, all);
}

/** Names of the fields in which a form differs from what is stored; the order of chosen values means nothing. */
export function differing(stored: Organisation, fields: Partial<EntryFields>): (keyof EntryFields)[] {
  return (Object.keys(fields) as (keyof EntryFields)[]).filter((field) => written(stored[field]) !== written(fields[field]));
}

/** An empty text and no text are the same to people. */
function written(value: unknown): string {
  return JSON.stringify(Array.isArray(value) ? value.toSorted() : (value ?? ""));
}

async function confirm(ctx: Context, tx: Writer, { id, regionId }: Organisation): Promise<void> {
  await tx
    .update(organisations)
    .set({ confirmedOn: ctx.today, hiddenAt: null })
    .where(and(eq(organisations.regionId, regionId), eq(organisations.id, id)));
  await tx.delete(organisationUpkeep).where(and(eq(organisationUpkeep.regionId, regionId), eq(organisationUpkeep.organisationId, id)));
}

type Change = { organisationId: string; stored: Organisation; fields: EntryFields; changed: (keyof EntryFields)[]; note: string };

async function keepChange(ctx: Context, tx: Writer, { organisationId, stored, fields, changed, note }: Change): Promise<void> {
  const own = and(eq(organisationChanges.regionId, ctx.region.id), eq(organisationChanges.organisationId, organisationId));
  const [open] = await tx
    .select()
    .from(organisationChanges)
    .where(and(own, isNull(organisationChanges.settledAt)))
    .orderBy(desc(organisationChanges.changedAt), desc(organisationChanges.id))
    .limit(1)
    .for("update");
  const pick = (from: Partial<EntryFields>) => Object.fromEntries(changed.map((field) => [field, from[field]])) as Partial<EntryFields>;
  if (open && dayIn(ctx.region.timeZone, open.changedAt) === ctx.today) {
    await tx
      .update(organisationChanges)
      // What stood there first is what the office would go back to.
      .set({
        before: JSON.stringify({ ...pick(stored), ...readFields(open.before) }),
        after: JSON.stringify({ ...readFields(open.after), ...pick(fields) }),
        note: note || open.note,
        changedAt: ctx.now,
        changedBy: actorName(ctx.actor),
      })
      .where(and(own, eq(organisationChanges.id, open.id)));
  } else {
    const row = { regionId: ctx.region.id, id: newId(ctx.now), organisationId, changedAt: ctx.now, changedBy: actorName(ctx.actor) };
    await tx.insert(organisationChanges).values({ ...row, before: JSON.stringify(pick(stored)), after: JSON.stringify(pick(fields)), note });
  }
}

const SomeFields = EntryFields.partial();

/** The fields of a change as they were kept. @throws Error if they are none of ours */
export function readFields(kept: string): Partial<EntryFields> {
  const parsed: unknown = JSON.parse(kept);
  const known = SomeFields.parse(parsed);
  // An absent text reads as null, which is a value; only what was kept counts.
  const names = Object.keys(parsed ?? {});
  return Object.fromEntries(Object.entries(known).filter(([name]) => names.includes(name)));
}
