import { targetGroups, themes } from "../schema.ts";

/** What a region words itself to label its recommendations, measures and organisations with; places are the network's. */
export const LABEL_KINDS = ["theme", "target-group"] as const;
export type LabelKind = (typeof LABEL_KINDS)[number];

export const labelTables = { theme: themes, "target-group": targetGroups } as const satisfies Record<LabelKind, unknown>;

export const MOST_LETTERS = 80;
