import { german } from "#app/components/german.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import type { AdoptedPart } from "#domain/concept/versions/index.ts";
import { usePartName } from "./part-name.ts";

export type FollowedPart = Pick<AdoptedPart, "id" | "kind" | "title" | "adoptedOn">;

/** The parts that were adopted after the rest of their version. */
export function followedParts(version: { adoptedOn: string; parts: readonly AdoptedPart[] }): FollowedPart[] {
  return version.parts.filter(({ adoptedOn }) => adoptedOn > version.adoptedOn).map(({ id, kind, title, adoptedOn }) => ({ id, kind, title, adoptedOn }));
}

/** Which part came when, e.g. a foreword two months after the goals. */
export function FollowedParts({ parts }: { parts: readonly FollowedPart[] }) {
  const { rich } = useTexts();
  const { day } = useFormats();
  const nameOf = usePartName();
  return parts.map((part) => (
    <p key={part.id} className="flow-s">
      {rich("versions.part-followed", { german, part: nameOf(part), day: day(part.adoptedOn) })}
    </p>
  ));
}
