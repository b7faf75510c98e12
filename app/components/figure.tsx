import type { ReactNode } from "react";

/** A large number. With `parts` it opens to what it is made of: a table, the rule, what does not count. */
export function Figure({ value, unit, what, parts }: { value: ReactNode; unit?: ReactNode; what: ReactNode; parts?: ReactNode }) {
  const number = (
    <span className="big">
      {value}
      {unit ? <small> {unit}</small> : null}
    </span>
  );
  if (!parts) {
    return (
      <p className="fig">
        {number}
        <span className="what plainw">{what}</span>
      </p>
    );
  }
  return (
    <details className="fig">
      <summary>
        {number}
        <span className="what">{what}</span>
      </summary>
      <div className="parts s">{parts}</div>
    </details>
  );
}

export function Figures({ children }: { children: ReactNode }) {
  return <div className="row base hero-nums">{children}</div>;
}
