import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon.tsx";

const kinds = {
  info: { className: "notice quiet", icon: "info-circle", role: undefined },
  here: { className: "notice", icon: "bell", role: undefined },
  success: { className: "notice ok", icon: "circle-check", role: "status" },
  warn: { className: "notice risk", icon: "alert-triangle", role: "status" },
  error: { className: "notice off", icon: "alert-triangle", role: "alert" },
} as const satisfies Record<string, { className: string; icon: IconName; role?: string }>;

/** One thing the reader should know now. `success` and `warn` are read out as they appear, `error` at once. */
export function Notice({ kind = "info", title, children }: { kind?: keyof typeof kinds; title?: string; children?: ReactNode }) {
  const { className, icon, role } = kinds[kind];
  return (
    <div className={className} role={role}>
      <Icon name={icon} />
      {title ? <p className="w6">{title}</p> : null}
      {children ? <div>{children}</div> : null}
    </div>
  );
}
