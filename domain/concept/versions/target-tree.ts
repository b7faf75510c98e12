import type { ConceptTree } from "../tree.ts";
import type { RevisionSides } from "./revision-sides.ts";

/**
 * The concept in force after some parts of the revision are adopted: these as the revision has them, those that follow as
 * they are in force, and without the parts that the revision removed.
 *
 * @param chosen ids of the parts that are adopted now
 */
export function targetTree({ inForce, before, after, revision }: RevisionSides, chosen: ReadonlySet<string>): ConceptTree {
  return {
    title: inForce.title,
    principles: chosen.has(revision.conceptId) ? after.principles : inForce.principles,
    chapters: inOrder(inForce.chapters, before.chapters, after.chapters, chosen),
    actionFields: inOrder(inForce.actionFields, before.actionFields, after.actionFields, chosen),
  };
}

/** The order of the revision; parts that it does not know any more stay behind the part that they stand behind in force. */
function inOrder<Node extends { id?: string }>(inForce: readonly Node[], before: readonly Node[], after: readonly Node[], chosen: ReadonlySet<string>): Node[] {
  const known = new Set(before.map(({ id }) => id));
  const result = after.flatMap((node) => (chosen.has(node.id ?? "") ? [node] : inForce.filter(({ id }) => id === node.id)));
  for (const [index, node] of inForce.entries()) {
    if (known.has(node.id)) continue;
    const neighbour = result.findIndex(({ id }) => id === inForce[index - 1]?.id);
    result.splice(neighbour + 1, 0, node);
  }
  return result;
}
