import type { ReactNode } from "react";
import { StateSymbol, type State } from "./state.tsx";

export type LogEntry = { key: string; state: State; meta: ReactNode; text: ReactNode; below?: ReactNode };

/** What happened, newest first: dated entries on a line, each with its assessment. */
export function Log({ entries }: { entries: readonly LogEntry[] }) {
  return (
    <ol className="log">
      {entries.map(({ key, state, meta, text, below }) => (
        <li key={key}>
          <StateSymbol state={state} />
          <div>
            <p className="m">{meta}</p>
            <div>{text}</div>
            {below ? <div className="m">{below}</div> : null}
          </div>
        </li>
      ))}
    </ol>
  );
}
