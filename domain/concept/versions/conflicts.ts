import { isDeepStrictEqual } from "node:util";
import { itemsOf, type ItemContent, type Level } from "../compare/index.ts";
import type { BaseItem } from "../schema.ts";
import { partsOf } from "./parts.ts";
import type { RevisionSides } from "./revision-sides.ts";

/**
 * Something changed in force after the revision began, so that adopting would overwrite it unseen: an item's wording or
 * place, an item that came or went, or a part that was adopted meanwhile and that the revision words otherwise.
 */
export type Conflict = {
  /** Of the item, or of the part. */
  id: string;
  kind: "changed" | "added" | "removed" | "part-adopted";
  level: Level;
  /** null: not there. */
  inForce: ItemContent | null;
  revision: ItemContent | null;
};

/** @param adoptedNow ids of the parts in force that are adopted */
export function conflictsOf({ base, before, after, revision }: RevisionSides, adoptedNow: readonly string[]): Conflict[] {
  const now = new Map(itemsOf(before).map((item) => [item.id ?? "", item]));
  const wanted = new Map(itemsOf(after).map((item) => [item.id ?? "", item.content]));
  const found: Conflict[] = [];
  for (const [id, item] of now) {
    const is: BaseItem = { parent: item.parent?.id ?? null, content: item.content };
    const was = base.items[id];
    const own = { id, level: item.level, inForce: item.content, revision: wanted.get(id) ?? null };
    if (!was) found.push({ ...own, kind: "added" });
    else if (!isDeepStrictEqual(was, is)) found.push({ ...own, kind: "changed" });
  }
  for (const [id, was] of Object.entries(base.items)) {
    if (!now.has(id)) found.push({ id, kind: "removed", level: was.content.level, inForce: null, revision: wanted.get(id) ?? null });
  }
  const [nowParts, wantedParts] = [partsOf(revision.conceptId, before), partsOf(revision.conceptId, after)];
  const itemIds = new Set(found.map(({ id }) => id));
  for (const id of adoptedNow) {
    const part = nowParts.find((own) => own.id === id);
    const draft = wantedParts.find((own) => own.id === id);
    if (base.adoptedParts.includes(id) || !part || itemIds.has(id) || isDeepStrictEqual(part.content, draft?.content)) continue;
    const [level, words, ours] = [
      part.content.kind === "chapter" ? "chapter" : part.content.kind === "action-field" ? "actionField" : "principle",
      now.get(id),
      wanted.get(id),
    ] as const;
    found.push({ id, kind: "part-adopted", level, inForce: words?.content ?? null, revision: ours ?? null });
  }
  return found;
}
