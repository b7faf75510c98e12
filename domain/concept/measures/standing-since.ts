import type { Assessment, MeasureState } from "../progress/index.ts";
import type { MeasureChange } from "./change-log.ts";

type Entry = { dated: string; assessment: Assessment; state: MeasureState | null };

/**
 * Since when the measure stands as it stands, told from its history: while it runs, the first day of the newest
 * unbroken run of one assessment; otherwise the day of the latest entry or change that set this state.
 *
 * @param newestFirst all entries
 * @param changes newest first
 * @returns null where the history does not say
 */
export function standingSince(state: MeasureState, newestFirst: readonly Entry[], changes: readonly MeasureChange[] = []): string | null {
  if (state !== "running") {
    const days = [newestFirst.find((entry) => entry.state === state), changes.find((change) => change.kind === "state" && change.to === state)];
    return (
      days
        .flatMap((found) => found?.dated ?? [])
        .toSorted()
        .at(-1) ?? null
    );
  }
  const [newest] = newestFirst;
  if (!newest) return null;
  const broken = newestFirst.findIndex((entry) => entry.assessment !== newest.assessment);
  const run = broken === -1 ? newestFirst : newestFirst.slice(0, broken);
  return run.at(-1)?.dated ?? null;
}
