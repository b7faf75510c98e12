import type { ReactNode } from "react";
import { Icon } from "./icon.tsx";
import { StateSymbol, type State } from "./state.tsx";

export type LogEntry = { key: string; /** null: something that assesses nothing. */ state: State | null; meta: ReactNode; text: ReactNode; below?: ReactNode };

/** What happened, newest first: dated entries on a line, each with its assessment. */
export function Log({ entries }: { entries: readonly LogEntry[] }) {
  return (
    <ol className="log">
      {entries.map(({ key, state, meta, text, below }) => (
        <li key={key}>
          {state ? <StateSymbol state={state} /> : <Icon name="pencil" />}
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
