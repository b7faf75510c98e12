import type { concepts } from "../schema.ts";

/** What adopting shares, whether the parts are in force already or come from the revision. */
export type Adoption = {
  concept: typeof concepts.$inferSelect;
  chosen: ReadonlySet<string>;
  edition: string;
  adoptedOn: string;
  adoptedBy: string;
  resolutionId: string;
  /** Stores the resolution with the version that it leads to. */
  enter: (versionId: string) => Promise<void>;
};
