import type { ReactNode } from "react";

/** For the tag <phone>: a tap calls. */
export function telephone(parts: readonly unknown[]): ReactNode {
  const number = parts.join("");
  return (
    <a href={`tel:${number.replace(/[^+\d]/g, "")}`}>
      <bdi>{number}</bdi>
    </a>
  );
}
