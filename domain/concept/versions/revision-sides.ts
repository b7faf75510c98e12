import { and, eq, isNull, sql } from "drizzle-orm";
import type { Context, Reader } from "#platform/db/index.ts";
import { readTree } from "../read-tree.ts";
import { concepts, type RevisionBase } from "../schema.ts";
import type { ConceptTree } from "../tree.ts";
import { changesBetween, type Change } from "./changes.ts";
import { findRevision, type Revision } from "./find-revision.ts";
import type { ChangeReason } from "./read-versions.ts";
import { changeReasons } from "./schema.ts";

/** The revision beside the concept in force. Items are the same by id: what continues an item in force bears its id. */
export type RevisionSides = {
  revision: Revision;
  base: RevisionBase;
  /** The whole concept in force. */
  inForce: ConceptTree;
  /** The concept in force without the parts that the revision has already replaced. */
  before: ConceptTree;
  after: ConceptTree;
  /** The id of the revision's own row by the id above. */
  rowOf: ReadonlyMap<string, string>;
  reasons: ReadonlyMap<string, ChangeReason>;
  changes: Change[];
};

/** Null where no revision is under way. Eighteen queries, whatever the size. */
export async function readRevisionSides(ctx: Context, db: Reader): Promise<RevisionSides | null> {
  const revision = await findRevision(ctx, db);
  if (!revision) return null;
  const [kept] = await db
    .select({ base: concepts.base })
    .from(concepts)
    .where(and(eq(concepts.regionId, ctx.region.id), eq(concepts.id, revision.id)));
  const inForce = await readTree(ctx, db, revision.conceptId);
  const own = await readTree(ctx, db, revision.id);
  if (!kept?.base || !inForce || !own) throw new Error("A revision without the concept that it revises.");
  const continues = await continuedIds(ctx, db);
  const rowOf = new Map<string, string>();
  const after = withIds(own, (id) => {
    const known = continues.get(id) ?? id;
    rowOf.set(known, id);
    return known;
  });
  rowOf.set(revision.conceptId, revision.id);
  const { base } = kept;
  const before = without(inForce, revision.conceptId, new Set(base.settled));
  const said = await db
    .select({ itemId: changeReasons.itemId, reason: changeReasons.reason, outcome: changeReasons.outcome })
    .from(changeReasons)
    .where(and(eq(changeReasons.regionId, ctx.region.id), eq(changeReasons.conceptId, revision.conceptId), isNull(changeReasons.versionId)));
  const reasons = new Map(said.map(({ itemId, ...reason }) => [itemId, reason]));
  return { revision, base, inForce, before, after, rowOf, reasons, changes: changesBetween(before, after, reasons) };
}

/** Which item in force each row of the revision continues. */
async function continuedIds(ctx: Context, db: Reader): Promise<Map<string, string>> {
  const tables = ["principles", "chapters", "action_fields", "guiding_goals", "goals", "recommendations"];
  const found = await db.execute<{ id: string; continues: string }>(
    sql.join(
      tables.map(
        (table) => sql`select id, continues_id as continues from ${sql.identifier(table)} where region_id = ${ctx.region.id} and continues_id is not null`,
      ),
      sql` union all `,
    ),
  );
  return new Map(found.rows.map((row) => [row.id, row.continues]));
}

function withIds(tree: ConceptTree, idOf: (id: string) => string): ConceptTree {
  const known = <Node extends { id?: string }>(node: Node): Node => (node.id === undefined ? node : { ...node, id: idOf(node.id) });
  return {
    title: tree.title,
    principles: tree.principles.map(known),
    chapters: tree.chapters.map(known),
    actionFields: tree.actionFields.map((field) => ({
      ...known(field),
      guidingGoals: field.guidingGoals.map((group) => ({
        ...known(group),
        goals: group.goals.map((goal) => ({ ...known(goal), recommendations: goal.recommendations.map(known) })),
      })),
    })),
  };
}

function without(tree: ConceptTree, conceptId: string, parts: ReadonlySet<string>): ConceptTree {
  return {
    title: tree.title,
    principles: parts.has(conceptId) ? [] : tree.principles,
    chapters: tree.chapters.filter(({ id }) => !parts.has(id ?? "")),
    actionFields: tree.actionFields.filter(({ id }) => !parts.has(id ?? "")),
  };
}
