import type { ReactNode } from "react";

/** Names and content stay German on pages of every language; a screen reader has to know. */
export function German({ children }: { children: ReactNode }) {
  return (
    <span lang="de" dir="ltr">
      {children}
    </span>
  );
}

/** For the tag <german> of rich messages. */
export function german(parts: readonly unknown[]): ReactNode {
  return <German>{parts.join("")}</German>;
}

/** For the tag <bdi> of rich messages: numbers keep their order between words of the other direction. */
export function isolated(parts: readonly unknown[]): ReactNode {
  return <bdi>{parts.join("")}</bdi>;
}
