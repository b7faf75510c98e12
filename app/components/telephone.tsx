import type { ReactNode } from "react";

/** A number that a tap calls. @param sign before it, part of what is tapped */
export function Telephone({ number, sign }: { number: string; sign?: ReactNode }) {
  return (
    <a href={`tel:${number.replace(/[^+\d]/g, "")}`}>
      {sign}
      <bdi>{number}</bdi>
    </a>
  );
}

/** For the tag around a number in rich messages. */
export function telephone(parts: readonly unknown[]): ReactNode {
  return <Telephone number={parts.join("")} />;
}
