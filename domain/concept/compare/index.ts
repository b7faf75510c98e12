export { compareAside } from "./compare-aside.ts";
export { compareById, compareEditions } from "./compare-editions.ts";
export type { AddedItem, EditedItem, EditionDifference, ItemRef, MovedItem, RemovedItem, Target } from "./compare-editions.ts";
export { itemsOf, type Item, type ItemContent, type Level } from "./items.ts";
