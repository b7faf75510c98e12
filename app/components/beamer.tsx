import type { ReactNode } from "react";
import { Mark } from "./mark.tsx";
import stylesheet from "#app/styles/beamer.css?url";
import workspace from "#app/styles/workspace.css?url";

/** A page for the projector in the hall: no rail, everything large. @param acts small links in its corner @param join how to take part, beside it */
export function Beamer(props: { title: string; occasion: string; region: string; acts: ReactNode; join?: ReactNode; joinLabel: string; children: ReactNode }) {
  const { title, occasion, region, acts, join, joinLabel, children } = props;
  return (
    <>
      <title>{`${title} – ${region}`}</title>
      <link rel="stylesheet" href={workspace} precedence="workspace" />
      <link rel="stylesheet" href={stylesheet} precedence="workspace" />
      <main className="beamer" id="inhalt">
        <header>
          <Mark product={occasion} region={region} />
          <p className="stop row">{acts}</p>
        </header>
        {children}
        {join ? <aside aria-label={joinLabel}>{join}</aside> : null}
      </main>
    </>
  );
}
