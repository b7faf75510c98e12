import type { ReactNode } from "react";
import type { PageLanguage } from "#domain/network/conferences/index.ts";
import { ConceptFrame, type PublicRegion } from "./frame.tsx";

/** The public frame in the languages that the organisers chose for this conference. */
export function ConferenceFrame({
  region,
  today,
  languages,
  children,
}: {
  region: PublicRegion;
  today: string;
  languages: readonly PageLanguage[];
  children: ReactNode;
}) {
  return (
    <ConceptFrame region={{ ...region, languages: [...languages] }} today={today} area="konferenzen">
      {children}
    </ConceptFrame>
  );
}
