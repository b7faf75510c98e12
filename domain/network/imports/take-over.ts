import { and, eq } from "drizzle-orm";
import { newId, transact, type Context, type Writer } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { mayEditNetwork } from "../access.ts";
import { lockEntry, placed } from "../entry.ts";
import { changeEntry } from "./change-entry.ts";
import type { OrganisationFields, PersonFields } from "../input.ts";
import { organisations, people } from "../schema.ts";
import { headingsOf, lockImport, own, readImport, type ImportWords } from "./preview.ts";
import { organisationImports } from "./schema.ts";
import { FILLED, type FilledEntry } from "./filled.ts";

export type TakenOver = { added: number; filled: number; leftOut: number; bad: number };
export type TakeOverRefusal = "not-allowed" | "import-not-found" | "already-taken-over" | "nothing-to-take" | "changed-since";

/** For a job that takes long: which share is stored, 0 to 1, and the last act of the same transaction. */
export type Along = { stored: (share: number) => Promise<void>; finish: (tx: Writer, taken: TakenOver) => Promise<void> };

/** Puts the good rows of a list into the network as chosen, all of them or none; the bad ones stay out. */
export async function takeOverOrganisations(
  ctx: Context,
  input: { importId: string; words: ImportWords; along?: Along },
): Promise<Result<TakenOver, TakeOverRefusal>> {
  if (!mayEditNetwork(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx): Promise<Result<TakenOver, TakeOverRefusal>> => {
    // The lock makes a second click wait and then find it taken over.
    const kept = await lockImport(ctx, tx, input.importId);
    if (!kept) return refused("import-not-found");
    if (kept.takenOverAt) return refused("already-taken-over");
    const { good, badRows } = await readImport(ctx, tx, kept, input.words);
    if (good.length === 0) return refused("nothing-to-take");
    const taken: TakenOver = { added: 0, filled: 0, leftOut: 0, bad: badRows.length };
    const made: string[] = [];
    const madePeople: (string | null)[] = [];
    const filledFields: FilledEntry[] = [];
    for (const [at, { fields, person, choice, alike }] of good.entries()) {
      if (choice === "new") {
        const id = await addEntry(ctx, tx, fields);
        if (!id) return refused("changed-since");
        made.push(id);
        if (person) madePeople.push(await addTo(ctx, tx, id, person));
        taken.added++;
      } else if (choice === "fill" && alike) {
        const filled = await fillEntry(ctx, tx, alike.id, fields);
        if (!filled) return refused("changed-since");
        filledFields.push(filled);
        if (person) madePeople.push(await addTo(ctx, tx, alike.id, person));
        taken.filled++;
      } else taken.leftOut++;
      if (at % 50 === 49) await input.along?.stored(at / good.length);
    }
    await tx
      .update(organisationImports)
      // The list itself has done its work; what it said of people stands where it belongs. Only rows that still need somebody stay.
      .set({
        ...taken,
        rows: JSON.stringify(headingsOf(kept)),
        choices: "{}",
        badRows: JSON.stringify(badRows),
        made,
        madePeople: madePeople.filter((id) => id !== null),
        filledFields: JSON.stringify(filledFields),
        takenOverAt: ctx.now,
      })
      .where(own(ctx, input.importId));
    tx.audit("organisation-import.taken-over", input.importId, { ...taken });
    await input.along?.finish(tx, taken);
    return done(taken);
  });
}

/** @returns null where somebody else has added one of this name since the list was read */
async function addEntry(ctx: Context, tx: Writer, fields: OrganisationFields): Promise<string | null> {
  const id = newId(ctx.now);
  const added = await tx
    .insert(organisations)
    .values({ regionId: ctx.region.id, id, ...placed(fields).open, confirmedOn: ctx.today })
    .onConflictDoNothing()
    .returning({ id: organisations.id });
  if (added.length === 0) return null;
  tx.audit("organisation.created", id);
  return id;
}

/** Gives an entry what it does not have yet; what stands there stays. @returns null where there is no such entry any more */
async function fillEntry(ctx: Context, tx: Writer, id: string, fields: OrganisationFields): Promise<FilledEntry | null> {
  const stored = await lockEntry(ctx, tx, id);
  if (!stored) return null;
  const hasAddress = [stored.street, stored.postalCode, stored.place].some((value) => value !== null);
  const all = await changeEntry(ctx, tx, stored, {
    shortName: stored.shortName ?? fields.shortName,
    municipalityId: stored.municipalityId ?? fields.municipalityId,
    phone: stored.phone ?? fields.phone,
    email: stored.email ?? fields.email,
    website: stored.website ?? fields.website,
    // Half of one address and half of another would be a third place.
    ...(hasAddress ? {} : { street: fields.street, postalCode: fields.postalCode, place: fields.place }),
    openingHours: stored.openingHours ?? fields.openingHours,
    languages: [...new Set([...stored.languages, ...fields.languages])],
  });
  const wasEmpty = FILLED.filter((field) => stored[field] === null && all[field] !== null);
  return { id, version: stored.version + 1, fields: wasEmpty, languages: all.languages.filter((language) => !stored.languages.includes(language)) };
}

/** Adds somebody who is not entered there yet under that name. @returns null where somebody is */
async function addTo(ctx: Context, tx: Writer, organisationId: string, person: PersonFields): Promise<string | null> {
  const here = await tx
    .select({ firstName: people.firstName, lastName: people.lastName })
    .from(people)
    .where(and(eq(people.regionId, ctx.region.id), eq(people.organisationId, organisationId)));
  const name = (one: Pick<PersonFields, "firstName" | "lastName">) => `${one.firstName} ${one.lastName}`.trim().toLowerCase();
  if (here.some((other) => name(other) === name(person))) return null;
  const id = newId(ctx.now);
  await tx.insert(people).values({ regionId: ctx.region.id, id, organisationId, ...person });
  tx.audit("person.added", id, { organisationId });
  return id;
}
