import type { ComponentProps } from "react";
import { Icon, type IconName } from "./icon.tsx";

type Look = {
  /** One primary per region of a page; danger is an outline and names the act. */
  kind?: "primary" | "secondary" | "tertiary" | "danger";
  small?: boolean;
  icon?: IconName;
};

function look({ kind = "secondary", small }: Look): string {
  return `kern-btn kern-btn--${kind}${small ? " kern-btn--small" : ""}`;
}

export function Button({ kind, small, icon, children, ...button }: Look & Omit<ComponentProps<"button">, "className">) {
  return (
    <button type="submit" {...button} className={look({ kind, small })}>
      {icon ? <Icon name={icon} /> : null}
      {children}
    </button>
  );
}

export function ButtonLink({ kind, small, icon, children, ...link }: Look & Omit<ComponentProps<"a">, "className"> & { href: string }) {
  return (
    <a {...link} className={look({ kind, small })}>
      {icon ? <Icon name={icon} /> : null}
      {children}
    </a>
  );
}
