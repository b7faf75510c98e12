import type { ReactNode } from "react";
import { useTexts } from "./locale.tsx";

export type State = "done" | "on-track" | "at-risk" | "off-track" | "continuous" | "paused" | "dropped" | "not-begun";

/** In the order of legends and hidden texts. */
export const STATES: readonly State[] = ["done", "on-track", "at-risk", "off-track", "not-begun", "paused", "continuous", "dropped"];

/** The word in class names and in the ids of symbols and patterns. */
export const stateClass: Record<State, string> = {
  done: "done",
  "on-track": "ontrack",
  "at-risk": "risk",
  "off-track": "off",
  continuous: "cont",
  paused: "pause",
  dropped: "drop",
  "not-begun": "open",
};

/** The symbol alone, for places where the word stands beside it. Needs <PatternDefs/> once a page; the page frames have it. */
export function StateSymbol({ state }: { state: State }) {
  return (
    <svg className="sym" viewBox="0 0 16 16" aria-hidden="true">
      <use href={`#s-${stateClass[state]}`} />
    </svg>
  );
}

/** Symbol and word; `children` replaces the word, e.g. "20.400 € bis 31. 12.". */
export function StateLabel({ state, children }: { state: State; children?: ReactNode }) {
  const { t } = useTexts();
  return (
    <span className={`state ${stateClass[state]}`}>
      <StateSymbol state={state} />
      {children ?? t(`states.${state}`)}
    </span>
  );
}

/** As StateLabel, on the state's own ground: the state of the thing a page is about. */
export function StatePill({ state, children }: { state: State; children?: ReactNode }) {
  const { t } = useTexts();
  return (
    <span className={`state pill ${stateClass[state]}`}>
      <StateSymbol state={state} />
      {children ?? t(`states.${state}`)}
    </span>
  );
}

/** How many there are of each state; states with none are left out. */
export function StateLegend({ counts, hrefOf }: { counts: Partial<Record<State, number>>; hrefOf?: (state: State) => string }) {
  const { t } = useTexts();
  return (
    <ul className="legend" aria-label={t("states.legend")}>
      {STATES.filter((state) => counts[state]).map((state) => (
        <li key={state} className={`state ${state === "dropped" ? "open" : stateClass[state]}`}>
          <StateSymbol state={state} />
          <Opens href={hrefOf?.(state)}>
            <span className="num">{counts[state]}</span> {t(`states.word-${state}`)}
          </Opens>
        </li>
      ))}
    </ul>
  );
}

/** A figure that leads to what it counts, where there is a page for that. */
function Opens({ href, children }: { href: string | undefined; children: ReactNode }) {
  if (href === undefined) return <span>{children}</span>;
  return (
    <a className="opens" href={href}>
      {children}
    </a>
  );
}
