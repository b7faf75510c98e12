import type { ReactNode } from "react";

/** A number that a tap calls. */
export function Telephone({ number }: { number: string }) {
  return (
    <a href={`tel:${number.replace(/[^+\d]/g, "")}`}>
      <bdi>{number}</bdi>
    </a>
  );
}

/** For the tag around a number in rich messages. */
export function telephone(parts: readonly unknown[]): ReactNode {
  return <Telephone number={parts.join("")} />;
}
