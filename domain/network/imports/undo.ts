import { and, eq, inArray } from "drizzle-orm";
import { dayIn, transact, type Context, type Writer } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { mayEditNetwork } from "../access.ts";
import { deleteEntry } from "../delete-organisation.ts";
import { linkedIds } from "../duplicates/index.ts";
import { lockEntry } from "../entry.ts";
import { changeEntry } from "./change-entry.ts";
import { organisations, people } from "../schema.ts";
import type { FilledEntry } from "./filled.ts";
import { lockImport, own, StoredFilled } from "./preview.ts";
import { organisationImports } from "./schema.ts";

/** `removed` organisations and people, `emptied` entries that have again what they had, `kept` of both. */
export type Undone = { removed: number; emptied: number; kept: number };

/**
 * Takes a whole list back: the organisations and people that it brought, and what it filled in other entries. What
 * somebody has changed, confirmed or used since stays.
 */
export async function undoOrganisationImport(ctx: Context, importId: string): Promise<Result<Undone, "not-allowed" | "import-not-found" | "not-taken-over">> {
  if (!mayEditNetwork(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx): Promise<Result<Undone, "import-not-found" | "not-taken-over">> => {
    const found = await lockImport(ctx, tx, importId);
    if (!found) return refused("import-not-found");
    if (!found.takenOverAt || found.undoneAt) return refused("not-taken-over");
    // People first: an entry in which one of them stays, stays.
    const unused = await removePeople(ctx, tx, found.madePeople);
    const gone = await removeEntries(ctx, tx, found.made, dayIn(ctx.region.timeZone, found.takenOverAt));
    const emptied = await emptyEntries(ctx, tx, StoredFilled.parse(JSON.parse(found.filledFields)));
    const undone = {
      removed: unused.removed + gone.removed,
      emptied: emptied.removed,
      kept: unused.kept + gone.kept + emptied.kept,
    };
    await tx.update(organisationImports).set({ undoneAt: ctx.now, kept: undone.kept }).where(own(ctx, importId));
    tx.audit("organisation-import.undone", importId, { ...undone });
    return done(undone);
  });
}

type Part = { removed: number; kept: number };

async function removePeople(ctx: Context, tx: Writer, ids: string[]): Promise<Part> {
  const ofList = and(eq(people.regionId, ctx.region.id), inArray(people.id, ids));
  const stored = await tx.select({ id: people.id, version: people.version, organisationId: people.organisationId }).from(people).where(ofList).for("update");
  const used = await linkedIds(ctx, tx, "people", ids);
  const unchanged = stored.filter(({ id, version }) => version === 1 && !used.has(id));
  for (const { id, organisationId } of unchanged) {
    await tx.delete(people).where(and(ofList, eq(people.id, id)));
    tx.audit("person.removed", id, { organisationId });
  }
  return { removed: unchanged.length, kept: stored.length - unchanged.length };
}

async function removeEntries(ctx: Context, tx: Writer, ids: string[], day: string): Promise<Part> {
  const stored = await tx
    .select()
    .from(organisations)
    .where(and(eq(organisations.regionId, ctx.region.id), inArray(organisations.id, ids)))
    .for("update");
  // Being asked to confirm it is nobody's work yet.
  const used = await linkedIds(ctx, tx, "organisations", ids, ["public.organisation_upkeep"]);
  let removed = 0;
  for (const entry of stored) {
    if (entry.version !== 1 || entry.confirmedOn > day || used.has(entry.id)) continue;
    if (await deleteEntry(ctx, tx, entry)) removed++;
  }
  return { removed, kept: stored.length - removed };
}

async function emptyEntries(ctx: Context, tx: Writer, filled: readonly FilledEntry[]): Promise<Part> {
  const part = { removed: 0, kept: 0 };
  for (const { id, version, fields, languages } of filled) {
    const stored = await lockEntry(ctx, tx, id);
    if (!stored) continue;
    if (stored.version !== version) {
      part.kept++;
      continue;
    }
    await changeEntry(ctx, tx, stored, {
      ...Object.fromEntries(fields.map((field) => [field, null])),
      languages: stored.languages.filter((language) => !languages.includes(language)),
    });
    part.removed++;
  }
  return part;
}
