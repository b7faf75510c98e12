import { and, asc, eq, sql } from "drizzle-orm";
import type { Context, Reader } from "#platform/db/index.ts";
import { files, type ShownFile } from "#platform/files/index.ts";
import { conceptInForce } from "../in-force.ts";
import { readTree } from "../read-tree.ts";
import { concepts } from "../schema.ts";
import { nextEdition, partsAdoptedNow } from "./begin-revision.ts";
import type { Change } from "./changes.ts";
import { conflictsOf, type Conflict } from "./conflicts.ts";
import { findRevision, type Revision } from "./find-revision.ts";
import { headOf } from "./item-lines.ts";
import { partsOf, type PartKind } from "./parts.ts";
import { listVersions, readAdoptedParts, type Version } from "./read-versions.ts";
import { readRevisionSides } from "./revision-sides.ts";
import type { ResolutionKind } from "./resolution-kinds.ts";
import { conceptResolutions, followingParts } from "./schema.ts";

export type Resolution = {
  id: string;
  versionId: string | null;
  gremiumId: string | null;
  body: string;
  resolvedOn: string;
  kind: ResolutionKind;
  wording: string;
  fileId: string | null;
  meetingId: string | null;
  version: number;
};

/** `adopted`: on which day; a part that follows or is open has none. */
export type PartState = { id: string; kind: PartKind; title: string; adoptedOn: string | null; follows: boolean };

/** What is new, changed or moved, and nobody has said why; `number` is that of the revision, "" where its kind has none. */
export type Unexplained = { id: string; kind: "new" | "changed" | "moved"; number: string; title: string };

export type AdoptionPage = {
  conceptId: string;
  edition: string;
  resolutions: Resolution[];
  versions: Version[];
  /** Of the concept in force. */
  parts: PartState[];
  revision: (Revision & { parts: PartState[]; conflicts: Conflict[]; withoutOutcome: number; withoutReason: Unexplained[]; edition: string }) | null;
};

/** The way of the concept in force, and of its revision, through the bodies. Null where there is no concept. */
export async function readAdoption(ctx: Context, db: Reader): Promise<AdoptionPage | null> {
  const here = ctx.region.id;
  const [concept] = await db
    .select({ id: concepts.id, edition: concepts.edition })
    .from(concepts)
    .where(and(eq(concepts.regionId, here), eq(concepts.id, conceptInForce(ctx))));
  const tree = concept && (await readTree(ctx, db, concept.id));
  if (!concept || !tree) return null;
  const versions = await listVersions(ctx, db);
  const adopted = versions[0] ? await readAdoptedParts(ctx, db, versions[0].id) : [];
  const dayOf = new Map(adopted.map(({ id, adoptedOn }) => [id, adoptedOn]));
  const follow = new Set(
    (await db.select({ partId: followingParts.partId }).from(followingParts).where(eq(followingParts.regionId, here))).map(({ partId }) => partId),
  );
  const state = (id: string, title: string, kind: PartKind): PartState => ({ id, kind, title, adoptedOn: dayOf.get(id) ?? null, follows: follow.has(id) });
  const sides = await readRevisionSides(ctx, db);
  const revision = await findRevision(ctx, db);
  return {
    conceptId: concept.id,
    edition: concept.edition,
    versions,
    resolutions: await listResolutions(ctx, db, concept.id),
    parts: partsOf(concept.id, tree).map(({ id, title, content }) => state(id, title, content.kind)),
    revision:
      sides && revision
        ? {
            ...revision,
            edition: sides.base.settled.length > 0 ? following(concept.edition) : nextEdition(concept.edition),
            parts: partsOf(concept.id, sides.after).map(({ id, title, content }) => ({
              ...state(sides.rowOf.get(id) ?? id, title, content.kind),
              adoptedOn: null,
            })),
            conflicts: conflictsOf(sides, await partsAdoptedNow(ctx, db)),
            withoutOutcome: sides.changes.filter(({ kind }) => kind === "gone").length,
            withoutReason: sides.changes.flatMap(unexplained),
          }
        : null,
  };
}

function unexplained({ id, kind, after, reason }: Change): Unexplained[] {
  if (!after || reason.trim() !== "" || (kind !== "new" && kind !== "changed" && kind !== "moved")) return [];
  return [{ id, kind, number: after.number, title: headOf(after.content) }];
}

/** "2.0" is followed by "2.1" when a part follows. */
function following(edition: string): string {
  const [major, minor] = edition.split(".").map(Number);
  return Number.isInteger(major) && Number.isInteger(minor) ? `${major}.${(minor ?? 0) + 1}` : nextEdition(edition);
}

/** In the order of their days. One query. */
export function listResolutions(ctx: Context, db: Reader, conceptId: string): Promise<Resolution[]> {
  return db
    .select({
      id: conceptResolutions.id,
      versionId: conceptResolutions.versionId,
      gremiumId: conceptResolutions.gremiumId,
      body: conceptResolutions.body,
      resolvedOn: conceptResolutions.resolvedOn,
      kind: conceptResolutions.kind,
      wording: conceptResolutions.wording,
      fileId: conceptResolutions.fileId,
      meetingId: conceptResolutions.meetingId,
      version: conceptResolutions.version,
    })
    .from(conceptResolutions)
    .where(and(eq(conceptResolutions.regionId, ctx.region.id), eq(conceptResolutions.conceptId, conceptId)))
    .orderBy(asc(conceptResolutions.resolvedOn), asc(conceptResolutions.id));
}

/** The document of each resolution that has one, by the resolution's id. One query. */
export async function readResolutionPapers(ctx: Context, db: Reader): Promise<Map<string, ShownFile>> {
  const rows = await db
    .select({ of: conceptResolutions.id, id: files.id, name: files.name, state: files.state, refusal: files.refusal })
    .from(conceptResolutions)
    .innerJoin(files, and(eq(files.regionId, conceptResolutions.regionId), eq(files.id, conceptResolutions.fileId)))
    .where(eq(conceptResolutions.regionId, ctx.region.id));
  return new Map(rows.map(({ of, ...file }) => [of, file]));
}

/** A resolution as its form shows it; null where there is none. */
export async function findResolution(ctx: Context, db: Reader, id: string): Promise<Resolution | null> {
  const [found] = await db
    .select({ conceptId: conceptResolutions.conceptId })
    .from(conceptResolutions)
    .where(and(eq(conceptResolutions.regionId, ctx.region.id), eq(conceptResolutions.id, id)));
  return found ? ((await listResolutions(ctx, db, found.conceptId)).find((resolution) => resolution.id === id) ?? null) : null;
}

/** Titles of the parts of the concept that will be adopted later than the others; "" stands for the principles. One query. */
export async function followingTitles(ctx: Context, db: Reader, conceptId: string): Promise<string[]> {
  const found = await db.execute<{ title: string }>(sql`
    select coalesce(c.title, f.title, '') as title from following_parts p
      left join chapters c on c.region_id = p.region_id and c.id = p.part_id
      left join action_fields f on f.region_id = p.region_id and f.id = p.part_id
    where p.region_id = ${ctx.region.id} and p.concept_id = ${conceptId} order by c.position, f.position`);
  return found.rows.map(({ title }) => title);
}
