import type { MeasureOfDecision } from "#domain/concept/measures/index.ts";
import type { MinutesItem, MinutesPage } from "#domain/network/minutes/index.ts";
import type { MinutesAgain } from "./minutes-acts.ts";

/** What every part of the minutes' page needs. */
export type Shared = {
  region: string;
  minutes: MinutesPage;
  /** Whether the reader may write, and the minutes still take it. */
  isOpen: boolean;
  measures: readonly MeasureOfDecision[];
  mayMakeMeasure: boolean;
  ownName: string;
  now: string;
  /** Id of the item whose note is open for writing. */
  writes: string | null;
  again?: MinutesAgain;
};

export type OfItem = Shared & { item: MinutesItem };
