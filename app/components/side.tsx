import type { ReactNode } from "react";

/** One group of the margin column. The first one carries the strong line. */
export function Side({ title, children }: { title?: string; children: ReactNode }) {
  return (
    <section className="side">
      {title ? <h2>{title}</h2> : null}
      {children}
    </section>
  );
}
